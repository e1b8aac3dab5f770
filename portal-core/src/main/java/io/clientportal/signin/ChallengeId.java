package io.clientportal.signin;

import java.util.UUID;

/** A code being asked for, in one browser. */
public record ChallengeId(UUID value) {

    @Override
    public String toString() {
        return value.toString();
    }
}
