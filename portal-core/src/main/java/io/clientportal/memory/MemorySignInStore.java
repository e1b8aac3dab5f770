package io.clientportal.memory;

import io.clientportal.access.Person;
import io.clientportal.kernel.ClientId;
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
import io.clientportal.signin.LinkKind;
import io.clientportal.signin.SignInStore;
import io.clientportal.signin.StoredChallenge;
import io.clientportal.signin.StoredLink;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Links and challenges. */
final class MemorySignInStore implements SignInStore {

    private static final int MAILS = 5;

    private final MemoryTable<LinkKey, LinkRow> links;
    private final MemoryTable<ChallengeKey, StoredChallenge> challenges;
    private final MemoryTable<ContactKey, Codes> codes;
    private final MemoryGateStore gate;
    private final MemoryAccessStore access;
    private final MemorySessionStore sessions;

    MemorySignInStore(
            MemoryTransactions transactions,
            MemoryGateStore gate,
            MemoryAccessStore access,
            MemorySessionStore sessions) {
        this.links = new MemoryTable<>(transactions);
        this.challenges = new MemoryTable<>(transactions);
        this.codes = new MemoryTable<>(transactions);
        this.gate = gate;
        this.access = access;
        this.sessions = sessions;
    }

    private record LinkKey(FirmId firm, LinkId id) {}

    private record LinkRow(FirmId firm, StoredLink link) {}

    private record ChallengeKey(FirmId firm, ChallengeId id) {}

    /** What is counted per contact: tries in a row, the wait, and the latest code mails. */
    private record Codes(int tries, @Nullable Instant from, List<Instant> mails) {
        static final Codes NONE = new Codes(0, null, List.of());
    }

    @Override
    public void add(FirmScope scope, StoredLink link) {
        long no = links(scope.firm(), other -> sameTarget(other, link))
                        .mapToLong(StoredLink::no)
                        .max()
                        .orElse(0)
                + 1;
        put(scope.firm(), link.at(link.client(), no, link.epochs().grant()));
    }

    @Override
    public boolean add(FirmScope scope, StoredLink link, int most, Instant since) {
        long sent = links(
                        scope.firm(),
                        other -> other.contact().equals(link.contact())
                                && other.kind() == link.kind()
                                && other.sentAt().isAfter(since))
                .count();
        if (sent >= most) {
            return false;
        }
        add(scope, link);
        return true;
    }

    @Override
    public List<Found> links(Scope scope, int most) {
        return links(scope.firm(), link -> scope.client().equals(link.client()))
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
                .filter(link -> scope.client().equals(link.client()))
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
        put(scope.firm(), with(link, link.device(), link.openedAt(), link.usedAt(), scope.now()));
        sessions.endFrom(scope.firm(), id);
        return true;
    }

    @Override
    public void move(Scope from, Scope into, ContactId contact, long left, long now) {
        List<StoredLink> there = of(into, contact);
        List<StoredLink> moving = of(from, contact);
        long last = there.stream().mapToLong(StoredLink::no).max().orElse(0);
        long front = there.stream().mapToLong(StoredLink::no).min().orElse(0)
                - 1
                - moving.stream().mapToLong(StoredLink::no).max().orElse(0);
        for (StoredLink link : moving) {
            boolean works = link.epochs().grant() == left;
            boolean earlier = there.stream()
                    .anyMatch(other -> other.target() == link.target()
                            && other.epochs().grant() == now
                            && other.sentAt().isAfter(link.sentAt()));
            long place = works && !earlier ? last : front;
            put(into.firm(), link.at(into.client(), place + link.no(), works ? now : 0));
        }
    }

    private List<StoredLink> of(Scope scope, ContactId contact) {
        return links(
                        scope.firm(),
                        link -> link.contact().equals(contact) && scope.client().equals(link.client()))
                .toList();
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
        put(scope.firm(), with(link, device, link.openedAt() == null ? scope.now() : link.openedAt(), null, null));
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
    public boolean use(FirmScope scope, LinkId id) {
        StoredLink link =
                links.find(new LinkKey(scope.firm(), id)).map(LinkRow::link).orElse(null);
        if (link == null || link.usedAt() != null || link.revokedAt() != null) {
            return false;
        }
        put(scope.firm(), with(link, link.device(), link.openedAt(), scope.now(), null));
        return true;
    }

    @Override
    public int revoke(FirmScope scope, ContactId contact, LinkKind kind) {
        List<StoredLink> revoked = links(
                        scope.firm(),
                        link -> link.contact().equals(contact)
                                && link.kind() == kind
                                && link.usedAt() == null
                                && link.revokedAt() == null)
                .toList();
        revoked.forEach(
                link -> put(scope.firm(), with(link, link.device(), link.openedAt(), link.usedAt(), scope.now())));
        return revoked.size();
    }

    @Override
    public Optional<Found> latest(FirmScope scope, ContactId contact, LinkKind kind) {
        return links(scope.firm(), link -> link.contact().equals(contact) && link.kind() == kind)
                .max(Comparator.comparingLong(StoredLink::no))
                .map(link -> found(scope.firm(), link));
    }

    @Override
    public List<Found> devices(FirmScope scope, ContactId contact) {
        return links(
                        scope.firm(),
                        link -> link.contact().equals(contact) && link.device() != null && link.revokedAt() == null)
                .sorted(Comparator.comparing(StoredLink::sentAt)
                        .thenComparing(link -> link.id().value())
                        .reversed())
                .map(link -> found(scope.firm(), link))
                .toList();
    }

    @Override
    public boolean unbind(FirmScope scope, ContactId contact, LinkId id) {
        byte[] device = links.find(new LinkKey(scope.firm(), id))
                .map(LinkRow::link)
                .filter(link -> link.contact().equals(contact))
                .flatMap(link -> Optional.ofNullable(link.device()))
                .orElse(null);
        if (device == null) {
            return false;
        }
        List<StoredLink> bound = links(
                        scope.firm(),
                        link -> link.contact().equals(contact)
                                && link.revokedAt() == null
                                && Arrays.equals(device, link.device()))
                .toList();
        bound.forEach(link -> {
            put(scope.firm(), with(link, link.device(), link.openedAt(), link.usedAt(), scope.now()));
            sessions.endFrom(scope.firm(), link.id());
        });
        return !bound.isEmpty();
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
                            && !sessions.cameFrom(row.firm(), link.id())
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
        Person person = access.person(firm, link.contact()).orElseThrow(PortalException.NotFound::new);
        ClientId client = link.client();
        return new Found(
                link,
                person.state(),
                person.account().setUp(),
                access.login(firm, link.contact()).epoch(),
                client == null
                        ? null
                        : access.grant(firm, client, link.contact()).orElseThrow(PortalException.NotFound::new),
                client != null
                        && gate.clients
                                .find(new ClientKey(firm, client))
                                .orElseThrow(PortalException.NotFound::new)
                                .archived(),
                links(firm, other -> sameTarget(other, link)).anyMatch(other -> other.no() > link.no()),
                counted.tries(),
                counted.from());
    }

    private static boolean sameTarget(StoredLink one, StoredLink other) {
        return one.contact().equals(other.contact())
                && one.kind() == other.kind()
                && Objects.equals(one.client(), other.client())
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
                c.id(),
                c.link(),
                c.contact(),
                c.browser(),
                c.signInEpoch(),
                code,
                until,
                tries,
                sends,
                c.beganAt(),
                usedAt);
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
            StoredLink link,
            byte @Nullable [] device,
            @Nullable Instant openedAt,
            @Nullable Instant usedAt,
            @Nullable Instant revokedAt) {
        return new StoredLink(
                link.id(),
                link.kind(),
                link.contact(),
                link.client(),
                link.target(),
                link.no(),
                link.hash(),
                link.sentAt(),
                link.opensUntil(),
                link.livesUntil(),
                link.epochs(),
                link.address(),
                device,
                openedAt,
                usedAt,
                revokedAt);
    }

    private static boolean in(List<byte[]> hashes, byte[] hash) {
        return hashes.stream().anyMatch(candidate -> Arrays.equals(candidate, hash));
    }
}
