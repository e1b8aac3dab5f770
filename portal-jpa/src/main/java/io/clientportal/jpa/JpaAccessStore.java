package io.clientportal.jpa;

import io.clientportal.access.AccessStore;
import io.clientportal.access.Account;
import io.clientportal.access.Admission;
import io.clientportal.access.ClientGrant;
import io.clientportal.access.Grant;
import io.clientportal.access.NamedClient;
import io.clientportal.access.Person;
import io.clientportal.kernel.ClientId;
import io.clientportal.kernel.ClientName;
import io.clientportal.kernel.ContactId;
import io.clientportal.kernel.FirmScope;
import io.clientportal.kernel.Scope;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.hibernate.LockMode;
import org.hibernate.query.NativeQuery;
import org.hibernate.query.SelectionQuery;

/** Contacts and their grants. */
final class JpaAccessStore extends JpaStore implements AccessStore {

    private static final String ADMISSIONS = """
            select k, g from GrantRow g join ContactRow k on k.firm = g.firm and k.id = g.contact
            where g.firm = :firm and g.client = :client
            """;

    JpaAccessStore(Vendor vendor) {
        super(vendor);
    }

    @Override
    public List<Admission> admissions(Scope scope) {
        return admissions(scope, "").getResultList().stream()
                .map(JpaAccessStore::admission)
                .toList();
    }

    @Override
    public Optional<Admission> find(Scope scope, ContactId contact) {
        return admissions(scope, "and g.contact = :contact")
                .setParameter("contact", contact.value())
                .uniqueResultOptional()
                .map(JpaAccessStore::admission);
    }

    @Override
    public Optional<Person> findByAddress(FirmScope scope, String address) {
        return session(scope)
                .createSelectionQuery("from ContactRow where firm = :firm and emailKey = :address", ContactRow.class)
                .setParameter("firm", scope.firm().value())
                .setParameter("address", address)
                .uniqueResultOptional()
                .map(ContactRow::person);
    }

    @Override
    public List<ClientGrant> grants(FirmScope scope, ContactId contact) {
        return session(scope)
                .createSelectionQuery("""
                        select g, c.name, c.sortName from GrantRow g
                        join ClientRow c on c.firm = g.firm and c.id = g.client
                        where g.firm = :firm and g.contact = :contact and not c.archived
                        and (g.endsAt is null or g.endsAt > :now)
                        """, Object[].class)
                .setParameter("firm", scope.firm().value())
                .setParameter("contact", contact.value())
                .setParameter("now", scope.now())
                .getResultList()
                .stream()
                .map(row -> {
                    GrantRow grant = (GrantRow) row[0];
                    return new ClientGrant(
                            new ClientId(grant.client),
                            new ClientName((String) row[1], (String) row[2]),
                            GrantRow.areas(grant.areas));
                })
                .toList();
    }

    @Override
    public List<NamedClient> clients(FirmScope scope, String part, int most) {
        NativeQuery<Object[]> query = session(scope)
                .createNativeQuery(
                        """
                        select c.id, c.name, c.sort_name from portal_client c
                        where c.firm = :firm and not c.archived and c.sort_name like :part escape '!'
                        """ + reach(scope, "and c.id = any(:clients)") + " order by c.sort_name, c.id", Object[].class)
                .addScalar("id", String.class)
                .addScalar("name", String.class)
                .addScalar("sort_name", String.class);
        bindReach(query, scope);
        return query
                .setParameter("part", "%" + part.replaceAll("[!%_]", "!$0") + "%")
                .setMaxResults(most)
                .getResultList()
                .stream()
                .map(row -> new NamedClient(
                        new ClientId((String) row[0]), new ClientName((String) row[1], (String) row[2])))
                .toList();
    }

    @Override
    public boolean add(FirmScope scope, Person person) {
        return session(scope)
                        .createMutationQuery("""
                        insert into ContactRow (firm, id, name, email, emailKey, language, epoch, wrappedKey,
                          signInEpoch, codeFailures, version, createdAt)
                        values (:firm, :id, :name, :email, :address, :language, :epoch, :wrappedKey,
                          1, 0, :version, :now)
                        on conflict do nothing
                        """)
                        .setParameter("firm", scope.firm().value())
                        .setParameter("id", person.id().value())
                        .setParameter("name", person.name())
                        .setParameter("email", person.email())
                        .setParameter("address", person.address())
                        .setParameter("language", person.language().toLanguageTag())
                        .setParameter("epoch", person.epoch())
                        .setParameter("wrappedKey", person.wrappedKey(), byte[].class)
                        .setParameter("version", person.version().number())
                        .setParameter("now", scope.now())
                        .executeUpdate()
                == 1;
    }

    @Override
    public Optional<Person> lock(FirmScope scope, ContactId contact) {
        return session(scope)
                .createSelectionQuery("from ContactRow where firm = :firm and id = :id", ContactRow.class)
                .setParameter("firm", scope.firm().value())
                .setParameter("id", contact.value())
                .setHibernateLockMode(LockMode.PESSIMISTIC_WRITE)
                .uniqueResultOptional()
                .map(ContactRow::person);
    }

    @Override
    public void save(FirmScope scope, Person person) {
        Account account = person.account();
        changed(session(scope)
                .createMutationQuery("""
                        update ContactRow set name = :name, email = :email, emailKey = :address, epoch = :epoch,
                          disabledAt = :disabledAt, suspendedAt = :suspendedAt, invitedUntil = :invitedUntil,
                          setUpAt = :setUpAt, signedInAt = :signedInAt, %s version = :version
                        where firm = :firm and id = :id and version = :version - 1
                        """.formatted(account.setUp() ? "" : "password = null,"))
                .setParameter("firm", scope.firm().value())
                .setParameter("id", person.id().value())
                .setParameter("name", person.name())
                .setParameter("email", person.email())
                .setParameter("address", person.address())
                .setParameter("epoch", person.epoch())
                .setParameter("disabledAt", account.disabledAt(), Instant.class)
                .setParameter("suspendedAt", account.suspendedAt(), Instant.class)
                .setParameter("invitedUntil", account.invitedUntil(), Instant.class)
                .setParameter("setUpAt", account.setUpAt(), Instant.class)
                .setParameter("signedInAt", account.signedInAt(), Instant.class)
                .setParameter("version", person.version().number())
                .executeUpdate());
        if (!account.setUp()) {
            JpaPasskeyStore.removeAll(scope, person.id());
        }
    }

    @Override
    public long othersLiving(Scope scope, ContactId contact) {
        return session(scope)
                .createSelectionQuery("""
                        select count(*) from GrantRow where firm = :firm and contact = :contact and client <> :client
                        and (endsAt is null or endsAt > :now)
                        """, Long.class)
                .setParameter("firm", scope.firm().value())
                .setParameter("contact", contact.value())
                .setParameter("client", scope.client().value())
                .setParameter("now", scope.now())
                .getSingleResult();
    }

    @Override
    public List<Grant> every(FirmScope scope, ContactId contact) {
        return session(scope)
                .createSelectionQuery("""
                        select g from GrantRow g join ClientRow c on c.firm = g.firm and c.id = g.client
                        where g.firm = :firm and g.contact = :contact and not c.archived
                        """, GrantRow.class)
                .setParameter("firm", scope.firm().value())
                .setParameter("contact", contact.value())
                .getResultList()
                .stream()
                .map(GrantRow::grant)
                .toList();
    }

    @Override
    public void add(Scope scope, Grant grant) {
        GrantRow row = new GrantRow();
        row.firm = scope.firm().value();
        row.client = scope.client().value();
        row.contact = grant.contact().value();
        row.areas = GrantRow.text(grant.areas());
        row.endsAt = grant.ends();
        row.epoch = grant.epoch();
        row.createdAt = scope.now();
        session(scope).insert(row);
    }

    @Override
    public void save(Scope scope, Grant grant) {
        save(scope.acrossClients(), grant);
    }

    @Override
    public void save(FirmScope scope, Grant grant) {
        changed(session(scope)
                .createMutationQuery("""
                        update GrantRow set areas = :areas, endsAt = :ends, epoch = :epoch
                        where firm = :firm and client = :client and contact = :contact
                        """)
                .setParameter("firm", scope.firm().value())
                .setParameter("client", grant.client().value())
                .setParameter("contact", grant.contact().value())
                .setParameter("areas", GrantRow.text(grant.areas()))
                .setParameter("ends", grant.ends(), Instant.class)
                .setParameter("epoch", grant.epoch())
                .executeUpdate());
    }

    private static SelectionQuery<Object[]> admissions(Scope scope, String more) {
        return session(scope)
                .createSelectionQuery(ADMISSIONS + more, Object[].class)
                .setParameter("firm", scope.firm().value())
                .setParameter("client", scope.client().value());
    }

    private static Admission admission(Object[] row) {
        return new Admission(((ContactRow) row[0]).person(), ((GrantRow) row[1]).grant());
    }
}
