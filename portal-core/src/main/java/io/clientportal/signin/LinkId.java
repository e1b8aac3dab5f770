package io.clientportal.signin;

import java.util.UUID;

/** A link that was sent. */
public record LinkId(UUID value) {

    @Override
    public String toString() {
        return value.toString();
    }
}
