package io.clientportal.access;

import io.clientportal.kernel.ContactId;
import io.clientportal.kernel.EngagementId;
import io.clientportal.kernel.Scope;
import java.util.List;
import java.util.Set;

/** Shares engagements along with letting a contact in, so that both happen or neither. */
@FunctionalInterface
public interface Shares {

    /** What sharing these asks of a host elsewhere; outside transactions. */
    Share of(Set<EngagementId> engagements);

    /** Names a contact in the engagements, in the transaction of the use case that lets the contact in. */
    @FunctionalInterface
    interface Share {

        /** @return the keys of those that did not name the contact before, for that use case's entry in the log */
        List<String> with(Scope scope, ContactId contact);
    }
}
