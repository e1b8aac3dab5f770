package io.clientportal.spring.pages;

import io.clientportal.documents.SharedDocument;
import org.jspecify.annotations.Nullable;

/**
 * One document as a contact sees it.
 *
 * @param preview the page of it that is shown; null where there is nothing to be shown
 */
public record SharedDocumentPage(ClientHead client, SharedDocument document, PageCounts.@Nullable At preview)
        implements Page {}
