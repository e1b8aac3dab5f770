package io.clientportal.profile;

import static io.clientportal.profile.AdasRecord.path;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.clientportal.ClientSpace;
import io.clientportal.World;
import io.clientportal.access.AccessState;
import io.clientportal.access.ContactAccess;
import io.clientportal.fields.FieldKey;
import io.clientportal.fields.FieldPath;
import io.clientportal.fields.Value;
import io.clientportal.fields.Values;
import io.clientportal.kernel.ClientId;
import io.clientportal.kernel.ClientName;
import io.clientportal.kernel.Contact;
import io.clientportal.kernel.FirmId;
import io.clientportal.kernel.PortalException;
import io.clientportal.kernel.PortalException.NotFound;
import io.clientportal.kernel.PortalException.Refused;
import io.clientportal.kernel.PortalException.Unavailable;
import io.clientportal.kernel.Tx;
import io.clientportal.kernel.Version;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Records that the host keeps itself, in the same database or elsewhere. */
class HostRecordsSpec {

    private static final ClientId ADA = new ClientId("c-1");

    /** A host's own records, with versions of its own making. */
    private static class Records {
        final Map<ClientId, ClientRecord> records = new ConcurrentHashMap<>();

        @Nullable
        RuntimeException failure;

        int writes;

        void put(String name, int version) {
            records.put(
                    ADA,
                    new ClientRecord(
                            ADA,
                            ClientName.of(name),
                            new Version("v" + version),
                            Values.of(Map.of(new FieldKey("name"), Value.of(name)))));
        }

        Optional<ClientRecord> find(ClientId client) {
            return Optional.ofNullable(records.get(client));
        }

        ClientRecord write(ClientId client, Map<FieldPath, Value> changes) {
            if (failure != null) {
                throw failure;
            }
            writes++;
            ClientRecord before = records.get(client);
            Values values = before.values();
            for (Map.Entry<FieldPath, Value> change : changes.entrySet()) {
                values = values.with(change.getKey(), change.getValue());
            }
            ClientRecord after = new ClientRecord(client, before.name(), new Version(before.version() + "+"), values);
            records.put(client, after);
            return after;
        }
    }

    private static final class LocalBook extends Records implements ClientBook.Local {
        @Override
        public Optional<ClientName> name(FirmId firm, ClientId client) {
            if (failure != null) {
                throw failure;
            }
            return find(client).map(ClientRecord::name);
        }

        @Override
        public Optional<ClientRecord> read(Tx tx, FirmId firm, ClientId client) {
            return find(client);
        }

        @Override
        public ClientRecord apply(Tx tx, FirmId firm, ClientRecord base, Map<FieldPath, Value> changes) {
            return write(base.client(), changes);
        }
    }

    private static final class RemoteBook extends Records implements ClientBook.Remote {
        final List<String> keys = new ArrayList<>();
        ClientBook.@Nullable Answer answer;
        /** What happens once, while the host is still at work. */
        Runnable meanwhile = () -> {};
        /** What happens at every read. */
        Runnable reading = () -> {};

        @Override
        public Optional<ClientName> name(FirmId firm, ClientId client) {
            return find(client).map(ClientRecord::name);
        }

        @Override
        public Optional<ClientRecord> read(FirmId firm, ClientId client) {
            reading.run();
            return find(client);
        }

        @Override
        public Answer apply(FirmId firm, ClientId client, Version base, Map<FieldPath, Value> changes, String key) {
            keys.add(key);
            Runnable now = meanwhile;
            meanwhile = () -> {};
            now.run();
            return answer != null ? answer : new Answer.Applied(write(client, changes));
        }
    }

    @Nested
    class InTheSameDatabase {

        private final LocalBook book = new LocalBook();
        private final World world = new World(book);
        private final Profile firms = world.desk().client(ADA).profile();

        InTheSameDatabase() {
            book.put("Ada Miller", 1);
        }

        private Profile mine() {
            Contact ada = world.contact(ADA, "Ada Miller");
            return world.portal.as(ada).client(ADA).profile();
        }

        @Test
        @Tag("PRO-14")
        void accepted_values_are_written_through_the_hosts_own_code() {
            Profile mine = mine();
            mine.propose(Proposal.on(mine.form()).set("name", "Ada Stone"));
            Review review = firms.review(firms.queue().get(0).id());
            firms.acceptRest(review.request().id(), review.record());
            firms.apply(review.request().id(), Reply.silent());

            assertThat(book.records.get(ADA).values().get("name")).isEqualTo(Value.of("Ada Stone"));
        }

        @Test
        @Tag("PRO-14")
        void a_host_that_throws_in_the_middle_of_apply_leaves_everything_as_it_was() {
            Profile mine = mine();
            mine.propose(Proposal.on(mine.form()).set("name", "Ada Stone"));
            Review review = firms.review(firms.queue().get(0).id());
            firms.acceptRest(review.request().id(), review.record());
            book.failure = new IllegalArgumentException("secret host text");

            Unavailable unavailable = catchThrowableOfType(
                    Unavailable.class, () -> firms.apply(review.request().id(), Reply.silent()));

            assertThat(unavailable.getMessage()).doesNotContain("secret");
            assertThat(firms.queue()).hasSize(1);
            assertThat(firms.review(review.request().id()).request().decisions())
                    .hasSize(1);
            book.failure = null;
            firms.apply(review.request().id(), Reply.silent());
            assertThat(firms.queue()).isEmpty();
        }

        @Test
        @Tag("PRO-14")
        void a_record_that_moved_under_the_hosts_hands_is_told_as_stale_and_nothing_is_lost() {
            Profile mine = mine();
            mine.propose(Proposal.on(mine.form()).set("name", "Ada Stone"));
            Review review = firms.review(firms.queue().get(0).id());
            firms.acceptRest(review.request().id(), review.record());
            book.failure = new PortalException.Stale();

            assertThatThrownBy(() -> firms.apply(review.request().id(), Reply.silent()))
                    .isInstanceOf(PortalException.Stale.class);
            assertThat(firms.queue()).hasSize(1);
        }

        @Test
        @Tag("PRO-32.a")
        void the_host_tells_of_its_own_edit_and_the_history_lists_it() {
            firms.record();
            Values before = book.records.get(ADA).values();
            book.put("Ada Host", 2);
            firms.edited(EditSource.BY_HAND, before, book.records.get(ADA));

            HistoryEntry entry = firms.history(null, 10).get(0);
            assertThat(entry.kind()).isEqualTo(HistoryEntry.Kind.EDITED);
            assertThat(entry.by()).isEqualTo("Petra Partner");
            assertThat(entry.lines().get(0).after()).isEqualTo(Value.of("Ada Host"));
            firms.record();
            assertThat(firms.history(null, 10)).hasSize(1);
        }

        @Test
        @Tag("PRO-32.b")
        void an_edit_that_the_host_did_not_tell_is_noticed_at_the_next_read() {
            firms.record();
            book.put("Ada Quiet", 2);
            firms.record();
            firms.record();

            List<HistoryEntry> history = firms.history(null, 10);
            assertThat(history).hasSize(1);
            assertThat(history.get(0).kind()).isEqualTo(HistoryEntry.Kind.CHANGED_ELSEWHERE);
            assertThat(history.get(0).by()).isEmpty();
            assertThat(history.get(0).lines().get(0).before()).isEqualTo(Value.of("Ada Miller"));
            assertThat(history.get(0).lines().get(0).after()).isEqualTo(Value.of("Ada Quiet"));
        }

        @Test
        @Tag("PRO-32.b")
        void an_edit_that_the_host_did_not_tell_is_noticed_even_where_the_portal_writes_first() {
            Profile mine = mine();
            ChangeRequestId id = mine.propose(Proposal.on(mine.form()).set("occupation", "Pilot"))
                    .id();
            firms.acceptRest(id, firms.review(id).record());
            book.put("Ada Quiet", 2);

            firms.apply(id, Reply.silent());
            firms.record();
            firms.record();

            List<HistoryEntry> history = firms.history(null, 10);
            assertThat(history)
                    .extracting(HistoryEntry::kind)
                    .containsExactly(HistoryEntry.Kind.CHANGED_ELSEWHERE, HistoryEntry.Kind.ACCEPTED);
            assertThat(history.get(0).lines())
                    .extracting(line -> line.path() + " " + line.after())
                    .containsExactly("name " + Value.of("Ada Quiet"));
        }

        @Test
        @Tag("PRO-32.b")
        void an_edit_that_the_host_tells_does_not_hide_one_that_it_did_not_tell() {
            firms.record();
            book.put("Ada Quiet", 2);
            Values before = book.records.get(ADA).values();
            book.write(ADA, Map.of(path("title"), Value.of("Dr")));

            firms.edited(EditSource.BY_HAND, before, book.records.get(ADA));
            firms.record();

            assertThat(firms.history(null, 10))
                    .extracting(HistoryEntry::kind)
                    .containsExactly(HistoryEntry.Kind.CHANGED_ELSEWHERE, HistoryEntry.Kind.EDITED);
        }

        @Test
        @Tag("SEC-168")
        void a_host_that_throws_when_asked_for_a_name_is_told_as_away_without_its_words() {
            book.failure = new IllegalArgumentException("secret host text");

            Unavailable unavailable = catchThrowableOfType(Unavailable.class, firms::queue);

            assertThat(unavailable.getMessage()).doesNotContain("secret");
        }

        @Test
        @Tag("FRM-01")
        void a_client_that_the_host_does_not_know_does_not_exist() {
            assertThatThrownBy(() -> world.desk()
                            .client(new ClientId("c-none"))
                            .profile()
                            .queue())
                    .isInstanceOf(NotFound.class);
        }
    }

    @Nested
    class Elsewhere {

        private final RemoteBook book = new RemoteBook();
        private final World world = new World(book);
        private final Profile firms = world.desk().client(ADA).profile();
        private final Profile mine;

        Elsewhere() {
            book.put("Ada Miller", 1);
            Contact ada = world.contact(ADA, "Ada Miller");
            mine = world.portal.as(ada).client(ADA).profile();
        }

        private ChangeRequestId decided() {
            ChangeRequestId id = mine.propose(Proposal.on(mine.form()).set("name", "Ada Stone"))
                    .id();
            firms.acceptRest(id, firms.review(id).record());
            firms.apply(id, Reply.telling("Done"));
            return id;
        }

        /** The keys that the host was asked with, for this request alone: all tests of a run share one queue of work. */
        private List<String> keys(ChangeRequestId id) {
            return book.keys.stream()
                    .filter(key -> key.startsWith(id.toString()))
                    .toList();
        }

        @Test
        @Tag("ACC-17")
        void while_the_host_is_away_the_client_has_a_name_and_an_account_is_suspended() {
            ClientSpace space = world.desk().client(ADA);
            book.reading = () -> {
                throw new IllegalStateException("connection refused");
            };
            assertThat(catchThrowableOfType(Unavailable.class, firms::record)).isNotNull();

            assertThat(space.access().client().name().display()).isEqualTo("Ada Miller");
            ContactAccess contact = space.access().contacts().get(0);
            space.access().suspend(contact.id(), "Her phone was stolen");
            assertThat(space.access().contacts().get(0).state()).isEqualTo(AccessState.DISABLED);
        }

        @Test
        @Tag("PRO-31.a")
        void the_decision_is_stored_first_and_closed_once_the_host_has_answered() {
            ChangeRequestId id = decided();

            assertThat(firms.review(id).request().state()).isEqualTo(RequestState.APPLYING);
            assertThat(book.writes).isZero();
            assertThat(mine.proposals().get(0).open()).isTrue();
            assertThat(mine.proposals().get(0).fields().get(0).result()).isNull();

            world.portal.work();

            assertThat(book.writes).isEqualTo(1);
            assertThat(firms.review(id).request().state()).isEqualTo(RequestState.APPLIED);
            assertThat(firms.history(null, 10).get(0).by()).isEqualTo("Petra Partner");
            assertThat(world.mails()).hasSize(2);
        }

        @Test
        @Tag("PRO-31.b")
        void while_the_host_is_away_it_is_asked_again_with_the_same_key() {
            ChangeRequestId id = decided();
            book.failure = new IllegalStateException("connection refused");
            world.portal.work();
            world.portal.work();
            assertThat(keys(id)).hasSize(1);
            assertThat(firms.review(id).request().state()).isEqualTo(RequestState.APPLYING);

            world.clock.advance(Duration.ofMinutes(1));
            book.failure = null;
            world.portal.work();

            assertThat(keys(id)).hasSize(2);
            assertThat(keys(id).get(0)).isEqualTo(keys(id).get(1));
            assertThat(firms.review(id).request().state()).isEqualTo(RequestState.APPLIED);
        }

        @Test
        @Tag("PRO-31.c")
        void refused_by_the_host_it_waits_again_with_the_cause_and_its_decisions() {
            ChangeRequestId id = decided();
            book.answer = new ClientBook.Answer.Refused("Name is locked by the registry");
            world.portal.work();

            Review review = firms.review(id);
            assertThat(review.request().state()).isEqualTo(RequestState.WAITING);
            assertThat(review.request().cause()).isEqualTo("Name is locked by the registry");
            assertThat(review.request().decisions()).hasSize(1);
            assertThat(mine.proposals().toString()).doesNotContain("registry");
        }

        @Test
        @Tag("PRO-31.c")
        void a_late_answer_is_not_taken_for_one_to_a_later_decision() {
            ChangeRequestId id = decided();
            book.answer = new ClientBook.Answer.Refused("Name is locked by the registry");
            book.meanwhile = () -> {
                world.clock.advance(Duration.ofMinutes(1));
                world.portal.work();
                assertThat(firms.review(id).request().state()).isEqualTo(RequestState.WAITING);
                firms.apply(id, Reply.silent());
            };

            world.portal.work();

            assertThat(keys(id)).hasSize(2);
            assertThat(firms.review(id).request().state()).isEqualTo(RequestState.APPLYING);
        }

        @Test
        @Tag("PRO-31.d")
        void while_it_is_being_written_it_holds_its_place_and_cannot_be_withdrawn() {
            ChangeRequestId id = decided();
            ChangeRequestId second = mine.propose(Proposal.on(mine.form()).set("occupation", "Pilot"))
                    .id();

            assertThat(catchThrowableOfType(Refused.class, () -> mine.withdraw(id))
                            .rule())
                    .isEqualTo(ProfileRule.BEING_APPLIED);
            assertThat(catchThrowableOfType(Refused.class, () -> firms.apply(id, Reply.silent()))
                            .rule())
                    .isEqualTo(ProfileRule.BEING_APPLIED);
            assertThat(catchThrowableOfType(Refused.class, () -> firms.acceptRest(second, new Version("v1")))
                            .rule())
                    .isEqualTo(ProfileRule.NOT_THE_OLDEST);
        }
    }

    @Test
    @Tag("LOG-05")
    void without_a_clients_key_no_value_of_that_person_is_readable_anywhere() {
        World world = new World();
        ClientId client = world.client("Xaver Unerased", Map.of("occupation", Value.of("Xylographer")));
        Contact contact = world.contact(client, "Yolanda Unerased");
        Profile mine = world.portal.as(contact).client(client).profile();
        Profile firms = world.desk().client(client).profile();
        ChangeRequestId id = mine.propose(Proposal.on(mine.form()).set("occupation", "Zymurgist"))
                .id();
        firms.decide(id, firms.record().version(), List.of(Decision.Draft.accept("occupation")));
        firms.apply(id, Reply.telling("Wonderfully fermented").withNote("Barely believable"));
        firms.edit(firms.record().version(), Map.of(path("title"), Value.of("Quaestor")), EditSource.BY_HAND);
        world.mails();
        assertThat(world.stores.dump()).contains("Xaver Unerased");

        world.stores.eraseKey(world.firm.value(), client.value());

        assertThat(world.stores.dump())
                .doesNotContain("Xaver Unerased")
                .doesNotContain("Xylographer")
                .doesNotContain("Zymurgist")
                .doesNotContain("Wonderfully")
                .doesNotContain("Barely")
                .doesNotContain("Quaestor");
    }
}
