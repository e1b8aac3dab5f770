package io.clientportal.spring.rest;

import io.clientportal.Desk;
import io.clientportal.access.NamedClient;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The clients that a staff member reaches. */
@RestController
@RequestMapping("${portal.desk-path:/desk}/api/v1/clients")
@Tag(name = "Access", description = "Staff let contacts in and send them links")
final class ClientController {

    private static final int MOST = 50;

    /** A client, by what the portal calls it. */
    record ClientJson(String id, String name) {
        static ClientJson of(NamedClient client) {
            return new ClientJson(client.id().value(), client.name().display());
        }
    }

    @GetMapping
    @Operation(summary = "The first fifty clients in reach whose name has this in it, by name")
    Page<ClientJson> clients(Desk desk, @RequestParam(defaultValue = "") String name) {
        return Page.whole(
                desk.clients().find(name, MOST).stream().map(ClientJson::of).toList());
    }
}
