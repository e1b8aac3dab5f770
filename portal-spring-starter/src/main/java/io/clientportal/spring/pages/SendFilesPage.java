package io.clientportal.spring.pages;

import io.clientportal.access.ClientGrant;
import java.util.List;

/**
 * Asks for which client files are to be sent.
 *
 * @param clients to choose from; several
 */
public record SendFilesPage(List<ClientGrant> clients) implements Page {

    public SendFilesPage {
        clients = List.copyOf(clients);
    }
}
