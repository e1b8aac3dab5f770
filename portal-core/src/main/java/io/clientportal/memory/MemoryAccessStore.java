package io.clientportal.memory;

import io.clientportal.access.AccessStore;
import io.clientportal.access.Admission;
import io.clientportal.access.ClientGrant;
import io.clientportal.access.Grant;
import io.clientportal.access.NamedClient;
import io.clientportal.access.Person;
import io.clientportal.kernel.ClientFile;
import io.clientportal.kernel.ClientId;
import io.clientportal.kernel.ContactId;
import io.clientportal.kernel.FirmId;
import io.clientportal.kernel.FirmScope;
import io.clientportal.kernel.GrantState;
import io.clientportal.kernel.PortalException;
import io.clientportal.kernel.Scope;
import io.clientportal.memory.MemoryGateStore.ClientKey;
import io.clientportal.memory.MemoryGateStore.ContactKey;
import io.clientportal.memory.MemoryGateStore.GrantKey;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Contacts and grants; what the gate reads of them is kept beside. */
final class MemoryAccessStore implements AccessStore {

    private final MemoryTable<ContactKey, PersonRow> persons;
    private final MemoryTable<GrantKey, GrantRow> grants;
    private final MemoryTable<ContactKey, Login> logins;
    private final MemoryGateStore gate;
    private final MemoryPasskeyStore passkeys;

    MemoryAccessStore(MemoryTransactions transactions, MemoryGateStore gate, MemoryPasskeyStore passkeys) {
        this.persons = new MemoryTable<>(transactions);
        this.grants = new MemoryTable<>(transactions);
        this.logins = new MemoryTable<>(transactions);
        this.gate = gate;
        this.passkeys = passkeys;
    }

    /** What signing in keeps beside a contact. */
    record Login(long epoch, @Nullable String password) {
        static final Login NONE = new Login(1, null);
    }

    private record PersonRow(FirmId firm, Person person) {}

    private record GrantRow(FirmId firm, Grant grant) {}

    @Override
    public List<Admission> admissions(Scope scope) {
        return grants
                .where(row ->
                        row.firm().equals(scope.firm()) && row.grant().client().equals(scope.client()))
                .stream()
                .flatMap(row ->
                        person(scope.firm(), row.grant().contact())
                                .map(person -> new Admission(person, row.grant()))
                                .stream())
                .toList();
    }

    @Override
    public Optional<Admission> find(Scope scope, ContactId contact) {
        return person(scope.firm(), contact)
                .flatMap(person ->
                        grant(scope.firm(), scope.client(), contact).map(grant -> new Admission(person, grant)));
    }

    @Override
    public Optional<Person> findByAddress(FirmScope scope, String address) {
        return persons
                .where(row -> row.firm().equals(scope.firm())
                        && row.person().address().equals(address))
                .stream()
                .map(PersonRow::person)
                .findFirst();
    }

    @Override
    public List<ClientGrant> grants(FirmScope scope, ContactId contact) {
        return grants
                .where(row -> row.firm().equals(scope.firm())
                        && row.grant().contact().equals(contact)
                        && row.grant().holds(scope.now()))
                .stream()
                .flatMap(row -> open(scope.firm(), row.grant()))
                .toList();
    }

    @Override
    public List<NamedClient> clients(FirmScope scope, String part, int most) {
        return gate
                .clients
                .where(client -> !client.archived()
                        && client.name().sort().contains(part)
                        && scope.reach().reaches(client.id())
                        && gate.clients.get(new ClientKey(scope.firm(), client.id())) == client)
                .stream()
                .map(client -> new NamedClient(client.id(), client.name()))
                .sorted(Comparator.comparing(
                                (NamedClient client) -> client.name().sort())
                        .thenComparing(client -> client.id().value()))
                .limit(most)
                .toList();
    }

    @Override
    public boolean add(FirmScope scope, Person person) {
        if (findByAddress(scope, person.address()).isPresent()) {
            return false;
        }
        put(scope.firm(), person);
        return true;
    }

    @Override
    public void save(FirmScope scope, Person person) {
        Person known = person(scope.firm(), person.id()).orElseThrow(PortalException.Stale::new);
        if (!known.version().next().equals(person.version())) {
            throw new PortalException.Stale();
        }
        if (!known.address().equals(person.address())
                && findByAddress(scope, person.address()).isPresent()) {
            throw new PortalException.Stale();
        }
        put(scope.firm(), person);
        if (!person.account().setUp()) {
            ContactKey key = new ContactKey(scope.firm(), person.id());
            logins.put(key, new Login(login(scope.firm(), person.id()).epoch(), null));
        }
        if (person.account().isNew()) {
            passkeys.remove(scope, person.id());
        }
    }

    @Override
    public Optional<Person> lock(FirmScope scope, ContactId contact) {
        return person(scope.firm(), contact);
    }

    @Override
    public long othersLiving(Scope scope, ContactId contact) {
        return grants.where(row -> row.firm().equals(scope.firm())
                        && row.grant().contact().equals(contact)
                        && !row.grant().client().equals(scope.client())
                        && row.grant().holds(scope.now()))
                .size();
    }

    @Override
    public List<Grant> every(FirmScope scope, ContactId contact) {
        return grants
                .where(row ->
                        row.firm().equals(scope.firm()) && row.grant().contact().equals(contact))
                .stream()
                .map(GrantRow::grant)
                .filter(grant -> open(scope.firm(), grant).findAny().isPresent())
                .toList();
    }

    @Override
    public void add(Scope scope, Grant grant) {
        gate.began.put(new GrantKey(scope.firm(), grant.client(), grant.contact()), scope.now());
        save(scope, grant);
    }

    @Override
    public void save(Scope scope, Grant grant) {
        save(scope.acrossClients(), grant);
    }

    @Override
    public void save(FirmScope scope, Grant grant) {
        GrantKey key = new GrantKey(scope.firm(), grant.client(), grant.contact());
        grants.put(key, new GrantRow(scope.firm(), grant));
        gate.grants.put(key, new GrantState(grant.areas(), grant.ends()));
    }

    Optional<Person> person(FirmId firm, ContactId contact) {
        return persons.find(new ContactKey(firm, contact)).map(PersonRow::person);
    }

    Login login(FirmId firm, ContactId contact) {
        return logins.find(new ContactKey(firm, contact)).orElse(Login.NONE);
    }

    void put(FirmId firm, ContactId contact, Login login) {
        logins.put(new ContactKey(firm, contact), login);
    }

    Optional<Grant> grant(FirmId firm, ClientId client, ContactId contact) {
        return grants.find(new GrantKey(firm, client, contact)).map(GrantRow::grant);
    }

    private Stream<ClientGrant> open(FirmId firm, Grant grant) {
        return gate
                .clients
                .find(new ClientKey(firm, grant.client()))
                .filter(client -> !client.archived())
                .map(ClientFile::name)
                .map(name -> new ClientGrant(grant.client(), name, grant.areas()))
                .stream();
    }

    void put(FirmId firm, Person person) {
        ContactKey key = new ContactKey(firm, person.id());
        persons.put(key, new PersonRow(firm, person));
        gate.contacts.put(key, person.state());
    }
}
