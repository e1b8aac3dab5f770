package io.clientportal.engagements;

/**
 * An engagement in a list that staff see.
 *
 * @param everybody whether it is shared with all contacts of the client
 * @param contacts how many contacts are named otherwise
 * @param no its place in the portal's own list; 0 where the host keeps the engagements
 */
public record EngagementLine(Engagement engagement, boolean everybody, int contacts, long no) {

    public boolean isShared() {
        return everybody || contacts > 0;
    }
}
