package io.clientportal.signin;

import static io.clientportal.Refusals.refused;
import static io.clientportal.Refusals.unknown;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.clientportal.Portal;
import io.clientportal.TestStores;
import io.clientportal.World;
import io.clientportal.access.AccountState;
import io.clientportal.access.NewContact;
import io.clientportal.kernel.Area;
import io.clientportal.kernel.Contact;
import io.clientportal.kernel.ContactId;
import io.clientportal.kernel.Origin;
import io.clientportal.kernel.Permission;
import io.clientportal.kernel.PortalException;
import io.clientportal.kernel.Reach;
import io.clientportal.kernel.Visitor;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Passkeys that are there: how they end, and who looks after them. */
class PasskeySpec extends PasskeyWorld {

    @Nested
    class Ends {

        @Test
        @Tag("ACC-21")
        @Tag("SIG-10")
        void with_the_account_and_answers_like_an_unknown_one() {
            ContactId nora = nora();
            String question = world.door().askForPasskey(phone.secret);
            world.space().access().disable(nora);
            refused(SignInRule.WRONG_PASSKEY, () -> world.door().withPasskey(phone.secret, passkey.used(question)));
            refused(SignInRule.WRONG_PASSKEY, () -> phone.signIn(passkey));
        }

        @Test
        @Tag("ACC-07")
        @Tag("SEC-43")
        void for_good_when_the_account_is_enabled_anew() {
            ContactId nora = nora();
            world.space().access().disable(nora);
            world.space().access().enable(nora);
            refused(SignInRule.WRONG_PASSKEY, () -> phone.signIn(passkey));
            world.space().invitations().invite(nora, Set.of(Area.PROFILE), null);
            laptop.accept(world.latestLink(), PASSWORD);
            refused(SignInRule.WRONG_PASSKEY, () -> phone.signIn(passkey));
            assertThat(own(nora).passkeys().list()).isEmpty();
        }

        @Test
        @Tag("ACC-05")
        void while_the_account_is_suspended_and_works_again_when_it_is_resumed() {
            ContactId nora = nora();
            phone.signIn(passkey);
            world.space().access().suspend(nora, "A lost phone");
            assertThat(phone.isSignedIn()).isFalse();
            refused(SignInRule.WRONG_PASSKEY, () -> phone.signIn(passkey));
            world.space().access().resume(nora);
            phone.signIn(passkey);
            assertThat(phone.isSignedIn()).isTrue();
        }

        @Test
        @Tag("FRM-01")
        @Tag("FRM-04")
        void at_the_door_of_another_firm_on_the_same_host() {
            nora();
            EntryWorld other = new EntryWorld();
            refused(SignInRule.WRONG_PASSKEY, () -> other.browser().signIn(passkey));
            String question = other.door().askForPasskey(laptop.secret);
            refused(SignInRule.WRONG_PASSKEY, () -> world.door().withPasskey(laptop.secret, passkey.used(question)));
        }
    }

    private void add(ContactId nora) {
        OwnPasskeys passkeys = own(nora).passkeys();
        passkeys.add(laptop.secret, passkey.made(passkeys.ask(null, PASSWORD, laptop.secret)));
    }

    @Nested
    class Ones_own {

        private final ContactId nora = world.member(PASSWORD);
        private final OwnPasskeys passkeys = own(nora).passkeys();

        private String asked(Browser browser) {
            return passkeys.ask(browser.session, "", browser.secret);
        }

        private PlainPasskey more() {
            PlainPasskey more = new PlainPasskey();
            passkeys.add(laptop.secret, more.made(passkeys.ask(null, PASSWORD, laptop.secret)));
            return more;
        }

        @Test
        @Tag("SIG-13")
        @Tag("MAI-01")
        @Tag("LOG-01")
        void are_added_with_the_present_password_and_told_by_email() {
            add(nora);
            phone.signIn(passkey);
            assertThat(world.latestTo(EMAIL).subject()).isEqualTo("A passkey was added to your account");
            assertThat(world.count("signin.own_passkey", false)).isEqualTo(1);
            refused(
                    SignInRule.WRONG_PRESENT_PASSWORD,
                    () -> passkeys.ask(null, "not the right kettles", laptop.secret));
        }

        @Test
        @Tag("SIG-13")
        void are_added_without_it_for_ten_minutes_after_signing_in() {
            laptop.signIn(EMAIL, PASSWORD);
            world.clock.advance(Duration.ofMinutes(10).minus(MOMENT));
            assertThat(passkeys.fresh(laptop.session)).isTrue();
            passkeys.add(laptop.secret, passkey.made(asked(laptop)));
            world.clock.advance(MOMENT);
            assertThat(passkeys.fresh(laptop.session)).isFalse();
            refused(SignInRule.SIGN_IN_AGAIN, () -> asked(laptop));
            refused(SignInRule.SIGN_IN_AGAIN, () -> passkeys.ask(null, "", laptop.secret));
        }

        @Test
        @Tag("FRM-01")
        void are_not_added_with_somebody_elses_fresh_session() {
            ContactId ida = world.space("mill")
                    .access()
                    .add(new NewContact("Ida", "ida@example.com"), Set.of(Area.PROFILE))
                    .id();
            laptop.signIn(EMAIL, PASSWORD);
            refused(SignInRule.SIGN_IN_AGAIN, () -> own(ida).passkeys().ask(laptop.session, "", laptop.secret));
            String question = asked(laptop);
            refused(SignInRule.PASSKEY_NOT_MADE, () -> own(ida).passkeys().add(laptop.secret, passkey.made(question)));
        }

        @Test
        @Tag("SIG-06")
        void need_a_login_account() {
            ContactId ida = world.space("mill")
                    .access()
                    .add(new NewContact("Ida", "ida@example.com"), Set.of(Area.PROFILE))
                    .id();
            world.space("mill").links().send(ida, Target.PROFILE);
            phone.enter(world.latestLink());
            assertThat(own(ida).passkeys().offered()).isFalse();
            refused(SignInRule.NO_LOGIN_ACCOUNT, () -> own(ida).passkeys().ask(phone.session, "", phone.secret));
            assertThat(passkeys.offered()).isTrue();
        }

        @Test
        @Tag("SIG-06")
        void are_ten_at_most_and_no_device_makes_two() {
            for (int n = 0; n < 9; n++) {
                more();
            }
            String question = passkeys.ask(null, PASSWORD, laptop.secret);
            assertThat(PlainCeremony.lines(question).get("known").split(",")).hasSize(9);
            String late = passkeys.ask(null, PASSWORD, phone.secret);
            passkeys.add(laptop.secret, passkey.made(question));
            refused(SignInRule.TOO_MANY_PASSKEYS, () -> passkeys.ask(null, PASSWORD, laptop.secret));
            refused(SignInRule.TOO_MANY_PASSKEYS, () -> passkeys.add(phone.secret, new PlainPasskey().made(late)));
            assertThat(passkeys.list()).hasSize(10);
        }

        @Test
        @Tag("SIG-06")
        void are_known_to_all_devices_by_the_same_words_which_say_nothing() {
            PlainPasskey first = more();
            PlainPasskey second = more();
            assertThat(first.handle).hasSize(64).isEqualTo(second.handle);
            assertThat(PlainCeremony.bytes(first.handle))
                    .isNotEqualTo(
                            PlainCeremony.bytes(nora.toString().replace("-", "").repeat(2)));
        }

        @Test
        @Tag("SIG-08")
        void are_listed_with_where_and_when_they_were_made_and_used() {
            Contact there =
                    new Contact(world.firm, nora, null, new Origin("192.0.2.7", "Firefox on Linux\n", "request"));
            OwnPasskeys theirs = world.portal.as(there).account().passkeys();
            theirs.add(laptop.secret, passkey.made(theirs.ask(null, PASSWORD, laptop.secret)));
            world.clock.advance(Duration.ofHours(1));
            phone.signIn(passkey);
            assertThat(passkeys.list()).singleElement().satisfies(one -> {
                assertThat(one.browser()).isEqualTo("Firefox on Linux ");
                assertThat(one.addedAt()).isEqualTo(EntryWorld.START);
                assertThat(one.usedAt()).isEqualTo(EntryWorld.START.plus(Duration.ofHours(1)));
                assertThat(one.backedUp()).isTrue();
            });
            assertThat(TestStores.current().dump()).doesNotContain("Firefox on Linux ");
        }

        @Test
        @Tag("SIG-08")
        @Tag("SIG-13")
        @Tag("MAI-01")
        void are_removed_which_ends_all_other_sessions_and_is_told_by_email() {
            add(nora);
            phone.signIn(passkey);
            laptop.signIn(EMAIL, PASSWORD);
            PasskeyId id = passkeys.list().get(0).id();
            refused(SignInRule.SIGN_IN_AGAIN, () -> passkeys.remove(id, null, ""));
            passkeys.remove(id, laptop.session, "");
            assertThat(laptop.isSignedIn()).isTrue();
            assertThat(phone.isSignedIn()).isFalse();
            assertThat(passkeys.list()).isEmpty();
            refused(SignInRule.WRONG_PASSKEY, () -> phone.signIn(passkey));
            assertThat(world.latestTo(EMAIL).subject()).isEqualTo("A passkey was removed from your account");
            passkeys.remove(id, laptop.session, "");
            assertThat(world.count("signin.own_passkey_remove", false)).isEqualTo(1);
        }

        @Test
        @Tag("FRM-01")
        void are_not_removed_by_others() {
            add(nora);
            PasskeyId id = passkeys.list().get(0).id();
            world.space("mill")
                    .invitations()
                    .invite(new NewContact("Ida", "ida@example.com"), Set.of(Area.PROFILE), null);
            phone.accept(world.latestLink(), PASSWORD);
            ContactId ida = phone.signIn("ida@example.com", PASSWORD).contact();
            own(ida).passkeys().remove(id, phone.session, "");
            assertThat(passkeys.list()).hasSize(1);
            assertThat(phone.isSignedIn()).isTrue();
        }

        @Test
        @Tag("IMP-03")
        void are_nothing_for_who_looks_through_the_contacts_eyes() {
            OwnPasskeys viewed = world.portal
                    .as(new Contact(world.firm, nora, world.staff, Origin.NONE))
                    .account()
                    .passkeys();
            assertThatExceptionOfType(PortalException.NotAllowed.class).isThrownBy(viewed::list);
            assertThatExceptionOfType(PortalException.NotAllowed.class)
                    .isThrownBy(() -> viewed.ask(null, PASSWORD, laptop.secret));
            String question = passkeys.ask(null, PASSWORD, laptop.secret);
            assertThatExceptionOfType(PortalException.NotAllowed.class)
                    .isThrownBy(() -> viewed.add(laptop.secret, passkey.made(question)));
            assertThatExceptionOfType(PortalException.NotAllowed.class)
                    .isThrownBy(() -> viewed.remove(new PasskeyId(nora.value()), null, PASSWORD));
            assertThat(passkeys.list()).isEmpty();
        }
    }

    @Nested
    class Staff_ {

        private final Credentials credentials = world.space().credentials();

        @Test
        @Tag("SIG-08")
        @Tag("MAI-01")
        void remove_all_passkeys_of_a_contact_who_lost_a_device() {
            ContactId nora = nora();
            phone.signIn(passkey);
            assertThat(credentials.passkeys(nora)).hasSize(1);
            credentials.removePasskeys(nora);
            assertThat(credentials.passkeys(nora)).isEmpty();
            assertThat(phone.isSignedIn()).isFalse();
            refused(SignInRule.WRONG_PASSKEY, () -> phone.signIn(passkey));
            assertThat(world.latestTo(EMAIL).subject()).isEqualTo("A passkey was removed from your account");
            credentials.removePasskeys(nora);
            assertThat(world.count("signin.remove_passkeys", false)).isEqualTo(1);
            assertThat(state()).isEqualTo(AccountState.ACTIVE);
            world.door().askForLink(EMAIL);
            laptop.enter(world.latestLink());
            assertThat(laptop.isSignedIn()).isTrue();
        }

        @Test
        @Tag("FRM-06")
        void remove_them_where_the_client_is_archived_too() {
            ContactId nora = nora();
            world.portal.clients(world.firm).archive(world.client);
            assertThat(credentials.passkeys(nora)).hasSize(1);
            credentials.removePasskeys(nora);
            refused(SignInRule.WRONG_PASSKEY, () -> phone.signIn(passkey));
        }

        @Test
        @Tag("FRM-01")
        @Tag("FRM-05")
        void see_and_remove_those_of_their_own_clients_with_the_permission_to_let_in() {
            ContactId nora = nora();
            unknown(() -> world.space("mill").credentials().passkeys(nora));
            unknown(() -> world.space("mill").credentials().removePasskeys(nora));
            Credentials readers = world.portal
                    .as(world.member("reader", Reach.everywhere(Set.of(Permission.ACCESS))))
                    .client(world.client)
                    .credentials();
            assertThat(readers.passkeys(nora)).hasSize(1);
            assertThatExceptionOfType(PortalException.NotAllowed.class).isThrownBy(() -> readers.removePasskeys(nora));
            unknown(() -> new EntryWorld().space().credentials().passkeys(nora));
        }
    }

    @Nested
    class A_portal {

        @Test
        void without_what_verifies_them_knows_no_passkeys() {
            Portal plain = Portal.with(TestStores.current().stores())
                    .keys(World.KEYS)
                    .clock(world.clock)
                    .build();
            SignIn door = plain.as(new Visitor(world.firm));
            assertThat(door.passkeys()).isFalse();
            assertThat(world.door().passkeys()).isTrue();
            unknown(() -> door.askForPasskey(laptop.secret));
            unknown(() -> door.withPasskey(laptop.secret, "{}"));
            unknown(() -> door.setUp().askForPasskey("T".repeat(43), laptop.secret));
        }

        @Test
        @Tag("ACC-12")
        void without_a_web_address_offers_none() {
            EntryWorld homeless = new EntryWorld(settings -> settings.with((URI) null));
            assertThat(homeless.door().passkeys()).isFalse();
            refused(SignInRule.NO_ADDRESS, () -> homeless.door().askForPasskey(laptop.secret));
        }

        @Test
        @Tag("FRM-02")
        @Tag("ACC-12")
        void belongs_to_exactly_the_firms_own_address() {
            assertThat(origin("https://Portal.Example.com:443/firm")).isEqualTo("https://portal.example.com");
            assertThat(origin("https://portal.example.com:8443")).isEqualTo("https://portal.example.com:8443");
            assertThat(origin("http://localhost:8080/portal")).isEqualTo("http://localhost:8080");
            assertThat(origin("http://localhost:80/portal")).isEqualTo("http://localhost");
        }

        private String origin(String address) {
            EntryWorld there = new EntryWorld(settings -> settings.with(URI.create(address)));
            Map<String, String> question = PlainCeremony.lines(there.door().askForPasskey(laptop.secret));
            assertThat(question.get("site")).isIn("portal.example.com", "localhost");
            return question.getOrDefault("origin", "");
        }
    }
}
