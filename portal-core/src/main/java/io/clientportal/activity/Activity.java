package io.clientportal.activity;

import io.clientportal.kernel.Caller;
import io.clientportal.kernel.Contact;
import io.clientportal.kernel.ContactId;
import io.clientportal.kernel.Ids;
import io.clientportal.kernel.Journal;
import io.clientportal.kernel.Origin;
import io.clientportal.kernel.Staff;
import io.clientportal.kernel.Tx;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** Writes the activity log: what is personal is sealed under the person's key (LOG-05), the rest can be proved. */
public final class Activity implements Journal {

    private static final int FORMAT = 1;
    private static final JsonMapper JSON = JsonMapper.shared();

    private final ActivityStore store;

    public Activity(ActivityStore store) {
        this.store = store;
    }

    @Override
    public void write(Tx tx, Line line) {
        UUID id = Ids.next(line.at());
        Caller caller = line.caller();
        Staff viewer = caller instanceof Contact contact ? contact.viewedBy() : null;
        ContactId contact =
                caller instanceof Contact one ? one.id() : line.subject().contact();
        ActivityEntry entry = new ActivityEntry(
                id,
                line.firm(),
                line.at(),
                line.right(),
                line.refused(),
                kind(caller),
                actorId(caller),
                viewer == null ? null : viewer.id().value(),
                line.client(),
                contact,
                line.subject().kind(),
                line.subject().id(),
                line.holder(),
                body(line, viewer, id),
                new byte[0]);
        store.add(tx, hashed(entry));
    }

    private static byte[] body(Line line, @Nullable Staff viewer, UUID id) {
        Origin origin = line.caller().origin();
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("actor", line.callerName());
        putIfPresent(body, "viewer", viewer == null ? null : viewer.name());
        body.put("before", line.before());
        body.put("after", line.after());
        body.put("details", line.details());
        putIfPresent(body, "address", origin.address());
        putIfPresent(body, "device", origin.device());
        putIfPresent(body, "request", origin.request());
        return line.key().sealText(JSON.writeValueAsString(body), context(id));
    }

    private static void putIfPresent(Map<String, Object> body, String name, @Nullable String value) {
        if (value != null) {
            body.put(name, value);
        }
    }

    static String context(UUID id) {
        return "activity " + id;
    }

    private static String kind(Caller caller) {
        return caller.getClass().getSimpleName().toLowerCase(java.util.Locale.ROOT);
    }

    private static String actorId(Caller caller) {
        if (caller instanceof Staff staff) {
            return staff.id().value();
        }
        return caller instanceof Contact contact ? contact.id().toString() : "";
    }

    /** SHA-256 over every column with its length before it, so that no two entries are written alike. */
    static ActivityEntry hashed(ActivityEntry e) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeByte(FORMAT);
            out.writeLong(e.id().getMostSignificantBits());
            out.writeLong(e.id().getLeastSignificantBits());
            out.writeLong(e.at().toEpochMilli());
            out.writeBoolean(e.refused());
            for (Object text : new Object[] {
                e.firm(),
                e.right(),
                e.actorKind(),
                e.actorId(),
                e.viewedBy(),
                e.client(),
                e.contact(),
                e.subjectKind(),
                e.subjectId(),
                e.holder()
            }) {
                put(out, text == null ? null : text.toString().getBytes(StandardCharsets.UTF_8));
            }
            put(out, e.body());
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(bytes.toByteArray());
            return new ActivityEntry(
                    e.id(),
                    e.firm(),
                    e.at(),
                    e.right(),
                    e.refused(),
                    e.actorKind(),
                    e.actorId(),
                    e.viewedBy(),
                    e.client(),
                    e.contact(),
                    e.subjectKind(),
                    e.subjectId(),
                    e.holder(),
                    e.body(),
                    hash);
        } catch (IOException e2) {
            throw new UncheckedIOException(e2);
        } catch (NoSuchAlgorithmException e2) {
            throw new IllegalStateException("This Java has no SHA-256", e2);
        }
    }

    private static void put(DataOutputStream out, byte @Nullable [] value) throws IOException {
        if (value == null) {
            out.writeInt(-1);
        } else {
            out.writeInt(value.length);
            out.write(value);
        }
    }
}
