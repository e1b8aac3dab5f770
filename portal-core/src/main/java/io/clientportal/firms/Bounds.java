package io.clientportal.firms;

/** The bounds of a setting. */
final class Bounds {

    private Bounds() {}

    static void require(String what, int value, int least, int most) {
        if (value < least || value > most) {
            throw new IllegalArgumentException(what + " is " + least + " to " + most);
        }
    }
}
