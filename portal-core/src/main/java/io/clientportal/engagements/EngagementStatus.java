package io.clientportal.engagements;

/** How far an engagement is. */
public enum EngagementStatus {
    PLANNED,
    ACTIVE,
    ON_HOLD,
    CLOSED;

    public boolean isOpen() {
        return this != CLOSED;
    }
}
