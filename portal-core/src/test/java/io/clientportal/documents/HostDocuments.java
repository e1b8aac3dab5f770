package io.clientportal.documents;

import io.clientportal.kernel.ClientId;
import io.clientportal.kernel.EngagementId;
import io.clientportal.kernel.FirmId;
import java.io.ByteArrayInputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A host's own documents, listed by their keys; it can be away, careless, or break off in the middle. */
public final class HostDocuments implements DocumentBook {

    private static final Instant LONG_AGO = Instant.parse("2025-11-01T09:00:00Z");

    private final Map<ClientId, TreeMap<String, HostDocument>> documents = new HashMap<>();
    private final Map<String, byte[]> bytes = new HashMap<>();
    private final Map<DocumentId, String> arrivals = new HashMap<>();
    private long changes;
    /** How often a list was read from its beginning. */
    public final AtomicInteger walks = new AtomicInteger();
    /** How often {@link #add} was called. */
    final AtomicInteger adds = new AtomicInteger();
    /** How often {@link #remove} was called. */
    final AtomicInteger removals = new AtomicInteger();

    volatile boolean away;
    /** Of this client alone nothing is told; null for none. */
    volatile @Nullable ClientId awayFor;
    /** What every call fails with; null for none does. */
    volatile @Nullable Throwable failure;
    /** The key that {@link #add} answers, whatever is there; null for one of its own. */
    volatile @Nullable String answersKey;
    /** Whether more is answered than was asked for. */
    volatile boolean careless;
    /** Whether the answer of the next {@link #add} is lost on its way. */
    volatile boolean losesAnswer;
    /** What is answered to every page after a key, in place of what is there; null for what is there. */
    volatile @Nullable Function<@Nullable String, List<HostDocument>> replies;
    /** What happens before a list is read. */
    volatile Runnable beforePage = () -> {};
    /** What happens once a page was read, before it is answered. */
    volatile Runnable afterPage = () -> {};
    /** What happens once something was added, before anybody is told. */
    volatile Runnable afterAdd = () -> {};

    final List<Arrival> arrived = new ArrayList<>();

    static HostDocument pdf(String key, String name) {
        return new HostDocument(
                key, name, "application/pdf", ("%PDF-" + key).length(), "1", "Tax", 2025, null, LONG_AGO, "Hans Host");
    }

    /** Adds a document whose bytes are {@code %PDF-} and its key, or changes it. */
    public synchronized void put(ClientId client, HostDocument document) {
        put(client, document, "%PDF-" + document.key());
    }

    synchronized void put(ClientId client, HostDocument document, String content) {
        documents.computeIfAbsent(client, unknown -> new TreeMap<>()).put(document.key(), document);
        bytes.put(client + "/" + document.key(), content.getBytes(StandardCharsets.ISO_8859_1));
        changes++;
    }

    synchronized void remove(ClientId client, String key) {
        of(client).remove(key);
        changes++;
    }

    synchronized List<String> names(ClientId client) {
        return of(client).values().stream().map(HostDocument::name).toList();
    }

    synchronized String read(ClientId client, String name) {
        HostDocument document = of(client).values().stream()
                .filter(one -> one.name().equals(name))
                .findFirst()
                .orElseThrow();
        return new String(bytes.get(client + "/" + document.key()), StandardCharsets.ISO_8859_1);
    }

    private TreeMap<String, HostDocument> of(ClientId client) {
        return documents.getOrDefault(client, new TreeMap<>());
    }

    private void requireThere(ClientId client) {
        Throwable thrown = failure;
        if (thrown != null) {
            throw HostDocuments.<RuntimeException>unchecked(thrown);
        }
        if (away || client.equals(awayFor)) {
            throw new IllegalStateException("The host's documents are away");
        }
    }

    /** As hosts in other languages throw what is checked in Java. */
    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
    private static <E extends Throwable> E unchecked(Throwable thrown) throws E {
        throw (E) thrown;
    }

    @Override
    public synchronized String state(FirmId firm, ClientId client) {
        requireThere(client);
        return of(client).size() + "/" + changes;
    }

    @Override
    public List<HostDocument> page(FirmId firm, ClientId client, @Nullable String after, int most) {
        Function<@Nullable String, List<HostDocument>> nonsense = replies;
        if (nonsense != null) {
            return nonsense.apply(after);
        }
        beforePage.run();
        List<HostDocument> page;
        synchronized (this) {
            requireThere(client);
            if (after == null) {
                walks.incrementAndGet();
            }
            page = of(client).values().stream()
                    .filter(one -> after == null || one.key().compareTo(after) > 0)
                    .limit(careless ? Long.MAX_VALUE : most)
                    .toList();
        }
        afterPage.run();
        return page;
    }

    @Override
    public synchronized InputStream open(FirmId firm, ClientId client, String key, long from) throws IOException {
        requireThere(client);
        byte[] found = of(client).containsKey(key) ? bytes.get(client + "/" + key) : null;
        if (found == null) {
            throw new FileNotFoundException(key);
        }
        InputStream open = new ByteArrayInputStream(found);
        open.skipNBytes(from);
        return open;
    }

    @Override
    public String add(FirmId firm, ClientId client, Arrival document, InputStream content) throws IOException {
        adds.incrementAndGet();
        requireThere(client);
        String key;
        synchronized (this) {
            byte[] all = content.readAllBytes();
            key = arrivals.computeIfAbsent(document.id(), unknown -> {
                arrived.add(document);
                EngagementId engagement = document.engagement();
                String made = "p-" + arrivals.size();
                put(
                        client,
                        new HostDocument(
                                made,
                                document.name(),
                                document.type(),
                                document.size(),
                                "1",
                                document.folder(),
                                document.year(),
                                engagement,
                                document.uploadedAt(),
                                document.uploader().name()),
                        new String(all, StandardCharsets.ISO_8859_1));
                return made;
            });
        }
        afterAdd.run();
        if (losesAnswer) {
            losesAnswer = false;
            throw new IOException("The line broke");
        }
        return Objects.requireNonNullElse(answersKey, key);
    }

    @Override
    public synchronized void remove(FirmId firm, ClientId client, DocumentId document) throws IOException {
        removals.incrementAndGet();
        requireThere(client);
        String key = arrivals.get(document);
        if (key != null) {
            remove(client, key);
        }
    }
}
