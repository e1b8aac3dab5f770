package io.clientportal.example.practice.demo;

import io.clientportal.example.practice.clients.Client;
import io.clientportal.example.practice.clients.Clients;
import io.clientportal.example.practice.clients.Firm;
import io.clientportal.example.practice.clients.Firms;
import io.clientportal.example.practice.imports.ClientImport;
import io.clientportal.example.practice.imports.ImportReport;
import io.clientportal.example.practice.staff.StaffUsers;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.core.annotation.Order;
import org.springframework.core.io.ClassPathResource;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;

/** Fills an empty database with two firms, their staff and their clients. */
@Component
@Order(1)
public class Demo implements ApplicationRunner {

    /** The big firm. */
    public static final String BIRCH = "birch";
    /** The small firm. */
    public static final String LAKESIDE = "lakeside";

    private final Firms firms;
    private final Clients clients;
    private final StaffUsers users;
    private final ClientImport clientImport;
    private final PasswordEncoder encoder;

    Demo(Firms firms, Clients clients, StaffUsers users, ClientImport clientImport, PasswordEncoder encoder) {
        this.firms = firms;
        this.clients = clients;
        this.users = users;
        this.clientImport = clientImport;
        this.encoder = encoder;
    }

    @Override
    public void run(ApplicationArguments arguments) throws IOException {
        if (firms.count() > 0) {
            return;
        }
        firms.save(new Firm(BIRCH, "Birch & Partners"));
        firms.save(new Firm(LAKESIDE, "Lakeside Therapy"));
        importClients(BIRCH);
        importClients(LAKESIDE);
        Set<String> clientsOfLuc = clients.findAll().stream()
                .filter(client -> "luc".equals(client.getResponsible()))
                .map(Client::getId)
                .collect(Collectors.toSet());
        users.saveAll(DemoStaff.of(encoder, clientsOfLuc));
    }

    private void importClients(String firm) throws IOException {
        ClassPathResource file = new ClassPathResource("demo/" + firm + ".csv");
        try (Reader csv = new InputStreamReader(file.getInputStream(), StandardCharsets.UTF_8)) {
            ImportReport report = clientImport.run(firm, csv, rows -> {});
            if (report.skipped() > 0) {
                throw new IllegalStateException("The demo's own clients are wrong: " + report.problems());
            }
        }
    }
}
