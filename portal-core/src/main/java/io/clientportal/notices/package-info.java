/** What the portal tells people: the bell of staff, e-mails through an outbox, and their wording. */
@NullMarked
package io.clientportal.notices;

import org.jspecify.annotations.NullMarked;
