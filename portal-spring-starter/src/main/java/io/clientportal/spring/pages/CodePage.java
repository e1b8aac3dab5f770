package io.clientportal.spring.pages;

import io.clientportal.signin.Challenge;
import org.jspecify.annotations.Nullable;

/**
 * Where the code is entered.
 *
 * @param error why the code was not taken; null where none was entered yet
 * @param again whether a new code was sent just now
 */
public record CodePage(Challenge challenge, @Nullable String error, boolean again) implements Page {

    /** Where the form is sent: it depends on what the link is for. */
    public String action(Paths to) {
        return switch (challenge.kind()) {
            case INVITATION -> to.invitation(challenge.id());
            case ADDRESS -> to.newAddress(challenge.id());
            default -> to.code(challenge.id());
        };
    }
}
