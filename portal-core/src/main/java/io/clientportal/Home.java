package io.clientportal;

import io.clientportal.access.ClientGrant;
import io.clientportal.access.Grants;
import io.clientportal.documents.HomeDocuments;
import io.clientportal.kernel.ClientId;
import io.clientportal.kernel.Contact;
import io.clientportal.signin.OwnAccount;
import io.clientportal.viewing.Viewings;
import java.util.List;

/** The portal as one contact uses it. */
public final class Home {

    private final Portal portal;
    private final Contact contact;

    Home(Portal portal, Contact contact) {
        this.portal = portal;
        this.contact = contact;
    }

    /** The clients that this contact may enter now, by name. */
    public List<ClientGrant> clients() {
        return new Grants(portal.gates.firm(contact), portal.stores.access()).living();
    }

    /** The contact's own account: sessions, devices, password, login e-mail. */
    public OwnAccount account() {
        return portal.signIns.own(contact);
    }

    /** Everything about one client that this contact may see; each use of it fails as unknown where there is no grant. */
    public ClientSpace client(ClientId client) {
        return portal.space(contact, client);
    }

    /** The documents of all clients that this contact may enter. */
    public HomeDocuments documents() {
        return portal.papers.of(contact);
    }

    /** That the firm looked through this contact's eyes; and what is hidden from whoever does now. */
    public Viewings.OfContact viewings() {
        return portal.viewings.of(contact);
    }
}
