package io.clientportal.kernel;

import java.util.UUID;

/** A contact of one firm. One person at two firms is two contacts. */
public record ContactId(UUID value) {

    @Override
    public String toString() {
        return value.toString();
    }
}
