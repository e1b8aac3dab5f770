package io.clientportal;

import io.clientportal.access.Access;
import io.clientportal.access.AffectedLogin;
import io.clientportal.activity.ActivityLog;
import io.clientportal.documents.Documents;
import io.clientportal.engagements.Engagements;
import io.clientportal.kernel.Caller;
import io.clientportal.kernel.ClientId;
import io.clientportal.kernel.ContactId;
import io.clientportal.kernel.EngagementId;
import io.clientportal.notes.Notes;
import io.clientportal.notices.Timeline;
import io.clientportal.profile.Profile;
import io.clientportal.profile.Proposals;
import io.clientportal.profile.Review;
import io.clientportal.signin.Credentials;
import io.clientportal.signin.Invitations;
import io.clientportal.signin.Links;
import java.util.List;

/** Everything about one client in the hands of one caller. */
public final class ClientSpace {

    private final Portal portal;
    private final Caller caller;
    private final ClientId client;

    ClientSpace(Portal portal, Caller caller, ClientId client) {
        this.portal = portal;
        this.caller = caller;
        this.client = client;
    }

    /** The client's record and what contacts propose for it. */
    public Profile profile() {
        return portal.profiles.of(caller, client);
    }

    /** The client's engagements: kept and shared by staff, read by contacts. */
    public Engagements engagements() {
        return new Engagements(portal.gates, portal.firms, portal.works, caller, client);
    }

    /** The client's documents: uploaded, shared and deleted by staff; read and uploaded by contacts. */
    public Documents documents() {
        return portal.papers.of(caller, client);
    }

    /** Short texts: written and shared by staff; read, and added to engagements that take them, by contacts. */
    public Notes notes() {
        return new Notes(portal.gates, portal.works, portal.stores.notes(), portal.notices, caller, client);
    }

    /** What a contact proposes for the custom fields of an engagement; decided with {@link #profile()}. */
    public Proposals proposals(EngagementId engagement) {
        return portal.profiles.of(caller, client, engagement);
    }

    /** What was done with this client; for staff. */
    public ActivityLog activity() {
        return ActivityLog.of(portal.gates.client(caller, client), portal.stores.activity(), portal.gates.keyRing());
    }

    /** What one contact of this client did, signing in included, and what was done with that contact; for staff. */
    public ActivityLog activity(ContactId contact) {
        return ActivityLog.of(
                portal.gates.client(caller, client), contact, portal.stores.activity(), portal.gates.keyRing());
    }

    /** The e-mails to contacts about this client; for staff. */
    public Timeline mails() {
        return new Timeline(portal.gates.client(caller, client), portal.stores.notices(), portal.gates.keyRing());
    }

    /** Who is let in. For staff. */
    public Access access() {
        return new Access(
                portal.gates.client(caller, client),
                portal.stores.access(),
                portal.admissions,
                portal.notices,
                portal.profiles.people(caller, client));
    }

    /** Whose login a request would leave as it is although its address changes in the record (PRO-37). For staff. */
    public List<AffectedLogin> affectedLogins(Review review) {
        return access().affected(review.addressesBefore(), review.addressesAfter());
    }

    /** The links that contacts were sent. For staff. */
    public Links links() {
        return portal.signIns.links(caller, client);
    }

    /** The invitations to make a login account. For staff. */
    public Invitations invitations() {
        return portal.signIns.invitations(caller, client, ids -> engagements().sharing(ids)::apply);
    }

    /** What contacts sign in with: sessions, devices, passwords and addresses. For staff. */
    public Credentials credentials() {
        return portal.signIns.credentials(caller, client);
    }
}
