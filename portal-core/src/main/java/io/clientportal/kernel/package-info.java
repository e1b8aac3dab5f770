/** Caller, gate and scope: who calls, what they may, and the only way to data. Every feature stands on it. */
@NullMarked
package io.clientportal.kernel;

import org.jspecify.annotations.NullMarked;
