package io.clientportal.documents;

import io.clientportal.kernel.EngagementId;
import org.jspecify.annotations.Nullable;

/** How staff file a document; see {@link Document} for each. */
public record DocumentEdit(
        String name,
        String folder,
        @Nullable Integer year,
        @Nullable EngagementId engagement) {

    /** As it is now, to change it. */
    public static DocumentEdit of(Document document) {
        return new DocumentEdit(document.name(), document.folder(), document.year(), document.engagement());
    }

    public DocumentEdit named(String name) {
        return new DocumentEdit(name, folder, year, engagement);
    }

    public DocumentEdit in(String folder) {
        return new DocumentEdit(name, folder, year, engagement);
    }

    public DocumentEdit of(@Nullable Integer year) {
        return new DocumentEdit(name, folder, year, engagement);
    }

    public DocumentEdit about(@Nullable EngagementId engagement) {
        return new DocumentEdit(name, folder, year, engagement);
    }
}
