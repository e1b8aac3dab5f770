package io.clientportal.example.plain;

import io.clientportal.ClientSpace;
import io.clientportal.Portal;
import io.clientportal.Stores;
import io.clientportal.access.ContactAccess;
import io.clientportal.access.NewContact;
import io.clientportal.fields.BuiltInFields;
import io.clientportal.fields.FieldPermission;
import io.clientportal.fields.Value;
import io.clientportal.fields.Values;
import io.clientportal.firms.FirmSettings;
import io.clientportal.firms.ProfileSettings;
import io.clientportal.jpa.JpaStores;
import io.clientportal.kernel.Area;
import io.clientportal.kernel.ClientId;
import io.clientportal.kernel.ClientName;
import io.clientportal.kernel.Contact;
import io.clientportal.kernel.FirmId;
import io.clientportal.kernel.Staff;
import io.clientportal.kernel.StaffId;
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
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcConnectionPool;
import org.slf4j.LoggerFactory;

/** The whole job without a framework: a contact proposes a change to the record, the firm reviews and applies it. */
public final class PlainJava {

    private static final FirmId FIRM = new FirmId("birch");
    private static final Staff PAULA = new Staff(FIRM, new StaffId("paula"), "Paula Birch");
    private static final ClientId MAYA = new ClientId("C-1");
    private static final Set<Area> PROFILE = Set.of(Area.PROFILE);

    private PlainJava() {}

    public static void main(String[] arguments) {
        run(JdbcConnectionPool.create("jdbc:h2:mem:plain", "sa", ""), LoggerFactory.getLogger(PlainJava.class)::info);
    }

    static void run(DataSource dataSource, Consumer<String> print) {
        JpaStores.migrate(dataSource);
        Stores stores = JpaStores.on(dataSource);
        Portal portal = Portal.with(stores).staff(new OneForAll()).build();
        portal.setUp(FIRM, settings());

        ClientSpace client = portal.as(PAULA).addClient(MAYA, ClientName.of("Maya Hartley"), record());
        ContactAccess maya = client.access().add(new NewContact("Maya Hartley", "maya@example.com"), PROFILE);

        Profile own = portal.as(new Contact(FIRM, maya.id())).client(MAYA).profile();
        own.propose(Proposal.on(own.form()).set("name", "Maya Lindqvist"));

        ChangeRequest request = client.profile().queue().get(0);
        Review review = client.profile().review(request.id());
        client.profile().acceptRest(request.id(), review.record());
        client.profile().apply(request.id(), Reply.telling("Congratulations!"));

        HistoryEntry last = client.profile().history(null, 1).get(0);
        for (HistoryEntry.Line line : last.lines()) {
            print.accept(line.label() + ": " + line.before().json() + " -> "
                    + line.after().json());
        }
        print.accept("Proposed by " + last.proposedBy() + ", " + last.kind() + " by " + last.by());
        print.accept("The record says "
                + client.profile().record().values().get("name").json());
    }

    private static FirmSettings settings() {
        ProfileSettings profile = ProfileSettings.DEFAULT
                .opened(true)
                .with(List.of(BuiltInFields.get("name").with(FieldPermission.PROPOSE)));
        return FirmSettings.of("Birch & Partners").with(profile);
    }

    private static Values record() {
        return Values.of(Map.of(BuiltInFields.NAME, Value.of("Maya Hartley")));
    }
}
