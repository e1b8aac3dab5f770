package io.clientportal.engagements;

import io.clientportal.World;
import io.clientportal.kernel.ClientId;
import io.clientportal.kernel.Contact;
import io.clientportal.kernel.Staff;

/** A client with engagements, and those who look at them. */
abstract class EngagementWorld {

    final World world = new World();
    final ClientId client = world.client("Ada");
    final Contact nora = world.contact(client, "Nora");
    final Engagements desk = world.desk().client(client).engagements();

    Engagements as(Contact contact) {
        return world.portal.as(contact).client(client).engagements();
    }

    Engagements as(Staff staff) {
        return world.portal.as(staff).client(client).engagements();
    }

    long entries(String right) {
        return world.desk().client(client).activity().latest().stream()
                .filter(entry -> entry.right().equals(right) && !entry.refused())
                .count();
    }
}
