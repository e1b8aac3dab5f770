package io.clientportal.spring.pages;

import io.clientportal.fields.FieldPath;
import io.clientportal.fields.FieldType;
import io.clientportal.fields.Value;
import io.clientportal.kernel.Version;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.util.MultiValueMap;

/**
 * Values in a form's parameters: {@code f.name=…}, {@code f.mailing_address.city=…}, {@code f.people.<entry>.name=…}. What
 * can come back empty (choices, lists) also sends its bare name, so that nothing left of it is told from nothing asked.
 */
final class FormBody {

    private FormBody() {}

    /** A parameter that comes once at most; empty where it is missing. */
    static String one(MultiValueMap<String, String> body, String name) {
        List<String> values = body.get(name);
        if (values == null) {
            return "";
        }
        if (values.size() != 1) {
            throw BadInput.refusal();
        }
        return values.get(0) == null ? "" : values.get(0);
    }

    /** The version of a record or of settings, as a page of ours has sent it. */
    static Version version(String text) {
        if (text.isEmpty() || text.length() > 128) {
            throw BadInput.refusal();
        }
        return new Version(text);
    }

    /** The names after a prefix, up to the next dot. */
    static Set<String> keys(MultiValueMap<String, String> body, String prefix) {
        Set<String> keys = new TreeSet<>();
        for (String name : body.keySet()) {
            if (name.startsWith(prefix)) {
                int end = name.indexOf('.', prefix.length());
                keys.add(name.substring(prefix.length(), end < 0 ? name.length() : end));
            }
        }
        return keys;
    }

    /** The value at a name. Nothing is checked or mended here. */
    static Value value(MultiValueMap<String, String> body, String name, FieldType type) {
        return switch (type.shape()) {
            case TEXT -> Value.of(one(body, name));
            case FLAG -> flag(one(body, name));
            case PICKS -> picks(body.getOrDefault(name, List.of()));
            case PARTS -> parts(body, name, type);
            case ENTRIES -> entries(body, name, type);
        };
    }

    private static Value flag(String text) {
        return switch (text) {
            case "yes" -> Value.of(true);
            case "no" -> Value.of(false);
            default -> Value.of(text);
        };
    }

    private static Value picks(List<String> choices) {
        List<String> chosen = new ArrayList<>(choices);
        chosen.removeIf(String::isEmpty);
        return Value.of(chosen);
    }

    static Value parts(MultiValueMap<String, String> body, String name, FieldType type) {
        Map<String, String> parts = new LinkedHashMap<>();
        type.parts().keySet().forEach(part -> parts.put(part, one(body, name + "." + part)));
        return Value.ofParts(parts);
    }

    private static Value entries(MultiValueMap<String, String> body, String name, FieldType type) {
        Map<String, Value.Parts> entries = new LinkedHashMap<>();
        List<String> ids = new ArrayList<>();
        for (String key : body.keySet()) {
            if (key.startsWith(name + ".")) {
                String id = key.substring(name.length() + 1);
                id = id.contains(".") ? id.substring(0, id.indexOf('.')) : id;
                if (!ids.contains(id)) {
                    ids.add(id);
                }
            }
        }
        for (String id : ids) {
            if (!FieldPath.isEntry(id)) {
                throw BadInput.refusal();
            }
            if (parts(body, name + "." + id, type) instanceof Value.Parts parts) {
                entries.put(id, parts);
            }
        }
        return Value.ofEntries(entries);
    }

    /** Writes a value the way that {@link #value} reads it. */
    static void put(Map<String, List<String>> body, String name, Value value) {
        if (value instanceof Value.Text text) {
            body.put(name, List.of(text.text()));
        } else if (value instanceof Value.Flag flag) {
            body.put(name, List.of(flag.on() ? "yes" : "no"));
        } else if (value instanceof Value.Picks picks) {
            body.put(name, List.copyOf(picks.choices()));
        } else if (value instanceof Value.Parts parts) {
            parts.parts().forEach((part, text) -> body.put(name + "." + part, List.of(text)));
        } else if (value instanceof Value.Entries list) {
            list.entries()
                    .forEach((id, entry) -> entry.parts()
                            .forEach((part, text) -> body.put(name + "." + id + "." + part, List.of(text))));
        } else {
            body.put(name, List.of(""));
        }
    }
}
