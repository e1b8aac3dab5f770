package io.clientportal.spring.pages;

import io.clientportal.Home;
import io.clientportal.access.ClientGrant;
import io.clientportal.kernel.ClientId;
import io.clientportal.kernel.PortalException;

/** The client that a contact's page is about. */
public record ClientHead(ClientId id, String name) {

    static ClientHead of(Home home, ClientId client) {
        return home.clients().stream()
                .filter(grant -> grant.client().equals(client))
                .map(ClientHead::of)
                .findFirst()
                .orElseThrow(PortalException.NotFound::new);
    }

    private static ClientHead of(ClientGrant grant) {
        return new ClientHead(grant.client(), grant.name().display());
    }
}
