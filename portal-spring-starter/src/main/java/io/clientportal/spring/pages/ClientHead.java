package io.clientportal.spring.pages;

import io.clientportal.Home;
import io.clientportal.access.ClientGrant;
import io.clientportal.engagements.SharedEngagement;
import io.clientportal.kernel.ClientId;
import io.clientportal.kernel.PortalException;
import org.jspecify.annotations.Nullable;

/**
 * The client that a contact's page is about.
 *
 * @param engagement the engagement that it is about; null where it is about the client itself
 */
public record ClientHead(ClientId id, String name, @Nullable SharedEngagement engagement) {

    static ClientHead of(Home home, ClientId client) {
        return home.clients().stream()
                .filter(grant -> grant.client().equals(client))
                .map(ClientHead::of)
                .findFirst()
                .orElseThrow(PortalException.NotFound::new);
    }

    private static ClientHead of(ClientGrant grant) {
        return new ClientHead(grant.client(), grant.name().display(), null);
    }

    ClientHead with(SharedEngagement engagement) {
        return new ClientHead(id, name, engagement);
    }

    /** What changes are proposed on, as a heading. */
    public String title(Texts t) {
        return engagement == null ? t.of("profile.title") : engagement.name();
    }
}
