package io.clientportal.kernel;

/** What the host's own keys have to keep to, so that they are the same in every database and every URL. */
final class Keys {

    private static final String NO_PATH_PART = "/\\%;\u2028\u2029";

    private Keys() {}

    static void require(String what, String value, int most) {
        if (value.isEmpty() || value.length() > most) {
            throw new IllegalArgumentException("The key of a " + what + " has 1 to " + most + " characters");
        }
        if (value.chars().anyMatch(c -> c < 0x20 || c == 0x7f || Character.isSurrogate((char) c))) {
            throw new IllegalArgumentException("The key of a " + what + " holds a character that is not allowed");
        }
    }

    /** What reaches the portal as one part of a path, through whatever lies in front of it. */
    static void requirePathPart(String what, String value) {
        if (value.equals(".") || value.equals("..") || value.chars().anyMatch(c -> NO_PATH_PART.indexOf(c) >= 0)) {
            throw new IllegalArgumentException("The key of a " + what
                    + " stands in web addresses, so it holds no / \\ % or ; and no line separator, and is not . or .."
                    + " Give the portal an encoded key, such as base64url");
        }
    }
}
