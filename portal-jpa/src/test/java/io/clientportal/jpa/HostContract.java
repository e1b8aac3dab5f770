package io.clientportal.jpa;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.clientportal.ClientSpace;
import io.clientportal.World;
import io.clientportal.fields.BuiltInFields;
import io.clientportal.fields.FieldPath;
import io.clientportal.fields.Value;
import io.clientportal.fields.Values;
import io.clientportal.kernel.ClientId;
import io.clientportal.kernel.ClientName;
import io.clientportal.kernel.Contact;
import io.clientportal.kernel.FirmId;
import io.clientportal.kernel.PortalException;
import io.clientportal.kernel.Tx;
import io.clientportal.kernel.Version;
import io.clientportal.profile.ChangeRequestId;
import io.clientportal.profile.ClientBook;
import io.clientportal.profile.ClientRecord;
import io.clientportal.profile.Profile;
import io.clientportal.profile.Proposal;
import io.clientportal.profile.Reply;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What every host may rely on: the portal's writes and its own commit together or not at all. */
public abstract class HostContract {

    private static final AtomicLong IDS = new AtomicLong();

    protected final Host host;
    protected World world;
    protected ClientId client;
    protected Contact contact;

    protected HostContract(Host host) {
        this.host = host;
    }

    @BeforeEach
    void world() {
        world = new World(host, null);
        client = world.client("Ada");
        contact = world.contact(client, "Nora");
    }

    @Test
    @Tag("PRO-14")
    void both_are_there_once_the_host_commits() {
        host.inTransaction(false, () -> {
            note("before");
            propose("Ada Lovelace");
            note("after");
            return null;
        });

        assertThat(waiting()).isEqualTo(1);
        assertThat(notes()).isEqualTo("after before");
    }

    @Test
    @Tag("PRO-14")
    void nothing_is_there_once_the_host_rolls_back() {
        assertThatThrownBy(() -> host.inTransaction(false, () -> {
                    note("before");
                    propose("Ada Lovelace");
                    note("after");
                    throw new IllegalStateException("the host changes its mind");
                }))
                .hasMessage("the host changes its mind");

        assertThat(waiting()).isZero();
        assertThat(notes()).isEmpty();
    }

    @Test
    void in_its_transaction_the_host_sees_what_the_portal_wrote() {
        int seen = host.inTransaction(false, () -> {
            propose("Ada Lovelace");
            return waiting();
        });

        assertThat(seen).isEqualTo(1);
    }

    @Test
    void a_host_goes_on_after_a_refusal_that_it_caught() {
        host.inTransaction(false, () -> {
            note("before");
            assertThatThrownBy(() -> propose("Ada")).isInstanceOf(PortalException.Refused.class);
            assertThatThrownBy(() -> world.portal
                            .as(contact)
                            .client(new ClientId("nobody"))
                            .profile()
                            .form())
                    .isInstanceOf(PortalException.NotFound.class);
            note("after");
            return null;
        });

        assertThat(waiting()).isZero();
        assertThat(notes()).isEqualTo("after before");
    }

    @Test
    void a_failure_after_the_portal_has_written_dooms_the_host_s_transaction() {
        assertThatThrownBy(() -> host.inTransaction(false, () -> {
                    note("before");
                    assertThatThrownBy(() -> host.stores().write(tx -> {
                                propose("Ada Lovelace");
                                throw new PortalException.NotFound();
                            }))
                            .isInstanceOf(PortalException.NotFound.class);
                    return null;
                }))
                .isInstanceOf(RuntimeException.class);

        assertThat(waiting()).isZero();
        assertThat(notes()).isEmpty();
    }

    @Test
    void what_is_committed_apart_stays_when_the_host_rolls_back() {
        assertThatThrownBy(() -> host.inTransaction(false, () -> {
                    assertThatThrownBy(() -> world.portal
                                    .as(contact)
                                    .client(new ClientId("nobody"))
                                    .profile()
                                    .form())
                            .isInstanceOf(PortalException.NotFound.class);
                    throw new IllegalStateException("the host changes its mind");
                }))
                .hasMessage("the host changes its mind");

        assertThat(host.refusals(world.firm)).isEqualTo(1);
    }

    @Test
    void the_portal_does_not_write_where_the_host_only_reads() {
        assertThatThrownBy(() -> host.inTransaction(true, () -> {
                    propose("Ada Lovelace");
                    return null;
                }))
                .hasMessageContaining("may only read");
        assertThat(host.inTransaction(true, this::waiting)).isZero();
    }

    @Test
    @Tag("PRO-32.b")
    void where_the_host_only_reads_a_record_is_read_and_what_is_new_in_it_noticed_later() {
        keepRecordsIn(new NoteBook());
        Profile profile = world.desk().client(client).profile();

        Values read = host.inTransaction(true, () -> profile.record().values());

        assertThat(read.get(BuiltInFields.NAME)).isEqualTo(Value.of("Ada"));
        assertThat(profile.record().values()).isEqualTo(read);
    }

    @Test
    void without_a_transaction_of_the_host_the_portal_has_its_own() {
        propose("Ada Lovelace");

        assertThat(waiting()).isEqualTo(1);
    }

    @Test
    @Tag("PRO-14")
    void the_host_s_record_changes_in_the_portal_s_transaction() {
        NoteBook book = new NoteBook();
        keepRecordsIn(book);
        propose("Ada Lovelace");

        applyAll();

        assertThat(notes()).isEqualTo("Ada Lovelace");
        assertThat(waiting()).isZero();
    }

    @Test
    @Tag("PRO-14")
    void a_host_that_throws_after_it_has_written_leaves_nothing_behind() {
        NoteBook book = new NoteBook();
        keepRecordsIn(book);
        propose("Ada Lovelace");
        book.failing = true;

        assertThatThrownBy(this::applyAll).isInstanceOf(PortalException.Unavailable.class);

        assertThat(notes()).isEmpty();
        assertThat(waiting()).isEqualTo(1);
    }

    @Test
    @Tag("PRO-14")
    void the_host_s_record_goes_back_with_the_host_s_transaction() {
        NoteBook book = new NoteBook();
        keepRecordsIn(book);
        propose("Ada Lovelace");

        assertThatThrownBy(() -> host.inTransaction(false, () -> {
                    applyAll();
                    throw new IllegalStateException("the host changes its mind");
                }))
                .hasMessage("the host changes its mind");

        assertThat(notes()).isEmpty();
        assertThat(waiting()).isEqualTo(1);
    }

    @Test
    void signals_follow_the_host_s_commit() {
        StringBuilder seen = new StringBuilder();
        host.inTransaction(false, () -> {
            host.stores().<Void>write(tx -> {
                tx.afterCommit(() -> seen.append("signal"));
                return null;
            });
            seen.append("host ");
            return null;
        });
        assertThatThrownBy(() -> host.inTransaction(false, () -> {
                    host.stores().<Void>write(tx -> {
                        tx.afterCommit(() -> seen.append("never"));
                        return null;
                    });
                    throw new IllegalStateException("the host changes its mind");
                }))
                .hasMessage("the host changes its mind");

        assertThat(seen).hasToString("host signal");
    }

    protected final void propose(String name) {
        ClientSpace space = world.portal.as(contact).client(client);
        space.profile().propose(Proposal.on(space.profile().form()).set(BuiltInFields.NAME.value(), name));
    }

    protected final int waiting() {
        return world.desk().client(client).profile().queue().size();
    }

    /** Notes are told apart by their world's firm. */
    protected final void note(String text) {
        host.note(IDS.incrementAndGet(), world.firm + " " + text);
    }

    protected final String notes() {
        String prefix = world.firm + " ";
        return String.join(
                " ",
                host.notes().stream()
                        .filter(note -> note.startsWith(prefix))
                        .map(note -> note.substring(prefix.length()))
                        .toList());
    }

    private void keepRecordsIn(NoteBook book) {
        world = new World(host, book);
        client = new ClientId("ada");
        contact = world.contact(client, "Nora");
    }

    private void applyAll() {
        Profile profile = world.desk().client(client).profile();
        ChangeRequestId request = profile.queue().get(0).id();
        profile.acceptRest(request, profile.record().version());
        profile.apply(request, Reply.silent());
    }

    /** A host that writes a note for every name that it takes over. */
    private final class NoteBook implements ClientBook.Local {
        private boolean failing;

        @Override
        public Optional<ClientName> name(FirmId firm, ClientId client) {
            return Optional.of(ClientName.of("Ada"));
        }

        @Override
        public Optional<ClientRecord> read(Tx tx, FirmId firm, ClientId client) {
            return Optional.of(record(client, Version.FIRST, "Ada"));
        }

        @Override
        public ClientRecord apply(Tx tx, FirmId firm, ClientRecord base, Map<FieldPath, Value> changes) {
            String name = changes.get(FieldPath.of(BuiltInFields.NAME)) instanceof Value.Text text ? text.text() : "";
            note(name);
            if (failing) {
                throw new IllegalStateException("the host breaks");
            }
            return record(base.client(), base.version().next(), name);
        }

        private ClientRecord record(ClientId client, Version version, String name) {
            return new ClientRecord(
                    client, ClientName.of(name), version, Values.of(Map.of(BuiltInFields.NAME, Value.of(name))));
        }
    }
}
