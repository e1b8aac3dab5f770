package io.clientportal.viewing;

import io.clientportal.kernel.Permission;
import io.clientportal.kernel.Right;
import org.jspecify.annotations.Nullable;

/** Who may see the portal as a client, and who learns of it. */
enum ViewingRight implements Right {
    START(Permission.IMPERSONATE),
    /** An own look that runs. */
    RUNNING(Permission.ACCESS),
    END(Permission.ACCESS),
    /** The portal's own work: a look whose time is over. */
    RAN_OUT(null),
    /** The browser that holds the secret of a look. */
    DOOR(null),
    /** What a contact sees of the firm's looks, and whoever looks of its own limits. */
    SEEN(null);

    private final @Nullable Permission staff;

    ViewingRight(@Nullable Permission staff) {
        this.staff = staff;
    }

    @Override
    public @Nullable Permission staff() {
        return staff;
    }

    @Override
    public boolean contact() {
        return this == SEEN;
    }

    @Override
    public boolean viewing() {
        return this == SEEN;
    }
}
