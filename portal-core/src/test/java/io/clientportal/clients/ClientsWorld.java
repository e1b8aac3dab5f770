package io.clientportal.clients;

import io.clientportal.ClientSpace;
import io.clientportal.World;
import io.clientportal.access.ClientGrant;
import io.clientportal.engagements.SharedEngagement;
import io.clientportal.kernel.Area;
import io.clientportal.kernel.ClientId;
import io.clientportal.kernel.Contact;
import io.clientportal.profile.ChangeRequestId;
import io.clientportal.profile.Proposal;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Two clients of a host that may archive and merge them. */
abstract class ClientsWorld {

    static final Set<Area> ALL = EnumSet.allOf(Area.class);

    final World world = new World();
    final ClientId left = world.client("Ada Miller");
    final ClientId kept = world.client("Ada Miller-Stone");
    final Clients host = world.portal.clients(world.firm);

    ClientSpace desk(ClientId client) {
        return world.desk().client(client);
    }

    ClientSpace home(Contact contact, ClientId client) {
        return world.portal.as(contact).client(client);
    }

    List<ClientId> clients(Contact contact) {
        return world.portal.as(contact).clients().stream()
                .map(ClientGrant::client)
                .toList();
    }

    ChangeRequestId propose(Contact contact, ClientId client, String occupation) {
        return home(contact, client)
                .profile()
                .propose(Proposal.on(home(contact, client).profile().form()).set("occupation", occupation))
                .id();
    }

    List<String> shared(Contact contact, ClientId client) {
        return home(contact, client).engagements().shared(null, 20).engagements().stream()
                .map(SharedEngagement::name)
                .toList();
    }
}
