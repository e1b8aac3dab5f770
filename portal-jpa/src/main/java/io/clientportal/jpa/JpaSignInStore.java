package io.clientportal.jpa;

import io.clientportal.kernel.ContactId;
import io.clientportal.kernel.FirmScope;
import io.clientportal.kernel.Scope;
import io.clientportal.kernel.WorkScope;
import io.clientportal.signin.ChallengeId;
import io.clientportal.signin.LinkId;
import io.clientportal.signin.LinkKind;
import io.clientportal.signin.SignInStore;
import io.clientportal.signin.StoredChallenge;
import io.clientportal.signin.StoredLink;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.query.MutationQuery;
import org.hibernate.query.SelectionQuery;
import org.jspecify.annotations.Nullable;

/** Links and challenges. */
final class JpaSignInStore extends JpaStore implements SignInStore {

    /** No device at all, for a list that must not be empty. */
    private static final List<byte[]> NONE = List.of(new byte[0]);

    private static final Sql MOVE = new Sql("""
            update portal_link set client = :into, grant_epoch = case when grant_epoch = :left then :now else 0 end,
              no = no + case
                when grant_epoch = :left and not exists (select 1 from portal_link m
                  where m.firm = :firm and m.client = :into and m.contact = :contact and m.target = portal_link.target
                  and m.grant_epoch = :now and m.sent_at > portal_link.sent_at)
                then (select coalesce(max(m.no), 0) from portal_link m
                  where m.firm = :firm and m.client = :into and m.contact = :contact)
                else (select coalesce(min(m.no), 0) - 1 from portal_link m
                    where m.firm = :firm and m.client = :into and m.contact = :contact)
                  - (select max(m.no) from portal_link m
                    where m.firm = :firm and m.client = :client and m.contact = :contact)
                end
            where firm = :firm and client = :client and contact = :contact
            """);

    private static final String FOUND = """
            l, k, g, c.archived,
            (select max(m.no) from LinkRow m
              where m.firm = l.firm and m.contact = l.contact and m.kind = l.kind
              and coalesce(m.client, '') = coalesce(l.client, '') and coalesce(m.target, '') = coalesce(l.target, ''))
            """;

    private static final String JOINED = """
            join ContactRow k on k.firm = l.firm and k.id = l.contact
            left join GrantRow g on g.firm = l.firm and g.client = l.client and g.contact = l.contact
            left join ClientRow c on c.firm = l.firm and c.id = l.client
            """;

    JpaSignInStore(Vendor vendor) {
        super(vendor);
    }

    @Override
    public void add(FirmScope scope, StoredLink link) {
        session(scope)
                .createMutationQuery("""
                        insert into LinkRow (firm, id, kind, client, contact, target, no, tokenHash, sentAt, opensUntil,
                          livesUntil, firmEpoch, contactEpoch, signInEpoch, grantEpoch, address)
                        values (:firm, :id, :kind, :client, :contact, :target,
                          (select coalesce(max(m.no), 0) + 1 from LinkRow m
                            where m.firm = :firm and m.contact = :contact and m.kind = :kind
                            and coalesce(m.client, '') = :clientKey and coalesce(m.target, '') = :targetKey),
                          :hash, :sentAt, :opensUntil, :livesUntil,
                          :firmEpoch, :contactEpoch, :signInEpoch, :grantEpoch, :address)
                        """)
                .setParameter("firm", scope.firm().value())
                .setParameter("id", link.id().value())
                .setParameter("kind", link.kind().name())
                .setParameter(
                        "client", link.client() == null ? null : link.client().value(), String.class)
                .setParameter(
                        "clientKey", link.client() == null ? "" : link.client().value())
                .setParameter("contact", link.contact().value())
                .setParameter(
                        "target", link.target() == null ? null : link.target().name(), String.class)
                .setParameter(
                        "targetKey", link.target() == null ? "" : link.target().name())
                .setParameter("hash", link.hash())
                .setParameter("sentAt", link.sentAt())
                .setParameter("opensUntil", link.opensUntil())
                .setParameter("livesUntil", link.livesUntil())
                .setParameter("firmEpoch", link.epochs().firm())
                .setParameter("contactEpoch", link.epochs().contact())
                .setParameter("signInEpoch", link.epochs().signIn())
                .setParameter("grantEpoch", link.epochs().grant())
                .setParameter("address", link.address(), byte[].class)
                .executeUpdate();
    }

    @Override
    public boolean add(FirmScope scope, StoredLink link, int most, Instant since) {
        long sent = session(scope)
                .createSelectionQuery("""
                        select count(*) from LinkRow
                        where firm = :firm and contact = :contact and kind = :kind and sentAt > :since
                        """, Long.class)
                .setParameter("firm", scope.firm().value())
                .setParameter("contact", link.contact().value())
                .setParameter("kind", link.kind().name())
                .setParameter("since", since)
                .getSingleResult();
        if (sent >= most) {
            return false;
        }
        add(scope, link);
        return true;
    }

    @Override
    public List<Found> links(Scope scope, int most) {
        return found(scope, "order by l.sentAt desc, l.no desc").setMaxResults(most).getResultList().stream()
                .map(row -> found(row, 0))
                .toList();
    }

    @Override
    public Optional<Found> link(Scope scope, LinkId id) {
        return found(scope, "and l.id = :id")
                .setParameter("id", id.value())
                .uniqueResultOptional()
                .map(row -> found(row, 0));
    }

    @Override
    public boolean revoke(Scope scope, LinkId id) {
        boolean revoked = session(scope)
                        .createMutationQuery("""
                        update LinkRow set revokedAt = :now
                        where firm = :firm and client = :client and id = :id and revokedAt is null
                        """)
                        .setParameter("firm", scope.firm().value())
                        .setParameter("client", scope.client().value())
                        .setParameter("id", id.value())
                        .setParameter("now", scope.now())
                        .executeUpdate()
                == 1;
        if (revoked) {
            update(scope.acrossClients(), "delete from SessionRow where firm = :firm and link = :id", id.value())
                    .executeUpdate();
        }
        return revoked;
    }

    @Override
    public void move(Scope from, Scope into, ContactId contact, long left, long now) {
        MOVE.in(from.tx())
                .set("firm", from.firm().value())
                .set("client", from.client().value())
                .set("into", into.client().value())
                .set("contact", contact.value())
                .set("left", left)
                .set("now", now)
                .update();
    }

    @Override
    public Optional<Found> link(FirmScope scope, List<byte[]> hashes) {
        return session(scope)
                .createSelectionQuery(
                        "select " + FOUND + " from LinkRow l " + JOINED
                                + "where l.firm = :firm and l.tokenHash in (:hashes)",
                        Object[].class)
                .setParameter("firm", scope.firm().value())
                .setParameterList("hashes", hashes, byte[].class)
                .uniqueResultOptional()
                .map(row -> found(row, 0));
    }

    @Override
    public boolean knowsDevice(FirmScope scope, ContactId contact, List<byte[]> device) {
        return session(scope)
                        .createSelectionQuery(
                                "select count(*) from LinkRow where firm = :firm and contact = :contact"
                                        + " and deviceHash in (:device)",
                                Long.class)
                        .setParameter("firm", scope.firm().value())
                        .setParameter("contact", contact.value())
                        .setParameterList("device", device, byte[].class)
                        .getSingleResult()
                > 0;
    }

    @Override
    public boolean bind(FirmScope scope, LinkId id, byte[] device, List<byte[]> presented) {
        return update(scope, """
                        update LinkRow set deviceHash = :device, openedAt = coalesce(openedAt, :now)
                        where firm = :firm and id = :id and revokedAt is null
                        and (deviceHash is null or deviceHash in (:presented))
                        """, id.value())
                        .setParameter("device", device)
                        .setParameter("now", scope.now())
                        .setParameterList("presented", presented.isEmpty() ? NONE : presented, byte[].class)
                        .executeUpdate()
                == 1;
    }

    @Override
    public boolean countMail(FirmScope scope, ContactId contact, Instant since) {
        return update(scope, """
                        update ContactRow set codeMail5 = codeMail4, codeMail4 = codeMail3, codeMail3 = codeMail2,
                          codeMail2 = codeMail1, codeMail1 = :now
                        where firm = :firm and id = :id and (codeMail5 is null or codeMail5 <= :since)
                        and (nextCodeAt is null or nextCodeAt <= :now)
                        """, contact.value())
                        .setParameter("now", scope.now())
                        .setParameter("since", since)
                        .executeUpdate()
                == 1;
    }

    @Override
    public void add(FirmScope scope, StoredChallenge challenge) {
        session(scope).insert(ChallengeRow.of(scope.firm(), challenge));
    }

    @Override
    public Optional<Asked> challenge(FirmScope scope, ChallengeId id) {
        return session(scope)
                .createSelectionQuery(
                        "select h, " + FOUND
                                + " from ChallengeRow h join LinkRow l on l.firm = h.firm and l.id = h.link "
                                + JOINED + "where h.firm = :firm and h.id = :id",
                        Object[].class)
                .setParameter("firm", scope.firm().value())
                .setParameter("id", id.value())
                .uniqueResultOptional()
                .map(row -> new Asked(((ChallengeRow) row[0]).challenge(), found(row, 1)));
    }

    @Override
    public boolean countSend(FirmScope scope, ChallengeId id, List<byte[]> browser, int mostSends, int mostTries) {
        return update(scope, """
                        update ChallengeRow set sends = sends + 1
                        where firm = :firm and id = :id and sends < :mostSends and tries < :mostTries
                        and usedAt is null and browserHash in (:browser)
                        """, id.value())
                        .setParameter("mostSends", mostSends)
                        .setParameter("mostTries", mostTries)
                        .setParameterList("browser", browser.isEmpty() ? NONE : browser, byte[].class)
                        .executeUpdate()
                == 1;
    }

    @Override
    public void replaceCode(FirmScope scope, ChallengeId id, byte[] code, Instant until) {
        changed(update(
                        scope,
                        "update ChallengeRow set codeHash = :code, codeUntil = :until where firm = :firm and id = :id",
                        id.value())
                .setParameter("code", code)
                .setParameter("until", until)
                .executeUpdate());
    }

    @Override
    public boolean countTry(FirmScope scope, ChallengeId id, List<byte[]> browser, int most) {
        return update(scope, """
                        update ChallengeRow set tries = tries + 1
                        where firm = :firm and id = :id and tries < :most and usedAt is null
                        and browserHash in (:browser)
                        """, id.value())
                        .setParameter("most", most)
                        .setParameterList("browser", browser.isEmpty() ? NONE : browser, byte[].class)
                        .executeUpdate()
                == 1;
    }

    @Override
    public void countTry(FirmScope scope, ContactId contact, @Nullable Instant next, int every, Instant blocked) {
        MutationQuery update = update(
                        scope,
                        """
                        update ContactRow set codeFailures = codeFailures + 1,
                          nextCodeAt = case when mod(codeFailures + 1, :every) = 0 then cast(:blocked as Instant) %s end
                        where firm = :firm and id = :id
                        """.formatted(
                                        next == null
                                                ? "else nextCodeAt"
                                                : "when nextCodeAt > :next then nextCodeAt else cast(:next as Instant)"),
                        contact.value())
                .setParameter("every", every)
                .setParameter("blocked", blocked);
        if (next != null) {
            update.setParameter("next", next);
        }
        changed(update.executeUpdate());
    }

    @Override
    public boolean use(FirmScope scope, ChallengeId id, byte[] code) {
        return update(scope, """
                        update ChallengeRow set usedAt = :now
                        where firm = :firm and id = :id and usedAt is null and codeHash = :code
                        """, id.value())
                        .setParameter("now", scope.now())
                        .setParameter("code", code)
                        .executeUpdate()
                == 1;
    }

    @Override
    public void forgetTries(FirmScope scope, ContactId contact) {
        update(
                        scope,
                        "update ContactRow set codeFailures = 0, nextCodeAt = null where firm = :firm and id = :id",
                        contact.value())
                .executeUpdate();
    }

    @Override
    public boolean use(FirmScope scope, LinkId id) {
        return update(scope, """
                        update LinkRow set usedAt = :now
                        where firm = :firm and id = :id and usedAt is null and revokedAt is null
                        """, id.value()).setParameter("now", scope.now()).executeUpdate() == 1;
    }

    @Override
    public int revoke(FirmScope scope, ContactId contact, LinkKind kind) {
        return update(scope, """
                        update LinkRow set revokedAt = :now
                        where firm = :firm and contact = :id and kind = :kind and usedAt is null and revokedAt is null
                        """, contact.value())
                .setParameter("now", scope.now())
                .setParameter("kind", kind.name())
                .executeUpdate();
    }

    @Override
    public Optional<Found> latest(FirmScope scope, ContactId contact, LinkKind kind) {
        return session(scope)
                .createSelectionQuery(
                        "select " + FOUND + " from LinkRow l " + JOINED
                                + "where l.firm = :firm and l.contact = :contact and l.kind = :kind"
                                + " order by l.no desc",
                        Object[].class)
                .setParameter("firm", scope.firm().value())
                .setParameter("contact", contact.value())
                .setParameter("kind", kind.name())
                .setMaxResults(1)
                .uniqueResultOptional()
                .map(row -> found(row, 0));
    }

    @Override
    public List<Found> devices(FirmScope scope, ContactId contact) {
        return session(scope)
                .createSelectionQuery(
                        "select " + FOUND + " from LinkRow l " + JOINED
                                + "where l.firm = :firm and l.contact = :contact"
                                + " and l.deviceHash is not null and l.revokedAt is null"
                                + " order by l.sentAt desc, l.id desc",
                        Object[].class)
                .setParameter("firm", scope.firm().value())
                .setParameter("contact", contact.value())
                .getResultList()
                .stream()
                .map(row -> found(row, 0))
                .toList();
    }

    @Override
    public boolean unbind(FirmScope scope, ContactId contact, LinkId id) {
        boolean revoked = update(scope, """
                        update LinkRow set revokedAt = :now
                        where firm = :firm and contact = :contact and revokedAt is null and deviceHash = (
                          select d.deviceHash from LinkRow d
                          where d.firm = :firm and d.contact = :contact and d.id = :id)
                        """, id.value())
                        .setParameter("contact", contact.value())
                        .setParameter("now", scope.now())
                        .executeUpdate()
                > 0;
        // Only now: whoever signed in with such a link in the same moment held its row until the session was there.
        update(scope, """
                        delete from SessionRow where firm = :firm and contact = :contact and link in (
                          select l.id from LinkRow l where l.firm = :firm and l.contact = :contact and l.deviceHash = (
                            select d.deviceHash from LinkRow d
                            where d.firm = :firm and d.contact = :contact and d.id = :id))
                        """, id.value()).setParameter("contact", contact.value()).executeUpdate();
        return revoked;
    }

    @Override
    public int forgetChallenges(WorkScope scope, Instant ended, int most) {
        return forget(scope, "portal_challenge", "id", "o.code_until <= :ended order by o.code_until", ended, most);
    }

    @Override
    public int forgetLinks(WorkScope scope, Instant ended, int most) {
        return forget(scope, "portal_link", "id", """
                o.lives_until <= :ended
                and not exists (select 1 from portal_session s where s.firm = o.firm and s.link = o.id)
                and not exists (select 1 from portal_challenge h where h.firm = o.firm and h.link = o.id)
                order by o.lives_until
                """, ended, most);
    }

    private static SelectionQuery<Object[]> found(Scope scope, String more) {
        return session(scope)
                .createSelectionQuery(
                        "select " + FOUND + " from LinkRow l " + JOINED + "where l.firm = :firm and l.client = :client "
                                + more,
                        Object[].class)
                .setParameter("firm", scope.firm().value())
                .setParameter("client", scope.client().value());
    }

    private static Found found(Object[] row, int first) {
        StoredLink link = ((LinkRow) row[first]).link();
        ContactRow contact = (ContactRow) row[first + 1];
        return new Found(
                link,
                contact.state(),
                contact.setUpAt != null,
                contact.signInEpoch,
                row[first + 2] == null ? null : ((GrantRow) row[first + 2]).grant(),
                row[first + 3] != null && (boolean) row[first + 3],
                (long) row[first + 4] > link.no(),
                contact.codeFailures,
                contact.nextCodeAt);
    }

    private static MutationQuery update(FirmScope scope, String hql, UUID id) {
        return session(scope)
                .createMutationQuery(hql)
                .setParameter("firm", scope.firm().value())
                .setParameter("id", id);
    }
}
