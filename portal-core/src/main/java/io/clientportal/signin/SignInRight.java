package io.clientportal.signin;

import io.clientportal.kernel.Permission;
import io.clientportal.kernel.Right;
import org.jspecify.annotations.Nullable;

/** Who may send links, and the steps of signing in, which are open to whoever holds a link, a code or a session. */
enum SignInRight implements Right {
    SEND(Permission.LET_IN),
    LINKS(Permission.ACCESS),
    REVOKE(Permission.LET_IN),
    RELEASE(Permission.LET_IN),
    INVITE(Permission.LET_IN),
    /** An invitation shown to staff once, so that they can hand it over themselves. */
    COPY(Permission.LET_IN),
    REVOKE_INVITATION(Permission.LET_IN),
    /** Looks at sessions and devices of a contact. */
    CREDENTIALS(Permission.ACCESS),
    START_RESET(Permission.LET_IN),
    END_SESSIONS(Permission.LET_IN),
    REMOVE_PASSKEYS(Permission.LET_IN),
    START_ADDRESS(Permission.LET_IN),
    CANCEL_ADDRESS(Permission.LET_IN),
    /** A contact's own account; not for who looks through that contact's eyes. */
    OWN(true),
    OWN_END(true),
    OWN_PASSWORD(true),
    OWN_ADDRESS(true),
    OWN_PASSKEY(true),
    OWN_PASSKEY_REMOVE(true),
    OWN_CANCEL_ADDRESS(true),
    LOOK(null),
    BEGIN(null),
    AGAIN(null),
    PROVE(null),
    PASSWORD(null),
    PASSKEY(null),
    ASK(null),
    /** Does what was asked for at the door. */
    ERRAND(null),
    ACCEPT(null),
    RESET(null),
    SET_UP(null),
    CONFIRM_ADDRESS(null),
    SESSION(null),
    /** Finds whom the host vouches for. */
    VOUCHED(null),
    SIGN_OUT(null),
    TOKENS(null),
    REFRESH(null);

    private final @Nullable Permission staff;
    private final boolean contact;

    SignInRight(@Nullable Permission staff) {
        this.staff = staff;
        this.contact = false;
    }

    SignInRight(boolean contact) {
        this.staff = null;
        this.contact = contact;
    }

    @Override
    public @Nullable Permission staff() {
        return staff;
    }

    @Override
    public boolean contact() {
        return contact;
    }

    @Override
    public boolean archived() {
        return switch (this) {
            case LINKS, REVOKE, REVOKE_INVITATION, CREDENTIALS, END_SESSIONS, REMOVE_PASSKEYS, CANCEL_ADDRESS -> true;
            default -> false;
        };
    }
}
