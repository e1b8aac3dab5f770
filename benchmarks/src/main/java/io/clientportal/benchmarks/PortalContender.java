package io.clientportal.benchmarks;

import io.clientportal.Portal;
import io.clientportal.access.NewContact;
import io.clientportal.fields.BuiltInFields;
import io.clientportal.fields.FieldKey;
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
import io.clientportal.kernel.KeyRing;
import io.clientportal.kernel.Reach;
import io.clientportal.kernel.Staff;
import io.clientportal.kernel.StaffBook;
import io.clientportal.kernel.StaffId;
import io.clientportal.kernel.Version;
import io.clientportal.profile.ChangeRequestId;
import io.clientportal.profile.Decision;
import io.clientportal.profile.Profile;
import io.clientportal.profile.Proposal;
import io.clientportal.profile.Reply;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.stream.IntStream;
import javax.sql.DataSource;

/** The portal, its records in its own table. */
final class PortalContender implements Contender {

    private static final Staff PARTNER = new Staff(FirmId.MAIN, new StaffId("partner"), "Petra Partner");

    private final Portal portal;
    private final List<ClientId> clients;
    private final List<Contact> contacts;
    private final AtomicIntegerArray versions;

    PortalContender(DataSource dataSource, int clients) {
        JpaStores.migrate(dataSource);
        portal = Portal.with(JpaStores.on(dataSource))
                .staff(new Everything())
                .keys(KeyRing.random())
                .build();
        portal.setUp(
                FirmId.MAIN,
                FirmSettings.of("Birch & Partners")
                        .with(ProfileSettings.DEFAULT
                                .opened(true)
                                .with(BuiltInFields.all().stream()
                                        .map(field -> field.with(FieldPermission.PROPOSE))
                                        .toList())));
        this.clients = IntStream.range(0, clients)
                .mapToObj(i -> new ClientId("client-" + i))
                .toList();
        this.contacts = this.clients.stream().map(this::contact).toList();
        this.versions = new AtomicIntegerArray(clients);
    }

    private Contact contact(ClientId client) {
        portal.as(PARTNER)
                .addClient(
                        client,
                        ClientName.of(client.value()),
                        Values.of(Map.of(
                                new FieldKey("name"), Value.of(client.value()),
                                new FieldKey("occupation"), Value.of("none"))));
        return new Contact(
                FirmId.MAIN,
                portal.as(PARTNER)
                        .client(client)
                        .access()
                        .add(new NewContact("Ada Miller", client + "@example.com"), EnumSet.allOf(Area.class))
                        .id());
    }

    @Override
    public String name() {
        return "portal";
    }

    @Override
    public void proposeAndApply(int client, String occupation) {
        Version version = Version.of(versions.incrementAndGet(client));
        ClientId id = clients.get(client);
        Profile contacts = portal.as(this.contacts.get(client)).client(id).profile();
        ChangeRequestId request = contacts.propose(new Proposal(
                        version,
                        Map.of(),
                        Map.of("occupation", Value.of(occupation), "title", Value.of("Dr " + occupation)),
                        null))
                .id();
        portal.as(PARTNER)
                .client(id)
                .profile()
                .apply(
                        request,
                        version,
                        List.of(Decision.Draft.accept("occupation"), Decision.Draft.accept("title")),
                        Reply.telling("Thank you"));
    }

    private static final class Everything implements StaffBook {
        @Override
        public Reach reach(Staff staff) {
            return Reach.all();
        }

        @Override
        public Map<StaffId, Member> members(FirmId firm, Collection<StaffId> ids) {
            return Map.of();
        }
    }
}
