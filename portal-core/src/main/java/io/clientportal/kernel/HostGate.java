package io.clientportal.kernel;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The way for what the host itself does with its clients: nobody's right is asked, for the host's own code calls it, and
 * archived clients are open too. Isolation widens here, to two clients at once. Every client leaves exactly one entry in
 * the activity log.
 */
public final class HostGate {
    private final Gates gates;
    private final Caller caller;

    /** @param caller the staff member who did it in the host, or the portal's own work where nobody did */
    HostGate(Gates gates, Caller caller) {
        this.gates = gates;
        this.caller = caller;
    }

    /** Whether portal or host knows the client; the portal takes it over where it has not met it yet. */
    public boolean knows(ClientId client) {
        FirmId firm = caller.firm();
        if (gates.transactions()
                .read(tx -> gates.store().enter(tx, firm, client, null))
                .filter(entry -> entry.client() != null)
                .isPresent()) {
            return true;
        }
        Optional<ClientName> name = gates.named(firm, client);
        name.ifPresent(known -> gates.admit(firm, client, known));
        return name.isPresent();
    }

    /** Work on one client, locked. */
    public void write(Right right, ClientId client, Consumer<Scope> work) {
        pass(right, List.of(client), scopes -> work.accept(scopes.apply(client)));
    }

    /** Work on two clients, both locked. */
    public void write(Right right, ClientId one, ClientId other, BiConsumer<Scope, Scope> work) {
        // In one order, so that nobody waits for each other.
        List<ClientId> ordered = one.value().compareTo(other.value()) < 0 ? List.of(one, other) : List.of(other, one);
        pass(right, ordered, scopes -> work.accept(scopes.apply(one), scopes.apply(other)));
    }

    /** Marks a client as archived in the host, or as back. */
    public void archive(Right right, ClientId client, boolean archived) {
        write(right, client, scope -> {
            if (scope.clientFile().archived() == archived) {
                scope.nothingChanged();
            } else {
                gates.store().archive(scope, archived);
                scope.log(Subject.of("client", client), Map.of("archived", !archived), Map.of("archived", archived));
            }
        });
    }

    private void pass(Right right, List<ClientId> clients, Consumer<Function<ClientId, Scope>> work) {
        Instant now = gates.now();
        gates.transactions().<@Nullable Void>write(tx -> {
            List<Scope> scopes = clients.stream()
                    .map(client -> enter(tx, right, now, client))
                    .toList();
            work.accept(client -> scopes.get(clients.indexOf(client)));
            scopes.forEach(scope -> Policy.loggedOnce(scope, same -> same));
            return null;
        });
    }

    private Scope enter(Tx tx, Right right, Instant now, ClientId client) {
        GateStore.Entry entry =
                gates.store().lock(tx, caller.firm(), client, null).orElseThrow(PortalException.NotFound::new);
        ClientFile file = entry.client();
        if (file == null) {
            throw new PortalException.NotFound();
        }
        return new Scope(gates, tx, caller, right, now, entry.firm(), Reach.all(), null, file);
    }
}
