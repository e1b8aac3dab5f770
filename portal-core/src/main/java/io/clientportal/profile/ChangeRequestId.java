package io.clientportal.profile;

import java.util.UUID;

/** A change request of one client. */
public record ChangeRequestId(UUID value) {

    @Override
    public String toString() {
        return value.toString();
    }
}
