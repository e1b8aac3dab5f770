package io.clientportal.memory;

import io.clientportal.kernel.ContactId;
import io.clientportal.kernel.FirmId;
import io.clientportal.kernel.FirmScope;
import io.clientportal.kernel.PortalException;
import io.clientportal.kernel.Scope;
import io.clientportal.kernel.WorkScope;
import io.clientportal.memory.MemoryGateStore.ClientKey;
import io.clientportal.memory.MemoryGateStore.ContactKey;
import io.clientportal.signin.ChallengeId;
import io.clientportal.signin.LinkId;
import io.clientportal.signin.SignInStore;
import io.clientportal.signin.StoredChallenge;
import io.clientportal.signin.StoredLink;
import io.clientportal.signin.StoredSession;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Links, challenges and sessions. */
final class MemorySignInStore implements SignInStore {

    private static final int MAILS = 5;

    private final MemoryTable<LinkKey, LinkRow> links;
    private final MemoryTable<ChallengeKey, StoredChallenge> challenges;
    private final MemoryTable<SessionKey, SessionRow> sessions;
    private final MemoryTable<ContactKey, Codes> codes;
    private final MemoryGateStore gate;
    private final MemoryAccessStore access;

    MemorySignInStore(MemoryTransactions transactions, MemoryGateStore gate, MemoryAccessStore access) {
        this.links = new MemoryTable<>(transactions);
        this.challenges = new MemoryTable<>(transactions);
        this.sessions = new MemoryTable<>(transactions);
        this.codes = new MemoryTable<>(transactions);
        this.gate = gate;
        this.access = access;
    }

    private record LinkKey(FirmId firm, LinkId id) {}

    private record LinkRow(FirmId firm, StoredLink link) {}

    private record ChallengeKey(FirmId firm, ChallengeId id) {}

    private record SessionKey(FirmId firm, UUID id) {}

    private record SessionRow(FirmId firm, StoredSession session) {}

    /** What is counted per contact: tries in a row, the wait, and the latest code mails. */
    private record Codes(int tries, @Nullable Instant from, List<Instant> mails) {
        static final Codes NONE = new Codes(0, null, List.of());
    }

    @Override
    public void add(Scope scope, StoredLink link) {
        long no = links(scope.firm(), other -> sameTarget(other, link))
                        .mapToLong(StoredLink::no)
                        .max()
                        .orElse(0)
                + 1;
        put(
                scope.firm(),
                new StoredLink(
                        link.id(),
                        link.contact(),
                        link.client(),
                        link.target(),
                        no,
                        link.hash(),
                        link.sentAt(),
                        link.opensUntil(),
                        link.livesUntil(),
                        link.firmEpoch(),
                        link.contactEpoch(),
                        link.grantEpoch(),
                        link.device(),
                        link.openedAt(),
                        link.revokedAt()));
    }

    @Override
    public List<Found> links(Scope scope, int most) {
        return links(scope.firm(), link -> link.client().equals(scope.client()))
                .sorted(Comparator.comparing(StoredLink::sentAt)
                        .thenComparing(StoredLink::no)
                        .reversed())
                .limit(most)
                .map(link -> found(scope.firm(), link))
                .toList();
    }

    @Override
    public Optional<Found> link(Scope scope, LinkId id) {
        return links.find(new LinkKey(scope.firm(), id))
                .map(LinkRow::link)
                .filter(link -> link.client().equals(scope.client()))
                .map(link -> found(scope.firm(), link));
    }

    @Override
    public boolean revoke(Scope scope, LinkId id) {
        StoredLink link = link(scope, id)
                .map(Found::link)
                .filter(one -> one.revokedAt() == null)
                .orElse(null);
        if (link == null) {
            return false;
        }
        put(scope.firm(), with(link, link.device(), link.openedAt(), scope.now()));
        sessions.where(row -> row.session().link().equals(id))
                .forEach(row ->
                        sessions.remove(new SessionKey(row.firm(), row.session().id())));
        return true;
    }

    @Override
    public Optional<Found> link(FirmScope scope, List<byte[]> hashes) {
        return links(scope.firm(), link -> in(hashes, link.hash()))
                .map(link -> found(scope.firm(), link))
                .findFirst();
    }

    @Override
    public boolean knowsDevice(FirmScope scope, ContactId contact, List<byte[]> device) {
        return links(scope.firm(), link -> link.contact().equals(contact))
                .anyMatch(link -> link.device() != null && in(device, link.device()));
    }

    @Override
    public boolean bind(FirmScope scope, LinkId id, byte[] device, List<byte[]> presented) {
        StoredLink link =
                links.find(new LinkKey(scope.firm(), id)).map(LinkRow::link).orElse(null);
        if (link == null || link.revokedAt() != null || link.device() != null && !in(presented, link.device())) {
            return false;
        }
        put(scope.firm(), with(link, device, link.openedAt() == null ? scope.now() : link.openedAt(), null));
        return true;
    }

    @Override
    public boolean countMail(FirmScope scope, ContactId contact, Instant since) {
        Codes known = codes(scope.firm(), contact);
        List<Instant> recent =
                known.mails().stream().filter(at -> at.isAfter(since)).toList();
        if (recent.size() >= MAILS || known.from() != null && scope.now().isBefore(known.from())) {
            return false;
        }
        put(
                scope.firm(),
                contact,
                new Codes(
                        known.tries(),
                        known.from(),
                        Stream.concat(recent.stream(), Stream.of(scope.now())).toList()));
        return true;
    }

    @Override
    public void add(FirmScope scope, StoredChallenge challenge) {
        challenges.put(new ChallengeKey(scope.firm(), challenge.id()), challenge);
    }

    @Override
    public Optional<Asked> challenge(FirmScope scope, ChallengeId id) {
        return challenges
                .find(new ChallengeKey(scope.firm(), id))
                .flatMap(challenge -> links.find(new LinkKey(scope.firm(), challenge.link()))
                        .map(row -> new Asked(challenge, found(scope.firm(), row.link()))));
    }

    @Override
    public boolean countSend(FirmScope scope, ChallengeId id, List<byte[]> browser, int mostSends, int mostTries) {
        return open(scope, id, browser, mostTries)
                .filter(c -> c.sends() < mostSends)
                .map(c -> put(scope, c, c.code(), c.codeUntil(), c.tries(), c.sends() + 1, null))
                .isPresent();
    }

    @Override
    public void replaceCode(FirmScope scope, ChallengeId id, byte[] code, Instant until) {
        StoredChallenge c = challenges.find(new ChallengeKey(scope.firm(), id)).orElseThrow(PortalException.Stale::new);
        put(scope, c, code, until, c.tries(), c.sends(), c.usedAt());
    }

    @Override
    public boolean countTry(FirmScope scope, ChallengeId id, List<byte[]> browser, int most) {
        return open(scope, id, browser, most)
                .map(c -> put(scope, c, c.code(), c.codeUntil(), c.tries() + 1, c.sends(), null))
                .isPresent();
    }

    @Override
    public void countTry(FirmScope scope, ContactId contact, @Nullable Instant next, int every, Instant blocked) {
        Codes known = codes(scope.firm(), contact);
        int tries = known.tries() + 1;
        boolean waits = next == null || known.from() != null && known.from().isAfter(next);
        Instant from = tries % every == 0 ? blocked : waits ? known.from() : next;
        put(scope.firm(), contact, new Codes(tries, from, known.mails()));
    }

    @Override
    public boolean use(FirmScope scope, ChallengeId id, byte[] code) {
        return challenges
                .find(new ChallengeKey(scope.firm(), id))
                .filter(c -> c.usedAt() == null && Arrays.equals(code, c.code()))
                .map(c -> put(scope, c, c.code(), c.codeUntil(), c.tries(), c.sends(), scope.now()))
                .isPresent();
    }

    @Override
    public void forgetTries(FirmScope scope, ContactId contact) {
        put(
                scope.firm(),
                contact,
                new Codes(0, null, codes(scope.firm(), contact).mails()));
    }

    @Override
    public void add(FirmScope scope, StoredSession session) {
        sessions.put(new SessionKey(scope.firm(), session.id()), new SessionRow(scope.firm(), session));
    }

    @Override
    public Optional<Running> session(FirmScope scope, List<byte[]> hashes, Instant seenAfter) {
        return sessions
                .where(row -> row.firm().equals(scope.firm())
                        && in(hashes, row.session().hash())
                        && row.session().seenAt().isAfter(seenAfter))
                .stream()
                .map(SessionRow::session)
                .flatMap(
                        session -> access
                                .person(scope.firm(), session.contact())
                                .map(person -> new Running(session, person.state()))
                                .stream())
                .findFirst();
    }

    @Override
    public void touch(FirmScope scope, UUID id) {
        SessionKey key = new SessionKey(scope.firm(), id);
        sessions.find(key).map(SessionRow::session).ifPresent(s -> {
            StoredSession touched = new StoredSession(
                    s.id(),
                    s.hash(),
                    s.contact(),
                    s.link(),
                    s.firmEpoch(),
                    s.contactEpoch(),
                    s.beganAt(),
                    scope.now(),
                    s.endsAt());
            sessions.put(key, new SessionRow(scope.firm(), touched));
        });
    }

    @Override
    public boolean end(FirmScope scope, UUID id) {
        SessionKey key = new SessionKey(scope.firm(), id);
        boolean there = sessions.get(key) != null;
        sessions.remove(key);
        return there;
    }

    @Override
    public int forgetSessions(WorkScope scope, Instant ended, int most) {
        return sessions.remove(row -> !row.session().endsAt().isAfter(ended), most);
    }

    @Override
    public int forgetChallenges(WorkScope scope, Instant ended, int most) {
        return challenges.remove(challenge -> !challenge.codeUntil().isAfter(ended), most);
    }

    @Override
    public int forgetLinks(WorkScope scope, Instant ended, int most) {
        return links.remove(
                row -> {
                    StoredLink link = row.link();
                    return !link.livesUntil().isAfter(ended)
                            && sessions.where(one -> one.session().link().equals(link.id()))
                                    .isEmpty()
                            && challenges
                                    .where(one -> one.link().equals(link.id()))
                                    .isEmpty();
                },
                most);
    }

    private Stream<StoredLink> links(FirmId firm, Predicate<StoredLink> condition) {
        return links.where(row -> row.firm().equals(firm) && condition.test(row.link())).stream()
                .map(LinkRow::link);
    }

    private Found found(FirmId firm, StoredLink link) {
        Codes counted = codes(firm, link.contact());
        return new Found(
                link,
                access.person(firm, link.contact())
                        .orElseThrow(PortalException.NotFound::new)
                        .state(),
                access.grant(firm, link.client(), link.contact()).orElseThrow(PortalException.NotFound::new),
                gate.clients
                        .find(new ClientKey(firm, link.client()))
                        .orElseThrow(PortalException.NotFound::new)
                        .archived(),
                links(firm, other -> sameTarget(other, link)).anyMatch(other -> other.no() > link.no()),
                counted.tries(),
                counted.from());
    }

    private static boolean sameTarget(StoredLink one, StoredLink other) {
        return one.contact().equals(other.contact())
                && one.client().equals(other.client())
                && one.target() == other.target();
    }

    private Optional<StoredChallenge> open(FirmScope scope, ChallengeId id, List<byte[]> browser, int mostTries) {
        return challenges
                .find(new ChallengeKey(scope.firm(), id))
                .filter(c -> c.tries() < mostTries && c.usedAt() == null && in(browser, c.browser()));
    }

    private StoredChallenge put(
            FirmScope scope,
            StoredChallenge c,
            byte @Nullable [] code,
            Instant until,
            int tries,
            int sends,
            @Nullable Instant usedAt) {
        StoredChallenge next = new StoredChallenge(
                c.id(), c.link(), c.contact(), c.browser(), code, until, tries, sends, c.beganAt(), usedAt);
        challenges.put(new ChallengeKey(scope.firm(), c.id()), next);
        return next;
    }

    private void put(FirmId firm, StoredLink link) {
        links.put(new LinkKey(firm, link.id()), new LinkRow(firm, link));
    }

    private void put(FirmId firm, ContactId contact, Codes counted) {
        codes.put(new ContactKey(firm, contact), counted);
    }

    private Codes codes(FirmId firm, ContactId contact) {
        return codes.find(new ContactKey(firm, contact)).orElse(Codes.NONE);
    }

    private static StoredLink with(
            StoredLink link, byte @Nullable [] device, @Nullable Instant openedAt, @Nullable Instant revokedAt) {
        return new StoredLink(
                link.id(),
                link.contact(),
                link.client(),
                link.target(),
                link.no(),
                link.hash(),
                link.sentAt(),
                link.opensUntil(),
                link.livesUntil(),
                link.firmEpoch(),
                link.contactEpoch(),
                link.grantEpoch(),
                device,
                openedAt,
                revokedAt);
    }

    private static boolean in(List<byte[]> hashes, byte[] hash) {
        return hashes.stream().anyMatch(candidate -> Arrays.equals(candidate, hash));
    }
}
