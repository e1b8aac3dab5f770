package io.clientportal.signin;

import java.util.UUID;

/** A session. It names one and opens nothing. */
public record SessionId(UUID value) {

    @Override
    public String toString() {
        return value.toString();
    }
}
