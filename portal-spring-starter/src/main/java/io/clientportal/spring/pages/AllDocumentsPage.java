package io.clientportal.spring.pages;

import io.clientportal.access.ClientGrant;
import io.clientportal.documents.DocumentPage;
import io.clientportal.documents.HomeDocument;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The documents of all of a contact's clients, latest first.
 *
 * @param clients those whose documents can be looked at alone; several
 * @param sends whether files can be sent
 * @param problem what was refused; null where nothing was
 */
public record AllDocumentsPage(
        List<ClientGrant> clients,
        DocumentFilter filter,
        DocumentPage<HomeDocument> found,
        boolean sends,
        @Nullable String problem)
        implements Page {

    public AllDocumentsPage {
        clients = List.copyOf(clients);
    }
}
