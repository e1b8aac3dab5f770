package io.clientportal.spring.rest;

import io.clientportal.Portal;
import io.clientportal.kernel.ClientId;
import io.clientportal.memory.RecordingMailer;
import io.clientportal.spring.host.Browser;
import io.clientportal.spring.host.HostApp;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A started host with a database, and the portal in it, over real HTTP. */
@SpringBootTest(classes = HostApp.class, webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
abstract class RestTest {

    @Autowired
    Portal portal;

    @Autowired
    RecordingMailer mailer;

    @Autowired
    HostApp.MovedClock clock;

    @LocalServerPort
    int port;

    Practice practice;

    @BeforeEach
    void openTheFirms() {
        practice = new Practice(portal, mailer, port, "");
        practice.open(HostApp.PETRA);
        practice.open(HostApp.OLGA);
    }

    ClientId newClient() {
        return practice.client(HostApp.PETRA);
    }

    Browser contactOf(ClientId client) {
        return practice.contact(HostApp.PETRA, client);
    }

    Browser petra() {
        return Browser.at(port).staff("petra");
    }
}
