package io.clientportal.documents;

import io.clientportal.engagements.Works;
import io.clientportal.firms.Firms;
import io.clientportal.kernel.Caller;
import io.clientportal.kernel.ClientId;
import io.clientportal.kernel.Contact;
import io.clientportal.kernel.ContactId;
import io.clientportal.kernel.Gates;
import io.clientportal.kernel.Scope;
import io.clientportal.kernel.Worker;
import io.clientportal.notices.NoticeKind;
import io.clientportal.notices.NoticeStore;
import io.clientportal.notices.Notices;
import io.clientportal.notices.StoredNotice;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;

/** The feature, built once: documents, their bytes, and what becomes of them in time. */
public final class Papers {

    /** For how long a contact can take an own upload back; half open (DOC-02). */
    static final Duration TAKE_BACK = Duration.ofHours(1);
    /** For how long the firm can bring back what it deleted. */
    static final Duration TRASH = Duration.ofDays(90);

    final Gates gates;
    final Firms firms;
    final Works works;
    final DocumentStore store;
    final Notices notices;
    final DocumentPorts ports;
    final MirrorStore mirrored;
    final Mirror mirror;
    private final Upkeep upkeep;

    public Papers(
            Gates gates,
            Firms firms,
            Works works,
            DocumentStore store,
            MirrorStore mirrored,
            Notices notices,
            DocumentPorts ports) {
        this.gates = gates;
        this.firms = firms;
        this.works = works;
        this.store = store;
        this.notices = notices;
        this.ports = ports;
        this.mirrored = mirrored;
        this.mirror = new Mirror(this);
        this.upkeep = new Upkeep(this);
    }

    /** The documents of one client in the hands of one caller. */
    public Documents of(Caller caller, ClientId client) {
        return new Documents(this, caller, client);
    }

    /** The documents of all of a contact's clients. */
    public HomeDocuments of(Contact contact) {
        return new HomeDocuments(this, contact);
    }

    /**
     * The portal's own work with documents: what nobody can take back any more, what is to be looked at for malware again,
     * handing over to the host's own document system, and deleting what is over.
     */
    public void work() {
        upkeep.run();
    }

    /**
     * Whether an e-mail that documents were shared still says what is so: the contact sees the one that it was made for, or
     * another one that is New (MAI-02). Of other e-mails nothing is known here.
     */
    public boolean holds(NoticeStore.Claim claim) {
        StoredNotice notice = claim.notice();
        ClientId client = notice.client();
        ContactId contact = notice.contact();
        if (notice.kind() != NoticeKind.DOCUMENTS_SHARED || client == null || contact == null) {
            return true;
        }
        DocumentId document = DocumentId.parse(notice.reference());
        return gates.client(new Worker(claim.firm().id()), client)
                .<Boolean>read(
                        DocumentRight.TELL,
                        scope -> store.seen(scope, contact, document).isPresent()
                                || !store.page(scope, contact, Queries.anyNew(scope))
                                        .isEmpty());
    }

    /**
     * Begins a file and gives it up again, to see whether files can be written; nothing happens where there is no place
     * for them.
     *
     * @throws IOException where they cannot
     */
    public void tryToWrite() throws IOException {
        FileStore files = ports.files();
        if (files != null) {
            try (FileStore.Sink sink = files.create(new FileKey("doctor/" + UUID.randomUUID()))) {
                sink.write(new byte[1], 0, 1);
            }
        }
    }

    /** Whether uploads for the host's own document system have no place where they arrive. */
    public boolean lacksPlaceForUploads() {
        return ports.book() != null && ports.files() == null;
    }

    /** Moves all documents of a client to another one that it was merged into (FRM-06). */
    public List<DocumentId> move(Scope from, Scope into) {
        if (ports.book() != null) {
            mirrored.moving(from, into);
            mirror.anew(into);
        }
        return store.move(from, into, (id, content) -> from.handOver(into, content, DocumentContent.context(id)));
    }
}
