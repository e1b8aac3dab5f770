package io.clientportal.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.clientportal.ClientSpace;
import io.clientportal.World;
import io.clientportal.fields.FieldKey;
import io.clientportal.fields.FieldPath;
import io.clientportal.fields.Value;
import io.clientportal.fields.Values;
import io.clientportal.kernel.Area;
import io.clientportal.kernel.ClientId;
import io.clientportal.kernel.ClientName;
import io.clientportal.kernel.Contact;
import io.clientportal.kernel.ContactId;
import io.clientportal.kernel.FirmId;
import io.clientportal.kernel.Permission;
import io.clientportal.kernel.PortalException;
import io.clientportal.kernel.Reach;
import io.clientportal.kernel.Recorded;
import io.clientportal.kernel.Rule;
import io.clientportal.kernel.Staff;
import io.clientportal.kernel.Version;
import io.clientportal.profile.ClientBook;
import io.clientportal.profile.ClientRecord;
import io.clientportal.profile.Profile;
import io.clientportal.profile.Proposal;
import io.clientportal.profile.Reply;
import io.clientportal.profile.Review;
import io.clientportal.signin.Browser;
import io.clientportal.signin.EntryWorld;
import io.clientportal.signin.SignInRule;
import io.clientportal.signin.Target;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The life of an account: its states, its end, its next life. */
class AccountSpec {

    private static final Set<Area> PROFILE = Set.of(Area.PROFILE);
    private static final String PASSWORD = "seven green kettles sing";

    private final EntryWorld world = new EntryWorld();
    private final Access access = world.space().access();

    private static void refused(Rule rule, ThrowingCallable call) {
        assertThatExceptionOfType(PortalException.Refused.class)
                .isThrownBy(call)
                .satisfies(e -> assertThat(e.rule()).isEqualTo(rule));
    }

    private static void unknown(ThrowingCallable call) {
        assertThatExceptionOfType(PortalException.NotFound.class).isThrownBy(call);
    }

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

    @Nested
    class The_record {

        private final World firm = new World();
        private final ClientId ada = firm.client("Ada Byron", Map.of("emails", emails("ada@example.com")));
        private final Access letIn = firm.desk().client(ada).access();

        private Value emails(String... addresses) {
            Map<String, Value.Parts> entries = new LinkedHashMap<>();
            for (String address : addresses) {
                entries.put("e" + entries.size(), new Value.Parts(Map.of("email", address)));
            }
            return Value.ofEntries(entries);
        }

        @Test
        @Tag("ACC-08")
        @Tag("SEC-38")
        @Tag("SEC-39")
        void that_differs_is_told_and_changes_nothing() {
            letIn.add(new NewContact("Ada King", "ada@example.com"), PROFILE);
            letIn.add(new NewContact("Otto", "otto@example.com"), PROFILE);
            assertThat(letIn.contacts())
                    .extracting(ContactAccess::differs)
                    .containsExactly(Set.of(ContactAccess.Difference.NAME), Set.of(ContactAccess.Difference.EMAIL));
            assertThat(letIn.contacts()).extracting(ContactAccess::name).containsExactly("Ada King", "Otto");
        }

        @Test
        @Tag("ACC-01")
        @Tag("FRM-05")
        void offers_its_people_and_addresses_as_far_as_staff_see_its_fields() {
            assertThat(letIn.recorded()).containsExactly(new Recorded.Entry("Ada Byron", Set.of("ada@example.com")));
            letIn.add(new NewContact("Otto", "otto@example.com"), PROFILE);
            Staff blind = firm.staff("Blind", Reach.of(Set.of(ada), Set.of()).hiding(Set.of("emails")));
            Access theirs = firm.portal.as(blind).client(ada).access();
            assertThat(theirs.recorded()).containsExactly(new Recorded.Entry("Ada Byron", Set.of()));
            assertThat(theirs.contacts()).extracting(ContactAccess::differs).containsExactly(Set.of());
        }

        @Test
        @Tag("ACC-08")
        @Tag("ACC-18")
        void of_several_people_or_of_a_company_says_nothing_of_who_has_which_address() {
            ClientId couple = firm.client("Ada and Bert", Map.of("emails", emails("a@example.com", "b@example.com")));
            ClientId company = firm.client(
                    "Mill Ltd", Map.of("emails", emails("office@example.com"), "company_number", Value.of("4711")));
            ClientId family = firm.client(
                    "The Hills",
                    Map.of(
                            "emails",
                            emails("hills@example.com"),
                            "contacts",
                            Value.ofEntries(Map.of("p", new Value.Parts(Map.of("name", "Nora Hill"))))));
            Map<ClientId, String> contacts =
                    Map.of(couple, "b@example.com", company, "office@example.com", family, "hills@example.com");
            contacts.forEach((client, email) -> {
                Access theirs = firm.desk().client(client).access();
                ContactId contact =
                        theirs.add(new NewContact("Bert", email), PROFILE).id();
                assertThat(theirs.contacts().get(0).differs()).isEmpty();
                refused(AccessRule.NAME_NOT_RECORDED, () -> theirs.renewName(contact));
            });
        }

        @Test
        @Tag("ACC-08")
        @Tag("ACC-18")
        void behind_a_network_is_compared_and_gives_its_name_and_failing_hinders_nobody() {
            Elsewhere book = new Elsewhere();
            World remote = new World(book);
            Access theirs = remote.desk().client(book.client).access();
            ContactId contact = theirs.add(new NewContact("Ada King", "ada@example.com"), PROFILE)
                    .id();
            assertThat(theirs.recorded()).containsExactly(new Recorded.Entry("Ada Byron", Set.of("ada@example.com")));
            assertThat(theirs.contacts().get(0).differs()).containsExactly(ContactAccess.Difference.NAME);
            book.away = true;
            assertThat(theirs.contacts().get(0).differs()).isEmpty();
            assertThatExceptionOfType(PortalException.Unavailable.class).isThrownBy(() -> theirs.renewName(contact));
            theirs.suspend(contact, "Called");
            book.away = false;
            assertThat(theirs.renewName(contact).name()).isEqualTo("Ada Byron");
        }

        @Test
        @Tag("ACC-18")
        void gives_its_name_at_one_press_and_nothing_else() {
            ContactId contact = letIn.add(new NewContact("Ada King", "ADA@example.com"), PROFILE)
                    .id();
            ContactAccess renewed = letIn.renewName(contact);
            assertThat(renewed.name()).isEqualTo("Ada Byron");
            assertThat(renewed.email()).isEqualTo("ADA@example.com");
            assertThat(letIn.contacts().get(0).differs()).isEmpty();
            ContactId otto = letIn.add(new NewContact("Otto", "otto@example.com"), PROFILE)
                    .id();
            refused(AccessRule.NAME_NOT_RECORDED, () -> letIn.renewName(otto));
        }

        @Test
        @Tag("PRO-37")
        void reviewed_by_staff_shows_the_login_that_a_request_would_leave_behind() {
            ContactId contact = letIn.add(new NewContact("Ada Byron", "ada@example.com"), PROFILE)
                    .id();
            Profile own =
                    firm.portal.as(new Contact(firm.firm, contact)).client(ada).profile();
            own.propose(Proposal.on(own.form()).set("emails", emails("new@example.com")));
            ClientSpace space = firm.desk().client(ada);
            Review review =
                    space.profile().review(space.profile().queue().get(0).id());
            assertThat(space.affectedLogins(review))
                    .extracting(AffectedLogin::kind)
                    .containsExactly(AffectedLogin.Kind.LEAVES, AffectedLogin.Kind.COMES);
            space.profile().acceptRest(review.request().id(), review.record());
            space.profile().apply(review.request().id(), Reply.silent());
            assertThat(letIn.contacts()).singleElement().satisfies(one -> {
                assertThat(one.email()).isEqualTo("ada@example.com");
                assertThat(one.differs()).containsExactly(ContactAccess.Difference.EMAIL);
                assertThat(one.state()).isEqualTo(AccessState.LET_IN);
            });
        }

        @Test
        @Tag("PRO-37")
        void that_changes_its_addresses_shows_whose_login_is_affected_and_touches_none() {
            ContactId contact = letIn.add(new NewContact("Ada Byron", "ada@example.com"), PROFILE)
                    .id();
            assertThat(letIn.affected(
                            List.of("Ada@Example.com", "old@example.com"),
                            List.of("old@example.com", "new@example.com")))
                    .containsExactly(
                            new AffectedLogin(contact, "Ada Byron", "Ada@Example.com", AffectedLogin.Kind.LEAVES),
                            new AffectedLogin(null, null, "new@example.com", AffectedLogin.Kind.COMES));
            assertThat(letIn.affected(List.of("ada@example.com"), List.of(" ADA@example.com ")))
                    .isEmpty();
            assertThat(letIn.contacts()).extracting(ContactAccess::email).containsExactly("ada@example.com");
        }
    }

    /** A record behind a network, which can be away; read inside a transaction it would fail. */
    private static final class Elsewhere implements ClientBook.Remote {
        private final ClientId client = new ClientId("ada-" + UUID.randomUUID());
        private boolean away;

        @Override
        public Optional<ClientName> name(FirmId firm, ClientId one) {
            return Optional.of(ClientName.of("Ada Byron"));
        }

        @Override
        public Optional<ClientRecord> read(FirmId firm, ClientId one) {
            if (away) {
                throw new IllegalStateException("The host is away");
            }
            Value emails = Value.ofEntries(Map.of("e", new Value.Parts(Map.of("email", "ada@example.com"))));
            return Optional.of(new ClientRecord(
                    client,
                    ClientName.of("Ada Byron"),
                    new Version("v1"),
                    Values.of(Map.of(new FieldKey("emails"), emails))));
        }

        @Override
        public ClientBook.Answer apply(
                FirmId firm, ClientId one, Version base, Map<FieldPath, Value> changes, String key) {
            throw new UnsupportedOperationException("Nothing is applied here");
        }
    }
}
