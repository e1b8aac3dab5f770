package io.clientportal.documents;

import io.clientportal.engagements.Readership;
import io.clientportal.kernel.EngagementId;
import org.jspecify.annotations.Nullable;

/**
 * A file to upload.
 *
 * @param name as the file is called; what is no part of a name, such as its path, is left out, and what is longer than 255
 *     characters is shortened
 * @param folder the document type, 1 to 60 characters on one line
 * @param year 1900 to 2199; null where it is about none
 * @param engagement null where it belongs to none
 * @param audience whom staff share it with at once; it asks for the permission to share. A contact's upload is seen by that
 *     contact and the firm, and {@link Readership#NOBODY} else
 * @param tell whether those whom it is shared with get an e-mail
 * @param again whether it is added though the same bytes were uploaded before (DOC-07)
 */
public record NewDocument(
        String name,
        String folder,
        @Nullable Integer year,
        @Nullable EngagementId engagement,
        Readership audience,
        boolean tell,
        boolean again) {

    public static NewDocument of(String name, String folder) {
        return new NewDocument(name, folder, null, null, Readership.NOBODY, true, false);
    }

    public NewDocument of(@Nullable Integer year) {
        return new NewDocument(name, folder, year, engagement, audience, tell, again);
    }

    public NewDocument about(@Nullable EngagementId engagement) {
        return new NewDocument(name, folder, year, engagement, audience, tell, again);
    }

    public NewDocument sharedWith(Readership audience) {
        return new NewDocument(name, folder, year, engagement, audience, tell, again);
    }

    /** Without an e-mail to whom it is shared with. */
    public NewDocument silently() {
        return new NewDocument(name, folder, year, engagement, audience, false, again);
    }

    /** Though the same bytes were uploaded before. */
    public NewDocument onceMore() {
        return new NewDocument(name, folder, year, engagement, audience, tell, true);
    }
}
