package io.clientportal.signin;

import static io.clientportal.Refusals.refused;
import static io.clientportal.Refusals.unknown;
import static org.assertj.core.api.Assertions.assertThat;

import io.clientportal.TestStores;
import io.clientportal.kernel.Contact;
import io.clientportal.kernel.ContactId;
import io.clientportal.kernel.Origin;
import io.clientportal.kernel.Visitor;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Devices and sessions. */
class SessionSpec {

    private final EntryWorld world = new EntryWorld();
    private final ContactId nora = world.nora().id();
    private final String token = world.link(nora);
    private final Browser laptop = world.browser();

    @Nested
    class A_device {

        @Test
        @Tag("SIG-05")
        @Tag("SEC-33")
        void never_signs_in_alone() {
            laptop.enter(token);
            Browser thief = world.browser();
            thief.device = laptop.device;
            assertThat(thief.open(token)).isNotNull();
            assertThat(world.door().session(Objects.requireNonNull(thief.device), true))
                    .isEmpty();
            thief.ask(token);
            refused(SignInRule.WRONG_CODE, () -> thief.type(thief.wrongCode()));
            assertThat(thief.isSignedIn()).isFalse();
        }

        @Test
        @Tag("SEC-3")
        void that_is_another_than_the_bound_one_is_refused_while_the_bound_one_works() {
            laptop.enter(token);
            Browser phone = world.browser();
            unknown(() -> phone.open(token));
            unknown(() -> phone.ask(token));
            phone.device = SignIn.browserSecret();
            unknown(() -> phone.open(token));
            assertThat(laptop.open(token)).isNotNull();
            assertThat(world.count("signin.begin", true)).isEqualTo(1);
            assertThat(world.codeMails()).isEqualTo(1);
        }

        @Test
        @Tag("SEC-4")
        void that_is_bound_is_asked_for_a_code_again_and_stays_bound_as_it_was() {
            SignedIn first = laptop.enter(token);
            world.clock.advance(Duration.ofHours(13));
            assertThat(laptop.isSignedIn()).isFalse();
            SignedIn second = laptop.enter(token);
            assertThat(second.device()).isEqualTo(first.device());
            assertThat(second.session()).isNotEqualTo(first.session());
            assertThat(world.space().links().list()).extracting(Link::openedAt).containsExactly(EntryWorld.START);
        }

        @Test
        void that_was_proved_for_one_link_serves_the_contacts_next_one_too() {
            laptop.enter(token);
            String device = laptop.device;
            String next = world.link(nora);
            laptop.enter(next);
            assertThat(laptop.device).isEqualTo(device);
            assertThat(laptop.open(token)).isNotNull();
            assertThat(laptop.open(next)).isNotNull();
        }

        @Test
        void that_the_portal_did_not_make_is_not_taken_over() {
            laptop.device = SignIn.browserSecret();
            String planted = laptop.device;
            laptop.enter(token);
            assertThat(laptop.device).isNotEqualTo(planted);
        }

        @Test
        @Tag("SEC-37")
        void of_one_firm_is_ignored_at_another() {
            laptop.enter(token);
            EntryWorld other = new EntryWorld();
            Browser theirs = other.browser();
            theirs.device = laptop.device;
            theirs.enter(other.link(other.nora().id()));
            assertThat(theirs.device).isNotEqualTo(laptop.device);
        }

        @Test
        @Tag("SEC-3")
        void that_proves_its_code_second_is_refused() {
            Browser phone = world.browser();
            laptop.ask(token);
            String code = world.latestCode();
            phone.ask(token);
            String other = world.latestCode();
            laptop.type(code);
            unknown(() -> phone.type(other));
            assertThat(phone.session).isNull();
            assertThat(world.count("signin.prove", false)).isEqualTo(1);
            assertThat(world.count("signin.prove", true)).isEqualTo(1);
        }
    }

    @Nested
    class What_is_stored {

        @Test
        @Tag("SIG-01")
        @Tag("SEC-5")
        void holds_no_link_code_or_secret_of_a_browser_device_or_session() {
            laptop.ask(token);
            String codeWaits = TestStores.current().dump();
            String code = world.latestCode();
            String codeSent = TestStores.current().dump();
            laptop.type(code);
            world.space().links().send(nora, Target.PROFILE);
            String linkWaits = TestStores.current().dump();
            String later = world.latestLink();
            String linkSent = TestStores.current().dump();
            for (String dump : List.of(codeWaits, codeSent, linkWaits, linkSent)) {
                assertThat(dump)
                        .contains(world.firm.value())
                        .doesNotContain(token, later, laptop.secret)
                        .doesNotContain(Objects.requireNonNull(laptop.device), Objects.requireNonNull(laptop.session))
                        .doesNotContainPattern("(?m)^" + code + "$")
                        .doesNotContain('"' + code + '"');
            }
        }
    }

    @Nested
    class A_session {

        @Test
        void belongs_to_the_contact_who_proved_the_code() {
            laptop.enter(token);
            Origin origin = new Origin("192.0.2.7", "laptop", "r-1");
            Contact contact = world.portal
                    .as(new Visitor(world.firm, origin))
                    .session(Objects.requireNonNull(laptop.session), true)
                    .orElseThrow();
            assertThat(contact).isEqualTo(new Contact(world.firm, nora, null, origin));
            assertThat(world.portal.as(contact).clients()).hasSize(1);
        }

        @Test
        @Tag("SIG-08")
        void ends_after_thirty_idle_minutes() {
            laptop.enter(token);
            for (int n = 0; n < 3; n++) {
                world.clock.advance(Duration.ofMinutes(30).minusMillis(1));
                assertThat(laptop.isSignedIn()).isTrue();
            }
            world.clock.advance(Duration.ofMinutes(30));
            assertThat(laptop.isSignedIn()).isFalse();
        }

        @Test
        @Tag("SIG-08")
        void is_not_kept_alive_by_what_a_page_asks_by_itself() {
            laptop.enter(token);
            String session = Objects.requireNonNull(laptop.session);
            world.clock.advance(Duration.ofMinutes(29));
            assertThat(world.door().session(session, false)).isPresent();
            world.clock.advance(Duration.ofMinutes(1));
            assertThat(world.door().session(session, false)).isEmpty();
        }

        @Test
        @Tag("SIG-08")
        void ends_after_twelve_hours_whatever_its_contact_does() {
            laptop.enter(token);
            for (int n = 0; n < 36; n++) {
                assertThat(laptop.isSignedIn()).isTrue();
                world.clock.advance(Duration.ofMinutes(20).minusMillis(n == 35 ? 1 : 0));
            }
            assertThat(laptop.isSignedIn()).isTrue();
            world.clock.advance(Duration.ofMillis(1));
            assertThat(laptop.isSignedIn()).isFalse();
        }

        @Test
        @Tag("SIG-08")
        void ends_on_the_server_when_its_contact_signs_out() {
            laptop.enter(token);
            world.door().signOut(Objects.requireNonNull(laptop.session));
            assertThat(laptop.isSignedIn()).isFalse();
            world.door().signOut(laptop.session);
            world.door().signOut("no session");
            assertThat(world.count("signin.sign_out", false)).isEqualTo(1);
        }

        @Test
        @Tag("FRM-04")
        void of_one_firm_is_none_at_another() {
            laptop.enter(token);
            assertThat(new EntryWorld().door().session(Objects.requireNonNull(laptop.session), true))
                    .isEmpty();
        }

        @Test
        void is_not_opened_by_any_other_secret() {
            SignedIn signedIn = laptop.enter(token);
            for (String text :
                    new String[] {token, signedIn.device(), laptop.secret, "", "x", signedIn.session() + "A"}) {
                assertThat(world.door().session(text, true)).isEmpty();
            }
        }

        @Test
        @Tag("LOG-01")
        void leaves_one_entry_of_its_beginning_about_the_contact() {
            laptop.open(token);
            laptop.enter(token);
            laptop.isSignedIn();
            assertThat(world.activity())
                    .filteredOn(entry -> entry.right().equals("signin.prove"))
                    .singleElement()
                    .satisfies(entry -> {
                        assertThat(entry.contact()).isEqualTo(nora);
                        assertThat(entry.actorKind()).isEqualTo("visitor");
                        assertThat(entry.holder()).isEqualTo(io.clientportal.kernel.Journal.KeyHolder.CONTACT);
                    });
        }
    }
}
