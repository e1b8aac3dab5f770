package io.clientportal.access;

import io.clientportal.kernel.ContactId;
import io.clientportal.kernel.Permission;
import io.clientportal.kernel.PortalException;
import io.clientportal.kernel.Scope;
import java.util.Map;

/** Who may end what belongs to a contact (ACC-06). */
final class Guard {

    private final AccessStore store;
    private final SharedEngagements shared;

    Guard(AccessStore store, SharedEngagements shared) {
        this.store = store;
        this.shared = shared;
    }

    /**
     * Lets through whoever has access to everything shared with the contact, and the portal administrator.
     *
     * @return what the activity log says of it
     * @throws PortalException.Refused with the number of engagements in the way
     */
    Map<String, Object> pass(Scope scope, ContactId contact) {
        long hidden = shared.hidden(scope.acrossClients(), contact);
        if (hidden == 0) {
            return Map.of();
        }
        if (scope.reach().may(Permission.ADMINISTER)) {
            return Map.of("passed", hidden);
        }
        throw new PortalException.Refused(AccessRule.HIDDEN_ENGAGEMENTS, hidden);
    }

    /** The same for a whole account, which is one for all its clients: who ends it reaches them all. */
    Map<String, Object> passWhole(Scope scope, ContactId contact) {
        if (!scope.reach().may(Permission.ADMINISTER)) {
            requireWholeReach(scope, contact);
        }
        return pass(scope, contact);
    }

    void requireWholeReach(Scope scope, ContactId contact) {
        if (!scope.reach().everything()
                && !store.grants(scope.acrossClients(), contact).stream()
                        .allMatch(grant -> scope.reach().reaches(grant.client()))) {
            throw new PortalException.Refused(AccessRule.OUT_OF_REACH);
        }
    }
}
