package io.clientportal.documents;

import io.clientportal.engagements.Readership;
import org.jspecify.annotations.Nullable;

/**
 * A document, and whom it is shared with.
 *
 * @param engagementName what the firm calls its engagement; null where it belongs to none, or the name cannot be told now
 */
public record DocumentFile(
        Document document, Readership audience, @Nullable String engagementName) {}
