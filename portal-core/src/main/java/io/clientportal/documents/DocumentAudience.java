package io.clientportal.documents;

import io.clientportal.engagements.Audience;

/**
 * Whom a document is shared with. Who uploaded a document sees it in any case.
 *
 * @param audience all contacts of the client, or those who are named
 * @param withEngagement whether whoever sees its engagement sees it too
 */
public record DocumentAudience(Audience audience, boolean withEngagement) {

    public static final DocumentAudience NOBODY = new DocumentAudience(Audience.NOBODY, false);
    public static final DocumentAudience EVERYBODY = new DocumentAudience(Audience.EVERYBODY, false);
    public static final DocumentAudience WITH_ENGAGEMENT = new DocumentAudience(Audience.NOBODY, true);

    public static DocumentAudience of(Audience audience) {
        return new DocumentAudience(audience, false);
    }
}
