package io.clientportal.memory;

import io.clientportal.firms.FirmSettings;
import io.clientportal.firms.FirmStore;
import io.clientportal.kernel.ClientFile;
import io.clientportal.kernel.ClientId;
import io.clientportal.kernel.ContactId;
import io.clientportal.kernel.ContactState;
import io.clientportal.kernel.FirmId;
import io.clientportal.kernel.FirmScope;
import io.clientportal.kernel.FirmState;
import io.clientportal.kernel.GateStore;
import io.clientportal.kernel.GrantState;
import io.clientportal.kernel.PortalException;
import io.clientportal.kernel.Scope;
import io.clientportal.kernel.StaffId;
import io.clientportal.kernel.Tx;
import io.clientportal.kernel.WorkScope;
import io.clientportal.viewing.StoredViewing;
import io.clientportal.viewing.ViewingId;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Firms, clients, contacts and grants. */
final class MemoryGateStore implements GateStore, FirmStore {

    final MemoryTable<FirmId, Firm> firms;
    final MemoryTable<ClientKey, ClientFile> clients;
    final MemoryTable<ContactKey, ContactState> contacts;
    final MemoryTable<GrantKey, GrantState> grants;
    /** When grants were first given. */
    final MemoryTable<GrantKey, Instant> began;

    final MemoryTable<ViewingKey, StoredViewing> viewings;

    MemoryGateStore(MemoryTransactions transactions) {
        viewings = new MemoryTable<>(transactions);
        firms = new MemoryTable<>(transactions);
        clients = new MemoryTable<>(transactions);
        contacts = new MemoryTable<>(transactions);
        grants = new MemoryTable<>(transactions);
        began = new MemoryTable<>(transactions);
    }

    record Firm(FirmState state, FirmSettings settings) {}

    record ClientKey(FirmId firm, ClientId client) {}

    record ContactKey(FirmId firm, ContactId contact) {}

    record GrantKey(FirmId firm, ClientId client, ContactId contact) {}

    record ViewingKey(FirmId firm, ViewingId id) {}

    @Override
    public Optional<Instant> viewedUntil(Tx tx, FirmId firm, StaffId viewer, ContactId contact) {
        return viewings
                .where(row -> row.staff().equals(viewer)
                        && row.contact().equals(contact)
                        && row.endedAt() == null
                        && viewings.get(new ViewingKey(firm, row.id())) == row
                        && firms.find(firm)
                                .filter(one -> one.state().epoch() == row.firmEpoch())
                                .isPresent()
                        && contacts.find(new ContactKey(firm, contact))
                                .filter(one -> one.epoch() == row.contactEpoch())
                                .isPresent())
                .stream()
                .map(StoredViewing::endsAt)
                .findFirst();
    }

    @Override
    public Optional<Entry> lock(Tx tx, FirmId firm, ClientId client, @Nullable ContactId contact) {
        return enter(tx, firm, client, contact).filter(entry -> entry.client() != null);
    }

    @Override
    public Optional<Entry> enter(Tx tx, FirmId firm, @Nullable ClientId client, @Nullable ContactId contact) {
        return firms.find(firm)
                .map(found -> new Entry(
                        found.state(),
                        client == null ? null : clients.get(new ClientKey(firm, client)),
                        contact == null ? null : contacts.get(new ContactKey(firm, contact)),
                        client == null || contact == null ? null : grants.get(new GrantKey(firm, client, contact))));
    }

    @Override
    public void add(Tx tx, FirmId firm, ClientFile client) {
        ClientKey key = new ClientKey(firm, client.id());
        if (clients.get(key) == null) {
            clients.put(key, client);
        }
    }

    @Override
    public void archive(Scope scope, boolean archived) {
        clients.put(
                new ClientKey(scope.firm(), scope.client()), scope.clientFile().archived(archived));
    }

    @Override
    public void add(Tx tx, FirmId firm, FirmSettings settings, byte[] wrappedKey) {
        if (firms.get(firm) == null) {
            firms.put(firm, new Firm(new FirmState(firm, settings.zone(), 1, 1, wrappedKey), settings));
        }
    }

    @Override
    public List<FirmState> firms(WorkScope scope, int most) {
        return firms.where(firm -> true).stream()
                .map(Firm::state)
                .sorted(Comparator.comparing(state -> state.id().value()))
                .limit(most)
                .toList();
    }

    @Override
    public List<ClientId> clients(FirmScope scope, int most) {
        return clients
                .where(file -> !file.archived() && clients.get(new ClientKey(scope.firm(), file.id())) == file)
                .stream()
                .map(ClientFile::id)
                .limit(most)
                .toList();
    }

    @Override
    public FirmSettings settings(FirmScope scope) {
        return firm(scope).settings();
    }

    @Override
    public void save(FirmScope scope, FirmSettings settings, long readVersion) {
        FirmState state = firm(scope).state();
        if (state.settingsVersion() != readVersion) {
            throw new PortalException.Stale();
        }
        firms.put(
                scope.firm(),
                new Firm(
                        new FirmState(
                                scope.firm(), settings.zone(), readVersion + 1, state.epoch(), state.wrappedKey()),
                        settings));
    }

    private Firm firm(FirmScope scope) {
        return firms.find(scope.firm()).orElseThrow(PortalException.NotFound::new);
    }
}
