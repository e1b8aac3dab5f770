package io.clientportal.activity;

import io.clientportal.kernel.ClientId;
import io.clientportal.kernel.ContactId;
import io.clientportal.kernel.EngagementId;
import io.clientportal.kernel.FirmGate;
import io.clientportal.kernel.Gate;
import io.clientportal.kernel.KeyRing;
import io.clientportal.kernel.Reach;
import java.security.MessageDigest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The activity log in the hands of a staff member: of one client, or of all within reach (LOG-01). */
public final class ActivityLog {

    /** Entries on one page. */
    public static final int PAGE = 50;

    private final Function<@Nullable UUID, List<ActivityView>> pages;

    private ActivityLog(Function<@Nullable UUID, List<ActivityView>> pages) {
        this.pages = pages;
    }

    /** What was done with one client. */
    public static ActivityLog of(Gate client, ActivityStore store, KeyRing ring) {
        return new ActivityLog(before -> client.read(
                ActivityRight.CLIENT, scope -> views(store.latest(scope, before, PAGE), ring, scope.reach())));
    }

    /** What one contact of the client did and what was done with that contact: for this client, and signing in. */
    public static ActivityLog of(Gate client, ContactId contact, ActivityStore store, KeyRing ring) {
        return new ActivityLog(before -> client.read(
                ActivityRight.CLIENT, scope -> views(store.latest(scope, contact, before, PAGE), ring, scope.reach())));
    }

    /** What was done at the firm; what belongs to no client and no contact is for members who reach every client. */
    public static ActivityLog of(FirmGate firm, ActivityStore store, KeyRing ring) {
        return new ActivityLog(before ->
                firm.read(ActivityRight.FIRM, scope -> views(store.latest(scope, before, PAGE), ring, scope.reach())));
    }

    /** The latest entries, latest first, at most {@link #PAGE}. */
    public List<ActivityView> latest() {
        return pages.apply(null);
    }

    /** The entries before the last one of the page before. */
    public List<ActivityView> before(UUID last) {
        return pages.apply(last);
    }

    private static List<ActivityView> views(List<KeptEntry> entries, KeyRing ring, Reach reach) {
        return entries.stream().map(entry -> view(entry, ring, reach)).toList();
    }

    private static ActivityView view(KeptEntry kept, KeyRing ring, Reach reach) {
        ActivityEntry entry = kept.entry();
        byte[] key = kept.wrappedKey();
        ActivityBody body = key == null
                ? new ActivityBody("", null, Map.of(), Map.of(), Map.of(), null, null, null)
                : reached(entry, ActivityBody.open(entry, ring.unwrap(key)), reach);
        return new ActivityView(
                entry.id(),
                entry.at(),
                entry.right(),
                entry.refused(),
                entry.actorKind(),
                entry.actorId(),
                body.actor(),
                body.viewer(),
                entry.client(),
                entry.subjectKind(),
                subject(entry, reach),
                seen(body.before(), reach),
                seen(body.after(), reach),
                details(body.details(), reach),
                body.address(),
                body.device(),
                body.request(),
                key == null,
                MessageDigest.isEqual(Activity.hashed(entry).hash(), entry.hash()));
    }

    /** The id of what an entry is about; empty where that is a client out of reach, such as one that a contact asked for. */
    private static String subject(ActivityEntry entry, Reach reach) {
        return entry.subjectKind().equals("client") && !reach.reaches(new ClientId(entry.subjectId()))
                ? ""
                : entry.subjectId();
    }

    /** Of an engagement out of reach stays that something was done, by whom and when. */
    private static ActivityBody reached(ActivityEntry entry, ActivityBody body, Reach reach) {
        Object engagement = entry.subjectKind().equals("engagement")
                ? entry.subjectId()
                : body.details().get("engagement");
        return engagement == null || reach.reaches(new EngagementId(engagement.toString()))
                ? body
                : new ActivityBody(
                        body.actor(),
                        body.viewer(),
                        Map.of(),
                        Map.of(),
                        Map.of(),
                        body.address(),
                        body.device(),
                        body.request());
    }

    private static Map<String, Object> seen(Map<String, Object> values, Reach reach) {
        Map<String, Object> seen = new LinkedHashMap<>(values);
        seen.keySet().removeIf(path -> !sees(reach, path));
        return reached(seen, reach);
    }

    /** Where an entry names engagements or clients, those out of reach are left out. */
    private static Map<String, Object> reached(Map<String, Object> seen, Reach reach) {
        seen.computeIfPresent("engagements", (key, ids) -> only(ids, id -> reach.reaches(new EngagementId(id))));
        seen.computeIfPresent("clients", (key, ids) -> only(ids, id -> reach.reaches(new ClientId(id))));
        return seen;
    }

    private static Object only(Object ids, Predicate<String> reached) {
        return ids instanceof List<?> list
                ? list.stream().filter(id -> reached.test(String.valueOf(id))).toList()
                : ids;
    }

    /** Details list what became of each field; each of them is left out where the field is not seen. */
    private static Map<String, Object> details(Map<String, Object> details, Reach reach) {
        Map<String, Object> seen = new LinkedHashMap<>(details);
        seen.computeIfPresent(
                "changes",
                (key, changes) -> changes instanceof List<?> lines
                        ? lines.stream()
                                .filter(line -> !(line instanceof Map<?, ?> change)
                                        || sees(reach, String.valueOf(change.get("path"))))
                                .toList()
                        : changes);
        return reached(seen, reach);
    }

    private static boolean sees(Reach reach, String path) {
        int slash = path.indexOf('/');
        return reach.sees(slash < 0 ? path : path.substring(0, slash));
    }
}
