/** The client portal: {@link io.clientportal.Portal} is where to start. */
@NullMarked
package io.clientportal;

import org.jspecify.annotations.NullMarked;
