package io.clientportal.access;

import static io.clientportal.Refusals.refused;
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
import io.clientportal.kernel.PortalException;
import io.clientportal.kernel.Reach;
import io.clientportal.kernel.Recorded;
import io.clientportal.kernel.Staff;
import io.clientportal.kernel.Version;
import io.clientportal.profile.ClientBook;
import io.clientportal.profile.ClientRecord;
import io.clientportal.profile.Profile;
import io.clientportal.profile.Proposal;
import io.clientportal.profile.Reply;
import io.clientportal.profile.Review;
import io.clientportal.signin.EntryWorld;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Accounts beside the record that their names and addresses were taken from. */
class AccountRecordSpec {

    private static final Set<Area> PROFILE = Set.of(Area.PROFILE);

    private final EntryWorld world = new EntryWorld();
    private final Access access = world.space().access();

    private AccountState state() {
        return access.contacts().get(0).accountState();
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
            assertThat(letIn.recorded())
                    .containsExactly(new Recorded.Entry("Ada Byron", true, Set.of("ada@example.com")));
            letIn.add(new NewContact("Otto", "otto@example.com"), PROFILE);
            Staff blind = firm.staff("Blind", Reach.of(Set.of(ada), Set.of()).hiding(Set.of("emails")));
            Access theirs = firm.portal.as(blind).client(ada).access();
            assertThat(theirs.recorded()).containsExactly(new Recorded.Entry("Ada Byron", true, Set.of()));
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
            assertThat(theirs.recorded())
                    .containsExactly(new Recorded.Entry("Ada Byron", true, Set.of("ada@example.com")));
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
