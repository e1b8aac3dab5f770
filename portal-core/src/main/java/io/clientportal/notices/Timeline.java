package io.clientportal.notices;

import io.clientportal.kernel.ContactId;
import io.clientportal.kernel.Gate;
import io.clientportal.kernel.KeyRing;
import io.clientportal.kernel.Scope;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The e-mails to contacts about one client, in the hands of a staff member (REQ-07). */
public final class Timeline {

    /** E-mails on one page. */
    public static final int PAGE = 50;

    private final Gate gate;
    private final NoticeStore store;
    private final KeyRing ring;

    public Timeline(Gate gate, NoticeStore store, KeyRing ring) {
        this.gate = gate;
        this.store = store;
        this.ring = ring;
    }

    /**
     * E-mails, latest first, at most {@link #PAGE}.
     *
     * @param before only those queued before this one; null for the latest
     */
    public List<SentMail> mails(@Nullable NoticeId before) {
        return gate.read(NoticeRight.TIMELINE, scope -> views(scope, store.mails(scope, before, PAGE)));
    }

    /**
     * The e-mails to one contact of the client, about this client or about none: codes, resets, changes of what the
     * contact signs in with.
     */
    public List<SentMail> mails(ContactId contact, @Nullable NoticeId before) {
        return gate.read(NoticeRight.TIMELINE, scope -> views(scope, store.mails(scope, contact, before, PAGE)));
    }

    private List<SentMail> views(Scope scope, List<MailedNotice> mails) {
        return mails.stream()
                .map(mailed -> view(mailed, scope.clientFile().wrappedKey()))
                .toList();
    }

    private SentMail view(MailedNotice mailed, byte @Nullable [] ofClient) {
        StoredNotice notice = mailed.notice();
        boolean personal = notice.client() == null;
        byte[] contact = mailed.wrappedKey();
        byte[] text = notice.text();
        return new SentMail(
                notice.id(),
                notice.kind(),
                Objects.requireNonNull(notice.contact()),
                mailed.name(),
                notice.at(),
                notice.state(),
                text == null || contact == null || !personal && ofClient == null
                        ? null
                        : Sealed.with(notice.id(), ring, personal ? null : ofClient, contact)
                                .text(text),
                notice.cause());
    }
}
