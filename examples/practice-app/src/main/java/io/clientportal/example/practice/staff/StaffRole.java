package io.clientportal.example.practice.staff;

import java.util.Locale;

/** What a staff member does in the firm. */
public enum StaffRole {
    PARTNER,
    REVIEWER,
    ASSISTANT;

    /** As people write it. */
    public String label() {
        return name().charAt(0) + name().substring(1).toLowerCase(Locale.ROOT);
    }
}
