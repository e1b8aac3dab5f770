package io.clientportal.jpa;

import io.clientportal.activity.ActivityEntry;
import io.clientportal.activity.ActivityStore;
import io.clientportal.activity.KeptEntry;
import io.clientportal.kernel.FirmScope;
import io.clientportal.kernel.Scope;
import io.clientportal.kernel.Tx;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.hibernate.query.SelectionQuery;
import org.jspecify.annotations.Nullable;

/** The activity log. Ids begin with the instant of their entry, so that they sort by time. */
final class JpaActivityStore extends JpaStore implements ActivityStore {

    /** Above every id of a real entry. */
    private static final UUID LAST = new UUID(-1, -1);

    JpaActivityStore(Vendor vendor) {
        super(vendor);
    }

    @Override
    public void add(Tx tx, ActivityEntry entry) {
        session(tx).insert(new ActivityRow(entry));
    }

    @Override
    public List<ActivityEntry> latest(Scope scope, @Nullable UUID before, int most) {
        return page(
                session(scope)
                        .createSelectionQuery(
                                "from ActivityRow where firm = :firm and client = :client and id < :before order by id desc",
                                ActivityRow.class)
                        .setParameter("firm", scope.firm().value())
                        .setParameter("client", scope.client().value()),
                before,
                most);
    }

    @Override
    public List<ActivityEntry> latest(Scope scope, Set<String> rights, Instant after, @Nullable UUID before, int most) {
        return page(
                session(scope)
                        .createSelectionQuery("""
                                from ActivityRow where firm = :firm and client = :client and id < :before
                                and id > :earliest and at > :after and rightKey in :rights and not refused
                                order by id desc
                                """, ActivityRow.class)
                        .setParameter("firm", scope.firm().value())
                        .setParameter("client", scope.client().value())
                        .setParameter("after", after)
                        .setParameter("earliest", first(after))
                        .setParameterList("rights", rights),
                before,
                most);
    }

    @Override
    public List<KeptEntry> latest(FirmScope scope, @Nullable UUID before, int most) {
        return session(scope)
                .createSelectionQuery("""
                        select a, f.wrappedKey, c.wrappedKey, p.wrappedKey from ActivityRow a
                        join FirmRow f on f.firm = a.firm
                        left join ClientRow c on c.firm = a.firm and c.client = a.client
                        left join ContactRow p on p.firm = a.firm and p.id = a.contact
                        where a.firm = :firm and a.id < :before order by a.id desc
                        """, Object[].class)
                .setParameter("firm", scope.firm().value())
                .setParameter("before", before == null ? LAST : before)
                .setMaxResults(most)
                .getResultList()
                .stream()
                .map(row -> {
                    ActivityEntry entry = ((ActivityRow) row[0]).entry();
                    return new KeptEntry(entry, (byte[]) row[1 + entry.holder().ordinal()]);
                })
                .toList();
    }

    /** Below every id of the instant. */
    private static UUID first(Instant instant) {
        return new UUID(instant.toEpochMilli() << 16, 0);
    }

    private static List<ActivityEntry> page(SelectionQuery<ActivityRow> query, @Nullable UUID before, int most) {
        return query.setParameter("before", before == null ? LAST : before).setMaxResults(most).getResultList().stream()
                .map(ActivityRow::entry)
                .toList();
    }
}
