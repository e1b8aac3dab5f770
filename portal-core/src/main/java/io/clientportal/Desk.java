package io.clientportal;

import io.clientportal.firms.Settings;
import io.clientportal.kernel.ClientId;
import io.clientportal.kernel.Staff;
import io.clientportal.notices.Bell;
import io.clientportal.notices.Outbox;

/** The portal as one staff member uses it. What this member may reach is asked of the host with every call. */
public final class Desk {

    private final Portal portal;
    private final Staff staff;

    Desk(Portal portal, Staff staff) {
        this.portal = portal;
        this.staff = staff;
    }

    /** Everything about one client. */
    public ClientSpace client(ClientId client) {
        return portal.space(staff, client);
    }

    /** The firm's settings. */
    public Settings settings() {
        return new Settings(portal.gates.firm(staff), portal.stores.firms());
    }

    /** What rings for this staff member. */
    public Bell bell() {
        return new Bell(portal.gates.firm(staff), portal.stores.notices());
    }

    /** The firm's e-mails that wait or were given up. */
    public Outbox outbox() {
        return new Outbox(portal.gates.firm(staff), portal.stores.notices());
    }
}
