package io.clientportal.example.practice.demo;

import io.clientportal.Portal;
import io.clientportal.access.Access;
import io.clientportal.access.NewContact;
import io.clientportal.example.practice.clients.Client;
import io.clientportal.example.practice.clients.ClientKind;
import io.clientportal.example.practice.clients.Clients;
import io.clientportal.example.practice.staff.StaffUsers;
import io.clientportal.kernel.Area;
import io.clientportal.kernel.ClientId;
import io.clientportal.kernel.Staff;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Lets the clients' people in: the client itself, both partners of a household, a company's director. */
@Component
class DemoContacts {

    private static final Set<Area> PROFILE = Set.of(Area.PROFILE);

    private final Portal portal;
    private final Clients clients;
    private final StaffUsers users;

    DemoContacts(Portal portal, Clients clients, StaffUsers users) {
        this.portal = portal;
        this.clients = clients;
        this.users = users;
    }

    @Transactional
    public void letIn() {
        for (DemoFirm firm : DemoFirm.values()) {
            Staff partner = users.findById(firm.partner()).orElseThrow().asStaff();
            Set<String> met = new HashSet<>();
            for (Client client : clients.findByFirmIdOrderById(firm.id())) {
                Access access =
                        portal.as(partner).client(new ClientId(client.getId())).access();
                for (NewContact contact : people(client)) {
                    if (met.add(contact.email())) {
                        access.add(contact, PROFILE);
                    } else {
                        access.addKnown(contact.email(), PROFILE);
                    }
                }
            }
        }
    }

    private static List<NewContact> people(Client client) {
        if (client.getKind() == ClientKind.PERSON) {
            return client.getEmails().stream()
                    .limit(1)
                    .map(address -> new NewContact(client.getName(), address.email()))
                    .toList();
        }
        return client.getContacts().stream()
                .filter(person -> person.email() != null)
                .map(person -> new NewContact(person.name(), person.email()))
                .toList();
    }
}
