package io.clientportal.signin;

import static io.clientportal.Refusals.refused;
import static io.clientportal.Refusals.unknown;
import static org.assertj.core.api.Assertions.assertThat;

import io.clientportal.access.AccessRule;
import io.clientportal.access.AccountState;
import io.clientportal.access.ContactAccess;
import io.clientportal.access.NewContact;
import io.clientportal.engagements.Engagement;
import io.clientportal.engagements.EngagementDraft;
import io.clientportal.kernel.Area;
import io.clientportal.kernel.ClientId;
import io.clientportal.kernel.ContactId;
import io.clientportal.kernel.EngagementId;
import io.clientportal.kernel.Permission;
import io.clientportal.kernel.PortalException;
import io.clientportal.kernel.Reach;
import io.clientportal.kernel.Staff;
import io.clientportal.notices.Mail;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Invitations to make a login account. */
class InvitationSpec {

    private static final Set<Area> PROFILE = Set.of(Area.PROFILE);
    private static final String PASSWORD = "seven green kettles sing";
    private static final Duration WEEK = Duration.ofDays(7);

    private final EntryWorld world = new EntryWorld();
    private final Invitations invitations = world.space().invitations();
    private final Browser laptop = world.browser();

    private ContactId invited() {
        return invitations
                .invite(new NewContact("Nora Hill", "nora@example.com"), PROFILE, null)
                .contact();
    }

    private AccountState state() {
        return world.space().access().contacts().get(0).accountState();
    }

    private void renew(String token) {
        world.door().renew(token);
    }

    @Nested
    class Inviting {

        @Test
        @Tag("ACC-01")
        @Tag("ACC-10")
        void lets_in_for_further_clients_in_one_step_with_one_link() {
            NewContact nora = new NewContact("Nora Hill", "nora@example.com");
            Instant ends = EntryWorld.START.plus(Duration.ofDays(30));
            Staff lena =
                    world.member("lena", Reach.of(Set.of(world.client), Set.of(Permission.ACCESS, Permission.LET_IN)));
            unknown(() -> world.portal
                    .as(lena)
                    .client(world.client)
                    .invitations()
                    .invite(nora, PROFILE, ends, Set.of(), Set.of(new ClientId("mill"))));
            assertThat(world.space().access().contacts()).isEmpty();
            refused(
                    AccessRule.ENDS_EARLIER,
                    () -> invitations.invite(nora, PROFILE, EntryWorld.START, Set.of(), Set.of(new ClientId("mill"))));
            assertThat(world.space("mill").access().contacts()).isEmpty();

            ContactId invited = invitations
                    .invite(nora, PROFILE, ends, Set.of(), Set.of(new ClientId("mill"), world.client))
                    .contact();

            for (String client : List.of("hill", "mill")) {
                assertThat(world.space(client).access().contact(invited).ends()).isEqualTo(ends);
            }
            assertThat(world.mails()).hasSize(1);
        }

        @Test
        @Tag("ACC-01")
        @Tag("ACC-11")
        void shares_engagements_along_with_it_or_does_nothing_at_all() {
            EngagementId tax = world.space()
                    .engagements()
                    .add(EngagementDraft.named("Tax 2025"))
                    .id();
            NewContact nora = new NewContact("Nora Hill", "nora@example.com");
            unknown(() -> invitations.invite(nora, PROFILE, null, Set.of(tax, new EngagementId("no-such")), Set.of()));
            assertThat(world.space().access().contacts()).isEmpty();
            assertThat(world.mails()).isEmpty();

            ContactId invited = invitations
                    .invite(nora, PROFILE, null, Set.of(tax), Set.of())
                    .contact();

            assertThat(world.space().engagements().naming(invited)).containsExactly(tax);
            assertThat(world.space().engagements().named(invited))
                    .extracting(Engagement::name)
                    .containsExactly("Tax 2025");
            assertThat(world.mails()).hasSize(1);
            unknown(() -> invitations.invite(
                    invited, Set.of(Area.MESSAGES), null, Set.of(new EngagementId("no-such")), Set.of()));
            assertThat(world.space().access().contacts().get(0).areas()).containsExactly(Area.PROFILE);
            assertThat(world.mails()).as("no second link").hasSize(1);
        }

        @Test
        @Tag("ACC-01")
        @Tag("ACC-13")
        void lets_the_contact_in_and_sends_one_link_to_the_chosen_address() {
            SentInvitation sent = invitations.invite(
                    new NewContact("Nora Hill", "nora@example.com", Locale.GERMAN),
                    Set.of(Area.PROFILE, Area.MESSAGES),
                    EntryWorld.START.plus(Duration.ofDays(30)));
            assertThat(sent.to()).isEqualTo("n•••@e•••.com");
            assertThat(sent.until()).isEqualTo(EntryWorld.START.plus(WEEK));
            ContactAccess nora = world.space().access().contacts().get(0);
            assertThat(nora.areas()).containsExactlyInAnyOrder(Area.PROFILE, Area.MESSAGES);
            assertThat(nora.ends()).isEqualTo(EntryWorld.START.plus(Duration.ofDays(30)));
            List<Mail> mails = world.mails();
            assertThat(mails).singleElement().satisfies(mail -> {
                assertThat(mail.to()).isEqualTo("nora@example.com");
                assertThat(mail.language()).isEqualTo(Locale.GERMAN);
                assertThat(mail.text()).contains("7 Tage");
            });
        }

        @Test
        @Tag("ACC-01")
        @Tag("ACC-10")
        @Tag("SEC-47")
        void a_contact_with_a_login_account_is_not_needed_again_for_a_further_client_and_is_told() {
            ContactId nora = world.member(PASSWORD);
            int before = world.mails().size();
            world.space("mill").access().addKnown("nora@example.com", PROFILE);
            assertThat(world.mails().subList(before, world.mails().size()))
                    .extracting(Mail::subject)
                    .containsExactly("You see mill in the client portal");
            refused(
                    AccessRule.SET_UP_ALREADY,
                    () -> world.space("mill").invitations().invite(nora, PROFILE, null));
            assertThat(world.portal.as(world.as(nora)).clients()).hasSize(2);
        }

        @Test
        @Tag("ACC-16")
        void an_address_that_is_taken_is_refused_and_sends_nothing() {
            invited();
            int before = world.mails().size();
            refused(
                    AccessRule.ADDRESS_TAKEN,
                    () -> world.space("mill")
                            .invitations()
                            .invite(new NewContact("Another", "NORA@example.com"), PROFILE, null));
            assertThat(world.mails()).hasSize(before);
        }

        @Test
        @Tag("FRM-05")
        void needs_the_permission_to_let_in_and_the_firms_web_address() {
            ContactId nora = invited();
            Staff reader = world.member("reader", Reach.everywhere(Set.of(Permission.REVIEW)));
            Invitations theirs = world.portal.as(reader).client(world.client).invitations();
            for (Runnable call : List.<Runnable>of(
                    () -> theirs.invite(nora, PROFILE, null),
                    () -> theirs.resend(nora),
                    () -> theirs.copy(nora),
                    () -> theirs.revoke(nora))) {
                org.assertj.core.api.Assertions.assertThatThrownBy(call::run)
                        .isInstanceOf(PortalException.NotAllowed.class);
            }
            EntryWorld homeless = new EntryWorld(settings -> settings.with((URI) null));
            refused(
                    SignInRule.NO_ADDRESS,
                    () -> homeless.space()
                            .invitations()
                            .invite(new NewContact("Nora", "nora@example.com"), PROFILE, null));
            assertThat(homeless.space().access().contacts()).isEmpty();
            unknown(() -> world.space("mill").invitations().resend(nora));
        }

        @Test
        @Tag("LOG-01")
        void leaves_one_entry() {
            ContactId nora = invited();
            invitations.resend(nora);
            assertThat(world.count("signin.invite", false)).isEqualTo(2);
        }
    }

    @Nested
    class Accepting {

        @Test
        @Tag("ACC-03")
        @Tag("SIG-06")
        void asks_for_a_code_and_a_password_and_signs_nobody_in() {
            invited();
            LinkPage page = laptop.open(world.latestLink());
            assertThat(page.kind()).isEqualTo(LinkKind.INVITATION);
            laptop.ask(world.latestLink());
            laptop.prove(world.latestCode());
            laptop.accept(PASSWORD);
            assertThat(state()).isEqualTo(AccountState.ACTIVE);
            assertThat(world.latestTo("nora@example.com").subject()).isEqualTo("Your account is ready");
            assertThat(laptop.isSignedIn()).isFalse();
            laptop.signIn("nora@example.com", PASSWORD);
            assertThat(laptop.isSignedIn()).isTrue();
        }

        @Test
        @Tag("ACC-03")
        @Tag("SEC-44")
        void works_once() {
            invited();
            String token = world.latestLink();
            laptop.accept(token, PASSWORD);
            unknown(() -> laptop.accept("another phrase to be kept"));
            unknown(() -> laptop.open(token));
            unknown(() -> laptop.ask(token));
            assertThat(world.count("signin.accept", false)).isEqualTo(1);
        }

        @Test
        @Tag("ACC-03")
        void works_until_the_last_millisecond_of_the_seventh_day() {
            invited();
            String token = world.latestLink();
            world.clock.set(EntryWorld.START.plus(WEEK).minusMillis(1));
            assertThat(laptop.open(token)).isNotNull();
            world.clock.set(EntryWorld.START.plus(WEEK));
            unknown(() -> laptop.open(token));
        }

        @Test
        @Tag("SEC-51")
        void needs_the_code_first_in_this_browser_and_within_half_an_hour() {
            invited();
            String token = world.latestLink();
            unknown(() -> world.door().setUp().choose(token, PASSWORD));
            laptop.ask(token);
            unknown(() -> laptop.accept(PASSWORD));
            refused(SignInRule.WRONG_CODE, () -> laptop.prove(laptop.wrongCode()));
            unknown(() -> laptop.accept(PASSWORD));
            laptop.prove(world.latestCode());
            Browser phone = world.browser();
            phone.challenge = laptop.challenge;
            unknown(() -> phone.accept(PASSWORD));
            unknown(() -> world.door().prove(laptop.challenge, laptop.secret, world.latestCode(), null));
            world.clock.advance(Duration.ofMinutes(30));
            unknown(() -> laptop.accept(PASSWORD));
            assertThat(state()).isEqualTo(AccountState.INVITED);
        }

        @Test
        @Tag("SEC-56")
        void with_a_password_that_is_refused_can_be_tried_with_another() {
            invited();
            laptop.ask(world.latestLink());
            laptop.prove(world.latestCode());
            refused(SignInRule.PASSWORD_TOO_SHORT, () -> laptop.accept("short"));
            refused(SignInRule.PASSWORD_PERSONAL, () -> laptop.accept("Nora-Hill-nora@example"));
            laptop.accept(PASSWORD);
        }

        @Test
        @Tag("SEC-45")
        void of_a_link_of_another_kind_is_not_possible() {
            ContactId nora = world.nora().id();
            String share = world.link(nora);
            laptop.ask(share);
            String code = world.latestCode();
            unknown(() -> laptop.prove(code));
            unknown(() -> laptop.accept(PASSWORD));
            unknown(() -> world.door().setUp().choose(share, PASSWORD));
            assertThat(state()).isEqualTo(AccountState.NEVER_INVITED);
        }
    }

    @Nested
    class Sending_again {

        @Test
        @Tag("ACC-04")
        @Tag("SEC-7")
        void ends_the_earlier_link() {
            ContactId nora = invited();
            String first = world.latestLink();
            invitations.resend(nora);
            unknown(() -> laptop.open(first));
            laptop.accept(world.latestLink(), PASSWORD);
        }

        @Test
        @Tag("ACC-04")
        void by_copying_shows_the_link_once_mails_nothing_and_still_asks_for_the_code() {
            ContactId nora = invited();
            String first = world.latestLink();
            int before = world.mails().size();
            CopiedInvitation copied = invitations.copy(nora);
            assertThat(copied.url()).startsWith(EntryWorld.ADDRESS + "/l/");
            assertThat(copied.toString()).doesNotContain(copied.url());
            assertThat(world.mails()).hasSize(before);
            unknown(() -> laptop.open(first));
            laptop.accept(copied.url().substring((EntryWorld.ADDRESS + "/l/").length()), PASSWORD);
            assertThat(world.count("signin.copy", false)).isEqualTo(1);
        }

        @Test
        @Tag("ACC-04")
        void after_taking_it_back_makes_a_new_one() {
            ContactId nora = invited();
            String first = world.latestLink();
            invitations.revoke(nora);
            assertThat(state()).isEqualTo(AccountState.INVITATION_EXPIRED);
            unknown(() -> laptop.open(first));
            refused(SignInRule.NO_INVITATION, () -> invitations.revoke(nora));
            invitations.resend(nora);
            laptop.accept(world.latestLink(), PASSWORD);
        }
    }

    @Nested
    class Asking_for_a_new_one {

        @Test
        @Tag("ACC-03")
        @Tag("SEC-46")
        void sends_one_to_the_frozen_address_where_the_invitation_merely_expired() {
            invited();
            String expired = world.latestLink();
            world.clock.set(EntryWorld.START.plus(WEEK));
            unknown(() -> laptop.open(expired));
            renew(expired);
            String fresh = world.latestLink();
            assertThat(fresh).isNotEqualTo(expired);
            assertThat(world.latestTo("nora@example.com").text()).contains(fresh);
            assertThat(state()).isEqualTo(AccountState.INVITED);
            laptop.accept(fresh, PASSWORD);
        }

        @Test
        @Tag("ACC-03")
        void answers_alike_and_sends_nothing_where_it_was_used_revoked_replaced_or_never_was() {
            ContactId nora = invited();
            String replaced = world.latestLink();
            invitations.resend(nora);
            String revoked = world.latestLink();
            invitations.revoke(nora);
            invitations.resend(nora);
            String used = world.latestLink();
            laptop.accept(used, PASSWORD);
            world.clock.advance(WEEK);
            int before = world.mails().size();
            for (String token : List.of(replaced, revoked, used, Secrets.token(), "", "x".repeat(10_000))) {
                renew(token);
            }
            assertThat(world.mails()).hasSize(before);
        }

        @Test
        @Tag("ACC-03")
        void sends_nothing_to_a_disabled_contact_nor_in_a_later_life() {
            ContactId nora = invited();
            String expired = world.latestLink();
            world.clock.set(EntryWorld.START.plus(WEEK));
            world.space().access().disable(nora);
            int before = world.mails().size();
            renew(expired);
            world.space().access().enable(nora);
            renew(expired);
            assertThat(world.mails()).hasSize(before);
        }

        @Test
        @Tag("ACC-03")
        void sends_three_a_day_at_most() {
            invited();
            String token = world.latestLink();
            world.clock.set(EntryWorld.START.plus(WEEK));
            int before = world.mails().size();
            renew(token);
            renew(token);
            assertThat(world.mails()).hasSize(before + 1);
            invitations.resend(world.space().access().contacts().get(0).id());
            invitations.resend(world.space().access().contacts().get(0).id());
            assertThat(world.mails()).hasSize(before + 3);
        }

        @Test
        @Tag("SIG-04")
        void of_a_share_link_sends_one_to_the_original_address_and_unbinds_nothing() {
            ContactId nora = world.nora().id();
            String token = world.link(nora);
            laptop.enter(token);
            Browser phone = world.browser();
            unknown(() -> phone.open(token));
            renew(token);
            String fresh = world.latestLink();
            assertThat(fresh).isNotEqualTo(token);
            phone.enter(fresh);
            assertThat(phone.isSignedIn()).isTrue();
            assertThat(laptop.open(token)).isNotNull();
        }

        @Test
        @Tag("SIG-04")
        void of_a_share_link_that_waits_to_be_opened_or_was_revoked_sends_nothing() {
            ContactId nora = world.nora().id();
            String waiting = world.link(nora);
            int before = world.mails().size();
            renew(waiting);
            laptop.enter(waiting);
            world.space().links().revoke(world.space().links().list().get(0).id());
            renew(waiting);
            assertThat(world.mails().stream().filter(mail -> mail.text().contains("/l/")))
                    .hasSize(before);
        }
    }
}
