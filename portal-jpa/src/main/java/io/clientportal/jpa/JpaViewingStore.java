package io.clientportal.jpa;

import io.clientportal.kernel.ContactId;
import io.clientportal.kernel.FirmId;
import io.clientportal.kernel.FirmScope;
import io.clientportal.kernel.StaffId;
import io.clientportal.kernel.WorkScope;
import io.clientportal.viewing.StoredViewing;
import io.clientportal.viewing.ViewingId;
import io.clientportal.viewing.ViewingStore;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.query.SelectionQuery;
import org.jspecify.annotations.Nullable;

/** Looks through contacts' eyes. */
final class JpaViewingStore extends JpaStore implements ViewingStore {

    JpaViewingStore(Vendor vendor) {
        super(vendor);
    }

    @Override
    public boolean add(FirmScope scope, StoredViewing viewing) {
        return session(scope)
                        .createMutationQuery("""
                        insert into ViewingRow (firm, id, staff, running, contact, tokenHash, firmEpoch, contactEpoch,
                          beganAt, endsAt, content)
                        values (:firm, :id, :staff, :staff, :contact, :hash, :firmEpoch, :contactEpoch,
                          :beganAt, :endsAt, :content)
                        on conflict do nothing
                        """)
                        .setParameter("firm", scope.firm().value())
                        .setParameter("id", viewing.id().value())
                        .setParameter("staff", viewing.staff().value())
                        .setParameter("contact", viewing.contact().value())
                        .setParameter("hash", viewing.hash())
                        .setParameter("firmEpoch", viewing.firmEpoch())
                        .setParameter("contactEpoch", viewing.contactEpoch())
                        .setParameter("beganAt", viewing.beganAt())
                        .setParameter("endsAt", viewing.endsAt())
                        .setParameter("content", viewing.content())
                        .executeUpdate()
                == 1;
    }

    @Override
    public Optional<Found> running(FirmScope scope, StaffId staff) {
        return found(scope, "v.running = :staff")
                .setParameter("staff", staff.value())
                .uniqueResultOptional()
                .map(JpaViewingStore::found);
    }

    @Override
    public Optional<Found> byToken(FirmScope scope, List<byte[]> hashes) {
        return found(scope, "v.tokenHash in :hashes and v.running is not null")
                .setParameterList("hashes", hashes)
                .uniqueResultOptional()
                .map(JpaViewingStore::found);
    }

    @Override
    public Optional<Found> find(FirmScope scope, ViewingId id) {
        return found(scope, "v.id = :id")
                .setParameter("id", id.value())
                .uniqueResultOptional()
                .map(JpaViewingStore::found);
    }

    @Override
    public boolean end(FirmScope scope, ViewingId id, Instant at) {
        return session(scope)
                        .createMutationQuery("""
                        update ViewingRow set running = null, endedAt = :at
                        where firm = :firm and id = :id and running is not null
                        """)
                        .setParameter("firm", scope.firm().value())
                        .setParameter("id", id.value())
                        .setParameter("at", at)
                        .executeUpdate()
                == 1;
    }

    @Override
    public List<Due> due(WorkScope scope, int most) {
        return session(scope)
                .createSelectionQuery(
                        "select firm, id from ViewingRow where running is not null and endsAt <= :now", Object[].class)
                .setParameter("now", scope.now())
                .setMaxResults(most)
                .getResultList()
                .stream()
                .map(row -> new Due(new FirmId((String) row[0]), new ViewingId((UUID) row[1])))
                .toList();
    }

    @Override
    public List<StoredViewing> of(FirmScope scope, ContactId contact, @Nullable ViewingId before, int most) {
        SelectionQuery<ViewingRow> query = session(scope)
                .createSelectionQuery(
                        "from ViewingRow where firm = :firm and contact = :contact"
                                + (before == null ? "" : " and id < :before") + " order by id desc",
                        ViewingRow.class)
                .setParameter("firm", scope.firm().value())
                .setParameter("contact", contact.value());
        if (before != null) {
            query.setParameter("before", before.value());
        }
        return query.setMaxResults(most).getResultList().stream()
                .map(ViewingRow::viewing)
                .toList();
    }

    private static SelectionQuery<Object[]> found(FirmScope scope, String condition) {
        return session(scope)
                .createSelectionQuery(
                        "select v, k from ViewingRow v join ContactRow k on k.firm = v.firm and k.id = v.contact"
                                + " where v.firm = :firm and " + condition,
                        Object[].class)
                .setParameter("firm", scope.firm().value());
    }

    private static Found found(Object[] row) {
        return new Found(((ViewingRow) row[0]).viewing(), ((ContactRow) row[1]).state());
    }
}
