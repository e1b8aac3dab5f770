package io.clientportal.memory;

import io.clientportal.activity.ActivityEntry;
import io.clientportal.activity.ActivityStore;
import io.clientportal.activity.KeptEntry;
import io.clientportal.kernel.ClientId;
import io.clientportal.kernel.ContactId;
import io.clientportal.kernel.FirmId;
import io.clientportal.kernel.FirmScope;
import io.clientportal.kernel.Scope;
import io.clientportal.kernel.Tx;
import io.clientportal.memory.MemoryGateStore.ClientKey;
import io.clientportal.memory.MemoryGateStore.ContactKey;
import io.clientportal.memory.MemoryGateStore.GrantKey;
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
    public List<KeptEntry> latest(Scope scope, @Nullable UUID before, int most) {
        return kept(page(entry -> of(scope, entry) || looked(scope, entry), before, most));
    }

    @Override
    public List<KeptEntry> latest(Scope scope, ContactId contact, @Nullable UUID before, int most) {
        return kept(page(
                entry -> contact.equals(entry.contact())
                        && (of(scope, entry) || personal(scope.firm(), Set.of(scope.client()), entry)),
                before,
                most));
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
        return kept(page(entry -> entry.firm().equals(scope.firm()) && reaches(scope, entry), before, most));
    }

    private boolean reaches(FirmScope scope, ActivityEntry entry) {
        return scope.reach().everything()
                || (entry.client() == null
                        ? personal(scope.firm(), scope.reach().clients(), entry)
                        : scope.reach().reaches(entry.client()));
    }

    private boolean looked(Scope scope, ActivityEntry entry) {
        return personal(scope.firm(), Set.of(scope.client()), entry)
                && (entry.viewedBy() != null || LOOKS.contains(entry.right()));
    }

    /** Whether it is about no client, and about a contact who has or had a grant for one of these. */
    private boolean personal(FirmId firm, Set<ClientId> clients, ActivityEntry entry) {
        ContactId contact = entry.contact();
        return entry.firm().equals(firm)
                && entry.client() == null
                && contact != null
                && clients.stream().anyMatch(client -> gate.grants.get(new GrantKey(firm, client, contact)) != null);
    }

    private List<KeptEntry> kept(List<ActivityEntry> page) {
        return page.stream().map(entry -> new KeptEntry(entry, key(entry))).toList();
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
