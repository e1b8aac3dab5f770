package io.clientportal.kernel;

/**
 * A staff member of a firm. What this member may reach and do is asked of the host's {@link StaffBook}, never stored.
 *
 * @param name as others read it in the activity log
 */
public record Staff(FirmId firm, StaffId id, String name, Origin origin) implements Caller {

    public Staff(FirmId firm, StaffId id, String name) {
        this(firm, id, name, Origin.NONE);
    }

    public Staff from(Origin origin) {
        return new Staff(firm, id, name, origin);
    }
}
