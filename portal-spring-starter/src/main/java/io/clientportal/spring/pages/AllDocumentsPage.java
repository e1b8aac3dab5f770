package io.clientportal.spring.pages;

import io.clientportal.documents.DocumentPage;
import io.clientportal.documents.HomeDocument;
import org.jspecify.annotations.Nullable;

/**
 * The documents of all of a contact's clients, latest first.
 *
 * @param sends whether files can be sent
 * @param problem what was refused; null where nothing was
 */
public record AllDocumentsPage(
        DocumentFilter filter,
        DocumentPage<HomeDocument> found,
        boolean sends,
        @Nullable String problem) implements Page {}
