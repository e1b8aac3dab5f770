package io.clientportal;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import io.clientportal.access.NewContact;
import io.clientportal.documents.FileKey;
import io.clientportal.documents.HostDocuments;
import io.clientportal.fields.FieldKey;
import io.clientportal.fields.FieldPath;
import io.clientportal.fields.Value;
import io.clientportal.fields.Values;
import io.clientportal.firms.FirmSettings;
import io.clientportal.kernel.ClientId;
import io.clientportal.kernel.ClientName;
import io.clientportal.kernel.FirmId;
import io.clientportal.kernel.KeyRing;
import io.clientportal.kernel.Tx;
import io.clientportal.kernel.Version;
import io.clientportal.kernel.Visitor;
import io.clientportal.memory.InMemoryFiles;
import io.clientportal.memory.InMemoryStores;
import io.clientportal.notices.Mail;
import io.clientportal.notices.MailRefused;
import io.clientportal.notices.Mailer;
import io.clientportal.profile.ClientBook;
import io.clientportal.profile.ClientRecord;
import io.clientportal.signin.HostKeys;
import io.clientportal.signin.HostTokens;
import io.clientportal.signin.Target;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What is told of a running installation, and what is not. */
@Tag("SEC-165")
class DoctorTest {

    private static final String SECRET = "nora.secret@example.com";

    private final TestStores stores = new TestStores.InMemory();
    private World world = new World(stores, null);

    private static List<String> ids(List<Finding> findings) {
        findings.forEach(finding -> {
            assertThat(finding.sentence()).endsWith(".").doesNotContain(SECRET);
            assertThat(finding.mend()).endsWith(".").doesNotContain(SECRET);
        });
        return findings.stream().map(Finding::id).toList();
    }

    private List<String> ids() {
        return ids(world.portal.doctor());
    }

    private List<String> ids(Mailer mailer) {
        return ids(new Doctor(world.portal, mailer, null, null, true, Duration.ofMillis(200)).findings());
    }

    @Test
    void a_sound_portal_in_memory_is_found_to_be_in_memory() {
        world.client("Ada");
        assertThat(ids()).containsExactly("D-02", "D-09");
    }

    @Test
    void documents_of_the_hosts_without_a_place_where_uploads_arrive_are_told() {
        Portal lacking = Portal.with(world.stores.stores())
                .documents(new HostDocuments())
                .build();

        assertThat(lacking.doctor().stream().map(Finding::id)).contains("D-18");
        assertThat(ids()).doesNotContain("D-18");
    }

    @Test
    void a_place_of_files_that_cannot_be_written_is_told() {
        world.store = new InMemoryFiles() {
            @Override
            public Sink create(FileKey key) {
                throw new IllegalStateException(SECRET);
            }
        };
        assertThat(ids()).containsExactly("D-02", "D-09", "D-17");
        world.store = world.files;
        assertThat(ids()).containsExactly("D-02", "D-09");
        assertThat(world.files.keys()).isEmpty();
    }

    @Test
    void nothing_given_is_told_as_that() {
        assertThat(ids(Portal.with(new InMemoryStores()).build().doctor()))
                .containsExactly("D-02", "D-05", "D-09", "D-14");
        KeyRing kept = KeyRing.of("k1", Map.of("k1", new byte[32]));
        assertThat(ids(Portal.with(new InMemoryStores()).keys(kept).build().doctor()))
                .doesNotContain("D-09");
    }

    @Test
    void a_mail_server_that_refuses_or_says_nothing_is_told_in_time() {
        assertThat(ids(checked(() -> {
                    throw new IllegalStateException("535 wrong password of " + SECRET);
                })))
                .contains("D-06");
        CountDownLatch never = new CountDownLatch(1);
        assertThat(ids(checked(() -> {
                    try {
                        never.await();
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                })))
                .contains("D-06");
        assertThat(ids(checked(() -> {}))).doesNotContain("D-06");
    }

    private static Mailer checked(Runnable check) {
        return new Mailer() {
            @Override
            public void send(Mail mail) {
                throw new AssertionError("Nothing is sent");
            }

            @Override
            public void check() {
                check.run();
            }
        };
    }

    @Test
    void what_has_been_due_for_more_than_ten_minutes_shows_that_nobody_works() {
        ClientId client = world.client("Ada");
        world.desk().client(client).links().sendTo(new NewContact("Nora", SECRET), Target.PROFILE);
        world.clock.advance(Duration.ofMinutes(10));
        assertThat(ids()).doesNotContain("D-07");
        world.clock.advance(Duration.ofMillis(1));
        assertThat(ids()).contains("D-07");
        world.portal.work();
        assertThat(ids()).doesNotContain("D-07");
        world.portal.as(new Visitor(world.firm)).askForLink(SECRET);
        world.clock.advance(Duration.ofMinutes(11));
        assertThat(ids()).as("asked for at the door").contains("D-07");
        world.portal.work();
        assertThat(ids()).doesNotContain("D-07");
    }

    @Test
    void e_mails_that_were_given_up_are_counted() {
        ClientId client = world.client("Ada");
        world.mailer.server(mail -> {
            throw new MailRefused(true, "550 no such user " + SECRET);
        });
        world.desk().client(client).links().sendTo(new NewContact("Nora", SECRET), Target.PROFILE);
        world.portal.work();
        assertThat(ids()).contains("D-08");
    }

    @Test
    void a_ring_without_the_firms_key_is_told_with_the_firm() {
        Portal other = Portal.with(stores.stores()).clock(world.clock).build();
        List<Finding> findings = other.doctor();
        assertThat(ids(findings)).contains("D-10");
        assertThat(findings.toString()).contains("the firm " + world.firm);
        new World(stores, null);
        assertThat(other.doctor().toString()).contains("2 firms");
    }

    @Test
    void a_firm_without_a_web_address_is_told() {
        world.portal.setUp(new FirmId("bare"), FirmSettings.of("Bare"));
        assertThat(ids()).contains("D-16");
    }

    @Test
    void keys_of_the_hosts_tokens_that_cannot_be_had_are_told() {
        HostTokens away = HostTokens.of("i", "a", HostKeys.at(URI.create("http://127.0.0.1:9/keys")));
        assertThat(ids(Portal.with(new InMemoryStores())
                        .hostTokens(away)
                        .build()
                        .doctor()))
                .contains("D-15");
        HostTokens none = HostTokens.of("i", "a", new ImmutableJWKSet<>(new JWKSet()));
        assertThat(ids(Portal.with(new InMemoryStores())
                        .hostTokens(none)
                        .build()
                        .doctor()))
                .contains("D-15");
    }

    @Test
    void keys_that_fail_in_a_way_of_their_own_keep_nothing_else_from_being_told() {
        HostTokens failing = HostTokens.of("i", "a", (selector, context) -> {
            throw new IllegalStateException("no keys for " + SECRET);
        });
        assertThat(ids(Portal.with(new InMemoryStores())
                        .hostTokens(failing)
                        .build()
                        .doctor()))
                .contains("D-05", "D-15");
    }

    @Test
    void records_that_cannot_be_read_at_one_firm_are_not_waited_for_at_all_others() {
        Book book = new Book();
        world = new World(stores, book);
        World other = new World(stores, book);
        for (World one : List.of(world, other)) {
            one.desk().client(new ClientId("ada")).profile().record();
        }
        book.broken = true;
        int before = book.asked.get();
        assertThat(ids()).contains("D-13");
        assertThat(book.asked.get() - before).isEqualTo(1);
    }

    @Test
    void records_that_do_not_fit_the_fields_are_told_by_the_fields_keys_alone() {
        Book book = new Book();
        world = new World(stores, book);
        ClientId client = new ClientId("ada");
        world.desk().client(client).profile().record();
        assertThat(ids()).doesNotContain("D-12", "D-13");
        book.values = Values.of(Map.of(
                new FieldKey("occupaton"), Value.of(SECRET),
                new FieldKey("emails"), Value.of(SECRET)));
        List<Finding> findings = world.portal.doctor();
        assertThat(ids(findings)).contains("D-12").doesNotContain("D-13");
        assertThat(findings.toString()).contains("occupaton", "emails").doesNotContain(client.value());
        book.broken = true;
        assertThat(ids()).contains("D-13");
    }

    /** A host's records, which go wrong. */
    private static final class Book implements ClientBook.Local {
        private volatile Values values = Values.NONE;
        private volatile boolean broken;
        private final AtomicInteger asked = new AtomicInteger();

        @Override
        public Optional<ClientName> name(FirmId firm, ClientId client) {
            return Optional.of(ClientName.of("Ada"));
        }

        @Override
        public Optional<ClientRecord> read(Tx tx, FirmId firm, ClientId client) {
            asked.incrementAndGet();
            if (broken) {
                throw new IllegalStateException("no row for " + SECRET);
            }
            return Optional.of(new ClientRecord(client, ClientName.of("Ada"), Version.FIRST, values));
        }

        @Override
        public ClientRecord apply(Tx tx, FirmId firm, ClientRecord base, Map<FieldPath, Value> changes) {
            values = base.values().with(changes);
            return new ClientRecord(base.client(), base.name(), base.version().next(), values);
        }
    }
}
