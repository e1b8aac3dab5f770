package io.clientportal.example.practice;

import io.clientportal.example.practice.clients.Firm;
import io.clientportal.example.practice.clients.Firms;
import io.clientportal.example.practice.demo.DemoAccounts;
import io.clientportal.example.practice.demo.DemoStaff;
import io.clientportal.example.practice.staff.StaffUser;
import io.clientportal.example.practice.staff.StaffUsers;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.web.server.context.WebServerInitializedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Tells people where to go: on the home page, and once at the start. */
@Component
class DemoGuide {

    private static final Logger LOG = LoggerFactory.getLogger(DemoGuide.class);

    private final StaffUsers users;
    private final Firms firms;
    private volatile int port;

    DemoGuide(StaffUsers users, Firms firms) {
        this.users = users;
        this.firms = firms;
    }

    /** One of the demo's staff. */
    record SignIn(String username, String password, String name, String firm, String about) {}

    List<SignIn> signIns() {
        Map<String, String> names = firms.findAll().stream().collect(Collectors.toMap(Firm::getId, Firm::getName));
        return users.findAll().stream()
                .sorted(Comparator.comparing(StaffUser::getFirmId)
                        .thenComparing(StaffUser::getRole)
                        .thenComparing(StaffUser::isAllClients, Comparator.reverseOrder())
                        .thenComparing(StaffUser::getUsername))
                .map(user -> new SignIn(
                        user.getUsername(),
                        DemoStaff.PASSWORD,
                        user.getName(),
                        names.getOrDefault(user.getFirmId(), ""),
                        DemoStaff.about(user)))
                .toList();
    }

    @EventListener
    void started(WebServerInitializedEvent event) {
        port = event.getWebServer().getPort();
    }

    @EventListener(ApplicationReadyEvent.class)
    void ready() {
        String home = "http://localhost:" + port;
        StringBuilder text = new StringBuilder("The practice is open.%n%n".formatted());
        line(text, "Start here", home + "/");
        line(text, "Clients", home + "/clients");
        line(text, "Portal desk", home + "/desk");
        line(text, "Demo mailbox", home + "/mailbox");
        text.append("%n  Sign in with the password \"%s\" as%n%n".formatted(DemoStaff.PASSWORD));
        signIns().forEach(one -> line(text, one.username(), one.firm() + ": " + one.about()));
        line(text, "clients", "kwame.boateng@example.com has an account, with \"" + DemoAccounts.PASSWORD + "\"");
        LOG.info("{}", text);
    }

    private static void line(StringBuilder text, String what, String where) {
        text.append("  %-14s %s%n".formatted(what, where));
    }
}
