/** A firm and its settings: name, zone, web address, fields, limits, wording. */
@NullMarked
package io.clientportal.firms;

import org.jspecify.annotations.NullMarked;
