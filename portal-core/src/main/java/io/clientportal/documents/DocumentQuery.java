package io.clientportal.documents;

import io.clientportal.kernel.EngagementId;
import org.jspecify.annotations.Nullable;

/**
 * Which documents are listed, and in which order (DOC-04). What is null does not limit.
 *
 * @param folder exactly this document type
 * @param year exactly this year
 * @param onlyNew only what is New to the calling contact; nothing is New to staff
 * @param engagement only this engagement's
 * @param text 1 to 200 characters that the name holds, in any case and with any accents; every character stands for itself
 */
public record DocumentQuery(
        @Nullable String folder,
        @Nullable Integer year,
        boolean onlyNew,
        @Nullable EngagementId engagement,
        @Nullable String text,
        DocumentSort sort) {

    /** Everything, latest first. */
    public static final DocumentQuery ALL = new DocumentQuery(null, null, false, null, null, DocumentSort.LATEST);

    public DocumentQuery in(@Nullable String folder) {
        return new DocumentQuery(folder, year, onlyNew, engagement, text, sort);
    }

    public DocumentQuery of(@Nullable Integer year) {
        return new DocumentQuery(folder, year, onlyNew, engagement, text, sort);
    }

    public DocumentQuery onlyNew(boolean onlyNew) {
        return new DocumentQuery(folder, year, onlyNew, engagement, text, sort);
    }

    public DocumentQuery about(@Nullable EngagementId engagement) {
        return new DocumentQuery(folder, year, onlyNew, engagement, text, sort);
    }

    public DocumentQuery named(@Nullable String text) {
        return new DocumentQuery(folder, year, onlyNew, engagement, text, sort);
    }

    public DocumentQuery by(DocumentSort sort) {
        return new DocumentQuery(folder, year, onlyNew, engagement, text, sort);
    }
}
