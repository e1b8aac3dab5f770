package io.clientportal.viewing;

import java.util.UUID;

/** One look of a staff member through a contact's eyes. */
public record ViewingId(UUID value) {

    @Override
    public String toString() {
        return value.toString();
    }
}
