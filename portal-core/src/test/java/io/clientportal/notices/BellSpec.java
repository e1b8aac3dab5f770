package io.clientportal.notices;

import static org.assertj.core.api.Assertions.assertThat;

import io.clientportal.World;
import io.clientportal.kernel.ClientId;
import io.clientportal.kernel.Contact;
import io.clientportal.kernel.Permission;
import io.clientportal.kernel.Reach;
import io.clientportal.kernel.Staff;
import io.clientportal.profile.Profile;
import io.clientportal.profile.Proposal;
import io.clientportal.profile.Reply;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The bell of staff. */
class BellSpec {

    private final World world = new World();
    private final ClientId client = world.client("Ada Miller");
    private final Contact ada = world.contact(client, "Ada Miller");
    private final Staff reviewer = world.limitedTo("Rita", client);

    private void propose(String name) {
        propose(client, ada, name);
    }

    private void propose(ClientId client, Contact contact, String name) {
        Profile mine = world.portal.as(contact).client(client).profile();
        mine.propose(Proposal.on(mine.form()).set("name", name));
    }

    private void rejectOldest() {
        Profile firms = world.desk().client(client).profile();
        firms.rejectAll(firms.queue().get(0).id(), "no", Reply.silent());
    }

    private Bell.Ringing bell(Staff staff) {
        return world.portal.as(staff).bell().read();
    }

    @Nested
    class It_rings {

        @Test
        @Tag("PRO-21")
        @Tag("DSH-02")
        void for_everybody_who_reaches_the_client_and_may_review() {
            Staff elsewhere = world.limitedTo("Emil", world.client("Other Client"));
            Staff noReviewer = world.staff("Nora", Reach.everywhere(Set.of(Permission.SETTINGS)));
            propose("Ada Stone");

            for (Staff staff : List.of(reviewer, world.partner)) {
                assertThat(bell(staff).unread()).isEqualTo(1);
                assertThat(bell(staff).entries()).singleElement().satisfies(entry -> {
                    assertThat(entry.text(Locale.ENGLISH)).isEqualTo("Ada Miller submitted changes for review");
                    assertThat(entry.client()).isEqualTo(client);
                    assertThat(entry.at()).isEqualTo(world.clock.instant());
                });
            }
            assertThat(bell(elsewhere).entries()).isEmpty();
            assertThat(bell(noReviewer).entries()).isEmpty();
        }

        @Test
        @Tag("PRO-21")
        void for_those_who_answer_for_the_client_alone_where_there_are_some() {
            Staff second = world.limitedTo("Sam", client);
            world.responsible(client, reviewer, second);
            propose("Ada Stone");

            assertThat(bell(reviewer).count()).isEqualTo("1");
            assertThat(bell(second).count()).isEqualTo("1");
            assertThat(bell(world.partner).entries()).isEmpty();
        }

        @Test
        @Tag("PRO-21")
        void once_per_client_with_the_number_of_waiting_requests() {
            propose("Ada Stone");
            world.clock.advance(Duration.ofMinutes(1));
            propose("Ada Rock");

            assertThat(bell(reviewer).unread()).isEqualTo(1);
            assertThat(bell(reviewer).entries()).singleElement().satisfies(entry -> {
                assertThat(entry.count()).isEqualTo(2);
                assertThat(entry.at()).isEqualTo(world.clock.instant());
                assertThat(entry.text(Locale.GERMAN))
                        .isEqualTo("Ada Miller hat Änderungen zur Prüfung eingereicht (2 warten)");
            });
        }

        @Test
        @Tag("PRO-21")
        void for_nobody_any_more_when_nothing_waits() {
            propose("Ada Stone");
            propose("Ada Rock");
            rejectOldest();
            assertThat(bell(reviewer).entries())
                    .singleElement()
                    .extracting(BellEntry::count)
                    .isEqualTo(1);
            rejectOldest();
            assertThat(bell(reviewer).entries()).isEmpty();
            assertThat(bell(reviewer).unread()).isZero();
        }

        @Test
        @Tag("FRM-01")
        void in_no_other_firm() {
            propose("Ada Stone");
            assertThat(world.anotherFirm().desk().bell().read().entries()).isEmpty();
        }

        @Test
        @Tag("FRM-05")
        void no_longer_for_a_client_that_left_a_members_reach() {
            world.responsible(client, reviewer);
            propose("Ada Stone");
            world.reach(reviewer, Reach.of(Set.of(world.client("Other")), Set.of(Permission.REVIEW)));
            assertThat(bell(reviewer).entries()).isEmpty();
        }

        @Test
        @Tag("DSH-02")
        void and_counts_up_to_99() {
            List<ClientId> clients = IntStream.rangeClosed(1, 100)
                    .mapToObj(i -> world.client("Client " + i))
                    .toList();
            for (int i = 0; i < clients.size(); i++) {
                propose(clients.get(i), world.contact(clients.get(i), "Contact " + i), "X");
            }
            Bell.Ringing bell = bell(world.partner);
            assertThat(bell.count()).isEqualTo("99+");
            assertThat(bell.entries()).hasSize(99);
        }
    }

    @Nested
    class Reading {

        @Test
        @Tag("DSH-02")
        void is_marked_per_person_and_never_by_looking() {
            propose("Ada Stone");
            assertThat(bell(reviewer).unread()).isEqualTo(1);
            assertThat(bell(reviewer).unread()).isEqualTo(1);

            world.portal.as(reviewer).bell().markRead(client);
            world.portal.as(reviewer).bell().markRead(client);
            assertThat(bell(reviewer).unread()).isZero();
            assertThat(bell(reviewer).entries()).hasSize(1);
            assertThat(bell(world.partner).unread()).isEqualTo(1);
        }

        @Test
        @Tag("DSH-02")
        void one_client_leaves_the_others_and_unread_ones_come_first() {
            ClientId other = world.client("Ben Adams");
            propose(other, world.contact(other, "Ben Adams"), "Ben Stone");
            world.clock.advance(Duration.ofMinutes(1));
            propose("Ada Stone");
            assertThat(bell(world.partner).entries())
                    .extracting(BellEntry::client)
                    .containsExactly(client, other);

            world.desk().bell().markRead(client);
            assertThat(bell(world.partner).entries())
                    .extracting(BellEntry::client)
                    .containsExactly(other, client);
            assertThat(bell(world.partner).unread()).isEqualTo(1);

            world.desk().bell().markAllRead();
            assertThat(bell(world.partner).unread()).isZero();
        }

        @Test
        @Tag("DSH-02")
        void ends_when_something_new_comes() {
            propose("Ada Stone");
            world.desk().bell().markAllRead();
            propose("Ada Rock");
            assertThat(bell(world.partner).unread()).isEqualTo(1);
        }

        @Test
        @Tag("LOG-01")
        void leaves_no_entry_in_the_activity_log() {
            propose("Ada Stone");
            int before = world.desk().activity().latest().size();
            world.desk().bell().markAllRead();
            assertThat(world.desk().activity().latest()).hasSize(before);
        }

        @Test
        @Tag("FRM-01")
        void of_what_is_out_of_reach_marks_nothing() {
            propose("Ada Stone");
            Staff elsewhere = world.limitedTo("Emil", world.client("Other Client"));
            world.portal.as(elsewhere).bell().markRead(client);
            world.reach(elsewhere, Reach.all());
            assertThat(bell(elsewhere).unread()).isEqualTo(1);
        }
    }
}
