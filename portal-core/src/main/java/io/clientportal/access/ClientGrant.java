package io.clientportal.access;

import io.clientportal.kernel.Area;
import io.clientportal.kernel.ClientId;
import io.clientportal.kernel.ClientName;
import java.util.Set;

/** A client that a contact may enter now, and for what. */
public record ClientGrant(ClientId client, ClientName name, Set<Area> areas) {

    public ClientGrant {
        areas = Set.copyOf(areas);
    }
}
