package io.clientportal.spring.pages;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The formats of files that people know by name, as a form offers them; all others go by their media type. */
enum FileFormats {
    TEXTS(
            "application/pdf",
            ".pdf",
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            ".docx",
            "application/msword",
            ".doc",
            "application/vnd.oasis.opendocument.text",
            ".odt",
            "application/rtf",
            ".rtf",
            "text/plain",
            ".txt"),
    TABLES(
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            ".xlsx",
            "application/vnd.ms-excel",
            ".xls",
            "application/vnd.oasis.opendocument.spreadsheet",
            ".ods",
            "text/csv",
            ".csv"),
    SLIDES(
            "application/vnd.openxmlformats-officedocument.presentationml.presentation",
            ".pptx",
            "application/vnd.ms-powerpoint",
            ".ppt",
            "application/vnd.oasis.opendocument.presentation",
            ".odp"),
    PICTURES(
            "image/jpeg",
            ".jpg",
            "image/png",
            ".png",
            "image/heic",
            ".heic",
            "image/gif",
            ".gif",
            "image/webp",
            ".webp",
            "image/tiff",
            ".tif"),
    ARCHIVES("application/zip", ".zip");

    private static final Set<String> KNOWN = List.of(values()).stream()
            .flatMap(group -> group.endings.keySet().stream())
            .collect(Collectors.toUnmodifiableSet());

    private final Map<String, String> endings = new LinkedHashMap<>();

    FileFormats(String... typesAndEndings) {
        for (int i = 0; i < typesAndEndings.length; i += 2) {
            endings.put(typesAndEndings[i], typesAndEndings[i + 1]);
        }
    }

    /** How files end, by media type. */
    Map<String, String> endings() {
        return endings;
    }

    static boolean isKnown(String type) {
        return KNOWN.contains(type);
    }

    /** What is taken, in words: a group by its name where all of it is, otherwise one format after the other. */
    static String taken(List<String> types, Texts t) {
        List<String> names = new ArrayList<>();
        for (FileFormats group : values()) {
            if (types.containsAll(group.endings.keySet())) {
                names.add(t.of("formats." + group + ".all"));
            } else {
                group.endings.keySet().stream()
                        .filter(types::contains)
                        .map(type -> t.of("format." + type))
                        .forEach(names::add);
            }
        }
        List<String> others = types.stream().filter(type -> !isKnown(type)).toList();
        if (!others.isEmpty()) {
            names.add(names.isEmpty() ? String.join(", ", others) : t.of("formats.others"));
        }
        String all = String.join(", ", names);
        return all.substring(0, 1).toUpperCase(t.language()) + all.substring(1);
    }
}
