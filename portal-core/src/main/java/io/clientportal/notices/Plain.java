package io.clientportal.notices;

/** Text that people wrote, made fit for an e-mail: nothing in it ends a header or turns the reading order around. */
final class Plain {

    private Plain() {}

    /** @param lines whether line breaks stay; they become blanks otherwise */
    static String text(String text, boolean lines) {
        StringBuilder clean = new StringBuilder(text.length());
        text.replace("\r\n", "\n").codePoints().forEach(c -> {
            if (c == '\n' && lines) {
                clean.append('\n');
            } else if (c == '\n' || c == '\r' || c == '\t' || c == 0x85 || c == 0x2028 || c == 0x2029) {
                clean.append(' ');
            } else if (c >= 0xd800 && c <= 0xdfff) {
                clean.append('\ufffd');
            } else if (!Character.isISOControl(c) && !turnsReadingOrder(c)) {
                clean.appendCodePoint(c);
            }
        });
        return clean.toString().strip();
    }

    private static boolean turnsReadingOrder(int c) {
        return c >= 0x202a && c <= 0x202e || c >= 0x2066 && c <= 0x2069;
    }
}
