package io.clientportal.clients;

import static io.clientportal.Refusals.unknown;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.clientportal.access.ClientGrant;
import io.clientportal.engagements.Audience;
import io.clientportal.fields.FieldKey;
import io.clientportal.fields.Value;
import io.clientportal.kernel.Area;
import io.clientportal.kernel.ClientId;
import io.clientportal.kernel.Contact;
import io.clientportal.kernel.EngagementId;
import io.clientportal.profile.ChangeRequest;
import io.clientportal.profile.ChangeRequestId;
import io.clientportal.profile.Reply;
import io.clientportal.signin.Browser;
import io.clientportal.signin.EntryWorld;
import io.clientportal.signin.Target;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Clients that were merged in the host. */
class MergedClientsSpec extends ClientsWorld {

    @Nested
    class Merged {

        private final Contact ada = world.contact(left, "Ada Miller");

        @Test
        @Tag("FRM-06")
        void grants_queue_and_engagements_move_in_one_step() {
            EngagementId tax = world.engagement(left, "Tax 2025");
            EngagementId audit = world.engagement(left, "Audit");
            world.engagement(kept, "Payroll");
            desk(left).engagements().share(tax, Audience.of(ada.id()));
            desk(left).engagements().share(audit, Audience.EVERYBODY);
            ChangeRequestId first = propose(ada, left, "Pilot");
            ChangeRequestId second = propose(ada, left, "Captain");

            host.merge(left, kept);

            assertThat(clients(ada)).containsExactly(kept);
            assertThat(desk(kept).profile().queue())
                    .extracting(ChangeRequest::id)
                    .containsExactly(first, second);
            assertThat(shared(ada, kept)).containsExactly("Audit", "Tax 2025");
            assertThat(desk(kept).engagements().list(null, 20)).hasSize(3);
            assertThat(desk(kept).engagements().get(tax).engagement().values())
                    .isEqualTo(desk(kept).engagements().get(audit).engagement().values());
            unknown(() -> home(ada, left).profile().form());
            unknown(() -> desk(left).engagements().list(null, 20));
        }

        @Test
        @Tag("FRM-06")
        void a_request_that_moved_joins_the_end_of_the_queue_and_is_decided_there() {
            Contact bob = world.contact(kept, "Bob");
            ChangeRequestId earlier = propose(bob, kept, "Baker");
            ChangeRequestId moved = propose(ada, left, "Pilot");

            host.merge(left, kept);

            assertThat(desk(kept).profile().queue())
                    .extracting(ChangeRequest::id)
                    .containsExactly(earlier, moved);
            assertThat(world.desk().bell().read().entries())
                    .singleElement()
                    .satisfies(entry -> assertThat(entry.count()).isEqualTo(2));
            desk(kept).profile().rejectAll(earlier, "No", Reply.silent());
            var profile = desk(kept).profile();
            profile.acceptRest(moved, profile.record().version());
            profile.apply(moved, Reply.silent());
            assertThat(profile.record().values().get(new FieldKey("occupation")))
                    .isEqualTo(Value.of("Pilot"));
        }

        @Test
        @Tag("FRM-06")
        void what_a_contact_held_for_either_holds_for_the_one_that_remains() {
            Contact nora = world.contact(left, "Nora");
            desk(left).access().grant(nora.id(), Set.of(Area.PROFILE), null);
            desk(kept).access().addKnown(world.address("Nora"), Set.of(Area.MESSAGES));

            host.merge(left, kept);

            assertThat(world.portal.as(nora).clients())
                    .singleElement()
                    .satisfies(
                            grant -> assertThat(grant.areas()).containsExactlyInAnyOrder(Area.PROFILE, Area.MESSAGES));
        }

        @Test
        @Tag("FRM-06")
        void a_grant_that_had_ended_lets_nobody_in() {
            world.contact(left, "Nora");
            Contact nora = world.contact(left, "Nora Stone");
            desk(left).access().grant(nora.id(), ALL, world.clock.instant().plusSeconds(60));
            world.clock.advance(Duration.ofMinutes(1));

            host.merge(left, kept);

            assertThat(clients(nora)).isEmpty();
        }

        @Test
        @Tag("FRM-06")
        void a_link_works_on_for_the_client_that_remains_and_of_an_ended_grant_not() {
            EntryWorld door = new EntryWorld();
            var nora = door.nora().id();
            Browser phone = door.browser();
            String bound = door.link(nora);
            phone.enter(bound);
            String unopened = door.link(nora);
            ClientId mill = new ClientId("mill");
            door.space("mill").access().addKnown("nora@example.com", Set.of(Area.PROFILE));
            String ended = endedLink(door);

            door.portal.clients(door.firm).merge(door.client, mill);

            assertThat(phone.open(bound)).isNotNull();
            assertThat(phone.open(unopened)).isNotNull();
            unknown(() -> phone.open(ended));
            assertThat(door.space("mill").links().list()).hasSize(3);
            assertThat(door.portal.as(door.as(nora)).clients())
                    .extracting(ClientGrant::client)
                    .containsExactly(mill);
        }

        @Test
        @Tag("FRM-06")
        @Tag("SIG-12")
        void of_links_for_both_clients_the_one_that_was_sent_last_goes_on() {
            EntryWorld door = new EntryWorld();
            var nora = door.nora().id();
            ClientId mill = new ClientId("mill");
            door.space("mill").access().addKnown("nora@example.com", Set.of(Area.PROFILE));
            String earlier = door.link(nora);
            door.clock.advance(Duration.ofMinutes(1));
            door.space("mill").links().send(nora, Target.PROFILE);
            String latest = door.latestLink();

            door.portal.clients(door.firm).merge(door.client, mill);

            assertThat(door.browser().open(latest)).isNotNull();
            unknown(() -> door.browser().open(earlier));
        }

        @Test
        @Tag("FRM-06")
        @Tag("SIG-12")
        void a_link_of_an_ended_grant_ends_no_link_of_the_client_that_remains() {
            EntryWorld door = new EntryWorld();
            var nora = door.nora().id();
            ClientId mill = new ClientId("mill");
            door.space("mill").access().addKnown("nora@example.com", Set.of(Area.PROFILE));
            door.space("mill").links().send(nora, Target.PROFILE);
            String lasting = door.latestLink();
            door.clock.advance(Duration.ofMinutes(1));
            String ended = door.link(nora);
            door.space().access().end(nora);

            door.portal.clients(door.firm).merge(door.client, mill);

            assertThat(door.browser().open(lasting)).isNotNull();
            unknown(() -> door.browser().open(ended));
        }

        /** A link of somebody whose grant for the one client has ended, and who has another for the mill. */
        private String endedLink(EntryWorld door) {
            var ida = door.space()
                    .access()
                    .add(new io.clientportal.access.NewContact("Ida", "ida@example.com"), Set.of(Area.PROFILE))
                    .id();
            String link = door.link(ida);
            door.space("mill").access().addKnown("ida@example.com", Set.of(Area.PROFILE));
            door.space().access().end(ida);
            return link;
        }

        @Test
        @Tag("FRM-06")
        @Tag("MAI-01")
        void an_email_that_waits_goes_out_for_the_client_that_remains() {
            ChangeRequestId request = propose(ada, left, "Pilot");
            int before = world.mails().size();
            desk(left).profile().rejectAll(request, "No", Reply.telling("Please call us"));

            host.merge(left, kept);

            assertThat(world.mails()).hasSize(before + 1);
            assertThat(desk(kept).mails().mails(null).get(0).text()).contains("Please call us");
        }

        @Test
        @Tag("FRM-06")
        @Tag("LOG-01")
        void the_log_of_both_names_what_moved() {
            EngagementId tax = world.engagement(left, "Tax 2025");
            ChangeRequestId request = propose(ada, left, "Pilot");

            host.merge(left, kept);
            host.merge(left, kept);

            for (ClientId client : List.of(left, kept)) {
                assertThat(desk(client).activity().latest())
                        .filteredOn(entry -> entry.right().equals("client.merge"))
                        .singleElement()
                        .satisfies(entry -> assertThat(entry.details())
                                .containsEntry("contacts", List.of(ada.id().toString()))
                                .containsEntry("requests", List.of(request.toString()))
                                .containsEntry("engagements", List.of(tax.value())));
            }
        }

        @Test
        @Tag("FRM-06")
        @Tag("FRM-01")
        void into_an_unknown_client_or_taken_back_by_the_host_nothing_moves() {
            unknown(() -> host.merge(left, new ClientId("nobody")));
            ClientId foreign = world.anotherFirm().client("Foreign");
            unknown(() -> host.merge(left, foreign));
            assertThatThrownBy(() -> world.stores.inHostTransaction(() -> {
                        host.merge(left, kept);
                        throw new IllegalStateException("The host takes it back");
                    }))
                    .hasMessage("The host takes it back");

            assertThat(clients(ada)).containsExactly(left);
        }
    }
}
