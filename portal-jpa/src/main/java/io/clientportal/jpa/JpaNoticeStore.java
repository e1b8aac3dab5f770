package io.clientportal.jpa;

import io.clientportal.kernel.ClientId;
import io.clientportal.kernel.ContactId;
import io.clientportal.kernel.FirmScope;
import io.clientportal.kernel.Scope;
import io.clientportal.kernel.WorkScope;
import io.clientportal.notices.BellEntry;
import io.clientportal.notices.DeadLetter;
import io.clientportal.notices.MailedNotice;
import io.clientportal.notices.NoticeId;
import io.clientportal.notices.NoticeKind;
import io.clientportal.notices.NoticeStore;
import io.clientportal.notices.StoredNotice;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import org.hibernate.query.SelectionQuery;
import org.jspecify.annotations.Nullable;

/** Notices as they are written, moved and shown on timelines; bells and the outbox have places of their own. */
final class JpaNoticeStore extends JpaStore implements NoticeStore {

    /** Above every id of a real notice. */
    static final UUID LAST = new UUID(-1, -1);

    private static final Sql ADD = new Sql("""
            insert into portal_notice (firm, id, kind, client, contact, staff, epoch, reference, details, secret,
              sent_text, at, state, due, expires, attempts, fence, cause)
            values (:firm, :id, :kind, :client, :contact, :staff, :epoch, :reference, :details, :secret,
              :text, :at, :state, :due, :expires, :attempts, :fence, :cause)
            """);

    private static final Sql MOVE_BELLS = new Sql("""
            update portal_notice set client = :into where firm = :firm and client = :client and contact is null
            """);

    private static final Sql WAITING = new Sql("""
            select id, details, secret from portal_notice
            where firm = :firm and client = :client and contact is not null and state = 'QUEUED'
            order by id
            """);

    private static final Sql MOVE = new Sql("""
            update portal_notice set client = :into, details = :details, secret = :secret
            where firm = :firm and client = :client and id = :id and state = 'QUEUED'
            """);

    private static final Sql TOLD = new Sql("""
            select distinct contact from portal_notice
            where firm = :firm and client = :client and kind = :kind and contact is not null
              and (state = 'QUEUED' or at > :after)
            """);

    private final JpaBells bells;
    private final JpaOutbox outbox;

    JpaNoticeStore(Vendor vendor) {
        super(vendor);
        bells = new JpaBells(vendor);
        outbox = new JpaOutbox(vendor);
    }

    @Override
    public void add(FirmScope scope, List<StoredNotice> notices) {
        ADD.each(
                scope.tx(),
                notices,
                (call, notice) -> call.set("firm", scope.firm().value())
                        .set("id", notice.id().value())
                        .set("kind", notice.kind().name())
                        .set(
                                "client",
                                notice.client() == null ? null : notice.client().value())
                        .set(
                                "contact",
                                notice.contact() == null
                                        ? null
                                        : notice.contact().value())
                        .set(
                                "staff",
                                notice.staff() == null ? null : notice.staff().value())
                        .set("epoch", notice.epoch())
                        .set("reference", notice.reference())
                        .set("details", notice.details())
                        .set("secret", notice.secret())
                        .set("text", notice.text())
                        .set("at", notice.at())
                        .set("state", notice.state().name())
                        .set("due", notice.due())
                        .set("expires", notice.expires())
                        .set("attempts", notice.attempts())
                        .set("fence", notice.fence())
                        .set("cause", notice.cause()));
    }

    @Override
    public void move(Scope from, Scope into, BiFunction<NoticeId, byte[], byte[]> content) {
        moving(MOVE_BELLS, from, into).update();
        List<Waiting> waiting = of(from, WAITING)
                .list(row -> new Waiting(
                        new NoticeId(row.uuid("id")), row.bytesOrNull("details"), row.bytesOrNull("secret")));
        MOVE.each(
                from.tx(),
                waiting,
                (call, one) -> call.set("firm", from.firm().value())
                        .set("client", from.client().value())
                        .set("into", into.client().value())
                        .set("id", one.id().value())
                        .set("details", one.details() == null ? null : content.apply(one.id(), one.details()))
                        .set("secret", one.secret() == null ? null : content.apply(one.id(), one.secret())));
    }

    /** A queued e-mail of a client that is merged into another one. */
    private record Waiting(NoticeId id, byte @Nullable [] details, byte @Nullable [] secret) {}

    @Override
    public Set<ContactId> told(Scope scope, NoticeKind kind, Instant after) {
        return of(scope, TOLD)
                .set("kind", kind.name())
                .set("after", after)
                .list(row -> new ContactId(row.uuid("contact")))
                .stream()
                .collect(Collectors.toSet());
    }

    @Override
    public List<MailedNotice> mails(Scope scope, @Nullable NoticeId before, int most) {
        return mails(mails(scope, "and n.client = :client and n.contact is not null"), before, most);
    }

    @Override
    public List<MailedNotice> mails(Scope scope, ContactId contact, @Nullable NoticeId before, int most) {
        SelectionQuery<Object[]> query = mails(scope, """
                and n.contact = :contact and (n.client = :client or n.client is null)
                and exists (select 1 from GrantRow g
                  where g.firm = n.firm and g.client = :client and g.contact = n.contact)
                """).setParameter("contact", contact.value());
        return mails(query, before, most);
    }

    private static SelectionQuery<Object[]> mails(Scope scope, String condition) {
        return session(scope)
                .createSelectionQuery("""
                        select n, k.name, k.wrappedKey from NoticeRow n
                        left join ContactRow k on k.firm = n.firm and k.id = n.contact
                        where n.firm = :firm and n.id < :before %s
                        order by n.id desc
                        """.formatted(condition), Object[].class)
                .setParameter("firm", scope.firm().value())
                .setParameter("client", scope.client().value());
    }

    private static List<MailedNotice> mails(SelectionQuery<Object[]> query, @Nullable NoticeId before, int most) {
        return query
                .setParameter("before", before == null ? LAST : before.value())
                .setMaxResults(most)
                .getResultList()
                .stream()
                .map(row -> new MailedNotice(
                        ((NoticeRow) row[0]).notice(), Objects.requireNonNullElse((String) row[1], ""), (byte[])
                                row[2]))
                .toList();
    }

    // --- bells

    @Override
    public List<BellEntry> bell(FirmScope scope, int most) {
        return bells.bell(scope, most);
    }

    @Override
    public void markRead(FirmScope scope, @Nullable ClientId client) {
        bells.markRead(scope, client);
    }

    // --- the outbox

    @Override
    public List<Claim> claim(WorkScope scope, Instant lease, int most) {
        return outbox.claim(scope, lease, most);
    }

    @Override
    public int settle(WorkScope scope, List<Settled> notices) {
        return outbox.settle(scope, notices);
    }

    @Override
    public Backlog backlog(WorkScope scope) {
        return outbox.backlog(scope);
    }

    @Override
    public Backlog backlog(FirmScope scope) {
        return outbox.backlog(scope);
    }

    @Override
    public List<DeadLetter> dead(FirmScope scope, @Nullable NoticeId before, int most) {
        return outbox.dead(scope, before, most);
    }

    @Override
    public boolean revive(FirmScope scope, NoticeId id) {
        return outbox.revive(scope, id);
    }
}
