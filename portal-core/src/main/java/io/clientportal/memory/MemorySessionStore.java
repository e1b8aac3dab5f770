package io.clientportal.memory;

import io.clientportal.kernel.ContactId;
import io.clientportal.kernel.FirmId;
import io.clientportal.kernel.FirmScope;
import io.clientportal.kernel.WorkScope;
import io.clientportal.signin.LinkId;
import io.clientportal.signin.SessionId;
import io.clientportal.signin.SessionStore;
import io.clientportal.signin.StoredKey;
import io.clientportal.signin.StoredSession;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Sessions, and the keys that tokens are signed with. */
final class MemorySessionStore implements SessionStore {

    private final MemoryTable<SessionKey, SessionRow> sessions;
    private final MemoryTable<SigningKey, SigningRow> keys;
    private final MemoryAccessStore access;

    MemorySessionStore(MemoryTransactions transactions, MemoryAccessStore access) {
        this.sessions = new MemoryTable<>(transactions);
        this.keys = new MemoryTable<>(transactions);
        this.access = access;
    }

    private record SessionKey(FirmId firm, SessionId id) {}

    private record SessionRow(FirmId firm, StoredSession session) {}

    private record SigningKey(FirmId firm, UUID id) {}

    private record SigningRow(FirmId firm, StoredKey key) {}

    @Override
    public void add(FirmScope scope, StoredSession session) {
        put(scope.firm(), session);
    }

    @Override
    public Optional<Running> session(FirmScope scope, List<byte[]> hashes, Instant seenAfter) {
        return running(
                        scope,
                        session ->
                                in(hashes, session.hash()) && session.seenAt().isAfter(seenAfter))
                .findFirst();
    }

    @Override
    public Optional<Running> session(FirmScope scope, SessionId id) {
        return running(scope, session -> session.id().equals(id)).findFirst();
    }

    @Override
    public List<Running> sessions(FirmScope scope, ContactId contact) {
        return running(
                        scope,
                        session ->
                                session.contact().equals(contact) && scope.now().isBefore(session.endsAt()))
                .sorted(Comparator.comparing((Running one) -> one.session().beganAt())
                        .thenComparing(one -> one.session().id().value())
                        .reversed())
                .toList();
    }

    @Override
    public void touch(FirmScope scope, SessionId id) {
        change(scope, id, s -> with(s, s.hash(), s.signInEpoch(), s.refresh(), scope.now()));
    }

    @Override
    public void keep(FirmScope scope, SessionId id, long signInEpoch) {
        change(scope, id, s -> with(s, s.hash(), signInEpoch, s.refresh(), s.seenAt()));
    }

    @Override
    public boolean exchange(FirmScope scope, SessionId id, List<byte[]> before, byte[] family, byte[] refresh) {
        return find(scope, id)
                .filter(session -> session.refresh() == null && in(before, session.hash()))
                .map(session -> {
                    put(scope.firm(), with(session, family, session.signInEpoch(), refresh, scope.now()));
                    return true;
                })
                .orElse(false);
    }

    @Override
    public boolean rotate(FirmScope scope, SessionId id, List<byte[]> before, byte[] next) {
        return find(scope, id)
                .filter(session -> session.refresh() != null && in(before, session.refresh()))
                .map(session -> {
                    put(scope.firm(), with(session, session.hash(), session.signInEpoch(), next, scope.now()));
                    return true;
                })
                .orElse(false);
    }

    @Override
    public boolean end(FirmScope scope, SessionId id) {
        boolean there = find(scope, id).isPresent();
        sessions.remove(new SessionKey(scope.firm(), id));
        return there;
    }

    @Override
    public List<StoredKey> keys(FirmScope scope) {
        return keys.where(row -> row.firm().equals(scope.firm())).stream()
                .map(SigningRow::key)
                .filter(key -> scope.now().isBefore(key.verifiesUntil()))
                .sorted(Comparator.comparing(StoredKey::signsUntil).reversed())
                .toList();
    }

    @Override
    public void add(FirmScope scope, StoredKey key) {
        keys.where(row -> row.firm().equals(scope.firm())
                        && !scope.now().isBefore(row.key().verifiesUntil()))
                .forEach(row ->
                        keys.remove(new SigningKey(scope.firm(), row.key().id())));
        keys.put(new SigningKey(scope.firm(), key.id()), new SigningRow(scope.firm(), key));
    }

    @Override
    public int forget(WorkScope scope, Instant ended, int most) {
        return sessions.remove(row -> !row.session().endsAt().isAfter(ended), most);
    }

    /** Whether a session that came from a link is left. */
    boolean cameFrom(FirmId firm, LinkId link) {
        return !sessions.where(row ->
                        row.firm().equals(firm) && link.equals(row.session().link()))
                .isEmpty();
    }

    /** Ends the sessions that came from a link. */
    void endFrom(FirmId firm, LinkId link) {
        sessions.where(row ->
                        row.firm().equals(firm) && link.equals(row.session().link()))
                .forEach(row ->
                        sessions.remove(new SessionKey(firm, row.session().id())));
    }

    private Stream<Running> running(FirmScope scope, Predicate<StoredSession> condition) {
        return sessions.where(row -> row.firm().equals(scope.firm()) && condition.test(row.session())).stream()
                .map(SessionRow::session)
                .flatMap(session -> access
                        .person(scope.firm(), session.contact())
                        .map(person -> new Running(
                                session,
                                person.state(),
                                access.login(scope.firm(), session.contact()).epoch()))
                        .stream());
    }

    private Optional<StoredSession> find(FirmScope scope, SessionId id) {
        return sessions.find(new SessionKey(scope.firm(), id)).map(SessionRow::session);
    }

    private void change(FirmScope scope, SessionId id, UnaryOperator<StoredSession> change) {
        find(scope, id).map(change).ifPresent(session -> put(scope.firm(), session));
    }

    private void put(FirmId firm, StoredSession session) {
        sessions.put(new SessionKey(firm, session.id()), new SessionRow(firm, session));
    }

    private static StoredSession with(
            StoredSession s, byte[] hash, long signInEpoch, byte @Nullable [] refresh, Instant seenAt) {
        return new StoredSession(
                s.id(),
                hash,
                s.contact(),
                s.link(),
                s.firmEpoch(),
                s.contactEpoch(),
                signInEpoch,
                refresh,
                s.origin(),
                s.beganAt(),
                seenAt,
                s.endsAt());
    }

    private static boolean in(List<byte[]> hashes, byte[] hash) {
        return hashes.stream().anyMatch(candidate -> Arrays.equals(candidate, hash));
    }
}
