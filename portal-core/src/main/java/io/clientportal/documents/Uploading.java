package io.clientportal.documents;

import io.clientportal.documents.DocumentStore.Gone;
import io.clientportal.engagements.Audience;
import io.clientportal.engagements.Engagement;
import io.clientportal.engagements.Readership;
import io.clientportal.firms.DocumentSettings;
import io.clientportal.kernel.Caller;
import io.clientportal.kernel.ClientId;
import io.clientportal.kernel.Contact;
import io.clientportal.kernel.EngagementId;
import io.clientportal.kernel.Gate;
import io.clientportal.kernel.Ids;
import io.clientportal.kernel.Permission;
import io.clientportal.kernel.PortalException;
import io.clientportal.kernel.Scope;
import io.clientportal.kernel.Staff;
import io.clientportal.kernel.Version;
import io.clientportal.kernel.Worker;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Uploads: a pending row, the bytes outside any transaction, the scanner, and a write that makes it seen. Until that
 * write has committed nobody is told of it, and whatever fails before takes bytes and row away again.
 */
final class Uploading {

    private static final Logger LOG = LoggerFactory.getLogger(Uploading.class);

    /** After this time an upload has to have arrived at {@link #SLOWEST} on average. */
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    /** Bytes a second. */
    private static final long SLOWEST = 1024;
    /** An hour less than what did not end is left in peace by {@link Upkeep}. */
    private static final Duration LONGEST = Duration.ofHours(23);

    private final Papers papers;
    private final Caller caller;
    private final ClientId client;
    private final Gate gate;

    Uploading(Papers papers, Caller caller, ClientId client) {
        this.papers = papers;
        this.caller = caller;
        this.client = client;
        this.gate = papers.gates.client(caller, client);
    }

    Uploaded upload(NewDocument wanted, InputStream bytes) {
        FileStore files = papers.ports.files();
        FileTypes types = papers.ports.types();
        if (files == null || types == null) {
            throw new PortalException.Unavailable(
                    "Files cannot be uploaded here: there is no place for them, or nothing that tells their types.",
                    null);
        }
        NewDocument document = checked(wanted);
        Instant start = papers.gates.clock().instant();
        byte[] head = head(bytes, start);
        String type = type(types, head, document.name());
        EngagementId engagement = document.engagement();
        Engagement fetched = engagement == null || !(caller instanceof Staff)
                ? null
                : papers.works.fetched(gate, DocumentRight.UPLOAD, caller.firm(), client, engagement);
        Begun begun = gate.apart(DocumentRight.UPLOAD, scope -> begin(scope, document, type, fetched));
        boolean kept = false;
        try {
            Pieces.Hashes hashes = arrive(files, begun, head, bytes, start);
            Boolean clean = isClean(files, begun.row());
            if (Boolean.FALSE.equals(clean)) {
                throw infected(begun.row());
            }
            Uploaded uploaded = gate.write(
                    DocumentRight.UPLOAD, scope -> finish(scope, document, fetched, begun, hashes, clean != null));
            kept = !uploaded.recognised();
            return uploaded;
        } finally {
            if (!kept) {
                discard(files, begun.row());
            }
        }
    }

    /** @param limit in bytes */
    private record Begun(StoredDocument row, long limit) {}

    private NewDocument checked(NewDocument wanted) {
        DocumentNames.requireYear(wanted.year());
        wanted.audience().requirePossible(wanted.engagement(), DocumentRule.NO_ENGAGEMENT);
        return new NewDocument(
                DocumentNames.clean(wanted.name()),
                DocumentNames.folder(wanted.folder()),
                wanted.year(),
                wanted.engagement(),
                wanted.audience(),
                wanted.tell(),
                wanted.again());
    }

    private byte[] head(InputStream bytes, Instant start) {
        byte[] head = new byte[FileTypes.HEAD];
        int length = fill(head, bytes, 0, start);
        if (length == 0) {
            throw new PortalException.Refused(DocumentRule.EMPTY);
        }
        return Arrays.copyOf(head, length);
    }

    /** What cannot be told is of no type that is taken. */
    private static String type(FileTypes types, byte[] head, String name) {
        try {
            return types.detect(head, name);
        } catch (RuntimeException e) {
            LOG.warn("The type of a file could not be told", e);
            return "application/octet-stream";
        }
    }

    private Begun begin(Scope scope, NewDocument document, String type, @Nullable Engagement fetched) {
        DocumentSettings settings = papers.firms.settings(scope).documents();
        requireAllowed(scope, document, fetched);
        if (!settings.types().contains(type)) {
            throw new PortalException.Refused(DocumentRule.WRONG_TYPE);
        }
        if (!DocumentNames.agree(type, document.name())) {
            throw new PortalException.Refused(DocumentRule.NAME_AND_CONTENT);
        }
        DocumentId id = new DocumentId(Ids.next(scope.now()));
        StoredDocument row = new StoredDocument(
                id,
                0,
                document.name(),
                DocumentNames.folded(document.name()),
                type,
                0,
                "",
                FileKeys.next(scope.firm(), scope.now()),
                null,
                document.folder(),
                document.year(),
                document.engagement(),
                scope.now(),
                caller instanceof Staff staff ? staff.id() : null,
                caller instanceof Contact contact ? contact.id() : null,
                DocumentState.PENDING,
                null,
                false,
                false,
                false,
                null,
                null,
                0,
                DocumentContent.of(scope.callerName(), document.tell()).sealed(id, scope.key()),
                Version.FIRST);
        papers.store.add(scope, row);
        return new Begun(row, settings.limit());
    }

    private void requireAllowed(Scope scope, NewDocument document, @Nullable Engagement fetched) {
        EngagementId engagement = document.engagement();
        boolean shares = !document.audience().equals(Readership.NOBODY);
        if (scope.byStaff()) {
            if (engagement != null
                    && papers.works.find(scope, engagement, fetched).isEmpty()) {
                throw new PortalException.NotFound();
            }
            if (shares && !scope.reach().may(Permission.SHARE)) {
                throw new PortalException.NotAllowed("You may not share documents");
            }
        } else {
            if (engagement != null && !papers.works.isShared(scope, engagement)) {
                throw new PortalException.NotFound();
            }
            if (shares) {
                throw new PortalException.NotAllowed("Only the firm shares documents");
            }
        }
    }

    private Pieces.Hashes arrive(FileStore files, Begun begun, byte[] head, InputStream bytes, Instant start) {
        Pieces.Sum sum = new Pieces.Sum();
        try (FileStore.Sink sink = files.create(begun.row().file())) {
            store(sink, sum, head, head.length, begun.limit());
            // What was looked at is not needed any more: no other buffer for as long as the file arrives.
            for (int length = head.length; length == FileTypes.HEAD; ) {
                length = fill(head, bytes, sum.size(), start);
                store(sink, sum, head, length, begun.limit());
            }
            sink.commit();
        } catch (PortalException e) {
            throw e;
        } catch (IOException | RuntimeException e) {
            LOG.warn("A file could not be stored", e);
            throw new PortalException.Unavailable(
                    "The file could not be stored. Nothing was kept; try again later.", e);
        }
        return sum.finished();
    }

    private static void store(FileStore.Sink sink, Pieces.Sum sum, byte[] bytes, int length, long limit)
            throws IOException {
        sum.add(bytes, length);
        if (sum.size() > limit) {
            throw new PortalException.Refused(DocumentRule.TOO_LARGE);
        }
        sink.write(bytes, 0, length);
    }

    /**
     * Servers hand over a few KiB at a time; a store is written to in larger parts.
     *
     * @return fewer than the buffer holds where the file has ended
     */
    private int fill(byte[] buffer, InputStream bytes, long before, Instant start) {
        int length = 0;
        while (length < buffer.length) {
            int read;
            try {
                read = bytes.read(buffer, length, buffer.length - length);
            } catch (IOException e) {
                throw new PortalException.Refused(DocumentRule.BROKEN_OFF);
            }
            if (read < 0) {
                break;
            }
            length += read;
            requirePace(start, before + length);
        }
        return length;
    }

    private void requirePace(Instant start, long size) {
        Duration taken = Duration.between(start, papers.gates.clock().instant());
        if (taken.compareTo(LONGEST) > 0) {
            throw new PortalException.Refused(DocumentRule.TOO_LONG);
        }
        if (taken.compareTo(PATIENCE) > 0 && size < taken.toSeconds() * SLOWEST) {
            throw new PortalException.Refused(DocumentRule.TOO_SLOW);
        }
    }

    /** Null where nobody could look. */
    private @Nullable Boolean isClean(FileStore files, StoredDocument row) {
        return Upkeep.isClean(papers.ports.scanner(), files, row);
    }

    private PortalException infected(StoredDocument row) {
        gate.<@Nullable Void>apart(DocumentRight.INFECTED, scope -> {
            scope.log(DocumentLog.subject(row), Map.of(), DocumentLog.name(row), DocumentLog.details(row));
            return null;
        });
        return new PortalException.Refused(DocumentRule.INFECTED);
    }

    private Uploaded finish(
            Scope scope,
            NewDocument document,
            @Nullable Engagement fetched,
            Begun begun,
            Pieces.Hashes hashes,
            boolean checked) {
        requireAllowed(scope, document, fetched);
        if (!document.again()) {
            Optional<StoredDocument> same = papers.store.same(
                    scope,
                    hashes.sha256(),
                    scope.byStaff() ? null : scope.contact().id());
            if (same.isPresent()) {
                scope.nothingChanged();
                return uploaded(same.get(), true);
            }
        }
        Audience audience = document.audience().audience();
        papers.works.requireLetIn(scope, Audience.NOBODY, audience, DocumentRule.NOT_LET_IN);
        DocumentSettings settings = papers.firms.settings(scope).documents();
        if (!papers.store.reserve(scope, hashes.size(), settings.files(), settings.bytes())) {
            throw new PortalException.Refused(DocumentRule.QUOTA);
        }
        StoredDocument row = published(scope, document, begun.row(), hashes, checked);
        scope.log(
                DocumentLog.subject(row),
                Map.of(),
                DocumentLog.uploaded(row, document.audience()),
                DocumentLog.details(row));
        tell(scope, document, row);
        if (!audience.contacts().isEmpty()) {
            papers.store.name(scope, row.id(), audience.contacts());
        }
        // Last, for a row that this transaction has changed could not be taken away from outside of it.
        if (!papers.store.publish(scope, row, hashes.pieces())) {
            throw new PortalException.Refused(DocumentRule.TOO_LONG);
        }
        return uploaded(row, false);
    }

    private void tell(Scope scope, NewDocument document, StoredDocument row) {
        if (!scope.byStaff()) {
            Telling.uploaded(papers, scope, row.id());
        } else if (document.tell() && row.isReadable()) {
            Telling.shared(papers, scope, row.id(), Sharing.readers(papers, scope, row, document.audience()));
        }
    }

    private StoredDocument published(
            Scope scope, NewDocument document, StoredDocument row, Pieces.Hashes hashes, boolean checked) {
        return new StoredDocument(
                row.id(),
                0,
                row.name(),
                row.folded(),
                row.type(),
                hashes.size(),
                hashes.sha256(),
                row.key(),
                papers.ports.book() == null ? null : new HostPlace(null, null, scope.now()),
                row.folder(),
                row.year(),
                row.engagement(),
                scope.now(),
                row.staff(),
                row.contact(),
                checked ? DocumentState.AVAILABLE : DocumentState.CHECKING,
                null,
                false,
                checked,
                false,
                Sharing.since(document.audience().everybody(), null, scope.now()),
                Sharing.since(document.audience().withEngagement(), null, scope.now()),
                document.audience().contacts().size(),
                row.content(),
                Version.FIRST);
    }

    private static Uploaded uploaded(StoredDocument row, boolean recognised) {
        return new Uploaded(row.id(), row.name(), row.state(), recognised);
    }

    /** First the row is claimed, then its bytes go: a crash in between leaves what the next sweep finds. */
    private void discard(FileStore files, StoredDocument row) {
        try {
            boolean claimed = papers.gates
                    .client(new Worker(caller.firm()), client)
                    .<Boolean>apart(
                            DocumentRight.PURGE,
                            // Where it was swept meanwhile, its bytes may have come after.
                            scope -> papers.store.abandon(scope, row.id())
                                    || papers.store.find(scope, row.id()).isEmpty());
            if (claimed) {
                files.delete(row.file());
                papers.gates.<@Nullable Void>work(scope -> {
                    papers.store.remove(scope, new Gone(caller.firm(), client, row.id(), row.key(), null, false));
                    return null;
                });
            }
        } catch (IOException | RuntimeException e) {
            LOG.warn("What is left of an upload will be swept later: {}", e.toString());
        }
    }
}
