/** The portal side by side with its alternatives. */
@NullMarked
package io.clientportal.benchmarks;

import org.jspecify.annotations.NullMarked;
