package io.clientportal.spring;

import io.clientportal.Stores;
import io.clientportal.kernel.StaffBook;
import io.clientportal.memory.InMemoryStores;
import io.clientportal.notices.Mailer;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.core.env.Environment;

/** Checks the properties and which of the host's beans are there. */
record SettingsCheck(
        PortalProperties properties,
        Environment environment,
        FirmResolver firms,
        ObjectProvider<Stores> stores,
        ObjectProvider<StaffBook> staff,
        ObjectProvider<Mailer> mailer,
        boolean keysOfHost)
        implements StartupCheck {

    @Override
    public List<Finding> findings() {
        List<Finding> findings = new ArrayList<>();
        List<URI> addresses = properties.firms().values().stream()
                .map(PortalProperties.Firm::address)
                .filter(Objects::nonNull)
                .toList();
        if (addresses.isEmpty() && firms instanceof HostFirms) {
            findings.add(new Finding(
                    "P-01", "No web address is set, so no link can be sent. Set portal.firms.<id>.address."));
        }
        if (addresses.stream().anyMatch(address -> !"https".equals(address.getScheme()))) {
            findings.add(new Finding(
                    "P-02", "A firm's web address is not https, so what signs people in travels in clear."));
        }
        if (!keysOfHost && !MasterKeys.kept(properties.keys())) {
            findings.add(new Finding(
                    "P-03",
                    "The master keys are made up for this process, and what is sealed with them is lost with it. Set"
                            + " portal.keys.current and portal.keys.values.<id> to 32 random bytes in base64."));
        }
        if (stores.stream().anyMatch(InMemoryStores.class::isInstance)) {
            findings.add(new Finding("P-04", "Everything is kept in memory and lost at the end. Add portal-jpa."));
        }
        mail(findings);
        if (staff.stream().findAny().isEmpty()) {
            findings.add(new Finding("P-06", "There is no StaffBook, so no staff member may do anything."));
        }
        if (!properties.work().enabled()) {
            findings.add(new Finding(
                    "P-09", "This node does not send e-mails. See that another one does, and accept this."));
        }
        if (environment.getProperty("spring.h2.console.enabled", Boolean.class, false)) {
            findings.add(new Finding("P-10", "The H2 console is on, which shows every table to whoever finds it."));
        }
        return findings;
    }

    private void mail(List<Finding> findings) {
        Mailer found = mailer.stream().findAny().orElse(null);
        if (found == null) {
            findings.add(new Finding("P-05", "There is no mail server, so e-mails wait. Set spring.mail.host."));
        } else if (found instanceof SmtpMailer smtp && !smtp.isPrivate()) {
            findings.add(new Finding(
                    "P-05",
                    "E-mails with links and codes go to the mail server in clear. Set"
                            + " spring.mail.properties.mail.smtp.starttls.required=true."));
        }
    }
}
