package io.clientportal.profile;

import io.clientportal.fields.Value;
import io.clientportal.kernel.Version;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a contact submits: values of some fields by their keys, lists as a whole.
 *
 * @param base the version of the record that the form showed
 * @param shown the values that the form showed for these fields; where one is missing, the record's value at the base
 *     version counts
 * @param values the values as the contact left them; what equals the shown value is not proposed (PRO-07)
 * @param key makes a repeated submission harmless (PRO-29), see {@link #isKey}; null for none
 */
public record Proposal(
        Version base,
        Map<String, Value> shown,
        Map<String, Value> values,
        @Nullable String key) {

    public Proposal {
        shown = Map.copyOf(shown);
        values = Map.copyOf(values);
        if (key != null && !isKey(key)) {
            throw new IllegalArgumentException("An idempotency key has 1 to 128 characters, and no control characters");
        }
    }

    /** Whether the text could be an idempotency key: what every database keeps alike. */
    public static boolean isKey(String text) {
        return !text.isBlank()
                && text.length() <= 128
                && text.chars().noneMatch(c -> Character.isISOControl(c) || Character.isSurrogate((char) c));
    }

    /** Nothing yet, on a form as it was shown. */
    public static Proposal on(ProfileForm form) {
        Map<String, Value> shown = new LinkedHashMap<>();
        form.fields().forEach(field -> {
            if (field.definition().isProposable()) {
                shown.put(field.definition().key().value(), field.shown());
            }
        });
        return new Proposal(form.version(), shown, Map.of(), null);
    }

    /** The same with another value for a field. */
    public Proposal set(String field, Value value) {
        Map<String, Value> next = new LinkedHashMap<>(values);
        next.put(field, value);
        return new Proposal(base, shown, next, key);
    }

    /** The same with another text for a field; empty text clears it. */
    public Proposal set(String field, String text) {
        return set(field, Value.of(text));
    }

    /** The same with an idempotency key. */
    public Proposal withKey(String key) {
        return new Proposal(base, shown, values, key);
    }
}
