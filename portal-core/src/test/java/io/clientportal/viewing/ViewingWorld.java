package io.clientportal.viewing;

import io.clientportal.Home;
import io.clientportal.World;
import io.clientportal.activity.ActivityView;
import io.clientportal.kernel.ClientId;
import io.clientportal.kernel.Contact;
import io.clientportal.kernel.Permission;
import io.clientportal.kernel.Reach;
import io.clientportal.kernel.Staff;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** A staff member who may look through the eyes of a contact. */
abstract class ViewingWorld {

    static final String REASON = "She called about her form";

    final World world = new World();
    final ClientId client = world.client("Ada");
    final Contact nora = world.contact(client, "Nora");
    final Staff ida = world.staff("Ida", Reach.of(Set.of(client), EnumSet.of(Permission.IMPERSONATE)));

    Viewings.OfStaff viewings() {
        return world.portal.as(ida).viewings();
    }

    Home look() {
        return world.portal.as(ida).viewAs(nora.id(), REASON);
    }

    List<ActivityView> entries(String right, boolean refused) {
        return world.desk().activity().latest().stream()
                .filter(entry -> entry.right().equals(right) && entry.refused() == refused)
                .toList();
    }
}
