package io.clientportal.spring.pages;

import io.clientportal.firms.DocumentSettings;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.springframework.util.MultiValueMap;

/** The settings of documents as a form sends them; whatever is wrong is noted at its input. */
final class DocumentSettingsForm {

    private static final List<String> INPUTS =
            List.of("limit", "limit-unit", "bytes", "bytes-unit", "files", "more-types", "folders");
    private static final Pattern NO = Pattern.compile("[0-9]{1,4}");
    private static final String KIND = "kind.";

    private final Map<String, String> typed;
    private final Set<String> ticked;
    private final List<DocumentSettingsPage.Kind> kinds;
    private final Map<String, String> errors = new HashMap<>();

    private DocumentSettingsForm(Map<String, String> typed, Set<String> ticked, List<DocumentSettingsPage.Kind> kinds) {
        this.typed = typed;
        this.ticked = ticked;
        this.kinds = kinds;
    }

    static DocumentSettingsForm of(MultiValueMap<String, String> body) {
        Map<String, String> typed = new HashMap<>();
        INPUTS.forEach(input -> typed.put(input, FormBody.one(body, input).strip()));
        Map<Integer, DocumentSettingsPage.Kind> kinds = new TreeMap<>();
        for (String no : FormBody.keys(body, KIND)) {
            if (!NO.matcher(no).matches()) {
                throw BadInput.refusal();
            }
            kinds.put(
                    Integer.valueOf(no),
                    new DocumentSettingsPage.Kind(
                            Integer.parseInt(no),
                            FormBody.one(body, KIND + no).strip(),
                            FormBody.one(body, "folders." + no)));
        }
        return new DocumentSettingsForm(
                typed, new LinkedHashSet<>(body.getOrDefault("type", List.of())), List.copyOf(kinds.values()));
    }

    /** What stands in the form before anybody has typed. */
    static DocumentSettingsForm of(DocumentSettings settings) {
        SizeInput limit = SizeInput.of(settings.limit());
        SizeInput bytes = SizeInput.of(settings.bytes());
        Map<String, String> typed = new HashMap<>();
        typed.put("limit", limit.number());
        typed.put("limit-unit", limit.unit());
        typed.put("bytes", bytes.number());
        typed.put("bytes-unit", bytes.unit());
        typed.put("files", Integer.toString(settings.files()));
        typed.put("folders", String.join("\n", settings.folders()));
        typed.put(
                "more-types",
                String.join(
                        "\n",
                        settings.types().stream()
                                .filter(type -> !FileFormats.isKnown(type))
                                .toList()));
        List<DocumentSettingsPage.Kind> kinds = new ArrayList<>();
        settings.templates()
                .forEach((kind, folders) ->
                        kinds.add(new DocumentSettingsPage.Kind(kinds.size(), kind, String.join("\n", folders))));
        return new DocumentSettingsForm(typed, new LinkedHashSet<>(settings.types()), kinds);
    }

    Map<String, String> typed() {
        return typed;
    }

    Set<String> ticked() {
        return ticked;
    }

    List<DocumentSettingsPage.Kind> kinds() {
        return kinds;
    }

    Map<String, String> errors() {
        return errors;
    }

    /** The number of the next kind in the form. */
    int nextKind() {
        return kinds.isEmpty() ? 0 : kinds.get(kinds.size() - 1).no() + 1;
    }

    DocumentSettings settings(DocumentSettings now, Texts t) {
        DocumentSettings next = now;
        next = read("limit", next, t, all -> all.limitedTo(size("limit", all.limit())));
        next = read("bytes", next, t, all -> all.withRoom(all.files(), size("bytes", all.bytes())));
        next = read("files", next, t, all -> all.withRoom(Integer.parseInt(input("files")), all.bytes()));
        next = types(next, t);
        next = folders(next, t);
        return templates(next, t);
    }

    /** Those that stay keep their place. */
    private DocumentSettings types(DocumentSettings now, Texts t) {
        Set<String> chosen = new LinkedHashSet<>(ticked);
        for (String line : lines(input("more-types"))) {
            String type = line.toLowerCase(Locale.ROOT);
            try {
                now.taking(List.of(type));
                chosen.add(type);
            } catch (IllegalArgumentException e) {
                errors.put("more-types", t.of("settings.more-types.wrong", line));
            }
        }
        Set<String> inOrder = new LinkedHashSet<>(now.types());
        inOrder.retainAll(chosen);
        inOrder.addAll(chosen);
        return errors.containsKey("more-types") ? now : read("types", now, t, all -> all.taking(List.copyOf(inOrder)));
    }

    private DocumentSettings folders(DocumentSettings now, Texts t) {
        List<String> folders = lines(input("folders"));
        return isTwice("folders", folders, t) ? now : read("folders", now, t, all -> all.in(folders));
    }

    private DocumentSettings templates(DocumentSettings now, Texts t) {
        Map<String, List<String>> templates = new LinkedHashMap<>();
        for (DocumentSettingsPage.Kind kind : kinds) {
            List<String> folders = lines(kind.folders());
            if (kind.name().isEmpty() && folders.isEmpty()) {
                continue; // it was added, and nothing was typed
            }
            check("kind-" + kind.no(), "kind", t, () -> now.with(Map.of(kind.name(), now.folders())));
            String at = "folders-" + kind.no();
            if (!isTwice(at, folders, t)) {
                check(at, "folders", t, () -> now.in(folders));
            }
            if (templates.put(kind.name(), folders) != null) {
                errors.put("kind-" + kind.no(), t.of("settings.twice", kind.name()));
            }
        }
        return errors.isEmpty() ? read("kinds", now, t, all -> all.with(templates)) : now;
    }

    private boolean isTwice(String at, Collection<String> lines, Texts t) {
        Set<String> seen = new HashSet<>();
        for (String line : lines) {
            if (!seen.add(line)) {
                errors.put(at, t.of("settings.twice", line));
                return true;
            }
        }
        return false;
    }

    private DocumentSettings read(
            String input, DocumentSettings before, Texts t, Function<DocumentSettings, DocumentSettings> change) {
        DocumentSettings[] after = {before};
        check(input, input, t, () -> after[0] = change.apply(before));
        return after[0];
    }

    private void check(String input, String sentence, Texts t, Runnable change) {
        try {
            change.run();
        } catch (NumberFormatException e) {
            errors.put(input, t.of(input.equals("files") ? "settings.number" : "settings.size.wrong"));
        } catch (IllegalArgumentException e) {
            errors.put(input, t.sentence("settings-" + sentence, String.valueOf(e.getMessage())));
        }
    }

    private long size(String input, long now) {
        return new SizeInput(input(input), input(input + "-unit")).bytes(now);
    }

    private String input(String input) {
        return typed.getOrDefault(input, "");
    }

    private static List<String> lines(String text) {
        return text.lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
    }
}
