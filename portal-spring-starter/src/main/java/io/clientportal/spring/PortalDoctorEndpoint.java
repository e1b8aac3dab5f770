package io.clientportal.spring;

import io.clientportal.Finding;
import io.clientportal.Portal;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;

/**
 * {@code portaldoctor}: what is wrong with the running portal, that which would stop a production start and what {@link
 * Portal#doctor()} finds. Like every endpoint but health it is shown to nobody until the host exposes it. One look serves
 * all who ask within ten seconds, since a look may ask the mail server.
 */
@Endpoint(id = "portaldoctor")
final class PortalDoctorEndpoint {

    private final Portal portal;
    private final StartupChecks checks;
    private final InstantSource clock;
    private Report latest = new Report(true, List.of());
    private long until = Long.MIN_VALUE;

    PortalDoctorEndpoint(Portal portal, StartupChecks checks, InstantSource clock) {
        this.portal = portal;
        this.checks = checks;
        this.clock = clock;
    }

    /**
     * What is wrong.
     *
     * @param well whether nothing is
     */
    record Report(boolean well, List<Finding> findings) {}

    @ReadOperation
    synchronized Report report() {
        long now = clock.millis();
        if (now >= until) {
            List<Finding> findings = Stream.concat(checks.findings().stream(), portal.doctor().stream())
                    .toList();
            latest = new Report(findings.isEmpty(), findings);
            until = clock.millis() + 10_000;
        }
        return latest;
    }
}
