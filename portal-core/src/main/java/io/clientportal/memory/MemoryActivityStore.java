package io.clientportal.memory;

import io.clientportal.activity.ActivityEntry;
import io.clientportal.activity.ActivityStore;
import io.clientportal.activity.KeptEntry;
import io.clientportal.kernel.FirmScope;
import io.clientportal.kernel.Scope;
import io.clientportal.kernel.Tx;
import io.clientportal.memory.MemoryGateStore.ClientKey;
import io.clientportal.memory.MemoryGateStore.ContactKey;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The activity log. */
final class MemoryActivityStore implements ActivityStore {

    private static final Comparator<ActivityEntry> NEWEST_FIRST =
            Comparator.comparing((ActivityEntry entry) -> entry.id().toString()).reversed();

    private final MemoryTable<UUID, ActivityEntry> entries;

    private final MemoryGateStore gate;

    MemoryActivityStore(MemoryTransactions transactions, MemoryGateStore gate) {
        this.gate = gate;
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
    public List<KeptEntry> latest(FirmScope scope, @Nullable UUID before, int most) {
        return page(entry -> entry.firm().equals(scope.firm()) && reaches(scope, entry), before, most).stream()
                .map(entry -> new KeptEntry(entry, key(entry)))
                .toList();
    }

    private static boolean reaches(FirmScope scope, ActivityEntry entry) {
        return entry.client() == null
                ? scope.reach().everything()
                : scope.reach().reaches(entry.client());
    }

    private byte @Nullable [] key(ActivityEntry entry) {
        return switch (entry.holder()) {
            case FIRM ->
                gate.firms
                        .find(entry.firm())
                        .map(firm -> firm.state().wrappedKey())
                        .orElse(null);
            case CLIENT ->
                Optional.ofNullable(entry.client())
                        .flatMap(client -> gate.clients.find(new ClientKey(entry.firm(), client)))
                        .flatMap(client -> Optional.ofNullable(client.wrappedKey()))
                        .orElse(null);
            case CONTACT ->
                Optional.ofNullable(entry.contact())
                        .flatMap(contact -> gate.contacts.find(new ContactKey(entry.firm(), contact)))
                        .flatMap(contact -> Optional.ofNullable(contact.wrappedKey()))
                        .orElse(null);
        };
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
