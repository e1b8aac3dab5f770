package io.clientportal;

import io.clientportal.firms.Settings;
import io.clientportal.kernel.ClientId;
import io.clientportal.kernel.Staff;

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
}
