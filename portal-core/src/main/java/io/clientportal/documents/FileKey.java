package io.clientportal.documents;

import java.util.regex.Pattern;

/**
 * Where a file lies in the {@link FileStore}: made by the portal, random, without anything of the file's name. Safe as a
 * path and as an object's key: parts of lower-case letters, digits and {@code -}, divided by {@code /}.
 */
public record FileKey(String value) {

    private static final Pattern FORM = Pattern.compile("[a-z0-9-]{1,130}(/[a-z0-9-]{1,64}){0,4}");

    public FileKey {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("Not the key of a file");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
