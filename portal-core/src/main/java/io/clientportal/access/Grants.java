package io.clientportal.access;

import io.clientportal.kernel.Contact;
import io.clientportal.kernel.FirmGate;
import java.util.Comparator;
import java.util.List;

/** The clients of one contact, in that contact's hands. */
public final class Grants {

    private final FirmGate gate;
    private final AccessStore store;

    public Grants(FirmGate gate, AccessStore store) {
        this.gate = gate;
        this.store = store;
    }

    /** The clients that the contact may enter now, by name. Who looks through the contact's eyes sees own clients only. */
    public List<ClientGrant> living() {
        return gate.read(
                AccessRight.HOME,
                scope -> store.grants(scope, scope.contact().id()).stream()
                        .filter(grant -> !(scope.caller() instanceof Contact contact && contact.viewedBy() != null)
                                || scope.reach().reaches(grant.client()))
                        .sorted(Comparator.comparing(
                                (ClientGrant grant) -> grant.name().sort()))
                        .toList());
    }
}
