package io.clientportal.signin;

import static io.clientportal.Refusals.refused;
import static io.clientportal.Refusals.tooMany;
import static io.clientportal.Refusals.unknown;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.clientportal.access.AccessRule;
import io.clientportal.access.NewContact;
import io.clientportal.kernel.Area;
import io.clientportal.kernel.Contact;
import io.clientportal.kernel.ContactId;
import io.clientportal.kernel.Origin;
import io.clientportal.kernel.Permission;
import io.clientportal.kernel.PortalException;
import io.clientportal.kernel.Reach;
import io.clientportal.kernel.Staff;
import io.clientportal.kernel.Visitor;
import io.clientportal.notices.Mail;
import io.clientportal.notices.NoticeKind;
import io.clientportal.notices.SentMail;
import java.time.Duration;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A contact's own account: sessions, devices, password, login e-mail. */
class OwnAccountSpec {

    private static final String EMAIL = "nora@example.com";
    private static final String PASSWORD = "seven green kettles sing";
    private static final String OTHER = "quite another long phrase";

    private final EntryWorld world = new EntryWorld();
    private final ContactId nora = world.member(PASSWORD);
    private final OwnAccount own = world.portal.as(world.as(nora)).account();
    private final Browser laptop = world.browser();
    private final Browser phone = world.browser();

    @Nested
    class Sessions_ {

        @Test
        @Tag("SIG-08")
        void are_listed_with_where_they_began() {
            SignIn door =
                    world.portal.as(new Visitor(world.firm, new Origin("192.0.2.7", "Firefox on Linux", "request")));
            String session = door.withPassword(EMAIL, PASSWORD).session();
            world.clock.advance(Duration.ofMinutes(1));
            phone.signIn(EMAIL, PASSWORD);
            assertThat(own.sessions(session)).hasSize(2);
            SessionView first = own.sessions(session).get(1);
            assertThat(first.browser()).isEqualTo("Firefox on Linux");
            assertThat(first.address()).isEqualTo("192.0.2.7");
            assertThat(first.own()).isTrue();
            assertThat(first.endsAt()).isEqualTo(EntryWorld.START.plus(Duration.ofHours(12)));
            assertThat(own.sessions(session).get(0).own()).isFalse();
            assertThat(world.space().credentials().sessions(nora)).hasSize(2);
        }

        @Test
        @Tag("SIG-08")
        void can_be_ended_one_by_one_or_all_others() {
            laptop.signIn(EMAIL, PASSWORD);
            phone.signIn(EMAIL, PASSWORD);
            Browser tablet = world.browser();
            tablet.signIn(EMAIL, PASSWORD);
            SessionId ended = own.sessions(laptop.session).stream()
                    .filter(SessionView::own)
                    .findFirst()
                    .orElseThrow()
                    .id();
            own.end(ended);
            assertThat(laptop.isSignedIn()).isFalse();
            own.endOthers(phone.session);
            assertThat(tablet.isSignedIn()).isFalse();
            assertThat(phone.isSignedIn()).isTrue();
            assertThat(own.sessions(null)).hasSize(1);
        }

        @Test
        @Tag("SIG-08")
        @Tag("FRM-01")
        void of_others_cannot_be_ended() {
            laptop.signIn(EMAIL, PASSWORD);
            SessionId noras = own.sessions(null).get(0).id();
            ContactId ida = world.space()
                    .access()
                    .add(new NewContact("Ida", "ida@example.com"), Set.of(Area.PROFILE))
                    .id();
            world.portal.as(world.as(ida)).account().end(noras);
            EntryWorld other = new EntryWorld();
            other.portal.as(other.as(other.nora().id())).account().end(noras);
            assertThat(laptop.isSignedIn()).isTrue();
        }

        @Test
        @Tag("SIG-08")
        @Tag("SEC-34")
        void and_devices_are_ended_by_staff_all_at_once() {
            laptop.signIn(EMAIL, PASSWORD);
            String token = world.link(nora);
            phone.enter(token);
            world.space().credentials().endSessions(nora);
            assertThat(laptop.isSignedIn()).isFalse();
            assertThat(phone.isSignedIn()).isFalse();
            unknown(() -> phone.open(token));
            assertThat(own.devices(null)).isEmpty();
            laptop.signIn(EMAIL, PASSWORD);
            assertThat(laptop.isSignedIn()).isTrue();
        }

        @Test
        @Tag("IMP-02")
        void are_nothing_for_who_looks_through_the_contacts_eyes() {
            Contact viewed = new Contact(world.firm, nora, world.staff, Origin.NONE);
            OwnAccount theirs = world.portal.as(viewed).account();
            assertThatExceptionOfType(PortalException.NotAllowed.class).isThrownBy(() -> theirs.sessions(null));
            assertThatExceptionOfType(PortalException.NotAllowed.class).isThrownBy(() -> theirs.endOthers(null));
            assertThatExceptionOfType(PortalException.NotAllowed.class)
                    .isThrownBy(() -> theirs.changePassword(null, PASSWORD, OTHER));
        }
    }

    @Nested
    class Devices_ {

        @Test
        @Tag("SIG-04")
        @Tag("SEC-34")
        void are_those_that_links_are_bound_to_and_can_be_unbound() {
            String first = world.link(nora);
            laptop.enter(first);
            world.space("mill").access().addKnown(EMAIL, Set.of(Area.PROFILE));
            world.clock.advance(Duration.ofMinutes(1));
            world.space("mill").links().send(nora, Target.PROFILE);
            laptop.enter(world.latestLink());
            world.clock.advance(Duration.ofMinutes(1));
            String other = world.link(nora);
            phone.enter(other);
            assertThat(own.devices(laptop.device)).extracting(Device::links).containsExactly(1, 2);
            Device bound = own.devices(laptop.device).get(1);
            assertThat(bound.own()).isTrue();
            assertThat(bound.boundAt()).isEqualTo(EntryWorld.START);
            own.unbind(bound.id());
            assertThat(laptop.isSignedIn()).isFalse();
            unknown(() -> laptop.open(first));
            assertThat(phone.isSignedIn()).isTrue();
            assertThat(own.devices(null)).hasSize(1);
            own.unbind(bound.id());
            assertThat(world.count("signin.own_end", false)).isEqualTo(1);
        }
    }

    @Nested
    class The_timeline {

        @Test
        @Tag("REQ-07")
        void shows_staff_every_email_to_the_contact_with_links_and_codes_struck_out() {
            world.door().askForReset(EMAIL);
            String token = world.latestLink();
            laptop.enter(world.link(nora));
            world.mails();
            assertThat(world.space().mails().mails(nora, null))
                    .extracting(SentMail::kind)
                    .containsExactly(
                            NoticeKind.CODE,
                            NoticeKind.LINK,
                            NoticeKind.RESET,
                            NoticeKind.ACCOUNT_READY,
                            NoticeKind.CODE,
                            NoticeKind.INVITATION);
            assertThat(world.space().mails().mails(nora, null).toString()).doesNotContain(token);
            assertThat(world.space("mill").mails().mails(nora, null)).isEmpty();
        }
    }

    @Nested
    class Changing_the_password {

        @Test
        @Tag("SIG-13")
        @Tag("SEC-59")
        void asks_for_the_present_one_ends_other_sessions_and_tells_the_contact() {
            laptop.signIn(EMAIL, PASSWORD);
            phone.signIn(EMAIL, PASSWORD);
            String session = Objects.requireNonNull(laptop.session);
            refused(SignInRule.WRONG_PRESENT_PASSWORD, () -> own.changePassword(session, OTHER, OTHER));
            refused(SignInRule.PASSWORD_TOO_SHORT, () -> own.changePassword(session, PASSWORD, "short"));
            own.changePassword(session, PASSWORD, OTHER);
            assertThat(laptop.isSignedIn()).isTrue();
            assertThat(phone.isSignedIn()).isFalse();
            assertThat(world.latestTo(EMAIL).subject()).isEqualTo("Your password was changed");
            refused(SignInRule.WRONG_PASSWORD, () -> phone.signIn(EMAIL, PASSWORD));
            phone.signIn(EMAIL, OTHER);
        }

        @Test
        @Tag("SIG-13")
        void slows_down_after_five_wrong_ones_and_leaves_signing_in_alone() {
            for (int n = 0; n < 5; n++) {
                refused(SignInRule.WRONG_PRESENT_PASSWORD, () -> own.changePassword(null, OTHER, OTHER));
            }
            tooMany(Duration.ofSeconds(30), () -> own.changePassword(null, PASSWORD, OTHER));
            laptop.signIn(EMAIL, PASSWORD);
        }
    }

    @Nested
    class Changing_the_login_address {

        private static final String NEW = "nora@new.example.com";

        private void confirm() {
            laptop.ask(world.latestLink());
            String code = world.latestCode();
            world.door().setUp().confirmAddress(Objects.requireNonNull(laptop.challenge), laptop.secret, code);
        }

        @Test
        @Tag("ACC-09")
        void asks_the_new_address_to_prove_itself_and_warns_the_present_one_which_works_until_then() {
            own.changeAddress(PASSWORD, NEW);
            assertThat(world.latestTo(NEW).text()).contains("/l/");
            assertThat(world.latestTo(EMAIL).subject()).isEqualTo("Your login e-mail is to change");
            assertThat(world.latestTo(EMAIL).text()).doesNotContain(NEW);
            phone.signIn(EMAIL, PASSWORD);
            refused(SignInRule.WRONG_PASSWORD, () -> phone.signIn(NEW, PASSWORD));
            assertThat(laptop.open(world.latestLink()).kind()).isEqualTo(LinkKind.ADDRESS);
            confirm();
            assertThat(world.latestTo(EMAIL).subject()).isEqualTo("Your login e-mail has changed");
            assertThat(phone.isSignedIn()).isFalse();
            refused(SignInRule.WRONG_PASSWORD, () -> phone.signIn(EMAIL, PASSWORD));
            phone.signIn(NEW, PASSWORD);
            assertThat(world.space().access().contacts().get(0).email()).isEqualTo(NEW);
            assertThat(world.portal.as(world.as(nora)).clients()).hasSize(1);
        }

        @Test
        @Tag("ACC-09")
        @Tag("SEC-38")
        void sends_the_code_to_the_new_address_and_resets_to_the_present_one() {
            own.changeAddress(PASSWORD, NEW);
            String proof = world.latestLink();
            laptop.ask(proof);
            assertThat(world.latestTo(NEW).text()).contains(world.latestCode());
            world.door().askForReset(EMAIL);
            assertThat(world.latestTo(EMAIL).subject()).isEqualTo("Choose a new password");
            String reset = world.latestLink();
            laptop.ask(proof);
            world.door()
                    .setUp()
                    .confirmAddress(Objects.requireNonNull(laptop.challenge), laptop.secret, world.latestCode());
            unknown(() -> world.door().setUp().choose(reset, OTHER));
        }

        @Test
        @Tag("ACC-09")
        void is_begun_by_staff_likewise_and_can_be_taken_back() {
            world.space().credentials().changeAddress(nora, NEW);
            AwaitedAddress awaited = new AwaitedAddress("n•••@n•••.com", EntryWorld.START.plus(Duration.ofDays(1)));
            assertThat(world.space().credentials().awaitedAddress(nora)).contains(awaited);
            assertThat(own.page()).isEqualTo(new AccountPage("Nora Hill", EMAIL, true, true, awaited));
            String token = world.latestLink();
            world.space().credentials().cancelAddress(nora);
            assertThat(world.space().credentials().awaitedAddress(nora)).isEmpty();
            unknown(() -> laptop.open(token));
            world.space().credentials().changeAddress(nora, NEW);
            confirm();
            phone.signIn(NEW, PASSWORD);
        }

        @Test
        @Tag("ACC-16")
        @Tag("SEC-28")
        void to_one_of_another_contact_answers_as_ever_and_sends_nothing_there() {
            world.space().access().add(new NewContact("Ida", "ida@example.com"), Set.of(Area.PROFILE));
            int before = world.mails().size();

            AwaitedAddress answered = own.changeAddress(PASSWORD, "IDA@example.com");

            assertThat(answered)
                    .isEqualTo(new AwaitedAddress("I•••@e•••.com", EntryWorld.START.plus(Duration.ofDays(1))));
            assertThat(own.page().awaited()).isEqualTo(answered);
            assertThat(world.mails().subList(before, world.mails().size()))
                    .extracting(Mail::to)
                    .containsExactly(EMAIL);
        }

        @Test
        @Tag("ACC-09")
        void is_taken_back_by_the_contact() {
            own.changeAddress(PASSWORD, NEW);
            String token = world.latestLink();

            own.cancelAddress();
            own.cancelAddress();

            assertThat(own.page().awaited()).isNull();
            unknown(() -> laptop.open(token));
            assertThat(world.count("signin.own_cancel_address", false)).isEqualTo(1);
        }

        @Test
        @Tag("ACC-09")
        @Tag("MAI-01")
        void asks_five_addresses_a_day() {
            for (int n = 0; n < 5; n++) {
                own.changeAddress(PASSWORD, n + NEW);
            }
            tooMany(Duration.ofDays(1), () -> own.changeAddress(PASSWORD, NEW));
            tooMany(Duration.ofDays(1), () -> world.space().credentials().changeAddress(nora, NEW));
            world.clock.advance(Duration.ofDays(1));
            own.changeAddress(PASSWORD, NEW);
        }

        @Test
        @Tag("ACC-06")
        @Tag("FRM-05")
        void is_not_begun_by_staff_from_whom_something_of_the_contact_is_hidden() {
            Staff limited = world.member("lim", Reach.of(Set.of(world.client), Set.of(Permission.LET_IN)));
            Credentials theirs = world.portal.as(limited).client(world.client).credentials();
            theirs.changeAddress(nora, NEW);
            world.space("mill").access().addKnown(EMAIL, Set.of(Area.PROFILE));
            int before = world.mails().size();

            refused(AccessRule.OUT_OF_REACH, () -> theirs.changeAddress(nora, "lim@evil.example.com"));

            assertThat(world.mails()).hasSize(before);
        }

        @Test
        @Tag("ACC-09")
        @Tag("ACC-16")
        void to_one_that_is_taken_before_or_meanwhile_is_refused() {
            world.space().access().add(new NewContact("Ida", "ida@example.com"), Set.of(Area.PROFILE));
            refused(AccessRule.ADDRESS_TAKEN, () -> world.space().credentials().changeAddress(nora, "IDA@example.com"));
            refused(AccessRule.SAME_ADDRESS, () -> own.changeAddress(PASSWORD, "NORA@example.com"));
            own.changeAddress(PASSWORD, NEW);
            laptop.ask(world.latestLink());
            String code = world.latestCode();
            world.space().access().add(new NewContact("Eve", NEW), Set.of(Area.PROFILE));
            refused(
                    AccessRule.ADDRESS_TAKEN,
                    () -> world.door()
                            .setUp()
                            .confirmAddress(Objects.requireNonNull(laptop.challenge), laptop.secret, code));
            laptop.signIn(EMAIL, PASSWORD);
        }

        @Test
        @Tag("ACC-09")
        void needs_the_present_password_and_lasts_a_day() {
            refused(SignInRule.WRONG_PRESENT_PASSWORD, () -> own.changeAddress(OTHER, NEW));
            own.changeAddress(PASSWORD, NEW);
            String token = world.latestLink();
            world.clock.advance(Duration.ofDays(1));
            unknown(() -> laptop.open(token));
        }
    }
}
