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
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
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

    volatile boolean away;
    /** Whether more is answered than was asked for. */
    volatile boolean careless;
    /** Whether the answer of the next {@link #add} is lost on its way. */
    volatile boolean losesAnswer;
    /** What happens before a list is read. */
    volatile Runnable beforePage = () -> {};
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

    private void requireThere() {
        if (away) {
            throw new IllegalStateException("The host's documents are away");
        }
    }

    @Override
    public synchronized String state(FirmId firm, ClientId client) {
        requireThere();
        return of(client).size() + "/" + changes;
    }

    @Override
    public List<HostDocument> page(FirmId firm, ClientId client, @Nullable String after, int most) {
        beforePage.run();
        synchronized (this) {
            requireThere();
            if (after == null) {
                walks.incrementAndGet();
            }
            return of(client).values().stream()
                    .filter(one -> after == null || one.key().compareTo(after) > 0)
                    .limit(careless ? Long.MAX_VALUE : most)
                    .toList();
        }
    }

    @Override
    public synchronized InputStream open(FirmId firm, ClientId client, String key, long from) throws IOException {
        requireThere();
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
        requireThere();
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
        return key;
    }

    @Override
    public synchronized void remove(FirmId firm, ClientId client, DocumentId document) throws IOException {
        requireThere();
        String key = arrivals.get(document);
        if (key != null) {
            remove(client, key);
        }
    }
}
