package io.clientportal.clients;

import static io.clientportal.Refusals.unknown;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.clientportal.ClientSpace;
import io.clientportal.World;
import io.clientportal.access.ContactAccess;
import io.clientportal.activity.ActivityView;
import io.clientportal.engagements.Audience;
import io.clientportal.fields.FieldKey;
import io.clientportal.fields.FieldPath;
import io.clientportal.fields.Value;
import io.clientportal.fields.Values;
import io.clientportal.kernel.ClientId;
import io.clientportal.kernel.ClientName;
import io.clientportal.kernel.Contact;
import io.clientportal.kernel.EngagementId;
import io.clientportal.kernel.FirmId;
import io.clientportal.kernel.Tx;
import io.clientportal.kernel.Version;
import io.clientportal.notices.NoticeState;
import io.clientportal.notices.SentMail;
import io.clientportal.profile.ChangeRequest;
import io.clientportal.profile.ChangeRequestId;
import io.clientportal.profile.ClientBook;
import io.clientportal.profile.ClientRecord;
import io.clientportal.profile.Proposal;
import io.clientportal.profile.Reply;
import io.clientportal.signin.EntryWorld;
import io.clientportal.signin.Target;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Clients that are archived or gone in the host. */
class ClientsSpec extends ClientsWorld {

    private List<String> done(ClientId client) {
        return desk(client).activity().latest().stream()
                .filter(entry -> !entry.refused())
                .map(ActivityView::right)
                .toList();
    }

    @Nested
    class Archived {

        private final Contact ada = world.contact(left, "Ada Miller");

        @Test
        @Tag("FRM-06")
        void nothing_of_the_client_is_shown_at_the_next_request() {
            EngagementId tax = world.engagement(left, "Tax 2025");
            desk(left).engagements().share(tax, Audience.EVERYBODY);
            ChangeRequestId request = propose(ada, left, "Pilot");

            host.archive(left);

            assertThat(clients(ada)).isEmpty();
            unknown(() -> home(ada, left).profile().form());
            unknown(() -> home(ada, left).profile().proposals());
            unknown(() -> home(ada, left).profile().withdraw(request));
            unknown(() -> home(ada, left).engagements().shared(null, 20));
            unknown(() -> home(ada, left).engagements().open(tax));
            assertThat(world.desk().waiting().page(null, 20)).isEmpty();
            assertThat(world.desk().bell().read().entries()).isEmpty();
        }

        @Test
        @Tag("FRM-06")
        @Tag("MAI-02")
        void an_email_that_waits_is_not_sent() {
            ChangeRequestId request = propose(ada, left, "Pilot");
            world.mails();
            int before = world.mails().size();
            desk(left).profile().rejectAll(request, "No", Reply.telling("Please call us"));

            host.archive(left);

            assertThat(world.mails()).hasSize(before);
            assertThat(desk(left).mails().mails(null).get(0))
                    .extracting(SentMail::state, SentMail::cause)
                    .containsExactly(NoticeState.CANCELLED, "The client is archived");
        }

        @Test
        @Tag("FRM-06")
        void no_link_opens_it_and_who_is_let_in_for_nothing_else_gets_none_at_the_door() {
            EntryWorld door = new EntryWorld();
            var nora = door.nora().id();
            String token = door.link(nora);
            door.portal.clients(door.firm).archive(door.client);

            unknown(() -> door.browser().open(token));
            unknown(() -> door.browser().ask(token));
        }

        @Test
        @Tag("FRM-06")
        @Tag("ACC-17")
        void staff_still_see_who_is_let_in_and_what_was_done_and_can_end_it() {
            ClientSpace space = desk(left);
            propose(ada, left, "Pilot");
            host.archive(left);

            assertThat(space.access().contacts()).extracting(ContactAccess::id).containsExactly(ada.id());
            assertThat(space.access().recorded()).isEmpty();
            assertThat(space.links().list()).isEmpty();
            assertThat(space.mails().mails(null)).isNotEmpty();
            assertThat(done(left)).contains("client.archive", "profile.propose");
            space.access().suspend(ada.id(), "Called");
            unknown(() -> space.profile().record());
            unknown(() -> space.profile().queue());
            unknown(() -> space.access().grant(ada.id(), ALL, null));
            unknown(() -> space.access().resume(ada.id()));
            unknown(() -> space.links().send(ada.id(), Target.PROFILE));
            unknown(() -> space.engagements().list(null, 20));
        }

        @Test
        @Tag("FRM-06")
        void what_waits_stays_and_goes_on_once_it_is_restored() {
            ChangeRequestId request = propose(ada, left, "Pilot");
            host.archive(left);
            host.restore(left);

            assertThat(clients(ada)).containsExactly(left);
            assertThat(desk(left).profile().queue())
                    .extracting(ChangeRequest::id)
                    .containsExactly(request);
            assertThat(done(left)).startsWith("client.restore", "client.archive");
        }

        @Test
        @Tag("FRM-06")
        @Tag("ACC-07")
        void enabling_a_contact_leaves_the_grants_of_archived_clients_as_they_are() {
            ContactAccess also = desk(kept).access().addKnown(world.address("Ada Miller"), ALL);
            desk(kept).access().disable(also.id());
            host.archive(left);

            assertThat(desk(kept).access().earlier(ada.id()))
                    .extracting(grant -> grant.client())
                    .containsExactly(kept);
            desk(kept).access().enable(ada.id(), Set.of(kept));
            assertThat(clients(ada)).containsExactly(kept);
            host.restore(left);
            assertThat(clients(ada)).containsExactlyInAnyOrder(left, kept);
        }

        @Test
        @Tag("FRM-06")
        @Tag("LOG-01")
        void it_is_written_down_once_with_the_staff_member_who_did_it() {
            Clients petra = world.portal.clients(world.partner);
            petra.archive(left);
            petra.archive(left);

            assertThat(desk(left).activity().latest())
                    .filteredOn(entry -> entry.right().equals("client.archive"))
                    .extracting(ActivityView::actor)
                    .containsExactly("Petra Partner");
        }

        @Test
        @Tag("FRM-06")
        @Tag("FRM-01")
        void a_client_that_nobody_knows_or_of_another_firm_is_left_alone() {
            World other = world.anotherFirm();
            host.archive(new ClientId("nobody"));
            other.portal.clients(other.firm).archive(left);

            assertThat(clients(ada)).containsExactly(left);
        }

        @Test
        @Tag("FRM-06")
        void it_happens_in_the_hosts_transaction_or_not_at_all() {
            assertThatThrownBy(() -> world.stores.inHostTransaction(() -> {
                        host.archive(left);
                        throw new IllegalStateException("The host takes it back");
                    }))
                    .hasMessage("The host takes it back");

            assertThat(clients(ada)).containsExactly(left);
        }
    }

    @Nested
    class Gone {

        private final Hosted book = new Hosted();
        private final World hosted = new World(book);

        @Test
        @Tag("FRM-06")
        void a_client_that_the_host_no_longer_has_is_archived_when_that_is_noticed() {
            ClientId mill = book.put("mill");
            Contact nora = hosted.contact(mill, "Nora Hill");
            assertThat(hosted.portal.as(nora).client(mill).profile().form()).isNotNull();

            book.records.remove(mill);

            unknown(() -> hosted.portal.as(nora).client(mill).profile().form());
            assertThat(hosted.portal.as(nora).clients()).isEmpty();
            assertThat(hosted.desk().client(mill).activity().latest().get(0))
                    .extracting(ActivityView::right, ActivityView::actorKind)
                    .containsExactly("profile.gone", "worker");
            assertThat(hosted.desk().client(mill).access().contacts()).hasSize(1);
        }

        @Test
        @Tag("FRM-06")
        void a_proposal_for_it_is_refused_and_it_is_archived_even_where_the_host_goes_on() {
            ClientId mill = book.put("mill");
            Contact nora = hosted.contact(mill, "Nora Hill");
            Proposal proposal = Proposal.on(
                            hosted.portal.as(nora).client(mill).profile().form())
                    .set("occupation", "Pilot");
            book.records.remove(mill);

            unknown(() -> hosted.portal.as(nora).client(mill).profile().propose(proposal));
            assertThat(hosted.portal.as(nora).clients()).isEmpty();
        }
    }

    /** A host's records in the same database, which go away. */
    private static final class Hosted implements ClientBook.Local {
        private final Map<ClientId, ClientRecord> records = new ConcurrentHashMap<>();

        ClientId put(String key) {
            ClientId client = new ClientId(key);
            records.put(
                    client,
                    new ClientRecord(
                            client,
                            ClientName.of(key),
                            new Version("v1"),
                            Values.of(Map.of(new FieldKey("name"), Value.of(key)))));
            return client;
        }

        @Override
        public Optional<ClientName> name(FirmId firm, ClientId client) {
            return Optional.ofNullable(records.get(client)).map(ClientRecord::name);
        }

        @Override
        public Optional<ClientRecord> read(Tx tx, FirmId firm, ClientId client) {
            return Optional.ofNullable(records.get(client));
        }

        @Override
        public ClientRecord apply(Tx tx, FirmId firm, ClientRecord base, Map<FieldPath, Value> changes) {
            throw new UnsupportedOperationException("Nothing is applied here");
        }
    }
}
