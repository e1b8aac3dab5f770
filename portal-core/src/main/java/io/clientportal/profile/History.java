package io.clientportal.profile;

import io.clientportal.activity.ActivityBody;
import io.clientportal.activity.ActivityEntry;
import io.clientportal.fields.FieldDefinition;
import io.clientportal.fields.FieldPath;
import io.clientportal.fields.Value;
import io.clientportal.firms.ProfileSettings;
import io.clientportal.kernel.EngagementId;
import io.clientportal.kernel.Gate;
import io.clientportal.kernel.Scope;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The profile update history, read from the activity log. */
final class History {

    private static final int PAGE_MAX = 100;

    private final Profiles profiles;
    private final Gate gate;

    History(Profiles profiles, Gate gate) {
        this.profiles = profiles;
        this.gate = gate;
    }

    List<HistoryEntry> page(@Nullable UUID before, int most) {
        return gate.read(ProfileRight.READ, scope -> {
            ProfileSettings settings = profiles.firms.settings(scope).profile();
            Instant since = scope.now().minus(Duration.ofHours(24L * settings.historyDays()));
            int size = Math.min(most, PAGE_MAX);
            List<HistoryEntry> page = new ArrayList<>();
            UUID last = before;
            boolean more = true;
            // What has no line for this member is left out, and the page filled up: a short one is the last.
            while (more && page.size() < size) {
                List<ActivityEntry> found = profiles.activity.latest(scope, Profiles.HISTORY, since, last, size);
                found.stream()
                        .map(entry -> entry(scope, settings, entry))
                        .filter(entry -> !entry.lines().isEmpty())
                        .filter(entry ->
                                entry.engagement() == null || scope.reach().reaches(entry.engagement()))
                        .limit(size - page.size())
                        .forEach(page::add);
                more = found.size() == size;
                last = more ? found.get(size - 1).id() : last;
            }
            return page;
        });
    }

    private static HistoryEntry entry(Scope scope, ProfileSettings settings, ActivityEntry entry) {
        ActivityBody body = ActivityBody.open(entry, scope.key());
        Map<String, Object> details = body.details();
        boolean request = details.containsKey("request");
        List<HistoryEntry.Line> lines = request ? ofRequest(details) : ofEdit(settings, body);
        String source = text(details, "source");
        return new HistoryEntry(
                entry.id(),
                entry.at(),
                kind(entry, details),
                details.get("engagement") instanceof String engagement ? new EngagementId(engagement) : null,
                request ? first(text(details, "decidedBy"), body.actor()) : body.actor(),
                text(details, "proposedBy"),
                source.isEmpty() ? null : EditSource.valueOf(source),
                text(details, "reason"),
                text(details, "note"),
                lines.stream()
                        .filter(line -> scope.reach().sees(line.path().field().value()))
                        .toList());
    }

    private static HistoryEntry.Kind kind(ActivityEntry entry, Map<String, Object> details) {
        if (details.get("kind") instanceof String kind) {
            return HistoryEntry.Kind.valueOf(kind);
        }
        return entry.right().equals(ProfileRight.NOTICE.key())
                ? HistoryEntry.Kind.CHANGED_ELSEWHERE
                : HistoryEntry.Kind.EDITED;
    }

    private static List<HistoryEntry.Line> ofRequest(Map<String, Object> details) {
        List<HistoryEntry.Line> lines = new ArrayList<>();
        if (details.get("changes") instanceof List<?> changes) {
            for (Object change : changes) {
                if (change instanceof Map<?, ?> line) {
                    Object result = line.get("result");
                    lines.add(new HistoryEntry.Line(
                            FieldPath.parse(text(line, "path")),
                            text(line, "label"),
                            Value.fromJson(line.containsKey("before") ? line.get("before") : line.get("shown")),
                            Value.fromJson(line.get("proposed")),
                            Value.fromJson(line.containsKey("after") ? line.get("after") : line.get("shown")),
                            result == null ? null : Outcome.Result.valueOf((String) result)));
                }
            }
        }
        return lines;
    }

    private static List<HistoryEntry.Line> ofEdit(ProfileSettings settings, ActivityBody body) {
        List<HistoryEntry.Line> lines = new ArrayList<>();
        body.after().forEach((path, after) -> {
            FieldPath parsed = FieldPath.parse(path);
            String label = settings.field(parsed.field())
                    .map(FieldDefinition::label)
                    .orElse(parsed.field().value());
            lines.add(new HistoryEntry.Line(
                    parsed, label, Value.fromJson(body.before().get(path)), Value.NONE, Value.fromJson(after), null));
        });
        return lines;
    }

    private static String text(Map<?, ?> details, String name) {
        return details.get(name) instanceof String text ? text : "";
    }

    private static String first(String one, String other) {
        return one.isEmpty() ? other : one;
    }
}
