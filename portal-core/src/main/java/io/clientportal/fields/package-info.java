/** Fields: keys, types, values and their definitions, for the client's record and for an engagement's custom fields. */
@NullMarked
package io.clientportal.fields;

import org.jspecify.annotations.NullMarked;
