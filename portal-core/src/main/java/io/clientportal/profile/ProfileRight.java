package io.clientportal.profile;

import io.clientportal.kernel.Area;
import io.clientportal.kernel.Permission;
import io.clientportal.kernel.Right;
import org.jspecify.annotations.Nullable;

/** Who may do what with the record and its change requests. */
enum ProfileRight implements Right {
    //        area          staff              contact viewing
    VIEW(Area.PROFILE, null, true, true),
    PROPOSE(Area.PROFILE, null, true, false),
    WITHDRAW(Area.PROFILE, null, true, false),
    READ(null, Permission.ACCESS, false, false),
    INBOX(null, Permission.REVIEW, false, false),
    REVIEW(null, Permission.REVIEW, false, false),
    DECIDE(null, Permission.REVIEW, false, false),
    APPLY(null, Permission.REVIEW, false, false),
    REJECT(null, Permission.REVIEW, false, false),
    CREATE(null, Permission.ACCESS, false, false),
    EDIT(null, Permission.ACCESS, false, false),
    TELL(null, Permission.ACCESS, false, false),
    NOTICE(null, null, false, false),
    /** The host has no such client any more (FRM-06). */
    GONE(null, null, false, false),
    HAND_OVER(null, null, false, false);

    private final @Nullable Area area;
    private final @Nullable Permission staff;
    private final boolean contact;
    private final boolean viewing;

    ProfileRight(@Nullable Area area, @Nullable Permission staff, boolean contact, boolean viewing) {
        this.area = area;
        this.staff = staff;
        this.contact = contact;
        this.viewing = viewing;
    }

    @Override
    public @Nullable Area area() {
        return area;
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
    public boolean viewing() {
        return viewing;
    }
}
