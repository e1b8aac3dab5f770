package io.clientportal.kernel;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One client in the hands of one caller, for one use case: handed out by the {@link Gate} after it has checked the
 * caller's right. Every store method asks for one.
 */
public final class Scope extends AnyScope {
    private final ClientFile client;
    private @Nullable DataKey key;

    Scope(
            Gates gates,
            Tx tx,
            Caller caller,
            Right right,
            Instant now,
            FirmState firm,
            Reach reach,
            @Nullable ContactState contact,
            ClientFile client) {
        super(gates, tx, caller, right, now, firm, reach, contact);
        this.client = client;
    }

    public ClientId client() {
        return client.id();
    }

    public ClientFile clientFile() {
        return client;
    }

    /** The key that this client's personal values are encrypted under. */
    public DataKey key() {
        if (key == null) {
            byte[] wrapped = client.wrappedKey();
            if (wrapped == null) {
                throw new PortalException.NotFound();
            }
            key = gates.keyRing().unwrap(wrapped);
        }
        return key;
    }

    /**
     * A value sealed under this client's key, sealed anew under another one's.
     *
     * @param context as it was sealed with
     */
    public byte[] handOver(Scope to, byte[] sealed, String context) {
        return to.key().seal(key().open(sealed, context), context);
    }

    /** Writes the one entry of this use case into the activity log. */
    public void log(Subject subject, Map<String, ?> before, Map<String, ?> after) {
        log(subject, before, after, Map.of());
    }

    /** As {@link #log(Subject, Map, Map)}, with what else proves it. */
    public void log(Subject subject, Map<String, ?> before, Map<String, ?> after, Map<String, ?> details) {
        write(false, client(), subject, before, after, details, Journal.KeyHolder.CLIENT, key());
    }

    /** The staff members who answer for this client; empty where the host names none. */
    public List<StaffId> responsible() {
        return gates.responsible(firm(), client());
    }

    /** The same call with the whole firm in sight. Isolation widens here. */
    public FirmScope acrossClients() {
        return new FirmScope(gates, tx, caller, right, now, firm, reach, contact);
    }

    /** Does the work, and writes down that somebody looked where somebody looks. */
    <T extends @Nullable Object> T looking(Function<Scope, T> work) {
        T result = work.apply(this);
        if (isViewed()) {
            log(looked == null ? Subject.of("client", client()) : looked, Map.of(), lookedAt);
        }
        return result;
    }
}
