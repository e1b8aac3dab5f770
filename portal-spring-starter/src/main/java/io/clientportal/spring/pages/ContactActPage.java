package io.clientportal.spring.pages;

import io.clientportal.access.ContactAccess;
import io.clientportal.engagements.Engagement;
import io.clientportal.kernel.Area;
import io.clientportal.kernel.ClientId;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Asks before something is done to a contact's account.
 *
 * @param typed the reason or the address, as typed
 * @param earlier what the contact was let in for in the earlier life, offered anew (ACC-07)
 * @param shares whether this member may take back what is shared
 * @param taken whether another contact of the firm has the address, and can be let in for this client (ACC-16)
 * @param problem why it was not done; null where it was not tried
 */
public record ContactActPage(
        DeskClient client,
        ContactAccess contact,
        ContactAct act,
        String typed,
        List<Earlier> earlier,
        boolean shares,
        boolean taken,
        @Nullable String problem)
        implements Page.ForStaff {

    public ContactActPage {
        earlier = List.copyOf(earlier);
    }

    /**
     * A client that the contact was let in for.
     *
     * @param engagements those that name the contact
     */
    public record Earlier(ClientId client, String name, Set<Area> areas, List<Engagement> engagements) {

        public Earlier {
            areas = Set.copyOf(areas);
            engagements = List.copyOf(engagements);
        }
    }
}
