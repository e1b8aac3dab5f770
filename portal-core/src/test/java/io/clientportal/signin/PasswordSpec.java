package io.clientportal.signin;

import static io.clientportal.Refusals.refused;
import static io.clientportal.Refusals.tooMany;
import static org.assertj.core.api.Assertions.assertThat;

import io.clientportal.Portal;
import io.clientportal.TestStores;
import io.clientportal.World;
import io.clientportal.access.NewContact;
import io.clientportal.firms.FirmSettings;
import io.clientportal.kernel.Area;
import io.clientportal.kernel.ContactId;
import io.clientportal.kernel.FirmId;
import io.clientportal.kernel.Visitor;
import java.text.Normalizer;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Signing in by password. */
class PasswordSpec extends PasswordWorld {

    @Nested
    class Signing_in {

        @Test
        @Tag("SIG-04")
        @Tag("ACC-15")
        void works_on_any_device_however_the_address_is_written() {
            SignedIn signedIn = laptop.signIn("  NORA@Example.COM ", PASSWORD);
            assertThat(signedIn.contact()).isEqualTo(nora);
            assertThat(signedIn.client()).isNull();
            assertThat(signedIn.device()).isNull();
            assertThat(signedIn.toString()).doesNotContain(signedIn.session());
            world.browser().signIn(EMAIL, PASSWORD);
            assertThat(laptop.isSignedIn()).isTrue();
        }

        @Test
        @Tag("SEC-55")
        void takes_the_composed_and_the_taken_apart_form_for_the_same() {
            String composed = "sieben gr\u00fcne K\u00e4nnchen im Regal";
            ContactId ida = world.space()
                    .invitations()
                    .invite(new NewContact("Ida", "ida@example.com"), Set.of(Area.PROFILE), null)
                    .contact();
            world.browser().accept(world.latestLink(), composed);
            assertThat(laptop.signIn("ida@example.com", Normalizer.normalize(composed, Normalizer.Form.NFD))
                            .contact())
                    .isEqualTo(ida);
        }

        @Test
        @Tag("SIG-10")
        @Tag("SEC-28")
        @Tag("SEC-49")
        void is_refused_alike_and_at_the_same_cost_for_known_unknown_disabled_and_suspended_addresses() {
            ContactId ida = world.space()
                    .access()
                    .add(new NewContact("Ida", "ida@example.com"), Set.of(Area.PROFILE))
                    .id();
            world.space().access().suspend(ida, "Left");
            ContactId eve = world.space()
                    .access()
                    .add(new NewContact("Eve", "eve@example.com"), Set.of(Area.PROFILE))
                    .id();
            world.space().access().disable(eve);
            for (String address : List.of(
                    EMAIL, "nobody@example.com", "ida@example.com", "eve@example.com", "no address", "", "\0")) {
                int before = QuickHasher.COMPARED.get();
                refused(SignInRule.WRONG_PASSWORD, () -> laptop.signIn(address, OTHER));
                assertThat(QuickHasher.COMPARED.get() - before).isEqualTo(1);
            }
            assertThat(world.count("signin.password", true)).isEqualTo(7);
        }

        @Test
        @Tag("SEC-29")
        void slows_down_for_the_address_after_five_wrong_ones_and_touches_no_session() {
            laptop.signIn(EMAIL, PASSWORD);
            wrong(5);
            tooMany(Duration.ofSeconds(30), () -> world.browser().signIn(EMAIL, PASSWORD));
            assertThat(laptop.isSignedIn()).isTrue();
            world.clock.advance(Duration.ofSeconds(30));
            wrong(1);
            tooMany(Duration.ofSeconds(60), () -> world.browser().signIn(EMAIL, PASSWORD));
            world.clock.advance(Duration.ofSeconds(60));
            world.browser().signIn(EMAIL, PASSWORD);
            wrong(4);
            world.browser().signIn(EMAIL, PASSWORD);
        }

        @Test
        @Tag("SIG-10")
        void slows_down_alike_for_an_address_that_nobody_has() {
            for (int n = 0; n < 5; n++) {
                refused(SignInRule.WRONG_PASSWORD, () -> laptop.signIn("nobody@example.com", OTHER));
            }
            tooMany(Duration.ofSeconds(30), () -> laptop.signIn("nobody@example.com", OTHER));
            refused(SignInRule.WRONG_PASSWORD, () -> laptop.signIn("somebody@example.com", OTHER));
        }

        @Test
        @Tag("SEC-29")
        void never_waits_longer_than_an_hour() {
            wrong(5);
            for (int n = 0; n < 20; n++) {
                world.clock.advance(Duration.ofHours(1));
                wrong(1);
            }
            tooMany(Duration.ofHours(1), () -> laptop.signIn(EMAIL, PASSWORD));
            world.clock.advance(Duration.ofHours(1));
            laptop.signIn(EMAIL, PASSWORD);
        }

        @Test
        @Tag("SEC-21")
        void counts_wrong_ones_where_the_callers_transaction_is_rolled_back() {
            for (int n = 0; n < 5; n++) {
                org.assertj.core.api.Assertions.assertThatThrownBy(
                                () -> TestStores.current().<Void>inHostTransaction(() -> {
                                    wrong(1);
                                    throw new IllegalStateException("The host rolls back");
                                }))
                        .hasMessage("The host rolls back");
            }
            tooMany(Duration.ofSeconds(30), () -> laptop.signIn(EMAIL, PASSWORD));
        }

        @Test
        @Tag("SEC-57")
        void with_a_megabyte_is_refused_before_anything_is_hashed() {
            int before = QuickHasher.COMPARED.get();
            refused(SignInRule.PASSWORD_TOO_LONG, () -> laptop.signIn(EMAIL, "x".repeat(1_000_000)));
            assertThat(QuickHasher.COMPARED.get()).isEqualTo(before);
        }

        @Test
        @Tag("SIG-03")
        void lets_a_contact_who_tried_too_many_codes_ask_for_codes_again() {
            String token = world.link(nora);
            laptop.ask(token);
            for (int n = 0; n < 4; n++) {
                refused(SignInRule.WRONG_CODE, () -> laptop.type(laptop.wrongCode()));
            }
            refused(SignInRule.TOO_MANY_TRIES, () -> laptop.type(laptop.wrongCode()));
            tooMany(Duration.ofSeconds(30), () -> laptop.ask(token));
            laptop.signIn(EMAIL, PASSWORD);
            laptop.ask(token);
        }

        @Test
        @Tag("SEC-58")
        void makes_an_old_hash_anew_and_refuses_a_broken_one() {
            SignInStores stores = new SignInStores(world);
            stores.password(nora, "old$", PASSWORD);
            laptop.signIn(EMAIL, PASSWORD);
            assertThat(stores.password(nora)).startsWith("quick$");
            stores.broken(nora);
            refused(SignInRule.WRONG_PASSWORD, () -> laptop.signIn(EMAIL, PASSWORD));
        }

        @Test
        @Tag("SIG-06")
        void without_a_hasher_is_switched_off_and_says_so() {
            FirmId firm = new FirmId("firm-" + UUID.randomUUID());
            Portal links = Portal.with(TestStores.current().stores())
                    .keys(World.KEYS)
                    .clock(world.clock)
                    .build();
            links.setUp(firm, FirmSettings.of("Links alone"));
            SignIn door = links.as(new Visitor(firm));
            refused(SignInRule.NO_PASSWORDS, () -> door.withPassword(EMAIL, PASSWORD));
            refused(SignInRule.NO_PASSWORDS, () -> door.askForReset(EMAIL));
        }

        @Test
        @Tag("SEC-5")
        void leaves_no_password_and_no_secret_in_the_database() {
            SignedIn signedIn = laptop.signIn(EMAIL, PASSWORD);
            world.door().askForReset(EMAIL);
            TokenPair tokens = world.door().tokens().exchange(signedIn.session());
            String dump = TestStores.current().dump();
            assertThat(dump).doesNotContain(PASSWORD);
            assertThat(dump).doesNotContain(QuickHasher.digest(PASSWORD));
            assertThat(dump).doesNotContain(signedIn.session());
            assertThat(dump).doesNotContain(tokens.access(), tokens.refresh().substring(44));
        }
    }
}
