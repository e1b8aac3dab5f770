package io.clientportal.kernel;

import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes the gates of a portal.
 *
 * @param names what the host calls a client; empty where it has no such client. Asked outside transactions, and only the
 *     first time that staff open a client
 */
public record Gates(
        Transactions transactions,
        GateStore store,
        StaffBook staff,
        BiFunction<FirmId, ClientId, Optional<ClientName>> names,
        KeyRing keyRing,
        Journal journal,
        InstantSource clock) {

    private static final Logger LOG = LoggerFactory.getLogger(Gates.class);

    /** The way to one client's data. */
    public Gate client(Caller caller, ClientId client) {
        return new Gate(this, caller, client, () -> named(caller.firm(), client));
    }

    /** The way to the data of a client whom the portal is to meet under this name. */
    public Gate client(Caller caller, ClientId client, ClientName name) {
        return new Gate(this, caller, client, () -> Optional.of(name));
    }

    /** The way for what the host itself does with its clients. */
    public HostGate host(Caller caller) {
        return new HostGate(this, caller);
    }

    /** The way to one firm's data. */
    public FirmGate firm(Caller caller) {
        return new FirmGate(this, caller);
    }

    /** Runs the portal's own work across firms, in a transaction of its own. */
    public <T extends @Nullable Object> T work(Function<WorkScope, T> work) {
        return transactions.apart(tx -> work.apply(new WorkScope(this, tx, now())));
    }

    /**
     * Archives a client that the host no longer has, as if the host had said so. Inside a host's transaction that may only
     * read it is left to the next look.
     *
     * @return what the caller is answered
     */
    public PortalException.NotFound gone(FirmId firm, ClientId client, Right noticed) {
        if (!transactions.isReadOnly()) {
            host(new Worker(firm)).archive(noticed, client, true);
        }
        return new PortalException.NotFound();
    }

    Optional<ClientName> named(FirmId firm, ClientId client) {
        try {
            return names.apply(firm, client);
        } catch (PortalException e) {
            throw e;
        } catch (RuntimeException e) {
            throw new PortalException.Unavailable("The record cannot be reached right now. Nothing was changed.", e);
        }
    }

    /** Takes a client over that the portal has not met; nothing happens where it has. Committed on its own. */
    void admit(FirmId firm, ClientId client, ClientName name) {
        ClientFile file = new ClientFile(client, name, false, keyRing.newKey(), null, null);
        transactions.<@Nullable Void>apart(tx -> {
            store.add(tx, firm, file);
            return null;
        });
    }

    /** Whether the host permits a staff member something, to offer it or not; every use case asks again. */
    public boolean permits(Staff member, Permission permission) {
        return reach(member).may(permission);
    }

    List<StaffId> responsible(FirmId firm, ClientId client) {
        try {
            List<StaffId> members = staff.responsible(firm, client);
            return members == null ? List.of() : members;
        } catch (PortalException e) {
            throw e;
        } catch (RuntimeException e) {
            throw new PortalException.Unavailable("This cannot be done right now. Nothing was changed.", e);
        }
    }

    Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    Reach reach(Caller caller) {
        Staff member = Policy.staff(caller);
        if (member == null) {
            return Reach.NOTHING;
        }
        try {
            Reach reach = staff.reach(member);
            return reach == null ? Reach.NOTHING : reach;
        } catch (RuntimeException e) {
            LOG.warn("The host's StaffBook failed; the staff member is refused", e);
            return Reach.NOTHING;
        }
    }
}
