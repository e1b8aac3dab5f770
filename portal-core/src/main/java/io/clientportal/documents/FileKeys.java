package io.clientportal.documents;

import io.clientportal.kernel.FirmId;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.regex.Pattern;

/** Makes the keys of files: the firm's folder, year and month, and 128 random bits. */
final class FileKeys {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final Pattern PLAIN = Pattern.compile("[a-z0-9-]{1,64}");
    /** In bytes, twice as many letters. */
    private static final int LONGEST = 64;

    private static final DateTimeFormatter MONTH =
            DateTimeFormatter.ofPattern("yyyy/MM").withZone(ZoneOffset.UTC);

    private FileKeys() {}

    static FileKey next(FirmId firm, Instant now) {
        byte[] random = new byte[16];
        RANDOM.nextBytes(random);
        return new FileKey(
                folder(firm) + "/" + MONTH.format(now) + "/" + HexFormat.of().formatHex(random));
    }

    /** No two firms have the same: a plain name never begins as the others do, and a hash as no text in hexadecimal. */
    static String folder(FirmId firm) {
        String name = firm.value();
        if (PLAIN.matcher(name).matches() && !name.startsWith("x-")) {
            return name;
        }
        byte[] bytes = name.getBytes(StandardCharsets.UTF_8);
        return bytes.length <= LONGEST
                ? "x-" + HexFormat.of().formatHex(bytes)
                : "x-h-" + HexFormat.of().formatHex(Pieces.digest().digest(bytes));
    }
}
