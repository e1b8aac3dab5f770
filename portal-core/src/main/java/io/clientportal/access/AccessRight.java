package io.clientportal.access;

import io.clientportal.kernel.Permission;
import io.clientportal.kernel.Right;
import org.jspecify.annotations.Nullable;

/** Who may see and change who is let in. */
enum AccessRight implements Right {
    LOOK(Permission.ACCESS),
    ADD(Permission.LET_IN),
    GRANT(Permission.LET_IN),
    END(Permission.LET_IN),
    DISABLE(Permission.LET_IN),
    ENABLE(Permission.LET_IN),
    /** Anybody who reaches the client may stop an account at once (ACC-17). */
    SUSPEND(Permission.ACCESS),
    RESUME(Permission.LET_IN),
    RENEW_NAME(Permission.LET_IN),
    /** A contact's own clients. */
    HOME(null);

    private final @Nullable Permission staff;

    AccessRight(@Nullable Permission staff) {
        this.staff = staff;
    }

    @Override
    public @Nullable Permission staff() {
        return staff;
    }

    @Override
    public boolean contact() {
        return this == HOME;
    }

    @Override
    public boolean viewing() {
        return this == HOME;
    }

    @Override
    public boolean archived() {
        return switch (this) {
            case LOOK, END, DISABLE, SUSPEND -> true;
            default -> false;
        };
    }
}
