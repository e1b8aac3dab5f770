package io.clientportal.notices;

import io.clientportal.kernel.FirmGate;
import io.clientportal.kernel.PortalException;
import io.clientportal.kernel.Subject;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The firm's e-mails that wait or were given up, in the hands of a staff member who may change its settings. */
public final class Outbox {

    private final FirmGate gate;
    private final NoticeStore store;

    public Outbox(FirmGate gate, NoticeStore store) {
        this.gate = gate;
        this.store = store;
    }

    /** How many wait and how many were given up. */
    public NoticeStore.Backlog backlog() {
        return gate.read(NoticeRight.OUTBOX, store::backlog);
    }

    /**
     * E-mails that were given up, latest first, at most 50.
     *
     * @param before only those queued before this one; null for the latest
     */
    public List<DeadLetter> deadLetters(@Nullable NoticeId before) {
        return gate.read(NoticeRight.OUTBOX, scope -> store.dead(scope, before, 50));
    }

    /**
     * Queues an e-mail that was given up again. Whether the contact may still receive it is checked when it is sent.
     *
     * @throws PortalException.Refused where it held a link or a code, or is no longer given up
     */
    public void retry(NoticeId id) {
        gate.<@Nullable Void>write(NoticeRight.RETRY, scope -> {
            if (!store.revive(scope, id)) {
                throw new PortalException.Refused(NoticeRule.NOT_AGAIN);
            }
            scope.log(Subject.of("notice", id), Map.of(), Map.of());
            return null;
        });
    }
}
