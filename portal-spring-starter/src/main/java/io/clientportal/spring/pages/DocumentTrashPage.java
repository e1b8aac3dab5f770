package io.clientportal.spring.pages;

import io.clientportal.documents.Document;
import io.clientportal.documents.DocumentPage;
import org.jspecify.annotations.Nullable;

/**
 * What the firm deleted of a client's documents.
 *
 * @param restores whether this member may bring them back
 * @param said what was done just now; null for nothing
 * @param problem what was refused; null where nothing was
 */
public record DocumentTrashPage(
        DeskClient client,
        DocumentPage<Document> found,
        boolean restores,
        @Nullable String said,
        @Nullable String problem)
        implements Page.ForStaff {}
