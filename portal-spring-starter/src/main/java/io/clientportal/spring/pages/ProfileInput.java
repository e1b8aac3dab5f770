package io.clientportal.spring.pages;

import io.clientportal.fields.FieldDefinition;
import io.clientportal.fields.Value;
import io.clientportal.kernel.Version;
import io.clientportal.profile.ProfileForm;
import io.clientportal.profile.Proposal;
import io.clientportal.spring.web.Refusal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * The profile form as it came back.
 *
 * @param shown the values that the form was filled with, by field key
 * @param values the values as the contact left them
 * @param key of the submission; null before the summary
 * @param fresh the entry that was added just now; null for none
 */
record ProfileInput(
        Version base,
        Map<String, Value> shown,
        Map<String, Value> values,
        @Nullable String key,
        @Nullable String fresh) {

    private static final JsonMapper JSON = JsonMapper.shared();

    /** What was typed for a field that does not exist for this contact: named, so that it is refused. */
    private static final Value SOMETHING = Value.of("?");

    /** The form as it is opened. */
    static ProfileInput of(ProfileForm form) {
        Map<String, Value> shown = Proposal.on(form).shown();
        return new ProfileInput(form.version(), shown, shown, null, null);
    }

    /** @throws Refusal where this is no form of ours */
    static ProfileInput parse(MultiValueMap<String, String> body, ProfileForm form) {
        Map<String, Value> shown = shown(FormBody.one(body, "shown"));
        Map<String, FieldDefinition> known = new LinkedHashMap<>();
        form.fields().forEach(field -> known.put(field.definition().key().value(), field.definition()));
        Map<String, Value> values = new TreeMap<>();
        for (String key : FormBody.keys(body, "f.")) {
            FieldDefinition field = known.get(key);
            values.put(key, field == null ? SOMETHING : FormBody.value(body, "f." + key, field.type()));
        }
        Version base = FormBody.version(FormBody.one(body, "version"));
        String key = FormBody.one(body, "key");
        return new ProfileInput(base, shown, values, key.isBlank() ? null : checked(key), null)
                .done(FormBody.one(body, "do"), known);
    }

    private static String checked(String key) {
        if (!Proposal.isKey(key)) {
            throw BadInput.refusal();
        }
        return key;
    }

    /** What a button inside the form does to a list, where there is no script to do it. */
    private ProfileInput done(String command, Map<String, FieldDefinition> known) {
        String[] words = command.split(" ", 3);
        FieldDefinition field = words.length > 1 ? known.get(words[1]) : null;
        if (field == null || !field.type().isList()) {
            return this;
        }
        Map<String, Value.Parts> entries = new LinkedHashMap<>();
        if (values.get(words[1]) instanceof Value.Entries list) {
            entries.putAll(list.entries());
        }
        String entry = words.length > 2 ? words[2] : "";
        String added = null;
        switch (words[0]) {
            case "add" -> {
                added = UUID.randomUUID().toString();
                entries.put(added, new Value.Parts(Map.of()));
            }
            case "remove" -> entries.remove(entry);
            case "restore" -> {
                if (shown.get(words[1]) instanceof Value.Entries list
                        && list.entries().containsKey(entry)) {
                    entries.put(entry, list.entries().get(entry));
                }
            }
            default -> {
                return this;
            }
        }
        Map<String, Value> next = new TreeMap<>(values);
        next.put(words[1], Value.ofEntries(entries));
        return new ProfileInput(base, shown, next, key, added);
    }

    Proposal proposal() {
        return new Proposal(base, shown, values, key);
    }

    /** The same input on the form as it is now: fields that are gone are left out, new ones are filled (PRO-04). */
    ProfileInput on(ProfileForm form) {
        Map<String, Value> nextShown = new TreeMap<>();
        Map<String, Value> nextValues = new TreeMap<>();
        Proposal.on(form).shown().forEach((field, now) -> {
            nextShown.put(field, shown.getOrDefault(field, now));
            nextValues.put(field, values.getOrDefault(field, shown.getOrDefault(field, now)));
        });
        return new ProfileInput(form.version(), nextShown, nextValues, key, fresh);
    }

    ProfileInput withKey(String key) {
        return new ProfileInput(base, shown, values, key, fresh);
    }

    /** The hidden fields that carry the input from the summary on. */
    Map<String, List<String>> hidden() {
        Map<String, List<String>> hidden = new LinkedHashMap<>();
        hidden.put("version", List.of(base.value()));
        hidden.put("shown", List.of(shownJson()));
        if (key != null) {
            hidden.put("key", List.of(key));
        }
        values.forEach((field, value) -> FormBody.put(hidden, "f." + field, value));
        return hidden;
    }

    String shownJson() {
        Map<String, Object> json = new TreeMap<>();
        shown.forEach((field, value) -> json.put(field, value.isNone() ? "" : value.json()));
        return JSON.writeValueAsString(json);
    }

    private static Map<String, Value> shown(String json) {
        try {
            if (!(JSON.readValue(json, Object.class) instanceof Map<?, ?> fields)) {
                throw BadInput.refusal();
            }
            Map<String, Value> shown = new TreeMap<>();
            fields.forEach((key, value) -> shown.put((String) key, Value.fromJson(value)));
            return shown;
        } catch (JacksonException | IllegalArgumentException | ClassCastException e) {
            throw BadInput.refusal();
        }
    }
}
