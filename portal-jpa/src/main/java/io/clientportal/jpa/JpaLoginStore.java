package io.clientportal.jpa;

import io.clientportal.kernel.ContactId;
import io.clientportal.kernel.FirmId;
import io.clientportal.kernel.FirmScope;
import io.clientportal.kernel.WorkScope;
import io.clientportal.signin.LoginStore;
import io.clientportal.signin.StoredErrand;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.query.MutationQuery;
import org.jspecify.annotations.Nullable;

/** What accounts sign in with, how often that was tried, and what was asked for at the door. */
final class JpaLoginStore extends JpaStore implements LoginStore {

    private static final String LOGIN = """
            select %s, k.set_up_at, k.password, k.sign_in_epoch,
              exists (select 1 from portal_grant g
                join portal_client c on c.firm = g.firm and c.id = g.client and not c.archived
                where g.firm = k.firm and g.contact = k.id and (g.ends_at is null or g.ends_at > :now)) as let_in
            from portal_contact k where k.firm = :firm and
            """.formatted(ContactRow.STATE);

    /** As it stands to JDBC, so that reading a row takes hardly longer than finding none. */
    private static final Sql BY_ADDRESS = new Sql(LOGIN + "k.email_key = :address");

    private static final Sql BY_ID = new Sql(LOGIN + "k.id = :id");

    JpaLoginStore(Vendor vendor) {
        super(vendor);
    }

    @Override
    public @Nullable Instant countTry(FirmScope scope, byte[] key, int free, List<Instant> waits) {
        while (true) {
            if (counted(scope, key, free, waits)) {
                return null;
            }
            Optional<Instant> next = session(scope)
                    .createSelectionQuery(
                            "select nextAt from ThrottleRow where firm = :firm and keyHash = :key and nextAt > :now",
                            Instant.class)
                    .setParameter("firm", scope.firm().value())
                    .setParameter("key", key)
                    .setParameter("now", scope.now())
                    .uniqueResultOptional();
            if (next.isPresent()) {
                return next.get();
            }
            if (begun(scope, key)) {
                return null;
            }
        }
    }

    private boolean counted(FirmScope scope, byte[] key, int free, List<Instant> waits) {
        StringBuilder cases = new StringBuilder();
        for (int n = 0; n < waits.size() - 1; n++) {
            cases.append(" when tries + 1 = :free + ")
                    .append(n)
                    .append(" then cast(:wait")
                    .append(n)
                    .append(" as Instant)");
        }
        MutationQuery update = session(scope)
                .createMutationQuery("""
                        update ThrottleRow set tries = tries + 1, lastAt = :now,
                          nextAt = case when tries + 1 < :free then null%s else cast(:longest as Instant) end
                        where firm = :firm and keyHash = :key and (nextAt is null or nextAt <= :now)
                        """.formatted(cases))
                .setParameter("firm", scope.firm().value())
                .setParameter("key", key)
                .setParameter("now", scope.now())
                .setParameter("free", free)
                .setParameter("longest", waits.get(waits.size() - 1));
        for (int n = 0; n < waits.size() - 1; n++) {
            update.setParameter("wait" + n, waits.get(n));
        }
        return update.executeUpdate() == 1;
    }

    /** The first try; false where somebody else was faster. */
    private static boolean begun(FirmScope scope, byte[] key) {
        return session(scope)
                        .createMutationQuery("""
                        insert into ThrottleRow (firm, keyHash, tries, lastAt) values (:firm, :key, 1, :now)
                        on conflict do nothing
                        """)
                        .setParameter("firm", scope.firm().value())
                        .setParameter("key", key)
                        .setParameter("now", scope.now())
                        .executeUpdate()
                == 1;
    }

    @Override
    public void forgetTries(FirmScope scope, byte[] key) {
        session(scope)
                .createMutationQuery("delete from ThrottleRow where firm = :firm and keyHash = :key")
                .setParameter("firm", scope.firm().value())
                .setParameter("key", key)
                .executeUpdate();
    }

    @Override
    public int forgetTries(WorkScope scope, Instant last, int most) {
        return forget(scope, "portal_throttle", "key_hash", "o.last_at <= :ended order by o.last_at", last, most);
    }

    @Override
    public Optional<Login> login(FirmScope scope, String address) {
        return BY_ADDRESS
                .in(scope.tx())
                .set("firm", scope.firm().value())
                .set("now", scope.now())
                .set("address", address)
                .first(JpaLoginStore::login);
    }

    @Override
    public Optional<Login> login(FirmScope scope, ContactId contact) {
        return BY_ID.in(scope.tx())
                .set("firm", scope.firm().value())
                .set("now", scope.now())
                .set("id", contact.value())
                .first(JpaLoginStore::login);
    }

    @Override
    public boolean signedIn(FirmScope scope, ContactId contact, long epoch, long signInEpoch) {
        return working(scope, "signedInAt = :now, codeFailures = 0, nextCodeAt = null", contact, epoch, signInEpoch)
                        .executeUpdate()
                == 1;
    }

    @Override
    public boolean savePassword(FirmScope scope, ContactId contact, long epoch, long signInEpoch, String hash) {
        return working(
                                scope,
                                "password = :hash, setUpAt = coalesce(setUpAt, :now), signInEpoch = signInEpoch + 1",
                                contact,
                                epoch,
                                signInEpoch)
                        .setParameter("hash", hash)
                        .executeUpdate()
                == 1;
    }

    @Override
    public boolean setUp(FirmScope scope, ContactId contact, long epoch, long signInEpoch) {
        return working(
                                scope,
                                "setUpAt = coalesce(setUpAt, :now), signInEpoch = signInEpoch + 1",
                                contact,
                                epoch,
                                signInEpoch)
                        .executeUpdate()
                == 1;
    }

    /** Changes an account that works, in the life and sign-in epoch that were read. */
    private static MutationQuery working(
            FirmScope scope, String changes, ContactId contact, long epoch, long signInEpoch) {
        return update(scope, """
                        update ContactRow set %s
                        where firm = :firm and id = :id and epoch = :epoch and signInEpoch = :signInEpoch
                        and disabledAt is null and suspendedAt is null
                        """.formatted(changes), contact.value())
                .setParameter("now", scope.now())
                .setParameter("epoch", epoch)
                .setParameter("signInEpoch", signInEpoch);
    }

    @Override
    public void rehash(FirmScope scope, ContactId contact, String before, String hash) {
        update(
                        scope,
                        "update ContactRow set password = :hash where firm = :firm and id = :id and password = :before",
                        contact.value())
                .setParameter("hash", hash)
                .setParameter("before", before)
                .executeUpdate();
    }

    @Override
    public void endSignIns(FirmScope scope, ContactId contact) {
        update(
                        scope,
                        "update ContactRow set signInEpoch = signInEpoch + 1 where firm = :firm and id = :id",
                        contact.value())
                .executeUpdate();
    }

    @Override
    public void add(FirmScope scope, StoredErrand errand) {
        ErrandRow row = new ErrandRow();
        row.firm = scope.firm().value();
        row.id = errand.id();
        row.kind = errand.kind().name();
        row.content = errand.content();
        row.at = scope.now();
        session(scope).insert(row);
    }

    @Override
    public List<Due> errands(WorkScope scope, int most) {
        return session(scope)
                .createSelectionQuery("select firm, id from ErrandRow order by at, id", Object[].class)
                .setMaxResults(most)
                .getResultList()
                .stream()
                .map(row -> new Due(new FirmId((String) row[0]), (UUID) row[1]))
                .toList();
    }

    @Override
    public Optional<StoredErrand> errand(FirmScope scope, UUID id) {
        return session(scope)
                .createSelectionQuery("from ErrandRow where firm = :firm and id = :id", ErrandRow.class)
                .setParameter("firm", scope.firm().value())
                .setParameter("id", id)
                .uniqueResultOptional()
                .map(row -> new StoredErrand(row.id, StoredErrand.Kind.valueOf(row.kind), row.content));
    }

    @Override
    public boolean take(FirmScope scope, UUID id) {
        return update(scope, "delete from ErrandRow where firm = :firm and id = :id", id)
                        .executeUpdate()
                == 1;
    }

    private static Login login(Row row) {
        return new Login(
                Objects.requireNonNull(ContactRow.state(row)),
                row.has("set_up_at"),
                row.textOrNull("password"),
                row.number("sign_in_epoch"),
                row.flag("let_in"));
    }

    private static MutationQuery update(FirmScope scope, String hql, UUID id) {
        return session(scope)
                .createMutationQuery(hql)
                .setParameter("firm", scope.firm().value())
                .setParameter("id", id);
    }
}
