package io.clientportal.kernel;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What a use case asks of its caller. Each feature has one enum of these, which is its policy as a table; the {@link
 * Gate} checks it. No contact may what does not say so.
 */
public interface Right {

    /** The constant's name. */
    String name();

    /** The area a contact's grant must hold; null where any grant does. */
    default @Nullable Area area() {
        return null;
    }

    /** What a staff member needs besides reaching the client; null where no staff member may. */
    @Nullable
    Permission staff();

    /** Whether contacts may. */
    default boolean contact() {
        return false;
    }

    /** Whether staff who look through a contact's eyes may. Never true for a write. */
    default boolean viewing() {
        return false;
    }

    /** Whether staff still may for a client that is archived in the host: what looks back, or ends something (FRM-06). */
    default boolean archived() {
        return false;
    }

    /** The stable name in the activity log, such as {@code profile.submit}. */
    default String key() {
        String type = getClass().getSimpleName();
        return (type.substring(0, type.length() - "Right".length()) + "." + name()).toLowerCase(Locale.ROOT);
    }
}
