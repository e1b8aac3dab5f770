package io.clientportal.notices;

import static org.assertj.core.api.Assertions.assertThat;

import io.clientportal.World;
import io.clientportal.kernel.ClientId;
import io.clientportal.kernel.Contact;
import io.clientportal.profile.Profile;
import io.clientportal.profile.Proposal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What only shows where several workers empty one outbox. */
class OutboxContract {

    private static final int WORKERS = 8;
    private static final int CONTACTS = 24;
    /** With many rounds 10,000 e-mails. */
    private static final int EACH = Math.min(420, Integer.getInteger("portal.test.rounds", 10));

    private final World world = new World();
    private final ClientId client = world.client("Ada Miller");

    /** Mails each contact many times: proposes, and takes it back. */
    private void fill() throws Exception {
        List<Contact> contacts = new ArrayList<>();
        for (int i = 0; i < CONTACTS; i++) {
            contacts.add(world.contact(client, "Contact " + i));
        }
        for (Contact contact : contacts) {
            Profile mine = world.portal.as(contact).client(client).profile();
            Proposal proposal = Proposal.on(mine.form());
            for (int i = 0; i < EACH; i++) {
                mine.withdraw(mine.propose(proposal.set("name", "Name " + i)).id());
            }
        }
    }

    private void workTogether() throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(WORKERS);
        try {
            CyclicBarrier start = new CyclicBarrier(WORKERS);
            List<Future<?>> workers = new ArrayList<>();
            for (int i = 0; i < WORKERS; i++) {
                workers.add(pool.submit(() -> {
                    start.await();
                    world.portal.work();
                    return null;
                }));
            }
            for (Future<?> worker : workers) {
                worker.get(2, TimeUnit.MINUTES);
            }
        } finally {
            pool.shutdownNow();
        }
    }

    private Map<String, AtomicInteger> counting() {
        Map<String, AtomicInteger> sent = new ConcurrentHashMap<>();
        String domain = world.address("x").substring(1);
        world.mailer.server(mail -> {
            if (mail.to().endsWith(domain)) {
                sent.computeIfAbsent(mail.messageId(), id -> new AtomicInteger())
                        .incrementAndGet();
            }
        });
        return sent;
    }

    @Test
    @Tag("MAI-01")
    @Tag("SEC-122")
    void several_workers_send_each_email_once() throws Exception {
        fill();
        Map<String, AtomicInteger> sent = counting();
        workTogether();

        assertThat(sent).hasSize(CONTACTS * EACH);
        assertThat(sent.values()).extracting(AtomicInteger::get).containsOnly(1);
        world.clock.advance(Duration.ofHours(1));
        workTogether();
        assertThat(sent.values()).extracting(AtomicInteger::get).containsOnly(1);
    }
}
