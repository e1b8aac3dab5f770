package io.clientportal.spring.pages;

import io.clientportal.documents.DocumentPage;
import io.clientportal.documents.HomeDocument;
import org.jspecify.annotations.Nullable;

/**
 * The documents of all of a contact's clients, latest first.
 *
 * @param problem what was refused; null where nothing was
 */
public record AllDocumentsPage(
        DocumentFilter filter,
        DocumentPage<HomeDocument> found,
        @Nullable String problem) implements Page {}
