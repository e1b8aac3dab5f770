package io.clientportal.files;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/** What lies in a zip, as far as its first entries tell: a document of an office program, a program, or just files. */
final class Zip {

    private static final int MOST_OF_A_LIST = 256 * 1024;
    private static final String OOXML = "application/vnd.openxmlformats-officedocument.";
    private static final String MACROS = ".macroenabled.12";

    /** By the folder of the document: the types it may have, by extension; the first one where the name does not say. */
    private static final Map<String, Family> FAMILIES = Map.of(
            "word/",
            new Family(
                    OOXML + "wordprocessingml.document",
                    Map.of("dotx", OOXML + "wordprocessingml.template"),
                    "application/vnd.ms-word.document" + MACROS),
            "xl/",
            new Family(
                    OOXML + "spreadsheetml.sheet",
                    Map.of("xltx", OOXML + "spreadsheetml.template"),
                    "application/vnd.ms-excel.sheet" + MACROS),
            "ppt/",
            new Family(
                    OOXML + "presentationml.presentation",
                    Map.of("potx", OOXML + "presentationml.template", "ppsx", OOXML + "presentationml.slideshow"),
                    "application/vnd.ms-powerpoint.presentation" + MACROS),
            "visio/",
            new Family("application/vnd.ms-visio.drawing", Map.of(), "application/vnd.ms-visio.drawing" + MACROS));

    private record Family(String type, Map<String, String> byExtension, String withMacros) {}

    private final byte[] head;
    private final Set<String> names = new LinkedHashSet<>();
    private String mimetype = "";
    private boolean macros;

    private Zip(byte[] head) {
        this.head = head;
        read();
    }

    static boolean is(byte[] head) {
        return isEntry(head, 0);
    }

    static String type(byte[] head, String extension) {
        return new Zip(head).type(extension);
    }

    private String type(String extension) {
        if (mimetype.startsWith("application/vnd.oasis.opendocument.") || mimetype.equals("application/epub+zip")) {
            return mimetype;
        }
        if (names.contains("AndroidManifest.xml")) {
            return "application/vnd.android.package-archive";
        }
        if (names.contains("META-INF/MANIFEST.MF")) {
            return "application/java-archive";
        }
        if (names.contains("[Content_Types].xml") || names.contains("_rels/.rels")) {
            for (Map.Entry<String, Family> family : FAMILIES.entrySet()) {
                if (names.stream().anyMatch(name -> name.startsWith(family.getKey()))) {
                    Family kind = family.getValue();
                    return macros ? kind.withMacros() : kind.byExtension().getOrDefault(extension, kind.type());
                }
            }
        }
        return "application/zip";
    }

    /** The entries whose headers lie in the head. */
    private void read() {
        int at = 0;
        while (at >= 0 && isEntry(head, at) && at + 30 <= head.length) {
            int flags = number(at + 6, 2);
            int method = number(at + 8, 2);
            long size = number(at + 18, 4) & 0xFFFFFFFFL;
            int data = at + 30 + number(at + 26, 2) + number(at + 28, 2);
            if (at + 30 + number(at + 26, 2) > head.length) {
                return;
            }
            String name = new String(head, at + 30, number(at + 26, 2), StandardCharsets.UTF_8);
            boolean first = names.isEmpty();
            names.add(name);
            macros |= name.endsWith("/vbaProject.bin");
            if (first && name.equals("mimetype") && method == 0) {
                mimetype = text(data, Math.min(size, 100)).strip().toLowerCase(Locale.ROOT);
            }
            if (name.equals("[Content_Types].xml")) {
                macros |= content(data, method, size).contains("macroenabled");
            }
            boolean sizeFollows = (flags & 8) != 0 && size == 0;
            at = sizeFollows || data + size > head.length ? next(Math.min(data, head.length)) : (int) (data + size);
            if (at < head.length && at >= 0 && !isEntry(head, at)) {
                at = next(at);
            }
        }
    }

    /** Where the next entry begins after one whose size is not known; -1 where none does. */
    private int next(int from) {
        for (int at = from; at + 4 <= head.length; at++) {
            if (isEntry(head, at)) {
                return at;
            }
        }
        return -1;
    }

    private String content(int from, int method, long size) {
        if (from >= head.length) {
            return "";
        }
        if (method == 0) {
            return text(from, size).toLowerCase(Locale.ROOT);
        }
        Inflater inflater = new Inflater(true);
        try {
            inflater.setInput(head, from, head.length - from);
            byte[] list = new byte[MOST_OF_A_LIST];
            int length = 0;
            while (length < list.length && !inflater.finished() && !inflater.needsInput()) {
                length += inflater.inflate(list, length, list.length - length);
            }
            return new String(list, 0, length, StandardCharsets.UTF_8).toLowerCase(Locale.ROOT);
        } catch (DataFormatException e) {
            return "";
        } finally {
            inflater.end();
        }
    }

    private String text(int from, long size) {
        int start = Math.min(from, head.length);
        return new String(
                Arrays.copyOfRange(head, start, (int) Math.min(head.length, start + size)), StandardCharsets.UTF_8);
    }

    private int number(int at, int bytes) {
        int number = 0;
        for (int i = bytes - 1; i >= 0; i--) {
            number = number << 8 | head[at + i] & 0xFF;
        }
        return number;
    }

    private static boolean isEntry(byte[] head, int at) {
        return at + 4 <= head.length
                && head[at] == 'P'
                && head[at + 1] == 'K'
                && head[at + 2] == 3
                && head[at + 3] == 4;
    }
}
