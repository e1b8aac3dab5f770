package io.clientportal.documents;

import io.clientportal.kernel.Area;
import io.clientportal.kernel.Permission;
import io.clientportal.kernel.Right;
import org.jspecify.annotations.Nullable;

/** Who may see, upload, share and delete documents. */
enum DocumentRight implements Right {
    LOOK(Permission.ACCESS),
    DOWNLOADS(Permission.ACCESS),
    FILE(Permission.ACCESS),
    TEMPLATE(Permission.ACCESS),
    SHARE(Permission.SHARE),
    DELETE(Permission.DELETE),
    RESTORE(Permission.DELETE),
    HOLD(Permission.ADMINISTER),
    LIFT(Permission.ADMINISTER),
    /** By staff and contacts alike. */
    FORM(Permission.ACCESS),
    UPLOAD(Permission.ACCESS),
    /** Malware was found in an upload. */
    INFECTED(Permission.ACCESS),
    READ(Permission.ACCESS),
    /** What the calling contact sees. */
    VIEW(null),
    /** The same across the contact's clients, each of whose grants the store asks for. */
    HOME(null),
    TAKE_BACK(null),
    /** A contact was sent a document whole. */
    DOWNLOAD(null),
    // --- the portal's own work
    /** A waiting document was looked at, and is clean. */
    SCAN(null),
    /** A waiting document was looked at, and is not. */
    INFECTION(null),
    PURGE(null),
    /** What the host's own document system lists is taken over, and told what was uploaded. */
    MIRROR(null),
    /** An e-mail about documents is about to be sent. */
    TELL(null),
    DAMAGED(null);

    private final @Nullable Permission staff;

    DocumentRight(@Nullable Permission staff) {
        this.staff = staff;
    }

    @Override
    public @Nullable Area area() {
        return contact() && this != HOME ? Area.DOCUMENTS : null;
    }

    @Override
    public @Nullable Permission staff() {
        return staff;
    }

    @Override
    public boolean contact() {
        return switch (this) {
            case FORM, UPLOAD, INFECTED, READ, VIEW, HOME, TAKE_BACK, DOWNLOAD -> true;
            default -> false;
        };
    }

    @Override
    public boolean viewing() {
        return this == READ || this == VIEW || this == HOME || this == FORM;
    }
}
