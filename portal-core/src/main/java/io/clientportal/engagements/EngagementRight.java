package io.clientportal.engagements;

import io.clientportal.kernel.Permission;
import io.clientportal.kernel.Right;
import org.jspecify.annotations.Nullable;

/** Who may see, keep and share engagements. What a contact sees hangs on the share, in any area. */
enum EngagementRight implements Right {
    LOOK(Permission.ACCESS),
    ADD(Permission.ACCESS),
    EDIT(Permission.ACCESS),
    SHARE(Permission.SHARE),
    /** Whether contacts who see it may add notes. */
    TAKE_NOTES(Permission.SHARE),
    /** What is shared with the calling contact. */
    VIEW(null);

    private final @Nullable Permission staff;

    EngagementRight(@Nullable Permission staff) {
        this.staff = staff;
    }

    @Override
    public @Nullable Permission staff() {
        return staff;
    }

    @Override
    public boolean contact() {
        return this == VIEW;
    }

    @Override
    public boolean viewing() {
        return this == VIEW;
    }
}
