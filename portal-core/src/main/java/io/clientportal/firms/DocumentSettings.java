package io.clientportal.firms;

import java.text.Normalizer;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a firm takes as documents, and how it sorts them.
 *
 * @param limit of one file, in bytes: 1,000 to 1 GiB
 * @param files how many documents of one client are kept, 1 to 1,000,000
 * @param bytes how large they may be together, in bytes: 1,000,000 to 10 TiB
 * @param types the media types that are taken, by content; in lower case
 * @param folders the document types to choose from: 1 to 50, each of 1 to 60 characters on one line; one that is there twice
 *     counts once
 * @param templates the document types by kind of client, such as "Company"; for clients of such a kind they take the place
 *     of {@code folders}. At most 30 kinds, named as document types are
 */
public record DocumentSettings(
        long limit,
        int files,
        long bytes,
        List<String> types,
        List<String> folders,
        Map<String, List<String>> templates) {

    private static final Pattern TYPE = Pattern.compile("[a-z0-9][a-z0-9.+-]{0,60}/[a-z0-9][a-z0-9.+-]{0,90}");

    /** Joiners of emoji and letters apart. */
    private static final Pattern UNSEEN = Pattern.compile("[\\p{Cf}\\p{Zl}\\p{Zp}\\p{Cn}\\p{Co}&&[^\\u200D]]");

    private static final Pattern AROUND = Pattern.compile("(?U)^\\s+|\\s+$");

    public static final DocumentSettings DEFAULT = new DocumentSettings(
            100_000_000,
            10_000,
            20_000_000_000L,
            List.of(
                    "application/pdf",
                    "image/jpeg",
                    "image/png",
                    "image/gif",
                    "image/webp",
                    "image/tiff",
                    "image/heic",
                    "text/plain",
                    "text/csv",
                    "application/rtf",
                    "application/msword",
                    "application/vnd.ms-excel",
                    "application/vnd.ms-powerpoint",
                    "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
                    "application/vnd.openxmlformats-officedocument.presentationml.presentation",
                    "application/vnd.oasis.opendocument.text",
                    "application/vnd.oasis.opendocument.spreadsheet",
                    "application/vnd.oasis.opendocument.presentation",
                    "application/zip"),
            List.of("Tax", "Accounts", "Correspondence", "Contracts", "Other"),
            Map.of());

    public DocumentSettings {
        require("A file's limit", limit, 1_000, 1 << 30);
        Bounds.require("The number of documents of a client", files, 1, 1_000_000);
        require("The room of a client", bytes, 1_000_000, 10L << 40);
        types = List.copyOf(new LinkedHashSet<>(types));
        if (types.isEmpty()
                || types.size() > 200
                || !types.stream().allMatch(type -> TYPE.matcher(type).matches())) {
            throw new IllegalArgumentException("Types are 1 to 200 media types in lower case");
        }
        folders = checked(folders);
        if (templates.size() > 30) {
            throw new IllegalArgumentException("There are at most 30 kinds of client");
        }
        Map<String, List<String>> kinds = new LinkedHashMap<>();
        templates.forEach((kind, own) -> {
            if (kinds.put(cleaned("A kind of client", kind), checked(own)) != null) {
                throw new IllegalArgumentException("A kind of client is there only once");
            }
        });
        templates = Collections.unmodifiableMap(kinds);
    }

    /** The document types of a kind of client; those of every client where there is no such kind. */
    public List<String> folders(@Nullable String kind) {
        List<String> own = kind == null ? null : templates.get(kind);
        return own == null ? folders : own;
    }

    public DocumentSettings limitedTo(long limit) {
        return new DocumentSettings(limit, files, bytes, types, folders, templates);
    }

    public DocumentSettings withRoom(int files, long bytes) {
        return new DocumentSettings(limit, files, bytes, types, folders, templates);
    }

    public DocumentSettings taking(List<String> types) {
        return new DocumentSettings(limit, files, bytes, types, folders, templates);
    }

    public DocumentSettings in(List<String> folders) {
        return new DocumentSettings(limit, files, bytes, types, folders, templates);
    }

    public DocumentSettings with(Map<String, List<String>> templates) {
        return new DocumentSettings(limit, files, bytes, types, folders, templates);
    }

    private static List<String> checked(List<String> folders) {
        Set<String> once = new LinkedHashSet<>();
        folders.forEach(folder -> once.add(cleaned("A document type", folder)));
        if (once.isEmpty() || once.size() > 50) {
            throw new IllegalArgumentException("There are 1 to 50 document types");
        }
        return List.copyOf(once);
    }

    /** As documents keep it, which refuse what cannot be seen: what is offered here has to be taken there. */
    private static String cleaned(String what, String name) {
        String clean = AROUND.matcher(UNSEEN.matcher(Normalizer.normalize(name, Normalizer.Form.NFC))
                        .replaceAll(""))
                .replaceAll("");
        if (clean.isEmpty()
                || clean.length() > 60
                || clean.codePoints()
                        .anyMatch(c -> Character.isISOControl(c) || Character.getType(c) == Character.SURROGATE)) {
            throw new IllegalArgumentException(what + " has 1 to 60 characters on one line");
        }
        return clean;
    }

    private static void require(String what, long value, long least, long most) {
        if (value < least || value > most) {
            throw new IllegalArgumentException(what + " is " + least + " to " + most + " bytes");
        }
    }
}
