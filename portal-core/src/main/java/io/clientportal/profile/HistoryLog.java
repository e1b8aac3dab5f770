package io.clientportal.profile;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How the activity log keeps what became of a request, so that the update history can be read from it. */
final class HistoryLog {

    private HistoryLog() {}

    /** Which engagement a request is about; nothing where it is about the client's record. */
    static Map<String, Object> about(ChangeRequest request) {
        return request.engagement() == null
                ? Map.of()
                : Map.of("engagement", request.engagement().value());
    }

    static Map<String, Object> details(ChangeRequest request, HistoryEntry.Kind kind) {
        Map<String, Object> details = new LinkedHashMap<>();
        details.put("request", request.id().toString());
        details.putAll(about(request));
        details.put("kind", kind.name());
        details.put("proposedBy", request.byName());
        details.put("proposedAt", request.at().toString());
        Closing closing = request.closing();
        if (closing != null) {
            details.put("decidedBy", closing.byName());
            details.put("reason", closing.reason());
            details.put("note", closing.reply().note());
            details.put("told", closing.reply().tell());
        }
        List<Map<String, @Nullable Object>> changes = new ArrayList<>();
        for (Change change : request.changes()) {
            Map<String, @Nullable Object> line = new LinkedHashMap<>();
            line.put("path", change.path().toString());
            line.put("label", change.label());
            line.put("shown", change.shown().json());
            line.put("proposed", change.proposed().json());
            if (closing != null) {
                closing.outcomes().stream()
                        .filter(outcome -> outcome.path().equals(change.path()))
                        .forEach(outcome -> {
                            line.put("result", outcome.result().name());
                            line.put("before", outcome.before().json());
                            line.put("after", outcome.after().json());
                        });
            }
            changes.add(line);
        }
        details.put("changes", changes);
        return details;
    }
}
