package io.clientportal.spring.pages;

import io.clientportal.documents.Document;
import org.jspecify.annotations.Nullable;

/**
 * Asks why a document is deleted, put on legal hold, or no longer on it.
 *
 * @param act {@code delete}, {@code hold} or {@code lift}
 * @param reason what was typed
 * @param problem why it was not done; null where it was not tried
 */
public record DocumentActPage(
        DeskClient client,
        Document document,
        String act,
        String reason,
        @Nullable String problem) implements Page.ForStaff {}
