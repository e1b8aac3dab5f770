package io.clientportal.kernel;

import java.text.Normalizer;

/** Names that people type. */
public final class Names {

    private static final int MOST = 200;

    private Names() {}

    /**
     * A name as it is kept: in NFC, without blanks around it, 1 to 200 characters on one line.
     *
     * @throws PortalException.Refused with this rule where the text is none
     */
    public static String checked(String name, Rule rule) {
        String clean = Normalizer.normalize(name, Normalizer.Form.NFC).strip();
        if (clean.isEmpty()
                || clean.length() > MOST
                || clean.codePoints()
                        .anyMatch(c -> Character.isISOControl(c) || Character.getType(c) == Character.SURROGATE)) {
            throw new PortalException.Refused(rule);
        }
        return clean;
    }
}
