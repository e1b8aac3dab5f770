package io.clientportal.kernel;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Where the gate has what was done written down. */
public interface Journal {

    void write(Tx tx, Line line);

    /**
     * One thing done or refused.
     *
     * @param right the use case, as {@link Right#key()}
     * @param client the client it belongs to, if one
     * @param before what was, as plain JSON values by field key
     * @param after what is, likewise
     * @param details what else proves it, such as a reason or who proposed
     * @param holder whose key encrypts it
     */
    record Line(
            FirmId firm,
            Instant at,
            String right,
            boolean refused,
            Caller caller,
            String callerName,
            @Nullable ClientId client,
            Subject subject,
            Map<String, ?> before,
            Map<String, ?> after,
            Map<String, ?> details,
            KeyHolder holder,
            DataKey key) {}

    /** Whose key encrypts an entry; erasing that client or contact erases the key. */
    enum KeyHolder {
        FIRM,
        CLIENT,
        CONTACT
    }
}
