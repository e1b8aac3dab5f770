package io.clientportal.access;

import io.clientportal.kernel.ContactId;
import io.clientportal.kernel.FirmScope;
import io.clientportal.kernel.Scope;
import java.util.List;
import java.util.Optional;

/** Where contacts and their grants are kept. */
public interface AccessStore {

    /** Everybody who has or had a grant for the client. */
    List<Admission> admissions(Scope scope);

    /** One of them, in one statement; empty where the contact never had a grant for the client. */
    Optional<Admission> find(Scope scope, ContactId contact);

    /** The contact of the firm with this login e-mail, by {@link Person#address()}. */
    Optional<Person> findByAddress(FirmScope scope, String address);

    /** The clients that the contact may enter at {@code scope.now()}, archived ones left out. */
    List<ClientGrant> grants(FirmScope scope, ContactId contact);

    /**
     * Adds a contact in one statement, only where nobody of the firm has the address.
     *
     * @return whether it was added
     */
    boolean add(FirmScope scope, Person person);

    /**
     * Replaces epoch and whether the contact is disabled, where the version is still the one before
     * {@code person.version()}.
     *
     * @throws io.clientportal.kernel.PortalException.Stale where it is not
     */
    void save(FirmScope scope, Person person);

    /** Adds the first grant of a contact for the client. */
    void add(Scope scope, Grant grant);

    /** Replaces a grant; the gate's lock on the client keeps such changes in order. */
    void save(Scope scope, Grant grant);
}
