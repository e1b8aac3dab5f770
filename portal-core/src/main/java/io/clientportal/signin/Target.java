package io.clientportal.signin;

import io.clientportal.kernel.Area;
import java.util.Locale;

/** Where a link leads after the code (SIG-12). */
public enum Target {
    /** The client's record and its change requests. */
    PROFILE(Area.PROFILE),
    /** The documents that the client sees, and sending some. */
    DOCUMENTS(Area.DOCUMENTS);

    private final Area area;

    Target(Area area) {
        this.area = area;
    }

    /** The area that the contact's grant must hold. */
    public Area area() {
        return area;
    }

    /** The stable name, such as {@code profile}. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
