package io.clientportal.spring.pages;

import io.clientportal.activity.ActivityView;
import io.clientportal.fields.FieldDefinition;
import io.clientportal.fields.FieldKey;
import io.clientportal.fields.FieldPath;
import io.clientportal.fields.Value;
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
        Set<String> paths = new LinkedHashSet<>(view.before().keySet());
        paths.addAll(view.after().keySet());
        for (String path : paths) {
            Object before = view.before().get(path);
            Object after = view.after().get(path);
            ChangeView change = change(path, before, after);
            if (change != null) {
                changes.add(change);
            } else {
                fact(facts, path, before == null ? plain(after) : plain(before) + " → " + plain(after));
            }
        }
        fact(facts, "viewer", view.viewer());
        view.details().forEach((name, detail) -> {
            if (detail instanceof String text) {
                fact(facts, name, text);
            }
        });
        fact(facts, "address", view.address());
        fact(facts, "device", view.device());
        return new ActivityPage.Entry(view, changes, facts);
    }

    /** Null where the path names none of the firm's fields, or the values are not a field's. */
    private @Nullable ChangeView change(String path, @Nullable Object before, @Nullable Object after) {
        try {
            FieldPath parsed = FieldPath.parse(path);
            FieldDefinition field = fields.get(parsed.field());
            return field == null
                    ? null
                    : ChangeView.of(
                            values,
                            texts,
                            parsed,
                            field,
                            field.label(),
                            Value.fromJson(before),
                            Value.fromJson(after),
                            null);
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

    private static String plain(@Nullable Object value) {
        if (value instanceof List<?> list) {
            return String.join(", ", list.stream().map(String::valueOf).toList());
        }
        return value == null ? "–" : value.toString();
    }
}
