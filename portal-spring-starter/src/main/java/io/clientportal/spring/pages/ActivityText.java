package io.clientportal.spring.pages;

import io.clientportal.activity.ActivityView;
import io.clientportal.fields.FieldDefinition;
import io.clientportal.fields.FieldKey;
import io.clientportal.fields.FieldPath;
import io.clientportal.fields.Value;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Entries of the activity log in words: values by their field, everything else by its name. */
final class ActivityText {

    private final Texts texts;
    private final ValueText values;
    private final Map<FieldKey, FieldDefinition> fields;

    ActivityText(Texts texts, Map<FieldKey, FieldDefinition> fields) {
        this.texts = texts;
        this.values = new ValueText(texts);
        this.fields = fields;
    }

    ActivityPage.Entry entry(ActivityView view) {
        List<ChangeView> changes = new ArrayList<>();
        List<ActivityPage.Fact> facts = new ArrayList<>();
        ChangeView.Stage stage =
                view.right().equals("profile.propose") ? ChangeView.Stage.PROPOSED : ChangeView.Stage.DONE;
        Set<String> paths = new LinkedHashSet<>(view.before().keySet());
        paths.addAll(view.after().keySet());
        for (String path : paths) {
            Object before = view.before().get(path);
            Object after = view.after().get(path);
            ChangeView change = change(stage, path, before, after);
            if (change != null) {
                changes.add(change);
            } else {
                String now = plain(path, after);
                fact(facts, path, before == null ? now : plain(path, before) + " → " + now);
            }
        }
        fact(facts, "viewer", view.viewer());
        view.details().forEach((name, detail) -> {
            if (detail instanceof String text && !name.equals("kind")) {
                fact(facts, name, readable(text));
            }
        });
        fact(facts, "address", view.address());
        fact(facts, "device", view.device());
        return new ActivityPage.Entry(view, changes, facts);
    }

    /** Null where the path names none of the firm's fields, or the values are not a field's. */
    private @Nullable ChangeView change(
            ChangeView.Stage stage, String path, @Nullable Object before, @Nullable Object after) {
        try {
            FieldPath parsed = FieldPath.parse(path);
            FieldDefinition field = fields.get(parsed.field());
            return field == null
                    ? null
                    : ChangeView.of(
                            values,
                            stage,
                            new ChangeView.Subject(parsed, field, field.label()),
                            Value.fromJson(before),
                            Value.fromJson(after));
        } catch (IllegalArgumentException e) {
            return null; // an entry of another feature uses names of its own
        }
    }

    private void fact(List<ActivityPage.Fact> facts, String name, @Nullable String text) {
        if (text != null && !text.isEmpty()) {
            String label = texts.messages().getMessage("fact." + name, null, name, texts.language());
            facts.add(new ActivityPage.Fact(label == null ? name : label, text));
        }
    }

    /** An instant as people write it; any other text as it is. */
    private String readable(String text) {
        try {
            return text.length() > 19 && text.endsWith("Z") ? texts.exact(Instant.parse(text)) : text;
        } catch (DateTimeException e) {
            return text; // it only looked like one
        }
    }

    private String plain(String path, @Nullable Object value) {
        if (path.equals("document-size") && value instanceof Number bytes) {
            return texts.size(bytes.longValue());
        }
        if (value instanceof Boolean flag) {
            return texts.of(flag ? "value.yes" : "value.no");
        }
        if (value instanceof List<?> list) {
            return String.join(", ", list.stream().map(String::valueOf).toList());
        }
        return value == null ? "–" : value.toString();
    }
}
