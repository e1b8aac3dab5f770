package io.clientportal.access;

import static io.clientportal.Refusals.refused;
import static io.clientportal.Refusals.unknown;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.clientportal.kernel.Area;
import io.clientportal.kernel.ClientId;
import io.clientportal.kernel.ContactId;
import io.clientportal.kernel.Permission;
import io.clientportal.kernel.PortalException;
import io.clientportal.kernel.Reach;
import io.clientportal.kernel.Staff;
import io.clientportal.signin.Browser;
import io.clientportal.signin.EntryWorld;
import io.clientportal.signin.SignInRule;
import io.clientportal.signin.Target;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The life of an account in the hands of staff. */
class AccountSpec {

    private static final Set<Area> PROFILE = Set.of(Area.PROFILE);
    private static final String PASSWORD = "seven green kettles sing";

    private final EntryWorld world = new EntryWorld();
    private final Access access = world.space().access();

    private AccountState state() {
        return access.contacts().get(0).accountState();
    }

    @Nested
    class The_state {

        @Test
        @Tag("ACC-02")
        void goes_from_never_invited_over_invited_to_active() {
            ContactId nora = world.nora().id();
            assertThat(state()).isEqualTo(AccountState.NEVER_INVITED);
            world.space().invitations().invite(nora, PROFILE, null);
            ContactAccess invited = access.contacts().get(0);
            assertThat(invited.accountState()).isEqualTo(AccountState.INVITED);
            assertThat(invited.account().invitedUntil()).isEqualTo(EntryWorld.START.plus(Duration.ofDays(7)));
            assertThat(invited.account().setUp()).isFalse();
            Browser laptop = world.browser();
            laptop.accept(world.latestLink(), PASSWORD);
            world.clock.advance(Duration.ofHours(1));
            laptop.signIn("nora@example.com", PASSWORD);
            ContactAccess active = access.contacts().get(0);
            assertThat(active.accountState()).isEqualTo(AccountState.ACTIVE);
            assertThat(active.account().signedInAt()).isEqualTo(world.clock.instant());
            assertThat(active.email()).isEqualTo("nora@example.com");
        }

        @Test
        @Tag("ACC-02")
        void is_invited_until_the_last_millisecond_of_the_seventh_day() {
            world.space().invitations().invite(world.nora().id(), PROFILE, null);
            world.clock.set(EntryWorld.START.plus(Duration.ofDays(7)).minusMillis(1));
            assertThat(state()).isEqualTo(AccountState.INVITED);
            world.clock.set(EntryWorld.START.plus(Duration.ofDays(7)));
            assertThat(state()).isEqualTo(AccountState.INVITATION_EXPIRED);
        }

        @Test
        @Tag("ACC-02")
        void tells_suspended_from_disabled() {
            ContactId nora = world.member(PASSWORD);
            access.suspend(nora, "Lost laptop");
            assertThat(state()).isEqualTo(AccountState.SUSPENDED);
            access.disable(nora);
            assertThat(state()).isEqualTo(AccountState.DISABLED);
        }

        @Test
        @Tag("ACC-02")
        @Tag("ACC-17")
        void shows_no_invitation_as_open_that_a_suspension_has_ended() {
            ContactId nora = world.nora().id();
            world.space().invitations().invite(nora, PROFILE, null);
            String link = world.latestLink();
            access.suspend(nora, "Lost laptop");
            access.resume(nora);
            unknown(() -> world.browser().open(link));
            assertThat(state()).isEqualTo(AccountState.INVITATION_EXPIRED);
        }
    }

    @Nested
    class Let_in_again {

        private final ContactId nora = world.member(PASSWORD);

        private void lapse() {
            access.grant(nora, PROFILE, world.clock.instant().plusSeconds(60));
            world.clock.advance(Duration.ofMinutes(1));
        }

        @Test
        @Tag("ACC-01")
        void is_told_by_email_whichever_way_it_was() {
            for (Runnable again : List.<Runnable>of(
                    () -> access.addKnown("nora@example.com", PROFILE), () -> access.grant(nora, PROFILE, null))) {
                lapse();
                int mails = world.mails().size();
                again.run();
                assertThat(world.mails()).hasSize(mails + 1);
                assertThat(world.mails().get(mails).to()).isEqualTo("nora@example.com");
            }
        }

        @Test
        @Tag("ACC-01")
        void is_not_told_where_the_grant_held() {
            int mails = world.mails().size();
            access.addKnown("nora@example.com", Set.of(Area.MESSAGES));
            access.grant(nora, PROFILE, null);
            assertThat(world.mails()).hasSize(mails);
        }

        @Test
        @Tag("ACC-13")
        @Tag("ACC-21")
        void gets_no_link_back_that_had_ended_with_the_grants_date() {
            for (Runnable again : List.<Runnable>of(
                    () -> access.addKnown("nora@example.com", PROFILE),
                    () -> access.grant(nora, PROFILE, null),
                    () -> world.space().links().send(nora, Target.PROFILE),
                    () -> {
                        world.space("mill").access().addKnown("nora@example.com", PROFILE);
                        access.disable(nora);
                        access.enable(nora);
                    })) {
                access.grant(nora, PROFILE, null);
                Browser phone = world.browser();
                String link = world.link(nora);
                phone.enter(link);
                lapse();
                unknown(() -> phone.open(link));
                again.run();
                unknown(() -> phone.open(link));
            }
        }
    }

    @Nested
    class Ending {

        @Test
        @Tag("ACC-05")
        @Tag("SEC-42")
        void the_account_ends_sessions_links_resets_and_queued_mails() {
            ContactId nora = world.member(PASSWORD);
            Browser laptop = world.browser();
            laptop.signIn("nora@example.com", PASSWORD);
            String tokens = world.door().tokens().exchange(laptop.session).access();
            laptop.signIn("nora@example.com", PASSWORD);
            world.space().credentials().startReset(nora);
            String reset = world.latestLink();
            int mails = world.mails().size();
            world.space().links().send(nora, Target.PROFILE);
            access.disable(nora);
            assertThat(laptop.isSignedIn()).isFalse();
            assertThat(world.door().tokens().authenticate(tokens)).isEmpty();
            unknown(() -> world.door().setUp().choose(reset, "quite another long phrase"));
            refused(SignInRule.WRONG_PASSWORD, () -> laptop.signIn("nora@example.com", PASSWORD));
            assertThat(world.mails()).hasSize(mails);
        }

        @Test
        @Tag("ACC-05")
        void the_last_grant_disables_the_account() {
            ContactId nora = world.nora().id();
            world.space("mill").access().addKnown("nora@example.com", PROFILE);
            assertThat(access.end(nora).accountState()).isEqualTo(AccountState.NEVER_INVITED);
            assertThat(world.space("mill").access().end(nora).accountState()).isEqualTo(AccountState.DISABLED);
            assertThat(world.activity())
                    .filteredOn(entry -> entry.right().equals("access.end"))
                    .hasSize(2);
        }

        @Test
        @Tag("ACC-06")
        @Tag("SEC-40")
        void is_refused_with_a_number_where_something_shared_is_hidden() {
            ContactId nora = world.nora().id();
            Staff limited = world.member("lim", Reach.of(Set.of(world.client), Set.of(Permission.LET_IN)));
            Access theirs = world.access(limited, (scope, contact) -> 3);
            for (ThrowingCallable call :
                    List.<ThrowingCallable>of(() -> theirs.disable(nora), () -> theirs.end(nora))) {
                assertThatExceptionOfType(PortalException.Refused.class)
                        .isThrownBy(call)
                        .satisfies(e -> assertThat(e.rule()).isEqualTo(AccessRule.HIDDEN_ENGAGEMENTS))
                        .satisfies(e -> assertThat(e.count()).isEqualTo(3));
            }
            assertThat(access.contacts()).extracting(ContactAccess::state).containsExactly(AccessState.LET_IN);
            assertThat(theirs.suspend(nora, "Stolen phone").accountState()).isEqualTo(AccountState.SUSPENDED);
        }

        @Test
        @Tag("ACC-06")
        void is_open_to_the_portal_administrator_and_logged() {
            ContactId nora = world.nora().id();
            Staff admin = world.member(
                    "admin", Reach.of(Set.of(world.client), Set.of(Permission.LET_IN, Permission.ADMINISTER)));
            assertThat(world.access(admin, (scope, contact) -> 3).disable(nora).accountState())
                    .isEqualTo(AccountState.DISABLED);
            assertThat(world.space().activity().latest().get(0).details().toString())
                    .contains("3");
        }
    }

    @Nested
    class A_new_life {

        @Test
        @Tag("ACC-07")
        @Tag("SEC-43")
        void knows_nothing_of_the_earlier_one() {
            ContactId nora = world.member(PASSWORD);
            Browser laptop = world.browser();
            laptop.signIn("nora@example.com", PASSWORD);
            access.disable(nora);
            access.enable(nora);
            assertThat(state()).isEqualTo(AccountState.NEVER_INVITED);
            assertThat(laptop.isSignedIn()).isFalse();
            refused(SignInRule.WRONG_PASSWORD, () -> laptop.signIn("nora@example.com", PASSWORD));
            world.space().invitations().invite(nora, PROFILE, null);
            laptop.accept(world.latestLink(), "entirely new phrase of mine");
            laptop.signIn("nora@example.com", "entirely new phrase of mine");
            assertThat(laptop.isSignedIn()).isTrue();
        }

        @Test
        @Tag("ACC-07")
        void is_offered_the_earlier_grants_and_begins_with_the_chosen_ones() {
            ContactId nora = world.nora().id();
            world.space("mill").access().addKnown("nora@example.com", Set.of(Area.MESSAGES));
            access.disable(nora);
            assertThat(access.earlier(nora))
                    .extracting(Grant::client)
                    .containsExactlyInAnyOrder(world.client, new ClientId("mill"));
            access.enable(nora, Set.of(new ClientId("mill")));
            assertThat(world.portal.as(world.as(nora)).clients())
                    .extracting(ClientGrant::client)
                    .containsExactly(new ClientId("mill"));
            assertThat(access.earlier(nora)).isEmpty();
        }

        @Test
        @Tag("ACC-07")
        void brings_back_the_grant_whose_end_had_disabled_the_account() {
            ContactId nora = world.nora().id();
            access.end(nora);
            assertThat(access.earlier(nora)).extracting(Grant::areas).containsExactly(PROFILE);
            access.enable(nora);
            assertThat(world.portal.as(world.as(nora)).clients()).hasSize(1);
        }
    }

    @Nested
    class Suspending {

        @Test
        @Tag("ACC-17")
        void stops_the_account_at_once_and_resuming_lets_it_sign_in_again() {
            ContactId nora = world.member(PASSWORD);
            Browser laptop = world.browser();
            laptop.signIn("nora@example.com", PASSWORD);
            access.suspend(nora, "Left the company");
            assertThat(laptop.isSignedIn()).isFalse();
            refused(SignInRule.WRONG_PASSWORD, () -> laptop.signIn("nora@example.com", PASSWORD));
            refused(AccessRule.ACCOUNT_SUSPENDED, () -> access.grant(nora, PROFILE, null));
            access.resume(nora);
            assertThat(laptop.isSignedIn()).isFalse();
            laptop.signIn("nora@example.com", PASSWORD);
            assertThat(world.portal.as(world.as(nora)).clients()).hasSize(1);
        }

        @Test
        @Tag("ACC-17")
        void is_open_to_whoever_reaches_the_client_and_needs_a_reason() {
            ContactId nora = world.nora().id();
            Staff reader = world.member("reader", Reach.of(Set.of(world.client), Set.of()));
            Access theirs = world.portal.as(reader).client(world.client).access();
            refused(AccessRule.NO_REASON, () -> theirs.suspend(nora, "  "));
            theirs.suspend(nora, "Stolen phone");
            assertThatExceptionOfType(PortalException.NotAllowed.class).isThrownBy(() -> theirs.resume(nora));
            assertThat(world.space().activity().latest().get(0).details().toString())
                    .contains("Stolen phone");
        }
    }
}
