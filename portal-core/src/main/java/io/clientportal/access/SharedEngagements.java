package io.clientportal.access;

import io.clientportal.kernel.ContactId;
import io.clientportal.kernel.FirmScope;

/**
 * What the portal asks of the engagements before an account or a grant is ended (ACC-06). Whoever shares one has to
 * {@linkplain Admissions#hold hold} the contact first, so that sharing and ending follow each other.
 */
@FunctionalInterface
public interface SharedEngagements {

    /** How many engagements that are shared with the contact now lie outside the caller's reach. */
    long hidden(FirmScope scope, ContactId contact);
}
