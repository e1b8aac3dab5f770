package io.clientportal.notes;

import io.clientportal.kernel.Permission;
import io.clientportal.kernel.Right;
import org.jspecify.annotations.Nullable;

/** Who may see, write, share and delete notes. What a contact sees hangs on the share, in any area. */
enum NoteRight implements Right {
    LOOK(Permission.ACCESS),
    /** That staff read what contacts wrote. */
    MARK(Permission.ACCESS),
    ADD(Permission.ACCESS),
    EDIT(Permission.ACCESS),
    SHARE(Permission.SHARE),
    DELETE(Permission.DELETE),
    /** What the calling contact sees. */
    VIEW(null),
    /** A contact adds a note to an engagement. */
    WRITE(null),
    /** A contact changes an own note. */
    REWRITE(null),
    TAKE_BACK(null);

    private final @Nullable Permission staff;

    NoteRight(@Nullable Permission staff) {
        this.staff = staff;
    }

    @Override
    public @Nullable Permission staff() {
        return staff;
    }

    @Override
    public boolean contact() {
        return staff == null;
    }

    @Override
    public boolean viewing() {
        return this == VIEW;
    }
}
