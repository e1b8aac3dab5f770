package io.clientportal.notes;

import io.clientportal.engagements.Audience;

/**
 * Whom a note is shared with. The contact who wrote a note sees it in any case.
 *
 * @param audience all contacts of the client, or those who are named
 * @param withEngagement whether whoever sees its engagement sees it too
 */
public record NoteAudience(Audience audience, boolean withEngagement) {

    public static final NoteAudience NOBODY = new NoteAudience(Audience.NOBODY, false);
    public static final NoteAudience EVERYBODY = new NoteAudience(Audience.EVERYBODY, false);
    public static final NoteAudience WITH_ENGAGEMENT = new NoteAudience(Audience.NOBODY, true);

    public static NoteAudience of(Audience audience) {
        return new NoteAudience(audience, false);
    }
}
