package io.clientportal.example.plain;

import io.clientportal.ClientSpace;
import io.clientportal.Desk;
import io.clientportal.Portal;
import io.clientportal.access.ContactAccess;
import io.clientportal.access.NewContact;
import io.clientportal.fields.BuiltInFields;
import io.clientportal.fields.FieldKey;
import io.clientportal.fields.FieldPermission;
import io.clientportal.fields.Value;
import io.clientportal.fields.Values;
import io.clientportal.firms.FirmSettings;
import io.clientportal.firms.ProfileSettings;
import io.clientportal.kernel.Area;
import io.clientportal.kernel.ClientId;
import io.clientportal.kernel.ClientName;
import io.clientportal.kernel.Contact;
import io.clientportal.kernel.FirmId;
import io.clientportal.kernel.Staff;
import io.clientportal.kernel.StaffId;
import io.clientportal.memory.InMemoryStores;
import io.clientportal.profile.Change;
import io.clientportal.profile.ChangeRequest;
import io.clientportal.profile.HistoryEntry;
import io.clientportal.profile.Profile;
import io.clientportal.profile.Proposal;
import io.clientportal.profile.Reply;
import io.clientportal.profile.Review;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.slf4j.LoggerFactory;

/** The whole job without a framework: a contact proposes a change to the record, the firm reviews and applies it. */
public final class PlainJava {

    private static final FirmId FIRM = new FirmId("birch");
    private static final Staff PAULA = new Staff(FIRM, new StaffId("paula"), "Paula Birch");
    private static final FieldKey NAME = BuiltInFields.NAME;

    private PlainJava() {}

    public static void main(String[] arguments) {
        run(LoggerFactory.getLogger(PlainJava.class)::info);
    }

    static void run(Consumer<String> print) {
        Portal portal = Portal.with(new InMemoryStores()).staff(new OneForAll()).build();
        portal.setUp(FIRM, settings());

        // The firm keeps a client and lets a contact in.
        Desk desk = portal.as(PAULA);
        ClientId id = new ClientId("C-1");
        ClientSpace client =
                desk.addClient(id, ClientName.of("Maya Hartley"), Values.of(Map.of(NAME, Value.of("Maya Hartley"))));
        ContactAccess maya =
                client.access().add(new NewContact("Maya Hartley", "maya@example.com"), Set.of(Area.PROFILE));

        // The contact proposes; the record stays as it is.
        Profile mine = portal.as(new Contact(FIRM, maya.id())).client(id).profile();
        mine.propose(Proposal.on(mine.form()).set("name", "Maya Lindqvist"));
        print.accept("Now:      " + client.profile().record().values().get(NAME).json());

        // The firm reviews and applies.
        ChangeRequest waiting = client.profile().queue().get(0);
        for (Change change : waiting.changes()) {
            print.accept("Proposed: " + change.label() + " from "
                    + change.shown().json() + " to " + change.proposed().json());
        }
        Review review = client.profile().review(waiting.id());
        client.profile().acceptRest(waiting.id(), review.record());
        client.profile().apply(waiting.id(), Reply.telling("Congratulations!"));
        print.accept("Applied:  " + client.profile().record().values().get(NAME).json());
        HistoryEntry last = client.profile().history(null, 1).get(0);
        print.accept("History:  " + last.kind() + " by " + last.by() + ", proposed by " + last.proposedBy());
    }

    private static FirmSettings settings() {
        return FirmSettings.of("Birch & Partners")
                .with(ProfileSettings.DEFAULT
                        .opened(true)
                        .with(List.of(BuiltInFields.get("name").with(FieldPermission.PROPOSE))));
    }
}
