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
     * Locks a contact until the transaction ends, so that whatever ends, renews or shares follows each other. Locked
     * after the client.
     */
    Optional<Person> lock(FirmScope scope, ContactId contact);

    /**
     * Replaces name, address, epoch and account, where the version is still the one before {@code person.version()}.
     * An account that is not set up loses its password.
     *
     * @throws io.clientportal.kernel.PortalException.Stale where it is not
     */
    void save(FirmScope scope, Person person);

    /** How many grants of the contact hold at {@code scope.now()} for other clients, archived ones included. */
    long othersLiving(Scope scope, ContactId contact);

    /** Adds the first grant of a contact for the client. */
    void add(Scope scope, Grant grant);

    /** Replaces a grant; the gate's lock on the client keeps such changes in order. */
    void save(Scope scope, Grant grant);

    /** Every grant that the contact has or had, for any client that is not archived; with a lock on the contact. */
    List<Grant> every(FirmScope scope, ContactId contact);

    /** Replaces a grant for any client, with a lock on the contact. */
    void save(FirmScope scope, Grant grant);
}
