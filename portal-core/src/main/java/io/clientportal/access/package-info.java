/** Who is let in: contacts of a firm, and their grants for clients. */
@NullMarked
package io.clientportal.access;

import org.jspecify.annotations.NullMarked;
