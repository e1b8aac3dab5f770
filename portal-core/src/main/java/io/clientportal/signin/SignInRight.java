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
    LOOK(null),
    BEGIN(null),
    AGAIN(null),
    PROVE(null),
    SESSION(null),
    SIGN_OUT(null);

    private final @Nullable Permission staff;

    SignInRight(@Nullable Permission staff) {
        this.staff = staff;
    }

    @Override
    public @Nullable Permission staff() {
        return staff;
    }
}
