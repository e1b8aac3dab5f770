package io.clientportal.clients;

import io.clientportal.access.Admissions;
import io.clientportal.documents.DocumentId;
import io.clientportal.documents.Papers;
import io.clientportal.engagements.Works;
import io.clientportal.kernel.ClientId;
import io.clientportal.kernel.EngagementId;
import io.clientportal.kernel.GateStore;
import io.clientportal.kernel.HostGate;
import io.clientportal.kernel.PortalException;
import io.clientportal.kernel.Scope;
import io.clientportal.kernel.Subject;
import io.clientportal.notes.NoteId;
import io.clientportal.notes.NoteStore;
import io.clientportal.notes.Notes;
import io.clientportal.notices.Notices;
import io.clientportal.profile.ChangeRequestId;
import io.clientportal.profile.Profiles;
import io.clientportal.signin.SignInStore;
import java.util.List;
import java.util.Map;

/**
 * What becomes of clients in the host, told to the portal by the host's own code, never by a request (FRM-06). It joins
 * the host's transaction, and nobody's permission is asked.
 */
public final class Clients {

    private final HostGate gate;
    private final GateStore store;
    private final Admissions admissions;
    private final SignInStore links;
    private final Works works;
    private final Papers papers;
    private final NoteStore notes;
    private final Profiles profiles;
    private final Notices notices;

    public Clients(
            HostGate gate,
            GateStore store,
            Admissions admissions,
            SignInStore links,
            Works works,
            Papers papers,
            NoteStore notes,
            Profiles profiles,
            Notices notices) {
        this.gate = gate;
        this.store = store;
        this.admissions = admissions;
        this.links = links;
        this.works = works;
        this.papers = papers;
        this.notes = notes;
        this.profiles = profiles;
        this.notices = notices;
    }

    /**
     * The client is archived or gone in the host. From the next request on nothing of it is shown to contacts, nothing is
     * sent and no link works; e-mails that wait are dropped when they are due. Staff who reach it can still look at who is
     * let in, at the activity log and the e-mails, and end what is to end. Whatever waits stays until it is {@linkplain
     * #restore restored}.
     *
     * <p>Nothing happens where it is archived, or neither portal nor host knows it.
     */
    public void archive(ClientId client) {
        if (gate.knows(client)) {
            gate.archive(ClientRight.ARCHIVE, client, true);
        }
    }

    /** The client is back: its grants hold again, and what waited waits on. */
    public void restore(ClientId client) {
        if (gate.knows(client)) {
            gate.archive(ClientRight.RESTORE, client, false);
        }
    }

    /**
     * One client was merged into another one in the host. In one step grants with their links, the queue, engagements,
     * documents and notes with their shares, bells and waiting e-mails move, and the client that is left is archived. What a contact held for either
     * holds for the one that remains. Activity, sent e-mails and the record that the portal kept stay with the client that
     * is left.
     *
     * @throws PortalException.NotFound where neither portal nor host knows the client that remains
     */
    public void merge(ClientId from, ClientId into) {
        if (from.equals(into)) {
            throw new IllegalArgumentException("A client is not merged into itself");
        }
        if (!gate.knows(into)) {
            throw new PortalException.NotFound();
        }
        if (gate.knows(from)) {
            gate.write(ClientRight.MERGE, from, into, this::merge);
        }
    }

    private void merge(Scope from, Scope into) {
        List<Admissions.Moved> grants = admissions.move(from, into);
        List<EngagementId> engagements = works.move(from, into);
        List<DocumentId> documents = papers.move(from, into);
        List<NoteId> noted = Notes.move(notes, from, into);
        List<ChangeRequestId> requests = profiles.move(from, into);
        for (Admissions.Moved grant : grants) {
            // Of a grant that no longer held nothing works, whatever the other one allows.
            long left = grant.left().holds(from.now()) ? grant.left().epoch() : -1;
            links.move(from, into, grant.left().contact(), left, grant.now().epoch());
        }
        notices.move(from, into);
        List<String> contacts = grants.stream()
                .filter(Admissions.Moved::changed)
                .map(grant -> grant.left().contact().toString())
                .toList();
        boolean archived = from.clientFile().archived();
        boolean nothing = engagements.isEmpty() && documents.isEmpty() && noted.isEmpty() && requests.isEmpty();
        if (archived && contacts.isEmpty() && nothing) {
            from.nothingChanged();
            into.nothingChanged();
            return;
        }
        store.archive(from, true);
        Map<String, Object> moved = Map.of(
                "contacts",
                contacts,
                "requests",
                requests.stream().map(ChangeRequestId::toString).toList(),
                "engagements",
                engagements.stream().map(EngagementId::value).toList(),
                "documents",
                documents.stream().map(DocumentId::toString).toList(),
                "notes",
                noted.stream().map(NoteId::toString).toList());
        from.log(Subject.of("client", into.client()), Map.of("archived", archived), Map.of("archived", true), moved);
        into.log(Subject.of("client", from.client()), Map.of(), Map.of(), moved);
    }
}
