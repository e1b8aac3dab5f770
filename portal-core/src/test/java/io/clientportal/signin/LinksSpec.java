package io.clientportal.signin;

import static io.clientportal.Refusals.refused;
import static io.clientportal.Refusals.unknown;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.clientportal.TestStores;
import io.clientportal.World;
import io.clientportal.access.AccessRule;
import io.clientportal.access.AccessState;
import io.clientportal.access.ClientGrant;
import io.clientportal.access.ContactAccess;
import io.clientportal.access.NewContact;
import io.clientportal.activity.ActivityEntry;
import io.clientportal.firms.LinkSettings;
import io.clientportal.kernel.Area;
import io.clientportal.kernel.ContactId;
import io.clientportal.kernel.Permission;
import io.clientportal.kernel.PortalException;
import io.clientportal.kernel.Reach;
import io.clientportal.kernel.Staff;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Sending links to contacts, and taking them back. */
class LinksSpec {

    private final EntryWorld world = new EntryWorld();
    private final Links links = world.space().links();

    @Nested
    class Sending {

        @Test
        @Tag("SIG-12")
        void lets_a_new_contact_in_for_the_target_without_an_invitation() {
            SentLink sent = links.sendTo(new NewContact("Nora Hill", "nora@example.com"), Target.PROFILE);
            assertThat(sent.to()).isEqualTo("n•••@e•••.com");
            assertThat(sent.at()).isEqualTo(EntryWorld.START);
            ContactAccess nora = world.space().access().contacts().get(0);
            assertThat(nora.id()).isEqualTo(sent.contact());
            assertThat(nora.areas()).containsExactly(Area.PROFILE);
            assertThat(world.browser().enter(world.latestLink()).contact()).isEqualTo(nora.id());
        }

        @Test
        @Tag("SIG-12")
        void adds_the_targets_area_where_it_is_missing_and_takes_none_away() {
            ContactAccess ida =
                    world.space().access().add(new NewContact("Ida", "ida@example.com"), Set.of(Area.MESSAGES));
            links.send(ida.id(), Target.PROFILE);
            assertThat(world.space().access().contacts().get(0).areas())
                    .containsExactlyInAnyOrder(Area.MESSAGES, Area.PROFILE);
        }

        @Test
        @Tag("SIG-12")
        void lets_a_contact_in_again_whose_grant_had_ended_for_the_target_alone() {
            ContactAccess ida =
                    world.space().access().add(new NewContact("Ida", "ida@example.com"), Set.of(Area.MESSAGES));
            Instant end = EntryWorld.START.plusSeconds(60);
            world.space().access().grant(ida.id(), Set.of(Area.MESSAGES), end);
            world.clock.set(end);
            links.send(ida.id(), Target.PROFILE);
            ContactAccess now = world.space().access().contacts().get(0);
            assertThat(now.state()).isEqualTo(AccessState.LET_IN);
            assertThat(now.areas()).containsExactly(Area.PROFILE);
        }

        @Test
        @Tag("SIG-12")
        @Tag("FRM-05")
        void needs_the_permission_to_let_in() {
            ContactAccess nora = world.nora();
            Staff other = world.member("rev", Reach.everywhere(Set.of(Permission.REVIEW, Permission.SEND)));
            Links theirs = world.portal.as(other).client(world.client).links();
            SentLink sent = links.send(nora.id(), Target.PROFILE);
            for (ThrowingCallable call : List.<ThrowingCallable>of(
                    () -> theirs.send(nora.id(), Target.PROFILE),
                    () -> theirs.sendTo(new NewContact("Ida", "ida@example.com"), Target.PROFILE),
                    () -> theirs.revoke(sent.id()),
                    () -> theirs.release(nora.id()))) {
                assertThatExceptionOfType(PortalException.NotAllowed.class).isThrownBy(call);
            }
            assertThat(theirs.list()).hasSize(1);
        }

        @Test
        @Tag("ACC-16")
        void to_a_new_contact_with_an_address_that_is_taken_is_refused_and_sends_nothing() {
            world.nora();
            refused(
                    AccessRule.ADDRESS_TAKEN,
                    () -> world.space("mill")
                            .links()
                            .sendTo(new NewContact("Nora Mill", "nora@example.com"), Target.PROFILE));
            assertThat(world.mails()).isEmpty();
        }

        @Test
        @Tag("ACC-21")
        void to_a_disabled_contact_is_refused() {
            ContactAccess nora = world.nora();
            world.space().access().disable(nora.id());
            refused(AccessRule.ACCOUNT_DISABLED, () -> links.send(nora.id(), Target.PROFILE));
        }

        @Test
        @Tag("FRM-01")
        void to_a_contact_of_another_firm_or_client_or_of_nobody_finds_nothing() {
            ContactId foreign = new EntryWorld().nora().id();
            ContactId nora = world.nora().id();
            unknown(() -> links.send(foreign, Target.PROFILE));
            unknown(() -> links.send(new ContactId(UUID.randomUUID()), Target.PROFILE));
            unknown(() -> world.space("mill").links().send(nora, Target.PROFILE));
        }

        @Test
        @Tag("ACC-12")
        void without_the_firms_web_address_is_refused_and_lets_nobody_in() {
            EntryWorld homeless = new EntryWorld(settings -> settings.with((URI) null));
            refused(
                    SignInRule.NO_ADDRESS,
                    () -> homeless.space().links().sendTo(new NewContact("Nora", "nora@example.com"), Target.PROFILE));
            assertThat(homeless.space().access().contacts()).isEmpty();
        }

        @Test
        @Tag("ACC-12")
        @Tag("SEC-9")
        void builds_the_link_from_the_firms_web_address_whatever_else_the_call_carries() {
            EntryWorld slashed = new EntryWorld(settings -> settings.with(URI.create(EntryWorld.ADDRESS + "/")));
            slashed.link(slashed.nora().id());
            assertThat(slashed.mails().get(0).text()).contains(EntryWorld.ADDRESS + "/l/" + slashed.latestLink());
        }

        @Test
        @Tag("SIG-01")
        void makes_a_new_link_of_256_random_bits_each_time() {
            ContactId nora = world.nora().id();
            String first = world.link(nora);
            String second = world.link(nora);
            assertThat(first).isNotEqualTo(second);
            assertThat(Base64.getUrlDecoder().decode(first)).hasSize(32);
        }

        @Test
        @Tag("SIG-01")
        @Tag("SEC-5")
        void stores_a_keyed_hash_alone_and_tells_the_link_to_nobody() {
            String token = world.link(world.nora().id());
            StoredLink stored = world.look(
                            scope -> TestStores.current().stores().signIn().link(scope, hashes(token)))
                    .orElseThrow()
                    .link();
            assertThat(stored.hash())
                    .hasSize(32)
                    .isNotEqualTo(Base64.getUrlDecoder().decode(token));
            assertThat(stored.toString() + links.list() + links.send(stored.contact(), Target.PROFILE))
                    .doesNotContain(token);
            for (ActivityEntry entry : world.activity()) {
                assertThat(new String(entry.body(), StandardCharsets.ISO_8859_1))
                        .doesNotContain(token);
                assertThat(entry.subjectId()).doesNotContain(token);
            }
        }

        @Test
        @Tag("SEC-7")
        void ends_earlier_unopened_links_to_the_same_target() {
            ContactId nora = world.nora().id();
            String first = world.link(nora);
            String second = world.link(nora);
            unknown(() -> world.browser().open(first));
            unknown(() -> world.browser().ask(first));
            assertThat(world.browser().open(second)).isNotNull();
            assertThat(links.list()).extracting(Link::state).containsExactly(LinkState.UNOPENED, LinkState.ENDED);
        }

        @Test
        void leaves_links_of_other_contacts_and_clients_and_opened_ones_alone() {
            ContactId nora = world.nora().id();
            Browser laptop = world.browser();
            String opened = world.link(nora);
            laptop.enter(opened);
            world.space("mill").access().addKnown("nora@example.com", Set.of(Area.PROFILE));
            world.space("mill").links().send(nora, Target.PROFILE);
            String mill = world.latestLink();
            links.sendTo(new NewContact("Ida", "ida@example.com"), Target.PROFILE);
            String ida = world.latestLink();
            links.send(nora, Target.PROFILE);
            assertThat(laptop.open(opened)).isNotNull();
            assertThat(world.browser().open(mill)).isNotNull();
            assertThat(world.browser().open(ida)).isNotNull();
        }

        @Test
        @Tag("LOG-01")
        void leaves_one_entry() {
            ContactId nora = world.nora().id();
            SentLink sent = links.send(nora, Target.PROFILE);
            assertThat(world.activity())
                    .filteredOn(entry -> entry.right().equals("signin.send"))
                    .singleElement()
                    .satisfies(entry -> {
                        assertThat(entry.subjectId()).isEqualTo(sent.id().toString());
                        assertThat(entry.contact()).isEqualTo(nora);
                        assertThat(entry.client()).isEqualTo(world.client);
                    });
        }

        @Test
        void writes_in_the_contacts_language() {
            links.sendTo(new NewContact("Ida", "ida@example.com", Locale.GERMAN), Target.PROFILE);
            assertThat(world.mails().get(0).language()).isEqualTo(Locale.GERMAN);
        }
    }

    @Nested
    class A_link {

        @Test
        @Tag("SIG-12")
        void lives_fourteen_days_unopened() {
            String token = world.link(world.nora().id());
            world.clock.set(EntryWorld.START.plus(Duration.ofDays(14)).minusMillis(1));
            assertThat(world.browser().open(token)).isNotNull();
            world.clock.set(EntryWorld.START.plus(Duration.ofDays(14)));
            unknown(() -> world.browser().open(token));
        }

        @Test
        @Tag("SIG-12")
        void once_opened_lives_ninety_days_from_its_sending() {
            String token = world.link(world.nora().id());
            world.clock.set(EntryWorld.START.plus(Duration.ofDays(13)));
            Browser laptop = world.browser();
            laptop.enter(token);
            world.clock.set(EntryWorld.START.plus(Duration.ofDays(90)).minusMillis(1));
            assertThat(laptop.open(token)).isNotNull();
            world.clock.set(EntryWorld.START.plus(Duration.ofDays(90)));
            unknown(() -> laptop.open(token));
        }

        @Test
        @Tag("SIG-12")
        void lives_as_long_as_the_firm_says_and_never_shorter_for_being_opened() {
            EntryWorld brief = new EntryWorld(settings -> settings.with(new LinkSettings(10, 3, 1)));
            String token = brief.link(brief.nora().id());
            brief.clock.set(EntryWorld.START.plus(Duration.ofDays(2)));
            Browser laptop = brief.browser();
            laptop.enter(token);
            assertThat(laptop.open(token)).isNotNull();
            brief.clock.set(EntryWorld.START.plus(Duration.ofDays(3)));
            unknown(() -> laptop.open(token));
        }

        @Test
        void is_listed_with_its_state_and_without_its_secret() {
            ContactId nora = world.nora().id();
            world.browser().enter(world.link(nora));
            assertThat(links.list()).singleElement().satisfies(link -> {
                assertThat(link.state()).isEqualTo(LinkState.OPENED);
                assertThat(link.name()).isEqualTo("Nora Hill");
                assertThat(link.to()).isEqualTo("n•••@e•••.com");
                assertThat(link.openedAt()).isEqualTo(EntryWorld.START);
                assertThat(link.until()).isEqualTo(EntryWorld.START.plus(Duration.ofDays(90)));
            });
        }
    }

    @Nested
    class Revoking {

        @Test
        @Tag("ACC-21")
        void ends_the_link_and_the_sessions_that_came_from_it() {
            Browser laptop = world.browser();
            String token = world.link(world.nora().id());
            laptop.enter(token);
            links.revoke(links.list().get(0).id());
            assertThat(laptop.isSignedIn()).isFalse();
            unknown(() -> laptop.open(token));
            assertThat(links.list()).extracting(Link::state).containsExactly(LinkState.REVOKED);
        }

        @Test
        @Tag("LOG-01")
        void twice_leaves_one_entry() {
            world.link(world.nora().id());
            LinkId id = links.list().get(0).id();
            links.revoke(id);
            links.revoke(id);
            assertThat(world.count("signin.revoke", false)).isEqualTo(1);
        }

        @Test
        @Tag("FRM-01")
        void a_link_of_another_firm_or_client_finds_nothing() {
            EntryWorld other = new EntryWorld();
            other.link(other.nora().id());
            LinkId foreign = other.space().links().list().get(0).id();
            world.link(world.nora().id());
            LinkId own = links.list().get(0).id();
            unknown(() -> links.revoke(foreign));
            unknown(() -> world.space("mill").links().revoke(own));
            assertThat(other.browser().open(other.latestLink())).isNotNull();
        }
    }

    @Nested
    class Ending_a_right {

        @Test
        @Tag("ACC-21")
        void of_the_grant_ends_the_clients_links_even_where_the_contact_is_let_in_again() {
            ContactId nora = world.nora().id();
            Browser laptop = world.browser();
            String token = world.link(nora);
            laptop.enter(token);
            world.space("mill").access().addKnown("nora@example.com", Set.of(Area.PROFILE));
            world.space().access().end(nora);
            unknown(() -> laptop.open(token));
            assertThat(world.portal.as(world.as(nora)).clients()).hasSize(1);
            world.space().access().grant(nora, Set.of(Area.PROFILE), null);
            unknown(() -> laptop.open(token));
        }

        @Test
        @Tag("ACC-21")
        void of_one_client_leaves_links_and_sessions_of_the_other_alone() {
            ContactId nora = world.nora().id();
            world.space("mill").access().addKnown("nora@example.com", Set.of(Area.PROFILE));
            world.space("mill").links().send(nora, Target.PROFILE);
            String mill = world.latestLink();
            Browser laptop = world.browser();
            laptop.enter(mill);
            world.space().access().end(nora);
            assertThat(laptop.isSignedIn()).isTrue();
            assertThat(laptop.open(mill)).isNotNull();
            assertThat(world.portal.as(world.as(nora)).clients())
                    .extracting(ClientGrant::client)
                    .extracting(Object::toString)
                    .containsExactly("mill");
        }

        @Test
        @Tag("ACC-21")
        void of_the_area_ends_the_link() {
            ContactId nora = world.nora().id();
            String token = world.link(nora);
            world.space().access().grant(nora, Set.of(Area.MESSAGES), null);
            unknown(() -> world.browser().open(token));
        }

        @Test
        @Tag("ACC-21")
        @Tag("SEC-15")
        void of_the_account_ends_links_codes_and_sessions_for_good() {
            ContactId nora = world.nora().id();
            Browser laptop = world.browser();
            String token = world.link(nora);
            laptop.enter(token);
            Browser phone = world.browser();
            String other = world.link(nora);
            phone.ask(other);
            String code = world.latestCode();
            world.space().access().disable(nora);
            assertThat(laptop.isSignedIn()).isFalse();
            unknown(() -> laptop.open(token));
            unknown(() -> laptop.ask(token));
            unknown(() -> phone.type(code));
            unknown(phone::askAgain);
            world.space().access().enable(nora);
            assertThat(laptop.isSignedIn()).isFalse();
            unknown(() -> laptop.open(token));
            unknown(() -> phone.type(code));
            assertThat(world.codeMails()).isEqualTo(2);
        }
    }

    private List<byte[]> hashes(String token) {
        return new Secrets(World.KEYS, world.firm).hashes(Secrets.Purpose.LINK, token);
    }
}
