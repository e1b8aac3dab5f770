package io.clientportal.signin;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What a link is for. No link serves as one of another kind. */
public enum LinkKind {
    /** Leads to something of one client, and binds to the first device that proves the code (SIG-04). */
    SHARE(null),
    /** Signs in who has a login account, on any device, once. */
    SIGN_IN(Duration.ofMinutes(15)),
    /** Invites a contact to make a login account (ACC-03). */
    INVITATION(Duration.ofDays(7)),
    /** Chooses a new password (SIG-07). */
    RESET(Duration.ofMinutes(30)),
    /** Makes a login account that nobody was invited to (SIG-06). */
    SET_UP(Duration.ofMinutes(30)),
    /** Proves a new login e-mail (ACC-09). */
    ADDRESS(Duration.ofDays(1));

    private final @Nullable Duration life;

    LinkKind(@Nullable Duration life) {
        this.life = life;
    }

    /**
     * How long it can be used, from its sending.
     *
     * @throws IllegalStateException for share links, whose life the firm sets
     */
    public Duration life() {
        if (life == null) {
            throw new IllegalStateException("The firm sets how long share links live");
        }
        return life;
    }

    /** Whether it opens for its secret alone; the others ask for a code. Nothing happens before a form is sent. */
    boolean withoutCode() {
        return this == RESET || this == SET_UP;
    }
}
