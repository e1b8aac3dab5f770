package io.clientportal.memory;

import io.clientportal.activity.ActivityEntry;
import io.clientportal.activity.ActivityStore;
import io.clientportal.kernel.FirmScope;
import io.clientportal.kernel.Scope;
import io.clientportal.kernel.Tx;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The activity log. */
final class MemoryActivityStore implements ActivityStore {

    private static final Comparator<ActivityEntry> NEWEST_FIRST =
            Comparator.comparing((ActivityEntry entry) -> entry.id().toString()).reversed();

    private final MemoryTable<UUID, ActivityEntry> entries;

    MemoryActivityStore(MemoryTransactions transactions) {
        entries = new MemoryTable<>(transactions);
    }

    @Override
    public void add(Tx tx, ActivityEntry entry) {
        entries.put(entry.id(), entry);
    }

    @Override
    public List<ActivityEntry> latest(Scope scope, @Nullable UUID before, int most) {
        return page(entry -> of(scope, entry), before, most);
    }

    @Override
    public List<ActivityEntry> latest(Scope scope, Set<String> rights, Instant after, @Nullable UUID before, int most) {
        return page(
                entry -> of(scope, entry)
                        && !entry.refused()
                        && rights.contains(entry.right())
                        && entry.at().isAfter(after),
                before,
                most);
    }

    @Override
    public List<ActivityEntry> latest(FirmScope scope, @Nullable UUID before, int most) {
        return page(entry -> entry.firm().equals(scope.firm()), before, most);
    }

    private static boolean of(Scope scope, ActivityEntry entry) {
        return entry.firm().equals(scope.firm()) && scope.client().equals(entry.client());
    }

    private List<ActivityEntry> page(Predicate<ActivityEntry> condition, @Nullable UUID before, int most) {
        return entries
                .where(condition.and(
                        entry -> before == null || entry.id().toString().compareTo(before.toString()) < 0))
                .stream()
                .sorted(NEWEST_FIRST)
                .limit(most)
                .toList();
    }
}
