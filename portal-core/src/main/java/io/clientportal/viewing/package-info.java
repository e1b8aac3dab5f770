/** Seeing the portal as a client: staff who look through a contact's eyes, and change nothing. */
@NullMarked
package io.clientportal.viewing;

import org.jspecify.annotations.NullMarked;
