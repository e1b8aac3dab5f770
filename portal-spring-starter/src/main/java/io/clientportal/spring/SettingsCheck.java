package io.clientportal.spring;

import io.clientportal.Portal;
import io.clientportal.Stores;
import io.clientportal.kernel.FirmId;
import io.clientportal.kernel.StaffBook;
import io.clientportal.memory.InMemoryStores;
import io.clientportal.notices.Mailer;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.core.env.Environment;

/** Checks the properties and which of the host's beans are there. */
record SettingsCheck(
        PortalProperties properties,
        Environment environment,
        FirmResolver firms,
        Portal portal,
        ObjectProvider<Stores> stores,
        ObjectProvider<StaffBook> staff,
        ObjectProvider<Mailer> mailer,
        boolean keysOfHost)
        implements StartupCheck {

    static final String NOT_HTTPS = "P-02";

    /** As many as a start can look at. */
    private static final int MOST_FIRMS = 1_000;

    @Override
    public List<Finding> findings() {
        List<Finding> findings = new ArrayList<>();
        addresses(findings);
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

    /** What e-mails use is what is stored: the properties only begin it. */
    private void addresses(List<Finding> findings) {
        List<FirmId> known = portal.firms(MOST_FIRMS);
        List<URI> addresses =
                known.stream().flatMap(firm -> portal.address(firm).stream()).toList();
        if (addresses.isEmpty() && (!known.isEmpty() || firms instanceof HostFirms)) {
            findings.add(new Finding(
                    "P-01",
                    "No web address is set, so no link can be sent. Set portal.firms.<id>.address before the first start;"
                            + " afterwards accept this once and save the address in the firm's portal preferences."));
        }
        if (addresses.stream().anyMatch(address -> !"https".equals(address.getScheme()))) {
            findings.add(new Finding(
                    NOT_HTTPS,
                    "A firm's web address is not https, so what signs people in travels in clear. Set"
                            + " portal.firms.<id>.address before the first start; afterwards accept this once and save"
                            + " the address in the firm's portal preferences."));
        }
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
