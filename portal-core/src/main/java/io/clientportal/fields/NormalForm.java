package io.clientportal.fields;

import java.math.BigDecimal;
import java.text.Normalizer;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

/** The form in which two values are compared: what differs only in spelling is the same. */
final class NormalForm {

    private static final Pattern BLANKS = Pattern.compile("\\s+");
    private static final Pattern INTERNATIONAL = Pattern.compile("^00");
    private static final Pattern NOT_DIALLED = Pattern.compile("[^0-9+]");

    private NormalForm() {}

    static Value of(FieldType type, Value value) {
        if (value instanceof Value.Text text) {
            return Value.of(text(type, text.text()));
        }
        if (value instanceof Value.Parts parts) {
            return parts(type, parts);
        }
        if (value instanceof Value.Entries list) {
            Map<String, Value.Parts> entries = new LinkedHashMap<>();
            list.entries().forEach((id, entry) -> {
                if (parts(type, entry) instanceof Value.Parts filled) {
                    entries.put(id, filled);
                }
            });
            return Value.ofEntries(entries);
        }
        return value;
    }

    private static Value parts(FieldType type, Value.Parts value) {
        Map<String, String> parts = new LinkedHashMap<>();
        value.parts()
                .forEach((name, text) -> parts.put(name, text(type.parts().getOrDefault(name, FieldType.TEXT), text)));
        return Value.ofParts(parts);
    }

    static String text(FieldType type, String text) {
        String clean = clean(type, text);
        return switch (type) {
            case NUMBER -> number(clean);
            case PHONE ->
                NOT_DIALLED
                        .matcher(INTERNATIONAL.matcher(clean).replaceFirst("+"))
                        .replaceAll("");
            case EMAIL -> email(clean);
            default -> clean;
        };
    }

    /** What is kept of a text: trimmed, composed (NFC), line breaks as one character or none. */
    static String clean(FieldType type, String text) {
        String composed = Normalizer.normalize(text, Normalizer.Form.NFC).strip();
        return type == FieldType.LONG_TEXT
                ? composed.replace("\r\n", "\n").replace('\r', '\n')
                : BLANKS.matcher(composed).replaceAll(" ");
    }

    /** A domain has no case. */
    static String email(String address) {
        int at = address.lastIndexOf('@');
        return at < 0
                ? address
                : address.substring(0, at) + address.substring(at).toLowerCase(java.util.Locale.ROOT);
    }

    private static String number(String text) {
        // Whatever is no plain number stays as it is: written out, 1e999999999 would fill the memory.
        if (!ValueCheck.NUMBER.matcher(text).matches()) {
            return text;
        }
        BigDecimal number = new BigDecimal(text);
        return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
    }
}
