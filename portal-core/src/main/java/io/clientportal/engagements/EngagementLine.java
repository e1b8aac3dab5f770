package io.clientportal.engagements;

import io.clientportal.kernel.EngagementId;

/**
 * An engagement in a list that staff see.
 *
 * @param everybody whether it is shared with all contacts of the client
 * @param contacts how many contacts are named otherwise
 * @param no its place in the portal's own list; 0 where the host keeps the engagements
 */
public record EngagementLine(Engagement engagement, boolean everybody, int contacts, long no) {

    /** Where it stands in the list, to read on from there. */
    public Place place() {
        return new Place(no, engagement.id());
    }

    /** A place in a list of engagements; as text {@code 7 e-1}. */
    public record Place(long no, EngagementId id) {

        /** @throws IllegalArgumentException where the text is no place */
        public static Place parse(String text) {
            int blank = text.indexOf(' ');
            return new Place(
                    Long.parseLong(text.substring(0, Math.max(blank, 0))), new EngagementId(text.substring(blank + 1)));
        }

        @Override
        public String toString() {
            return no + " " + id;
        }
    }

    public boolean isShared() {
        return everybody || contacts > 0;
    }
}
