package io.clientportal.kernel;

/** A staff member, by the host's own key of 1 to 128 characters. */
public record StaffId(String value) {

    public StaffId {
        Keys.require("staff member", value, 128);
    }

    @Override
    public String toString() {
        return value;
    }
}
