package io.clientportal.spring;

import io.clientportal.Finding;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;

/** Runs the checks once everything is put together and before anything is served. */
final class StartupChecks implements SmartInitializingSingleton {

    private static final Logger LOG = LoggerFactory.getLogger(StartupChecks.class);

    private final Production production;
    private final Set<String> accepted;
    private final ObjectProvider<StartupCheck> checks;

    StartupChecks(Production production, Set<String> accepted, ObjectProvider<StartupCheck> checks) {
        this.production = production;
        this.accepted = accepted;
        this.checks = checks;
    }

    /** What was found and not accepted. */
    List<Finding> findings() {
        return checks.orderedStream()
                .flatMap(check -> check.findings().stream())
                .filter(finding -> !accepted.contains(finding.id()))
                .toList();
    }

    @Override
    public void afterSingletonsInstantiated() {
        List<Finding> findings = findings();
        if (production.on() && !findings.isEmpty()) {
            throw new IllegalStateException("The portal does not start in production like this:\n"
                    + findings.stream().map(Finding::toString).collect(Collectors.joining("\n")));
        }
        findings.forEach(finding -> LOG.warn("{}", finding));
    }
}
