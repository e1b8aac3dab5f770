package io.clientportal.kernel;

/** What the host's own keys have to keep to, so that they are the same in every database and every URL. */
final class Keys {

    private Keys() {}

    static void require(String what, String value, int most) {
        if (value.isEmpty() || value.length() > most) {
            throw new IllegalArgumentException("The key of a " + what + " has 1 to " + most + " characters");
        }
        if (value.chars().anyMatch(c -> c < 0x20 || c == 0x7f || Character.isSurrogate((char) c))) {
            throw new IllegalArgumentException("The key of a " + what + " holds a character that is not allowed");
        }
    }
}
