package io.clientportal.notices;

import io.clientportal.kernel.ClientId;
import io.clientportal.kernel.FirmGate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What rings for one staff member (DSH-02). Reading it marks nothing read. */
public final class Bell {

    /** The number of entries shown; more are counted as "99+". */
    public static final int MOST = 99;

    private final FirmGate gate;
    private final NoticeStore store;

    public Bell(FirmGate gate, NoticeStore store) {
        this.gate = gate;
        this.store = store;
    }

    /** The entries, unread first, then latest first. One statement beside the gate's. */
    public Ringing read() {
        return gate.read(NoticeRight.BELL, scope -> new Ringing(store.bell(scope, MOST + 1)));
    }

    /** Marks everything about one client read, for this staff member alone. */
    public void markRead(ClientId client) {
        gate.<@Nullable Void>note(NoticeRight.BELL, scope -> {
            store.markRead(scope, client);
            return null;
        });
    }

    /** Marks everything read, for this staff member alone. */
    public void markAllRead() {
        gate.<@Nullable Void>note(NoticeRight.BELL, scope -> {
            store.markRead(scope, null);
            return null;
        });
    }

    /**
     * The bell at one moment.
     *
     * @param entries at most {@link #MOST}
     * @param unread how many are unread, counted up to {@code MOST + 1}
     */
    public record Ringing(List<BellEntry> entries, int unread) {

        Ringing(List<BellEntry> found) {
            this(found.subList(0, Math.min(found.size(), MOST)), (int)
                    found.stream().filter(BellEntry::unread).count());
        }

        /** The count as it is shown: "7", or "99+". */
        public String count() {
            return unread > MOST ? MOST + "+" : Integer.toString(unread);
        }
    }
}
