package io.clientportal;

import io.clientportal.kernel.ClientId;
import io.clientportal.kernel.Contact;

/** The portal as one contact uses it. */
public final class Home {

    private final Portal portal;
    private final Contact contact;

    Home(Portal portal, Contact contact) {
        this.portal = portal;
        this.contact = contact;
    }

    /** Everything about one client that this contact may see; each use of it fails as unknown where there is no grant. */
    public ClientSpace client(ClientId client) {
        return portal.space(contact, client);
    }
}
