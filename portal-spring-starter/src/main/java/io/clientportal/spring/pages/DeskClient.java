package io.clientportal.spring.pages;

import io.clientportal.ClientSpace;
import io.clientportal.Desk;
import io.clientportal.access.Access;
import io.clientportal.kernel.ClientId;
import io.clientportal.kernel.Permission;
import io.clientportal.kernel.PortalException;
import io.clientportal.profile.ChangeRequest;
import io.clientportal.viewing.Viewing;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The client that a staff page is about, with what waits.
 *
 * @param archived whether the host archived it
 * @param queue the waiting requests, oldest first; empty for members who do not review
 * @param letsIn whether this member may let contacts in
 * @param looks whether this member may see the portal as a client
 * @param viewing the own look that runs; null where none does
 */
public record DeskClient(
        ClientId id,
        String name,
        boolean archived,
        List<ChangeRequest> queue,
        boolean letsIn,
        boolean looks,
        @Nullable Viewing viewing) {

    public DeskClient {
        queue = List.copyOf(queue);
    }

    static DeskClient of(Desk desk, ClientId client) {
        ClientSpace space = desk.client(client);
        Access.Client known = space.access().client();
        boolean looks = desk.may(Permission.IMPERSONATE);
        return new DeskClient(
                client,
                known.name().display(),
                known.archived(),
                known.archived() || !desk.may(Permission.REVIEW) ? List.of() : queue(space),
                desk.may(Permission.LET_IN),
                looks,
                looks ? desk.viewings().running().orElse(null) : null);
    }

    /** Nothing is reviewed of a client whose record is gone: the others of its pages open all the same. */
    private static List<ChangeRequest> queue(ClientSpace space) {
        try {
            return space.profile().queue();
        } catch (PortalException.NotFound e) {
            return List.of();
        }
    }

    /** The request whose turn it is; null where none waits. */
    public @Nullable ChangeRequest head() {
        return queue.isEmpty() ? null : queue.get(0);
    }
}
