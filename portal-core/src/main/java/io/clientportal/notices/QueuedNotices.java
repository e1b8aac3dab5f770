package io.clientportal.notices;

import io.clientportal.kernel.ClientId;
import io.clientportal.kernel.ContactId;
import io.clientportal.kernel.ContactState;
import io.clientportal.kernel.DataKey;
import io.clientportal.kernel.FirmScope;
import io.clientportal.kernel.Ids;
import io.clientportal.kernel.KeyRing;
import io.clientportal.kernel.PortalException;
import io.clientportal.kernel.Scope;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Stores notices in the transaction of their cause, and wakes the delivery once it has committed. */
public final class QueuedNotices implements Notices {

    private final NoticeStore store;
    private final KeyRing ring;
    private final Runnable wake;

    /** @param wake told after a commit that e-mails wait; it must return at once */
    public QueuedNotices(NoticeStore store, KeyRing ring, Runnable wake) {
        this.store = store;
        this.ring = ring;
        this.wake = wake;
    }

    @Override
    public void add(Scope scope, List<Notice> notices) {
        boolean mails = notices.stream().anyMatch(notice -> notice.contact() != null);
        add(scope.acrossClients(), scope.client(), mails ? scope.key() : null, notices);
    }

    @Override
    public void add(FirmScope scope, List<Notice> notices) {
        add(scope, null, null, notices);
    }

    @Override
    public Set<ContactId> told(Scope scope, NoticeKind kind, Instant after) {
        return store.told(scope, kind, after);
    }

    @Override
    public void move(Scope from, Scope into) {
        store.move(from, into, (id, content) -> from.handOver(into, content, Sealed.context(id)));
    }

    private void add(FirmScope scope, @Nullable ClientId client, @Nullable DataKey key, List<Notice> notices) {
        if (notices.isEmpty()) {
            return;
        }
        List<StoredNotice> stored = notices.stream()
                .map(notice -> {
                    ContactState contact = notice.contact();
                    return contact == null
                            ? bell(scope.now(), client, notice)
                            : mail(scope.now(), client, key, notice, contact);
                })
                .toList();
        store.add(scope, stored);
        if (stored.stream().anyMatch(notice -> notice.state() == NoticeState.QUEUED)) {
            scope.tx().afterCommit(wake);
        }
    }

    private static StoredNotice bell(Instant now, @Nullable ClientId client, Notice notice) {
        if (client == null) {
            throw new IllegalArgumentException("A bell leads to a client's page");
        }
        return new StoredNotice(
                new NoticeId(Ids.next(now)),
                notice.kind(),
                client,
                null,
                notice.staff(),
                0,
                notice.reference(),
                null,
                null,
                null,
                now,
                NoticeState.SENT,
                now,
                now,
                0,
                0,
                null);
    }

    private StoredNotice mail(
            Instant now, @Nullable ClientId client, @Nullable DataKey key, Notice notice, ContactState contact) {
        byte[] wrapped = contact.wrappedKey();
        if (wrapped == null) {
            throw new PortalException.NotFound();
        }
        NoticeId id = new NoticeId(Ids.next(now));
        byte[] details = Sealed.with(id, key, ring.unwrap(wrapped)).details(notice.details());
        Instant due = now.plus(notice.delay());
        return new StoredNotice(
                id,
                notice.kind(),
                client,
                contact.id(),
                null,
                contact.epoch(),
                notice.reference(),
                notice.secret() ? null : details,
                notice.secret() ? details : null,
                null,
                now,
                NoticeState.QUEUED,
                due,
                due.plus(notice.kind().patience()),
                0,
                0,
                null);
    }
}
