/** The client's record: fields, values, and what contacts propose for it. */
@NullMarked
package io.clientportal.profile;

import org.jspecify.annotations.NullMarked;
