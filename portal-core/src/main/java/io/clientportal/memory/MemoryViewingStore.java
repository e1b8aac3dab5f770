package io.clientportal.memory;

import io.clientportal.kernel.ContactId;
import io.clientportal.kernel.FirmId;
import io.clientportal.kernel.FirmScope;
import io.clientportal.kernel.StaffId;
import io.clientportal.kernel.WorkScope;
import io.clientportal.memory.MemoryGateStore.ContactKey;
import io.clientportal.memory.MemoryGateStore.ViewingKey;
import io.clientportal.viewing.StoredViewing;
import io.clientportal.viewing.ViewingId;
import io.clientportal.viewing.ViewingStore;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Looks through contacts' eyes; their rows lie with what the gate reads. */
final class MemoryViewingStore implements ViewingStore {

    private static final Comparator<StoredViewing> LATEST_FIRST =
            Comparator.comparing((StoredViewing row) -> row.id().toString()).reversed();

    private final MemoryGateStore gate;

    MemoryViewingStore(MemoryGateStore gate) {
        this.gate = gate;
    }

    @Override
    public boolean add(FirmScope scope, StoredViewing viewing) {
        if (running(scope, viewing.staff()).isPresent()) {
            return false;
        }
        gate.viewings.put(new ViewingKey(scope.firm(), viewing.id()), viewing);
        return true;
    }

    @Override
    public Optional<Found> running(FirmScope scope, StaffId staff) {
        return found(scope, row -> row.staff().equals(staff) && row.endedAt() == null);
    }

    @Override
    public Optional<Found> byToken(FirmScope scope, List<byte[]> hashes) {
        return found(
                scope,
                row -> row.endedAt() == null && hashes.stream().anyMatch(hash -> Arrays.equals(hash, row.hash())));
    }

    @Override
    public Optional<Found> find(FirmScope scope, ViewingId id) {
        return found(scope, row -> row.id().equals(id));
    }

    @Override
    public boolean end(FirmScope scope, ViewingId id, Instant at) {
        StoredViewing v = gate.viewings.get(new ViewingKey(scope.firm(), id));
        if (v == null || v.endedAt() != null) {
            return false;
        }
        gate.viewings.put(
                new ViewingKey(scope.firm(), id),
                new StoredViewing(
                        v.id(),
                        v.staff(),
                        v.contact(),
                        v.hash(),
                        v.firmEpoch(),
                        v.contactEpoch(),
                        v.beganAt(),
                        v.endsAt(),
                        at,
                        v.content()));
        return true;
    }

    @Override
    public List<Due> due(WorkScope scope, int most) {
        List<Due> due = new ArrayList<>();
        for (FirmId firm : gate.firms.where(row -> true).stream()
                .map(row -> row.state().id())
                .toList()) {
            of(firm, row -> row.endedAt() == null && !scope.now().isBefore(row.endsAt()))
                    .forEach(row -> due.add(new Due(firm, row.id())));
        }
        return due.subList(0, Math.min(most, due.size()));
    }

    @Override
    public List<StoredViewing> of(FirmScope scope, ContactId contact, @Nullable ViewingId before, int most) {
        return of(scope.firm(), row -> row.contact().equals(contact))
                .filter(row -> before == null || row.id().toString().compareTo(before.toString()) < 0)
                .sorted(LATEST_FIRST)
                .limit(most)
                .toList();
    }

    private Optional<Found> found(FirmScope scope, Predicate<StoredViewing> condition) {
        return of(scope.firm(), condition)
                .flatMap(row -> gate.contacts.find(new ContactKey(scope.firm(), row.contact())).stream()
                        .map(contact -> new Found(row, contact)))
                .findFirst();
    }

    private Stream<StoredViewing> of(FirmId firm, Predicate<StoredViewing> condition) {
        return gate
                .viewings
                .where(row -> gate.viewings.get(new ViewingKey(firm, row.id())) == row && condition.test(row))
                .stream();
    }
}
