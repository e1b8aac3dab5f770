package io.clientportal.notices;

import io.clientportal.kernel.Permission;
import io.clientportal.kernel.Right;
import org.jspecify.annotations.Nullable;

/** Who hears the bell, and who looks after e-mails that cannot be sent. */
enum NoticeRight implements Right {
    /** Every staff member has a bell; it rings for clients within reach. */
    BELL(Permission.ACCESS),
    /** The e-mails to contacts about one client. */
    TIMELINE(Permission.ACCESS),
    OUTBOX(Permission.SETTINGS),
    RETRY(Permission.SETTINGS),
    /** The portal's own work. */
    DELIVER(null);

    private final @Nullable Permission staff;

    NoticeRight(@Nullable Permission staff) {
        this.staff = staff;
    }

    @Override
    public @Nullable Permission staff() {
        return staff;
    }

    @Override
    public boolean archived() {
        return this == TIMELINE;
    }
}
