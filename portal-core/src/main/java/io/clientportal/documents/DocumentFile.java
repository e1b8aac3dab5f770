package io.clientportal.documents;

import org.jspecify.annotations.Nullable;

/**
 * A document, and whom it is shared with.
 *
 * @param engagementName what the firm calls its engagement; null where it belongs to none, or the name cannot be told now
 */
public record DocumentFile(
        Document document,
        DocumentAudience audience,
        @Nullable String engagementName) {}
