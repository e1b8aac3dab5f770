package io.clientportal.viewing;

import static io.clientportal.Refusals.notAllowed;
import static io.clientportal.Refusals.refused;
import static io.clientportal.Refusals.unknown;
import static org.assertj.core.api.Assertions.assertThat;

import io.clientportal.Home;
import io.clientportal.Together;
import io.clientportal.World;
import io.clientportal.activity.ActivityView;
import io.clientportal.firms.ViewingSettings;
import io.clientportal.kernel.Contact;
import io.clientportal.kernel.ContactId;
import io.clientportal.kernel.Origin;
import io.clientportal.kernel.Permission;
import io.clientportal.kernel.PortalException;
import io.clientportal.kernel.Reach;
import io.clientportal.kernel.Staff;
import io.clientportal.kernel.Visitor;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Looking through a contact's eyes: its beginning and its end. */
class ViewingsSpec extends ViewingWorld {

    @Nested
    class It_begins {

        @Test
        @Tag("IMP-01")
        void with_permission_access_a_living_grant_and_a_reason() {
            Viewing viewing = viewings().start(nora.id(), "  " + REASON + " ").viewing();

            assertThat(viewing.staff()).isEqualTo(ida);
            assertThat(viewing.contactName()).isEqualTo("Nora");
            assertThat(viewing.reason()).isEqualTo(REASON);
            assertThat(viewing.minutesLeft()).isEqualTo(30);
            assertThat(viewing.endsAt()).isEqualTo(world.clock.instant().plus(Duration.ofMinutes(30)));
            assertThat(viewings().running()).contains(viewing);
        }

        @Test
        @Tag("IMP-01")
        @Tag("SEC-131")
        void never_without_the_permission_and_the_refusal_is_in_the_log() {
            Staff other =
                    world.staff("Olga", Reach.everywhere(EnumSet.complementOf(EnumSet.of(Permission.IMPERSONATE))));

            notAllowed(() -> world.portal.as(other).viewAs(nora.id(), REASON));

            assertThat(entries("viewing.start", true))
                    .extracting(ActivityView::actor)
                    .containsExactly("Olga");
        }

        @Test
        @Tag("IMP-01")
        @Tag("SEC-131")
        @Tag("FRM-01")
        void never_of_contacts_whose_clients_are_out_of_reach_or_of_another_firm_or_of_nobody() {
            Contact berta = world.contact(world.client("Berta"), "Berta");
            World elsewhere = world.anotherFirm();
            Contact carl = elsewhere.contact(elsewhere.client("Carl"), "Carl");

            for (ContactId id : List.of(berta.id(), carl.id(), new ContactId(UUID.randomUUID()))) {
                unknown(() -> viewings().start(id, REASON));
            }
            assertThat(entries("viewing.start", true)).hasSize(3);
            assertThat(viewings().running()).isEmpty();
        }

        @Test
        @Tag("IMP-01")
        void never_of_contacts_who_are_not_let_in() {
            world.desk().client(client).access().end(nora.id());
            unknown(() -> viewings().start(nora.id(), REASON));
            Contact otto = world.contact(client, "Otto");
            world.desk().client(client).access().disable(otto.id());
            unknown(() -> viewings().start(otto.id(), REASON));
        }

        @ParameterizedTest
        @Tag("IMP-01")
        @Tag("SEC-134")
        @ValueSource(strings = {"", "   ", "because..", "         \n        "})
        void never_without_a_reason(String reason) {
            refused(ViewingRule.REASON_NEEDED, () -> viewings().start(nora.id(), reason));
        }

        @Test
        @Tag("IMP-01")
        void with_a_reason_of_10_to_500_characters() {
            refused(ViewingRule.REASON_NEEDED, () -> viewings().start(nora.id(), "r".repeat(501)));
            viewings().start(nora.id(), "r".repeat(500));
            viewings().end();
            viewings().start(nora.id(), "r".repeat(10));
        }

        @Test
        @Tag("IMP-01")
        @Tag("SEC-134")
        void never_twice_at_a_time() {
            look();
            Contact otto = world.contact(client, "Otto");

            refused(ViewingRule.ALREADY_LOOKING, () -> viewings().start(nora.id(), REASON));
            refused(ViewingRule.ALREADY_LOOKING, () -> viewings().start(otto.id(), REASON));

            viewings().end();
            viewings().start(otto.id(), REASON);
        }

        @Test
        @Tag("IMP-01")
        void once_where_many_ask_at_once() {
            AtomicInteger refused = new AtomicInteger();

            Together.run(16, n -> {
                try {
                    viewings().start(nora.id(), REASON);
                } catch (PortalException.Refused e) {
                    refused.incrementAndGet();
                }
            });

            assertThat(refused).hasValue(15);
            assertThat(entries("viewing.start", false)).hasSize(1);
        }
    }

    @Nested
    class It_ends {

        @Test
        @Tag("IMP-01")
        @Tag("SEC-134")
        void after_thirty_minutes_to_the_millisecond() {
            Home home = look();
            world.clock.advance(Duration.ofMinutes(30).minusMillis(1));
            assertThat(home.clients()).hasSize(1);
            assertThat(viewings().running().orElseThrow().minutesLeft()).isEqualTo(1);

            world.clock.advance(Duration.ofMillis(1));

            notAllowed(home::clients);
            notAllowed(() -> home.client(client).profile().form());
            assertThat(viewings().running()).isEmpty();
            look();
        }

        @Test
        @Tag("IMP-01")
        void earlier_where_the_firm_has_set_so() {
            world.settings(settings -> settings.with(new ViewingSettings(true, 5)));
            Home home = look();

            world.clock.advance(Duration.ofMinutes(5));

            notAllowed(home::clients);
        }

        @Test
        @Tag("IMP-04")
        @Tag("LOG-01")
        void with_an_entry_of_its_own_time_where_nobody_ended_it() {
            look();
            world.clock.advance(Duration.ofHours(2));

            world.portal.work();
            world.portal.work();
            viewings().end();

            assertThat(entries("viewing.ran_out", false)).hasSize(1);
            assertThat(entries("viewing.end", false)).isEmpty();
            assertThat(entries("viewing.ran_out", false).get(0).after())
                    .containsEntry("staff", "Ida")
                    .containsEntry("contact", "Nora")
                    .containsEntry("ended", "2026-03-02T09:30:00Z");
        }

        @Test
        @Tag("SEC-136")
        void by_hand_and_nothing_of_it_works_again() {
            Viewings.Started started = viewings().start(nora.id(), REASON);
            Home home = world.portal.as(started.viewing().caller(Origin.NONE));

            viewings().end();
            viewings().end();

            notAllowed(home::clients);
            assertThat(world.portal.viewing(new Visitor(world.firm), started.token()))
                    .isEmpty();
            assertThat(entries("viewing.end", false)).hasSize(1);
        }

        @Test
        @Tag("IMP-01")
        @Tag("SEC-134")
        @Tag("ACC-21")
        void with_the_role_the_reach_the_grant_or_the_account() {
            Home home = look();
            world.reach(ida, Reach.of(Set.of(client), EnumSet.of(Permission.REVIEW)));
            notAllowed(home::clients);
            world.reach(ida, Reach.of(Set.of(), EnumSet.of(Permission.IMPERSONATE)));
            unknown(() -> home.client(client).profile().form());
            world.failFor(ida);
            notAllowed(home::clients);
            world.reach(ida, Reach.of(Set.of(client), EnumSet.of(Permission.IMPERSONATE)));
        }

        @Test
        @Tag("ACC-21")
        @Tag("ACC-05")
        void with_the_account_and_does_not_come_back_with_its_next_life() {
            Home home = look();
            world.desk().client(client).access().disable(nora.id());
            unknown(home::clients);

            world.desk().client(client).access().enable(nora.id());

            notAllowed(home::clients);
            assertThat(viewings().running()).isEmpty();
            look();
            assertThat(entries("viewing.ran_out", false)).hasSize(1);
        }

        @Test
        @Tag("SEC-167")
        void before_it_began_a_caller_made_by_hand_sees_nothing() {
            Contact made = new Contact(world.firm, nora.id(), ida, Origin.NONE);

            notAllowed(() -> world.portal.as(made).clients());
            look();
            Contact other =
                    new Contact(world.firm, world.contact(client, "Otto").id(), ida, Origin.NONE);
            notAllowed(() -> world.portal.as(other).clients());
        }
    }

    @Nested
    class The_browser {

        @Test
        @Tag("SEC-136")
        void holds_a_secret_that_opens_the_look_and_nothing_else() {
            Viewings.Started started = viewings().start(nora.id(), REASON);

            Viewing found = world.portal
                    .viewing(new Visitor(world.firm), started.token())
                    .orElseThrow();

            assertThat(found).isEqualTo(started.viewing());
            assertThat(found.caller(Origin.NONE).viewedBy()).isEqualTo(ida);
            assertThat(started.token()).hasSize(43);
            assertThat(started.toString()).doesNotContain(started.token());
            assertThat(world.stores.dump()).doesNotContain(started.token());
            assertThat(world.portal.as(new Visitor(world.firm)).session(started.token(), true))
                    .isEmpty();
        }

        @Test
        @Tag("FRM-04")
        @Tag("SEC-136")
        void finds_nothing_with_a_secret_of_another_firm_or_of_none_or_once_it_has_ended() {
            Viewings.Started started = viewings().start(nora.id(), REASON);

            assertThat(world.portal.viewing(new Visitor(world.anotherFirm().firm), started.token()))
                    .isEmpty();
            assertThat(world.portal.viewing(new Visitor(world.firm), "")).isEmpty();
            assertThat(world.portal.viewing(new Visitor(world.firm), "x".repeat(43)))
                    .isEmpty();
            world.clock.advance(Duration.ofMinutes(30));
            assertThat(world.portal.viewing(new Visitor(world.firm), started.token()))
                    .isEmpty();
        }
    }
}
