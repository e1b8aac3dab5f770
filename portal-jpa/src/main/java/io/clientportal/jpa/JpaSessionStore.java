package io.clientportal.jpa;

import io.clientportal.kernel.ContactId;
import io.clientportal.kernel.FirmScope;
import io.clientportal.kernel.WorkScope;
import io.clientportal.signin.SessionId;
import io.clientportal.signin.SessionStore;
import io.clientportal.signin.StoredKey;
import io.clientportal.signin.StoredSession;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.hibernate.query.MutationQuery;
import org.hibernate.query.SelectionQuery;

/** Sessions, and the keys that tokens are signed with. */
final class JpaSessionStore extends JpaStore implements SessionStore {

    JpaSessionStore(Vendor vendor) {
        super(vendor);
    }

    @Override
    public void add(FirmScope scope, StoredSession session) {
        session(scope).insert(SessionRow.of(scope.firm(), session));
    }

    @Override
    public Optional<Running> session(FirmScope scope, List<byte[]> hashes, Instant seenAfter) {
        return running(scope, "and s.tokenHash in (:hashes) and s.seenAt > :after")
                .setParameterList("hashes", hashes, byte[].class)
                .setParameter("after", seenAfter)
                .uniqueResultOptional()
                .map(JpaSessionStore::running);
    }

    @Override
    public Optional<Running> session(FirmScope scope, SessionId id) {
        return running(scope, "and s.id = :id")
                .setParameter("id", id.value())
                .uniqueResultOptional()
                .map(JpaSessionStore::running);
    }

    @Override
    public List<Running> sessions(FirmScope scope, ContactId contact) {
        return running(scope, "and s.contact = :contact and s.endsAt > :now order by s.beganAt desc, s.id desc")
                .setParameter("contact", contact.value())
                .setParameter("now", scope.now())
                .getResultList()
                .stream()
                .map(JpaSessionStore::running)
                .toList();
    }

    @Override
    public void touch(FirmScope scope, SessionId id) {
        change(scope, "update SessionRow set seenAt = :now where firm = :firm and id = :id", id)
                .setParameter("now", scope.now())
                .executeUpdate();
    }

    @Override
    public void keep(FirmScope scope, SessionId id, long signInEpoch) {
        change(scope, "update SessionRow set signInEpoch = :epoch where firm = :firm and id = :id", id)
                .setParameter("epoch", signInEpoch)
                .executeUpdate();
    }

    @Override
    public boolean exchange(FirmScope scope, SessionId id, List<byte[]> before, byte[] family, byte[] refresh) {
        return change(scope, """
                        update SessionRow set tokenHash = :family, refreshHash = :refresh, seenAt = :now
                        where firm = :firm and id = :id and refreshHash is null and tokenHash in (:before)
                        """, id)
                        .setParameter("family", family)
                        .setParameter("refresh", refresh)
                        .setParameter("now", scope.now())
                        .setParameterList("before", before, byte[].class)
                        .executeUpdate()
                == 1;
    }

    @Override
    public boolean rotate(FirmScope scope, SessionId id, List<byte[]> before, byte[] next) {
        return change(scope, """
                        update SessionRow set refreshHash = :next, seenAt = :now
                        where firm = :firm and id = :id and refreshHash in (:before)
                        """, id)
                        .setParameter("next", next)
                        .setParameter("now", scope.now())
                        .setParameterList("before", before, byte[].class)
                        .executeUpdate()
                == 1;
    }

    @Override
    public boolean end(FirmScope scope, SessionId id) {
        return change(scope, "delete from SessionRow where firm = :firm and id = :id", id)
                        .executeUpdate()
                == 1;
    }

    @Override
    public List<StoredKey> keys(FirmScope scope) {
        return session(scope)
                .createSelectionQuery(
                        "from SigningKeyRow where firm = :firm and verifiesUntil > :now order by signsUntil desc",
                        SigningKeyRow.class)
                .setParameter("firm", scope.firm().value())
                .setParameter("now", scope.now())
                .getResultList()
                .stream()
                .map(row -> new StoredKey(row.id, row.content, row.signsUntil, row.verifiesUntil))
                .toList();
    }

    @Override
    public void add(FirmScope scope, StoredKey key) {
        session(scope)
                .createMutationQuery("delete from SigningKeyRow where firm = :firm and verifiesUntil <= :now")
                .setParameter("firm", scope.firm().value())
                .setParameter("now", scope.now())
                .executeUpdate();
        SigningKeyRow row = new SigningKeyRow();
        row.firm = scope.firm().value();
        row.id = key.id();
        row.content = key.content();
        row.signsUntil = key.signsUntil();
        row.verifiesUntil = key.verifiesUntil();
        session(scope).insert(row);
    }

    @Override
    public int forget(WorkScope scope, Instant ended, int most) {
        return forget(scope, "portal_session", "id", "o.ends_at <= :ended order by o.ends_at", ended, most);
    }

    private static SelectionQuery<Object[]> running(FirmScope scope, String more) {
        return session(scope)
                .createSelectionQuery(
                        "select s, k from SessionRow s join ContactRow k on k.firm = s.firm and k.id = s.contact"
                                + " where s.firm = :firm " + more,
                        Object[].class)
                .setParameter("firm", scope.firm().value());
    }

    private static Running running(Object[] row) {
        ContactRow contact = (ContactRow) row[1];
        return new Running(((SessionRow) row[0]).session(), contact.state(), contact.signInEpoch);
    }

    private static MutationQuery change(FirmScope scope, String hql, SessionId id) {
        return session(scope)
                .createMutationQuery(hql)
                .setParameter("firm", scope.firm().value())
                .setParameter("id", id.value());
    }
}
