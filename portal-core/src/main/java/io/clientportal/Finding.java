package io.clientportal;

/**
 * Something about an installation that is wrong, or not safe.
 *
 * @param id such as {@code P-01}, the same for as long as the library lives
 * @param sentence what is wrong; never anybody's values, and no secret
 * @param mend what to do
 */
public record Finding(String id, String sentence, String mend) {

    @Override
    public String toString() {
        return id + ' ' + sentence + ' ' + mend;
    }
}
