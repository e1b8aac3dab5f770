package io.clientportal.firms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.clientportal.Everybody;
import io.clientportal.Portal;
import io.clientportal.Together;
import io.clientportal.World;
import io.clientportal.fields.FieldDefinition;
import io.clientportal.fields.FieldKey;
import io.clientportal.fields.FieldPath;
import io.clientportal.fields.FieldPermission;
import io.clientportal.fields.FieldType;
import io.clientportal.fields.Value;
import io.clientportal.fields.Values;
import io.clientportal.kernel.ClientId;
import io.clientportal.kernel.ClientName;
import io.clientportal.kernel.Contact;
import io.clientportal.kernel.FirmId;
import io.clientportal.kernel.Permission;
import io.clientportal.kernel.PortalException.NotAllowed;
import io.clientportal.kernel.PortalException.NotFound;
import io.clientportal.kernel.PortalException.Refused;
import io.clientportal.kernel.PortalException.Stale;
import io.clientportal.kernel.Reach;
import io.clientportal.kernel.Staff;
import io.clientportal.profile.EditSource;
import io.clientportal.profile.Profile;
import java.net.URI;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Firms are strangers to each other, and each has its own settings. */
class FirmsSpec {

    private final World birch = new World();
    private final World lake = birch.anotherFirm();

    @Nested
    class The_web_address {

        private Settings.Current saved(Portal portal, String address) {
            Settings settings = portal.as(birch.partner).settings();
            Settings.Current now = settings.read();
            return settings.save(now.settings().with(URI.create(address)), now.version());
        }

        @Test
        @Tag("ACC-12")
        void that_e_mails_use_is_the_stored_one() {
            saved(birch.portal, "https://birch.example/portal");

            assertThat(birch.portal.brand(birch.firm).address()).isEqualTo(URI.create("https://birch.example/portal"));
            assertThat(birch.portal.firms(1)).hasSize(1);
            assertThat(birch.portal.firms(100_000)).contains(birch.firm, lake.firm);
            assertThatThrownBy(() -> birch.portal.brand(new FirmId("no-such-firm")))
                    .isInstanceOf(NotFound.class);
        }

        @Test
        @Tag("ACC-12")
        @Tag("SEC-165")
        void is_https_where_the_portal_takes_no_other() {
            Portal strict = Portal.with(birch.stores.stores())
                    .staff(new Everybody())
                    .keys(World.KEYS)
                    .clock(birch.clock)
                    .httpsOnly()
                    .build();

            assertThatThrownBy(() -> saved(strict, "http://birch.example/portal"))
                    .isInstanceOfSatisfying(
                            Refused.class, refused -> assertThat(refused.rule()).isEqualTo(SettingsRule.NOT_HTTPS));
            saved(strict, "https://birch.example/portal");
            saved(birch.portal, "http://birch.example/portal");
        }
    }

    @Nested
    class Apart {

        @Test
        @Tag("FRM-03")
        @Tag("SEC-82")
        void without_a_firm_there_is_no_caller_and_so_nothing_is_read_or_written() {
            assertThatThrownBy(() -> new FirmId("")).isInstanceOf(IllegalArgumentException.class);
            FirmId unknown = new FirmId("no-such-firm");
            Staff stranger = new Staff(unknown, birch.partner.id(), "Petra");

            assertThatThrownBy(() -> birch.portal.as(stranger).settings().read())
                    .isInstanceOf(NotFound.class);
            assertThatThrownBy(() -> birch.portal.as(stranger).waiting().count())
                    .isInstanceOf(NotFound.class);
        }

        @Test
        @Tag("FRM-01")
        @Tag("SEC-81")
        void whoever_knows_every_id_still_gets_nothing() {
            ClientId ada = birch.client("Ada Miller");
            Contact contact = birch.contact(ada, "Ada Miller");
            Contact sameIdElsewhere = new Contact(lake.firm, contact.id());

            assertThatThrownBy(() -> lake.portal
                            .as(sameIdElsewhere)
                            .client(ada)
                            .profile()
                            .form())
                    .isInstanceOf(NotFound.class);
            assertThatThrownBy(() -> lake.desk().client(ada).profile().record()).isInstanceOf(NotFound.class);
            assertThatThrownBy(() -> lake.desk().client(ada).access().contacts())
                    .isInstanceOf(NotFound.class);
            assertThatThrownBy(() -> lake.desk().client(ada).links().list()).isInstanceOf(NotFound.class);
        }

        @Test
        @Tag("FRM-05")
        void who_may_not_add_a_client_leaves_nothing_of_it() {
            ClientId ada = birch.client("Ada Miller");
            ClientId forged = new ClientId("c-forged");
            ClientName name = ClientName.of("Fiona Forged");
            Staff nobody = birch.staff("Nobody", Reach.NOTHING);
            Staff limited = birch.limitedTo("Lim", ada);

            assertThatThrownBy(() -> birch.portal.as(nobody).addClient(forged, name, Values.NONE))
                    .isInstanceOf(NotAllowed.class);
            assertThatThrownBy(() -> birch.portal.as(limited).addClient(forged, name, Values.NONE))
                    .isInstanceOf(NotFound.class);

            assertThat(birch.stores.dump()).doesNotContain("Fiona Forged");
        }

        @Test
        @Tag("FRM-02")
        @Tag("SEC-84")
        void calls_of_two_firms_on_the_same_threads_never_mix_even_where_one_in_five_fails() {
            ClientId ada = birch.client("Ada Birch");
            ClientId zoe = lake.client("Zoe Lake");
            AtomicInteger mixed = new AtomicInteger();
            int rounds = Integer.getInteger("portal.test.rounds", 20);

            Together.run(8, thread -> {
                for (int i = 0; i < rounds; i++) {
                    boolean first = (thread + i) % 2 == 0;
                    World world = first ? birch : lake;
                    Profile profile = world.desk().client(first ? ada : zoe).profile();
                    if (i % 5 == 0) {
                        assertThatThrownBy(() -> world.stores.inHostTransaction(() -> {
                                    profile.edit(
                                            profile.record().version(),
                                            Map.of(FieldPath.parse("title"), Value.of("Lost")),
                                            EditSource.BY_HAND);
                                    throw new IllegalStateException("the host fails");
                                }))
                                .isInstanceOf(RuntimeException.class);
                    }
                    Value name = profile.record().values().get("name");
                    if (!name.equals(Value.of(first ? "Ada Birch" : "Zoe Lake"))) {
                        mixed.incrementAndGet();
                    }
                }
            });

            assertThat(mixed).hasValue(0);
            assertThat(birch.desk().client(ada).profile().record().values().get("title"))
                    .isEqualTo(Value.NONE);
        }

        @Test
        @Tag("SEC-85")
        void a_grant_does_not_help_a_contact_whose_account_is_disabled() {
            ClientId ada = birch.client("Ada Miller");
            Contact contact = birch.contact(ada, "Ada Miller");
            birch.desk().client(ada).access().disable(contact.id());

            assertThatThrownBy(
                            () -> birch.portal.as(contact).client(ada).profile().form())
                    .isInstanceOf(NotFound.class);
        }
    }

    @Nested
    class TheSettings {

        private final Settings settings = birch.desk().settings();

        @Test
        @Tag("FRM-05")
        void belong_to_staff_with_the_permission() {
            Staff reviewer = birch.staff("Revi", Reach.everywhere(EnumSet.of(Permission.REVIEW)));

            assertThatThrownBy(() -> birch.portal.as(reviewer).settings().read())
                    .isInstanceOf(NotAllowed.class);
        }

        @Test
        void a_lost_update_is_told_and_loses_nothing() {
            Settings.Current read = settings.read();
            settings.save(read.settings().withName("Birch & Daughters"), read.version());

            assertThatThrownBy(() -> settings.save(read.settings().withName("Birch & Sons"), read.version()))
                    .isInstanceOf(Stale.class);
            assertThat(settings.read().settings().name()).isEqualTo("Birch & Daughters");
        }

        @Test
        @Tag("PRO-03")
        @Tag("FRM-02")
        void a_change_that_a_host_took_back_is_not_remembered_by_anybody() {
            ClientId ada = birch.client("Ada Miller");
            Profile hers = birch.portal
                    .as(birch.contact(ada, "Ada Miller"))
                    .client(ada)
                    .profile();
            assertThatThrownBy(() -> birch.stores.inHostTransaction(() -> {
                        birch.permit("risk_rating", FieldPermission.VIEW);
                        hers.form();
                        throw new IllegalStateException("the host changes its mind");
                    }))
                    .hasMessage("the host changes its mind");

            birch.settings(now -> now.withName("Birch & Daughters"));

            assertThat(hers.form().field(new FieldKey("risk_rating"))).isEmpty();
        }

        @Test
        @Tag("PRO-02")
        void the_type_of_a_field_stays_and_a_key_is_never_used_again() {
            Settings.Current read = settings.read();
            List<FieldDefinition> retyped = read.settings().profile().fields().stream()
                    .map(field -> field.key().equals(new FieldKey("income"))
                            ? FieldDefinition.of("income", FieldType.DATE, "Income", "Tax")
                            : field)
                    .toList();
            assertThatThrownBy(() -> settings.save(
                            read.settings().with(read.settings().profile().with(retyped)), read.version()))
                    .isInstanceOfSatisfying(
                            Refused.class, refused -> assertThat(refused.rule()).isEqualTo(SettingsRule.TYPE_STAYS));

            birch.profileSettings(profile -> profile.with(profile.fields().stream()
                    .filter(field -> !field.key().equals(new FieldKey("income")))
                    .toList()));
            FieldDefinition back = FieldDefinition.of("income", FieldType.NUMBER, "Income", "Tax");
            Settings.Current gone = settings.read();
            assertThat(gone.settings().profile().retired()).contains(new FieldKey("income"));
            ProfileSettings forged = new ProfileSettings(true, false, 10, 60, List.of(back), java.util.Set.of());
            assertThatThrownBy(() -> settings.save(gone.settings().with(forged), gone.version()))
                    .isInstanceOfSatisfying(
                            Refused.class,
                            refused -> assertThat(refused.rule()).isEqualTo(SettingsRule.KEY_USED_BEFORE));
        }

        @Test
        @Tag("SEC-32")
        void numbers_out_of_bounds_are_refused_where_they_are_made() {
            for (int wrong : new int[] {Integer.MIN_VALUE, -1, 0, 21_900, Integer.MAX_VALUE}) {
                assertThatThrownBy(() -> new LinkSettings(wrong, 14, 90)).isInstanceOf(IllegalArgumentException.class);
                assertThatThrownBy(() -> new LinkSettings(10, wrong, 90)).isInstanceOf(IllegalArgumentException.class);
                assertThatThrownBy(() -> ProfileSettings.DEFAULT.withLimits(wrong, 60))
                        .isInstanceOf(IllegalArgumentException.class);
                assertThatThrownBy(() -> ProfileSettings.DEFAULT.withLimits(10, wrong))
                        .isInstanceOf(IllegalArgumentException.class);
            }
        }

        @Test
        @Tag("SEC-128")
        void a_sender_is_one_address() {
            for (String wrong : List.of("Birch", "a@b.c, d@e.f", "Birch <a@b.c>", "a@b.c\r\nBcc: d@e.f", "")) {
                assertThatThrownBy(() -> new SendingSettings(wrong, null)).isInstanceOf(IllegalArgumentException.class);
                assertThatThrownBy(() -> new SendingSettings(null, wrong)).isInstanceOf(IllegalArgumentException.class);
            }
            assertThat(new SendingSettings("office@birch.example", "paula@birch.example").from())
                    .isEqualTo("office@birch.example");
        }

        @Test
        @Tag("ACC-12")
        void the_portals_address_is_absolute_and_bare() {
            FirmSettings settings = FirmSettings.of("Birch");
            for (String wrong : List.of(
                    "/portal",
                    "ftp://example.com",
                    "https://user@example.com",
                    "https://example.com?x=1",
                    "mailto:a@b.c")) {
                assertThatThrownBy(() -> settings.with(URI.create(wrong))).isInstanceOf(IllegalArgumentException.class);
            }
        }

        @Test
        @Tag("FRM-02")
        void a_change_holds_for_the_next_call_of_its_own_firm() {
            birch.permit("tax_number", FieldPermission.PRIVATE);
            ClientId ada = birch.client("Ada Miller");
            ClientId zoe = lake.client("Zoe Lake");

            assertThat(birch.portal
                            .as(birch.contact(ada, "Ada Miller"))
                            .client(ada)
                            .profile()
                            .form()
                            .field(new FieldKey("tax_number")))
                    .isEmpty();
            assertThat(lake.portal
                            .as(lake.contact(zoe, "Zoe Lake"))
                            .client(zoe)
                            .profile()
                            .form()
                            .field(new FieldKey("tax_number")))
                    .isPresent();
        }
    }
}
