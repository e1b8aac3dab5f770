/** What becomes of clients in the host: archived, restored, merged. */
@NullMarked
package io.clientportal.clients;

import org.jspecify.annotations.NullMarked;
