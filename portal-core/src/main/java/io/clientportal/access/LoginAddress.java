package io.clientportal.access;

import io.clientportal.kernel.PortalException;
import java.net.IDN;
import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * A login e-mail (ACC-15).
 *
 * @param typed as it was typed, without blanks around it; what is written to and shown
 * @param key what addresses are compared by: composed, the domain in ASCII, without case
 */
record LoginAddress(String typed, String key) {

    private static final int LONGEST = 254;

    /** Nothing that could end a header, quote, or list a second address. */
    private static final Pattern LOCAL = Pattern.compile("[^@<>,;:\"()\\[\\]\\\\]{1,64}");

    private static final Pattern DOMAIN = Pattern.compile("([a-z0-9]([a-z0-9-]*[a-z0-9])?\\.)+[a-z0-9-]*[a-z0-9]{2}");

    /** @throws PortalException.Refused where this is no address */
    static LoginAddress of(String address) {
        String typed = Normalizer.normalize(address.strip(), Normalizer.Form.NFC);
        int at = typed.lastIndexOf('@');
        if (at < 1 || typed.length() > LONGEST || typed.codePoints().anyMatch(LoginAddress::invisible)) {
            throw new PortalException.Refused(AccessRule.NOT_AN_ADDRESS);
        }
        String local = typed.substring(0, at);
        String domain = ascii(typed.substring(at + 1)).toLowerCase(Locale.ROOT);
        if (!LOCAL.matcher(local).matches() || !DOMAIN.matcher(domain).matches()) {
            throw new PortalException.Refused(AccessRule.NOT_AN_ADDRESS);
        }
        return new LoginAddress(typed, local.toLowerCase(Locale.ROOT) + '@' + domain);
    }

    private static String ascii(String domain) {
        try {
            return IDN.toASCII(domain);
        } catch (IllegalArgumentException e) {
            throw new PortalException.Refused(AccessRule.NOT_AN_ADDRESS);
        }
    }

    private static boolean invisible(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.UNASSIGNED,
                    Character.SPACE_SEPARATOR,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> true;
            default -> false;
        };
    }
}
