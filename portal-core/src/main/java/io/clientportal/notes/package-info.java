/** Notes: short texts about a client or an engagement, written by staff and shared, or added by contacts. */
@NullMarked
package io.clientportal.notes;

import org.jspecify.annotations.NullMarked;
