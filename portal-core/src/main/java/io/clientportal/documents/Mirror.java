package io.clientportal.documents;

import io.clientportal.kernel.Caller;
import io.clientportal.kernel.ClientId;
import io.clientportal.kernel.DataKey;
import io.clientportal.kernel.FirmId;
import io.clientportal.kernel.Gate;
import io.clientportal.kernel.Ids;
import io.clientportal.kernel.Right;
import io.clientportal.kernel.Scope;
import io.clientportal.kernel.Version;
import io.clientportal.kernel.Worker;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps a row for each document that the host's own document system lists. The host is asked outside transactions, whether
 * something has changed, and only then for its list, which one write takes over where nobody else was faster.
 */
final class Mirror {

    private static final Logger LOG = LoggerFactory.getLogger(Mirror.class);

    private static final int PAGE = 500;
    /** What a host lists of one client beyond this is not shown. */
    static final int MOST = 50_000;

    /** Where each page is full, half of what is listed may be there twice. */
    private static final int MOST_PAGES = 2 * MOST / PAGE;
    /** How many of those that are left out the log names, each time. */
    private static final int MOST_NAMED = 20;
    /** In bytes; sums of sizes stay numbers. */
    private static final long LARGEST = 1L << 50;

    private static final int LONGEST_TEXT = 128;
    private static final int LONGEST_TYPE = 160;
    private static final int LONGEST_BY = 255;
    /** The log tells once in this time that the host is away. */
    private static final Duration QUIET = Duration.ofMinutes(1);

    private static final Pattern TYPE = Pattern.compile("[a-z0-9][a-z0-9!#$&^_.+-]*/[a-z0-9][a-z0-9!#$&^_.+-]*");
    private static final Instant FIRST = Instant.EPOCH;

    private final Papers papers;
    private final AtomicReference<Instant> told = new AtomicReference<>(Instant.EPOCH);

    Mirror(Papers papers) {
        this.papers = papers;
    }

    /**
     * What was read.
     *
     * @param away whether the host could not be asked, so that it may be as it was
     */
    record Look<T>(T value, boolean away) {}

    private record Kept<T>(
            Worker worker,
            ClientId client,
            boolean frozen,
            @Nullable String state,
            T value) {}

    /** Work that reads, on the documents as the host has them now, or as they were where it is away. */
    <T> T read(Gate gate, Right right, Function<Scope, T> work) {
        return look(gate, right, work).value();
    }

    /** The same, and whether the host was away. The caller's right is checked before the host is asked. */
    <T> Look<T> look(Gate gate, Right right, Function<Scope, T> work) {
        if (papers.ports.book() == null) {
            return new Look<>(gate.read(right, work), false);
        }
        // Before the transaction of the portal's own, which may only read.
        boolean frozen = papers.gates.transactions().isReadOnly();
        Kept<T> kept = gate.read(
                right,
                scope -> new Kept<>(
                        new Worker(scope.firm()),
                        scope.client(),
                        frozen || scope.clientFile().archived(),
                        papers.mirrored.state(scope),
                        work.apply(scope)));
        return switch (refresh(kept.worker(), kept.client(), kept.state(), !kept.frozen())) {
            case SAME -> new Look<>(kept.value(), false);
            case CHANGED -> new Look<>(gate.read(right, work), false);
            case AWAY -> new Look<>(kept.value(), true);
        };
    }

    /** What the host had to say. */
    enum Answer {
        SAME,
        CHANGED,
        AWAY
    }

    /**
     * Asks the host whether something has changed, and takes over what has.
     *
     * @param kept what the host said when that was last done; null before the first time
     * @param writes whether anything can be taken over now
     */
    Answer refresh(Worker worker, ClientId client, @Nullable String kept, boolean writes) {
        DocumentBook book = Objects.requireNonNull(papers.ports.book());
        try {
            String state = Objects.requireNonNull(book.state(worker.firm(), client));
            if (!isText(state)) {
                throw new IllegalStateException("The state has more than 128 characters, or such as cannot be kept");
            }
            if (state.equals(kept) || !writes) {
                return Answer.SAME;
            }
            Walk walk = walk(book, worker.firm(), client);
            papers.gates.client(worker, client).<@Nullable Void>note(DocumentRight.MIRROR, scope -> {
                take(scope, kept, state, walk);
                return null;
            });
            return Answer.CHANGED;
        } catch (Exception | LinkageError | StackOverflowError e) {
            // Also what Java does not see coming out of a host in another language, or half installed.
            tell(worker, client, e);
            return Answer.AWAY;
        }
    }

    private void tell(Caller caller, ClientId client, Throwable e) {
        Instant now = papers.gates.clock().instant();
        Instant last = told.get();
        if (!now.isBefore(last.plus(QUIET)) && told.compareAndSet(last, now)) {
            LOG.warn(
                    "The host's documents of client {} of firm {} cannot be listed; lists go on as they were",
                    client,
                    caller.firm(),
                    e);
        }
    }

    /**
     * What the host lists.
     *
     * @param documents those that keep the rules
     * @param keys all, also of those that do not: what is known of these stays as it was
     * @param complete whether the end was reached
     */
    private record Walk(List<HostDocument> documents, Set<String> keys, boolean complete) {}

    private Walk walk(DocumentBook book, FirmId firm, ClientId client) {
        List<HostDocument> documents = new ArrayList<>();
        Set<String> keys = new HashSet<>();
        String after = null;
        int pages = 0;
        int leftOut = 0;
        while (keys.size() < MOST) {
            if (++pages > MOST_PAGES) {
                throw new IllegalStateException("Pages of the host's documents bring hardly anything new");
            }
            List<HostDocument> page = Objects.requireNonNull(book.page(firm, client, after, PAGE));
            int before = keys.size();
            for (HostDocument one : page.subList(0, Math.min(PAGE, page.size()))) {
                if (keys.add(Objects.requireNonNull(one.key()))) {
                    try {
                        documents.add(checked(one));
                    } catch (RuntimeException e) {
                        if (++leftOut <= MOST_NAMED) {
                            tellLeftOut(one, firm, client, e);
                        }
                    }
                }
            }
            if (page.size() < PAGE) {
                tellMoreLeftOut(leftOut, firm, client);
                return new Walk(documents, keys, true);
            }
            if (keys.size() == before) {
                throw new IllegalStateException("A page of the host's documents brought nothing new");
            }
            after = page.get(PAGE - 1).key();
        }
        tellMoreLeftOut(leftOut, firm, client);
        LOG.warn(
                "The host lists more than {} documents of client {} of firm {}; no more are shown", MOST, client, firm);
        return new Walk(documents, keys, false);
    }

    private static void tellLeftOut(HostDocument one, FirmId firm, ClientId client, RuntimeException e) {
        LOG.warn(
                "Document \"{}\" of client {} of firm {} is left out: {}",
                one.key()
                        .codePoints()
                        .filter(c -> !Character.isISOControl(c))
                        .limit(LONGEST_TEXT)
                        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append),
                client,
                firm,
                e.getMessage());
    }

    private static void tellMoreLeftOut(int leftOut, FirmId firm, ClientId client) {
        if (leftOut > MOST_NAMED) {
            LOG.warn("{} more documents of client {} of firm {} are left out", leftOut - MOST_NAMED, client, firm);
        }
    }

    /** As it is kept. */
    private static HostDocument checked(HostDocument one) {
        require(!one.key().isEmpty() && isText(one.key()), "its key");
        require(one.size() >= 0 && one.size() <= LARGEST, "its size");
        require(one.type().length() <= LONGEST_TYPE && TYPE.matcher(one.type()).matches(), "its type");
        require(isText(one.revision()), "its revision");
        require(
                one.by().length() <= LONGEST_BY
                        && one.by()
                                .codePoints()
                                .noneMatch(
                                        c -> Character.isISOControl(c) || Character.getType(c) == Character.SURROGATE),
                "the name of who added it");
        require(!one.addedAt().isBefore(FIRST), "when it was added");
        DocumentNames.requireYear(one.year());
        return new HostDocument(
                one.key(),
                DocumentNames.clean(one.name()),
                one.type(),
                one.size(),
                one.revision(),
                DocumentNames.folder(one.folder()),
                one.year(),
                one.engagement(),
                one.addedAt().truncatedTo(ChronoUnit.MILLIS),
                one.by());
    }

    private static void require(boolean keeps, String what) {
        if (!keeps) {
            throw new IllegalArgumentException(what);
        }
    }

    /** What a column of 128 characters keeps, in every database. */
    static boolean isText(String text) {
        return text.length() <= LONGEST_TEXT
                && text.codePoints()
                        .noneMatch(c -> Character.isISOControl(c) || Character.getType(c) == Character.SURROGATE);
    }

    private void take(Scope scope, @Nullable String kept, String state, Walk walk) {
        if (!Objects.equals(papers.mirrored.state(scope), kept)) {
            return; // somebody else was faster, and what was walked may be older
        }
        Map<String, StoredDocument> known = new HashMap<>();
        papers.mirrored.known(scope).forEach(row -> known.put(Objects.requireNonNull(row.hostKey()), row));
        List<StoredDocument> added = new ArrayList<>();
        List<StoredDocument> changed = new ArrayList<>();
        long grown = 0;
        for (HostDocument one : oldestFirst(walk.documents())) {
            StoredDocument row = known.get(one.key());
            if (row == null) {
                added.add(mirrored(scope, one));
            } else if (isThere(row) && differs(scope, row, one)) {
                StoredDocument next = mirrored(scope, row, one);
                changed.add(next);
                grown += isUpload(row) ? next.size() - row.size() : 0;
            }
        }
        List<DocumentId> lost = known.values().stream()
                .filter(row -> walk.complete() && isThere(row) && !walk.keys().contains(row.hostKey()))
                .map(StoredDocument::id)
                .toList();
        papers.mirrored.add(scope, added);
        papers.mirrored.change(scope, changed, grown);
        papers.mirrored.lose(scope, lost);
        // Last: what breaks off before is done once more.
        papers.mirrored.state(scope, state);
    }

    /** What was walked before now is thrown away, and the next look walks anew. */
    void anew(Scope scope) {
        papers.mirrored.state(scope, "anew " + UUID.randomUUID());
    }

    /** The latest is to have the highest number. */
    private static List<HostDocument> oldestFirst(List<HostDocument> documents) {
        return documents.stream()
                .sorted(Comparator.comparing(HostDocument::addedAt).thenComparing(HostDocument::key))
                .toList();
    }

    /** What was taken back does not come again, whatever the host still lists. */
    private static boolean isThere(StoredDocument row) {
        return row.state() == DocumentState.AVAILABLE || row.state() == DocumentState.CHECKING;
    }

    /** Whether it came through the portal, which knows who uploaded it and when. */
    private static boolean isUpload(StoredDocument row) {
        return row.staff() != null || row.contact() != null;
    }

    private static Instant addedAt(Scope scope, HostDocument one) {
        return one.addedAt().isAfter(scope.now()) ? scope.now() : one.addedAt();
    }

    private static boolean differs(Scope scope, StoredDocument row, HostDocument one) {
        HostPlace host = Objects.requireNonNull(row.host());
        return !row.name().equals(one.name())
                || !row.type().equals(one.type())
                || row.size() != one.size()
                || !one.revision().equals(host.revision())
                || !row.folder().equals(one.folder())
                || !Objects.equals(row.year(), one.year())
                || !Objects.equals(row.engagement(), one.engagement())
                || !isUpload(row) && !row.uploadedAt().equals(addedAt(scope, one));
    }

    private static StoredDocument mirrored(Scope scope, HostDocument one) {
        DocumentId id = new DocumentId(Ids.next(scope.now()));
        DataKey key = scope.key();
        return new StoredDocument(
                id,
                0,
                one.name(),
                DocumentNames.folded(one.name()),
                one.type(),
                one.size(),
                "",
                null,
                new HostPlace(one.key(), one.revision(), null),
                one.folder(),
                one.year(),
                one.engagement(),
                addedAt(scope, one),
                null,
                null,
                DocumentState.AVAILABLE,
                null,
                false,
                false,
                false,
                null,
                null,
                0,
                DocumentContent.of(one.by(), false).sealed(id, key),
                Version.FIRST);
    }

    private static StoredDocument mirrored(Scope scope, StoredDocument row, HostDocument one) {
        String revision = Objects.requireNonNull(row.host()).revision();
        boolean sameBytes = row.size() == one.size() && (revision == null || revision.equals(one.revision()));
        return new StoredDocument(
                row.id(),
                row.no(),
                one.name(),
                DocumentNames.folded(one.name()),
                one.type(),
                one.size(),
                sameBytes ? row.sha256() : "",
                row.key(),
                new HostPlace(one.key(), one.revision(), null),
                one.folder(),
                one.year(),
                one.engagement(),
                isUpload(row) ? row.uploadedAt() : addedAt(scope, one),
                row.staff(),
                row.contact(),
                row.state(),
                row.endedAt(),
                row.held(),
                row.checked(),
                row.settled(),
                row.everybodySince(),
                // Where the host files it elsewhere, those who see that engagement are not let in by it.
                Objects.equals(row.engagement(), one.engagement()) ? row.engagementSince() : null,
                row.contacts(),
                row.content(),
                row.version().next());
    }
}
