/** The activity log: one entry for everything that changes something another can see. */
@NullMarked
package io.clientportal.activity;

import org.jspecify.annotations.NullMarked;
