package io.clientportal;

import io.clientportal.access.ClientDirectory;
import io.clientportal.activity.ActivityLog;
import io.clientportal.fields.Values;
import io.clientportal.firms.Settings;
import io.clientportal.kernel.ClientId;
import io.clientportal.kernel.ClientName;
import io.clientportal.kernel.ContactId;
import io.clientportal.kernel.Permission;
import io.clientportal.kernel.Staff;
import io.clientportal.notices.Bell;
import io.clientportal.notices.Outbox;
import io.clientportal.profile.Profiles;
import io.clientportal.viewing.Viewings;

/** The portal as one staff member uses it. What this member may reach is asked of the host with every call. */
public final class Desk {

    private final Portal portal;
    private final Staff staff;

    Desk(Portal portal, Staff staff) {
        this.portal = portal;
        this.staff = staff;
    }

    /** Whether the host permits this member something, to offer it or not; every use case asks again. */
    public boolean may(Permission permission) {
        return portal.gates.permits(staff, permission);
    }

    /** Everything about one client. */
    public ClientSpace client(ClientId client) {
        return portal.space(staff, client);
    }

    /** The clients within this member's reach, to choose from. */
    public ClientDirectory clients() {
        return new ClientDirectory(portal.gates.firm(staff), portal.stores.access());
    }

    /**
     * Adds a client with its record, where the portal keeps the records itself.
     *
     * @return everything about the new client
     */
    public ClientSpace addClient(ClientId client, ClientName name, Values values) {
        ClientSpace space = client(client);
        space.profile().create(name, values);
        return space;
    }

    /** The clients whose change requests wait, within this member's reach. */
    public Profiles.ProfileInbox waiting() {
        return portal.profiles.inbox(staff);
    }

    /** What rings for this member. */
    public Bell bell() {
        return new Bell(portal.gates.firm(staff), portal.stores.notices());
    }

    /** The firm's e-mails that wait or could not be sent. */
    public Outbox outbox() {
        return new Outbox(portal.gates.firm(staff), portal.stores.notices());
    }

    /** What was done at the firm, within this member's reach. */
    public ActivityLog activity() {
        return ActivityLog.of(portal.gates.firm(staff), portal.stores.activity(), portal.gates.keyRing());
    }

    /**
     * The portal through a contact's eyes, to look and to change nothing, for 30 minutes at most (IMP-01). Every look
     * leaves an entry; {@link #viewings()} ends it.
     *
     * @param reason 10 to 500 characters; it stays inside the firm
     */
    public Home viewAs(ContactId contact, String reason) {
        return portal.as(viewings().start(contact, reason).viewing().caller(staff.origin()));
    }

    /** Looking through contacts' eyes: begin, what runs, end. */
    public Viewings.OfStaff viewings() {
        return portal.viewings.of(staff);
    }

    /** The firm's settings. */
    public Settings settings() {
        return new Settings(portal.gates.firm(staff), portal.stores.firms(), portal.httpsOnly);
    }
}
