package io.clientportal.kernel;

/**
 * Which state of a record was read: the ETag, the form's version. Opaque to callers: equal means unchanged. The
 * portal's own records count upwards from 1; a host may use whatever its records carry, up to 128 characters.
 */
public record Version(String value) {

    public static final Version FIRST = of(1);

    public Version {
        if (value.isEmpty() || value.length() > 128) {
            throw new IllegalArgumentException("A version has 1 to 128 characters");
        }
    }

    public static Version of(long number) {
        return new Version(Long.toString(number));
    }

    /** The number of one of the portal's own records. */
    public long number() {
        return Long.parseLong(value);
    }

    /** The version that follows, of one of the portal's own records. */
    public Version next() {
        return of(number() + 1);
    }

    @Override
    public String toString() {
        return value;
    }
}
