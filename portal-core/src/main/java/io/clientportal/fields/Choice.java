package io.clientportal.fields;

/**
 * One choice of a field. The key is stored and never changes; the label is shown.
 *
 * @param key 1 to 64 characters
 */
public record Choice(String key, String label) {

    public Choice {
        if (key.isBlank() || key.length() > 64) {
            throw new IllegalArgumentException("The key of a choice has 1 to 64 characters");
        }
    }
}
