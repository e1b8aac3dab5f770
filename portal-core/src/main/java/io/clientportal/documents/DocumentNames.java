package io.clientportal.documents;

import io.clientportal.kernel.PortalException;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Names of files and folders, as they are kept. */
final class DocumentNames {

    private static final int LONGEST = 255;
    private static final int LONGEST_EXTENSION = 20;
    private static final int LONGEST_FOLDER = 60;
    private static final int LONGEST_SEARCH = 200;
    private static final int ZERO_WIDTH_JOINER = 0x200D;
    /** Dots, and spaces of every width, in front and behind. */
    private static final Pattern AROUND = Pattern.compile("(?U)^[\\s.]+|[\\s.]+$");

    private static final Pattern BLANK = Pattern.compile("(?U)\\s*");
    private static final Pattern MARKS = Pattern.compile("\\p{M}+");

    private static final String OFFICE = "application/vnd.openxmlformats-officedocument.";
    private static final String OPEN = "application/vnd.oasis.opendocument.";

    /** The extensions that a type goes by. */
    private static final Map<String, Set<String>> EXTENSIONS = Map.ofEntries(
            Map.entry("application/pdf", Set.of("pdf")),
            Map.entry("image/jpeg", Set.of("jpg", "jpeg", "jpe", "jfif")),
            Map.entry("image/png", Set.of("png")),
            Map.entry("image/gif", Set.of("gif")),
            Map.entry("image/webp", Set.of("webp")),
            Map.entry("image/tiff", Set.of("tif", "tiff")),
            Map.entry("image/heic", Set.of("heic", "heif")),
            Map.entry("image/heif", Set.of("heic", "heif")),
            Map.entry("image/bmp", Set.of("bmp")),
            Map.entry("image/svg+xml", Set.of("svg")),
            Map.entry("text/plain", Set.of("txt", "text", "log", "md", "csv")),
            Map.entry("text/csv", Set.of("csv")),
            Map.entry("text/html", Set.of("html", "htm", "xhtml")),
            Map.entry("application/xml", Set.of("xml")),
            Map.entry("message/rfc822", Set.of("eml")),
            Map.entry("text/javascript", Set.of("js", "mjs")),
            Map.entry("application/rtf", Set.of("rtf")),
            Map.entry("text/rtf", Set.of("rtf")),
            Map.entry("application/zip", Set.of("zip")),
            Map.entry("application/msword", Set.of("doc", "dot")),
            Map.entry("application/vnd.ms-excel", Set.of("xls", "xlt")),
            Map.entry("application/vnd.ms-powerpoint", Set.of("ppt", "pps")),
            Map.entry(OFFICE + "wordprocessingml.document", Set.of("docx")),
            Map.entry(OFFICE + "spreadsheetml.sheet", Set.of("xlsx")),
            Map.entry(OFFICE + "presentationml.presentation", Set.of("pptx")),
            Map.entry(OPEN + "text", Set.of("odt")),
            Map.entry(OPEN + "spreadsheet", Set.of("ods")),
            Map.entry(OPEN + "presentation", Set.of("odp")));

    private DocumentNames() {}

    /**
     * A file's name as it is kept: the last part of its path, in NFC, without characters that control or turn text, and
     * without dots in front or behind; shortened to 255 characters before its extension.
     *
     * @throws PortalException.Refused where nothing is left of it
     */
    static String clean(String name) {
        String last = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
        StringBuilder text = new StringBuilder();
        Normalizer.normalize(last, Normalizer.Form.NFC)
                .codePoints()
                .filter(DocumentNames::isText)
                .forEachOrdered(text::appendCodePoint);
        String clean = AROUND.matcher(text).replaceAll("");
        if (clean.isEmpty()) {
            throw new PortalException.Refused(DocumentRule.NOT_A_NAME);
        }
        return shortened(clean);
    }

    private static boolean isText(int c) {
        int type = Character.getType(c);
        return type != Character.CONTROL
                && type != Character.SURROGATE
                && type != Character.LINE_SEPARATOR
                && type != Character.PARAGRAPH_SEPARATOR
                && type != Character.UNASSIGNED
                && type != Character.PRIVATE_USE
                && (type != Character.FORMAT || c == ZERO_WIDTH_JOINER);
    }

    private static String shortened(String name) {
        if (name.length() <= LONGEST) {
            return name;
        }
        int dot = name.lastIndexOf('.');
        String end = dot > 0 && name.length() - dot <= LONGEST_EXTENSION ? name.substring(dot) : "";
        int cut = LONGEST - end.length();
        if (Character.isHighSurrogate(name.charAt(cut - 1))) {
            cut--;
        }
        return name.substring(0, cut).stripTrailing() + end;
    }

    /** As searched and sorted: without case and accents, the same in every database. */
    static String folded(String name) {
        String plain = Normalizer.normalize(
                        MARKS.matcher(Normalizer.normalize(name, Normalizer.Form.NFD))
                                .replaceAll(""),
                        Normalizer.Form.NFC)
                .toLowerCase(Locale.ROOT);
        if (plain.length() <= LONGEST) {
            return plain;
        }
        return plain.substring(0, Character.isHighSurrogate(plain.charAt(LONGEST - 1)) ? LONGEST - 1 : LONGEST);
    }

    /** What is searched for, folded. */
    static String search(String text) {
        String clean = text.strip();
        if (clean.isEmpty()
                || text.length() > LONGEST_SEARCH
                || clean.codePoints()
                        .anyMatch(c -> Character.isISOControl(c) || Character.getType(c) == Character.SURROGATE)) {
            throw new PortalException.Refused(DocumentRule.NOT_A_SEARCH);
        }
        return folded(clean);
    }

    /** A document type as it is kept. */
    static String folder(String folder) {
        String clean = Normalizer.normalize(folder, Normalizer.Form.NFC).strip();
        if (BLANK.matcher(clean).matches()
                || clean.length() > LONGEST_FOLDER
                || clean.codePoints().anyMatch(c -> !isText(c))) {
            throw new PortalException.Refused(DocumentRule.NOT_A_FOLDER);
        }
        return clean;
    }

    static void requireYear(@Nullable Integer year) {
        if (year != null && (year < 1900 || year > 2199)) {
            throw new PortalException.Refused(DocumentRule.NOT_A_YEAR);
        }
    }

    /** Whether a name's extension goes with the type that its content has; a name without one goes with every type. */
    static boolean agree(String type, String name) {
        int dot = name.lastIndexOf('.');
        if (dot < 0) {
            return true;
        }
        String extension = name.substring(dot + 1).toLowerCase(Locale.ROOT);
        Set<String> own = EXTENSIONS.get(type);
        return own == null
                ? EXTENSIONS.values().stream().noneMatch(others -> others.contains(extension))
                : own.contains(extension);
    }
}
