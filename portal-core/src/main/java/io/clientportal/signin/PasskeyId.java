package io.clientportal.signin;

import java.util.UUID;

/** A passkey of a contact. */
public record PasskeyId(UUID value) {

    @Override
    public String toString() {
        return value.toString();
    }
}
