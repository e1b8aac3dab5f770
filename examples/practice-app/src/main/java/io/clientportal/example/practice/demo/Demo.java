package io.clientportal.example.practice.demo;

import io.clientportal.Portal;
import io.clientportal.example.practice.clients.Client;
import io.clientportal.example.practice.clients.Clients;
import io.clientportal.example.practice.clients.Firm;
import io.clientportal.example.practice.clients.Firms;
import io.clientportal.example.practice.imports.ClientImport;
import io.clientportal.example.practice.imports.ImportReport;
import io.clientportal.example.practice.staff.StaffUsers;
import io.clientportal.kernel.FirmId;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.core.annotation.Order;
import org.springframework.core.io.ClassPathResource;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;

/** Fills an empty database with two firms, their staff, clients, contacts, and what those have proposed. */
@Component
@Order(1)
class Demo implements ApplicationRunner {

    private final Firms firms;
    private final Clients clients;
    private final StaffUsers users;
    private final ClientImport clientImport;
    private final PasswordEncoder encoder;
    private final Portal portal;
    private final DemoContacts contacts;
    private final DemoRequests requests;
    private final DemoAccounts accounts;
    private final int port;

    Demo(
            Firms firms,
            Clients clients,
            StaffUsers users,
            ClientImport clientImport,
            PasswordEncoder encoder,
            Portal portal,
            DemoContacts contacts,
            DemoRequests requests,
            DemoAccounts accounts,
            @Value("${server.port}") int port) {
        this.firms = firms;
        this.clients = clients;
        this.users = users;
        this.clientImport = clientImport;
        this.encoder = encoder;
        this.portal = portal;
        this.contacts = contacts;
        this.requests = requests;
        this.accounts = accounts;
        this.port = port;
    }

    @Override
    public void run(ApplicationArguments arguments) throws IOException {
        if (firms.count() > 0) {
            return;
        }
        for (DemoFirm firm : DemoFirm.values()) {
            firms.save(new Firm(firm.id(), firm.title()));
            portal.setUp(new FirmId(firm.id()), firm.settings(port));
        }
        // The clients name their staff, and one of the staff is limited to some clients.
        users.saveAll(DemoStaff.of(encoder, Set.of()));
        for (DemoFirm firm : DemoFirm.values()) {
            importClients(firm);
        }
        Set<String> clientsOfLuc = clients.findAll().stream()
                .filter(client -> "luc".equals(client.getResponsible()))
                .map(Client::getId)
                .collect(Collectors.toSet());
        users.saveAll(DemoStaff.of(encoder, clientsOfLuc));
        contacts.letIn();
        requests.submit();
        accounts.show();
    }

    private void importClients(DemoFirm firm) throws IOException {
        ClassPathResource file = new ClassPathResource("demo/" + firm.id() + ".csv");
        try (Reader csv = new InputStreamReader(file.getInputStream(), StandardCharsets.UTF_8)) {
            ImportReport report = clientImport.run(firm.id(), csv, rows -> {});
            if (report.skipped() > 0) {
                throw new IllegalStateException("The demo's own clients are wrong: " + report.problems());
            }
        }
    }
}
