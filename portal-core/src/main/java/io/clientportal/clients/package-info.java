/** Seeing the portal as a client: staff who look through a contact's eyes, and change nothing. */
@NullMarked
package io.clientportal.clients;

import org.jspecify.annotations.NullMarked;
