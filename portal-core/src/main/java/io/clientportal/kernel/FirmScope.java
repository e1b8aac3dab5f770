package io.clientportal.kernel;

import java.time.Instant;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** One firm across its clients, for one use case. What staff see is still limited by {@link #reach()}. */
public final class FirmScope extends AnyScope {

    FirmScope(
            Gates gates,
            Tx tx,
            Caller caller,
            Right right,
            Instant now,
            FirmState firm,
            Reach reach,
            @Nullable ContactState contact) {
        super(gates, tx, caller, right, now, firm, reach, contact);
    }

    /** The key that the firm's own values are encrypted under. */
    public DataKey key() {
        return gates.keyRing().unwrap(firm.wrappedKey());
    }

    /** Writes the one entry of this use case into the activity log, under the firm's key. */
    public void log(Subject subject, Map<String, ?> before, Map<String, ?> after) {
        write(false, null, subject, before, after, Map.of(), Journal.KeyHolder.FIRM, key());
    }

    /** Writes the one entry of this use case about one contact, under that contact's key. */
    public void log(Subject subject, ContactState contact, Map<String, ?> before, Map<String, ?> after) {
        write(
                false,
                null,
                subject.concerning(contact.id()),
                before,
                after,
                Map.of(),
                Journal.KeyHolder.CONTACT,
                key(contact));
    }

    /** Writes an entry about something that was refused to a contact, such as a wrong code, under that contact's key. */
    public void logRefused(Subject subject, ContactState contact, Map<String, ?> details) {
        write(
                true,
                null,
                subject.concerning(contact.id()),
                Map.of(),
                Map.of(),
                details,
                Journal.KeyHolder.CONTACT,
                key(contact));
    }

    /** The same about nobody in particular, under the firm's key. */
    public void logRefused(Subject subject, Map<String, ?> details) {
        write(true, null, subject, Map.of(), Map.of(), details, Journal.KeyHolder.FIRM, key());
    }

    /** Does the work, and writes down that somebody looked where somebody looks. */
    <T extends @Nullable Object> T looking(Function<FirmScope, T> work) {
        T result = work.apply(this);
        if (isViewed()) {
            log(looked == null ? Subject.of("contact", contact().id()) : looked, contact(), Map.of(), lookedAt);
        }
        return result;
    }

    private DataKey key(ContactState contact) {
        return gates.keyRing().of(contact).orElseThrow(PortalException.NotFound::new);
    }
}
