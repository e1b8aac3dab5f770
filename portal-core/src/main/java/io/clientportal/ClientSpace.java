package io.clientportal;

import io.clientportal.kernel.Caller;
import io.clientportal.kernel.ClientId;
import io.clientportal.profile.Profile;

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
}
