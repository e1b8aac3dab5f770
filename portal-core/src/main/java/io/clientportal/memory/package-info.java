/** The portal's ports in memory: for tests and for trying things out. Transactions roll back, as in a database. */
@NullMarked
package io.clientportal.memory;

import org.jspecify.annotations.NullMarked;
