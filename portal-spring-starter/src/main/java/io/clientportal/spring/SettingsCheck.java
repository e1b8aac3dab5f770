package io.clientportal.spring;

import io.clientportal.Finding;
import io.clientportal.Portal;
import io.clientportal.Stores;
import io.clientportal.kernel.FirmId;
import io.clientportal.kernel.StaffBook;
import io.clientportal.memory.InMemoryStores;
import io.clientportal.notices.Mailer;
import java.net.URI;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
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
        ObjectProvider<DataSource> database,
        boolean keysOfHost)
        implements StartupCheck {

    private static final Logger LOG = LoggerFactory.getLogger(SettingsCheck.class);
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
                    "The master keys are made up for this process, and what is sealed with them is lost with it.",
                    "Set portal.keys.current and portal.keys.values.<id> to 32 random bytes in base64."));
        }
        mail(findings);
        if (staff.stream().findAny().isEmpty()) {
            findings.add(new Finding(
                    "P-06", "There is no StaffBook, so no staff member may do anything.", "Make a bean of one."));
        }
        if (!properties.work().enabled()) {
            findings.add(new Finding(
                    "P-09",
                    "This node does not send e-mails.",
                    "Take portal.work.enabled=false away, or see that another node does, and accept this."));
        }
        if (environment.getProperty("spring.h2.console.enabled", Boolean.class, false)) {
            findings.add(new Finding(
                    "P-10",
                    "The H2 console is on, which shows every table to whoever finds it.",
                    "Take spring.h2.console.enabled away."));
        }
        if (!environment.getProperty("server.servlet.session.cookie.secure", Boolean.class, true)) {
            findings.add(new Finding(
                    "P-13",
                    "The application's session cookie is not secure, so that browsers send what signs staff in over"
                            + " plain http too.",
                    "Take server.servlet.session.cookie.secure=false away. The portal's own cookies are secure in"
                            + " production, whatever is set."));
        }
        nodes(findings);
        return findings;
    }

    /** What e-mails use is what is stored: the properties only begin it. */
    private void addresses(List<Finding> findings) {
        List<FirmId> known = portal.firms(MOST_FIRMS);
        List<URI> addresses = known.stream()
                .map(firm -> portal.brand(firm).address())
                .filter(Objects::nonNull)
                .toList();
        String mend =
                "Set portal.firms.<id>.address before the first start, beginning with https://; afterwards accept this"
                        + " once and save the address in the firm's portal preferences.";
        if (addresses.isEmpty() && (!known.isEmpty() || firms instanceof HostFirms)) {
            findings.add(new Finding("P-01", "No web address is set, so no link can be sent.", mend));
        }
        if (addresses.stream().anyMatch(address -> !"https".equals(address.getScheme()))) {
            findings.add(new Finding(
                    NOT_HTTPS, "A firm's web address is not https, so what signs people in travels in clear.", mend));
        }
    }

    private void nodes(List<Finding> findings) {
        boolean inMemory = stores.stream().anyMatch(InMemoryStores.class::isInstance);
        if (inMemory) {
            findings.add(new Finding(
                    "P-04", "Everything is kept in memory and lost at the end.", "Add portal-jpa and a DataSource."));
        }
        if (properties.nodes() > 1 && inMemory) {
            findings.add(new Finding(
                    "P-14",
                    "Several nodes are to run, and each keeps everything in a memory of its own.",
                    "Add portal-jpa and a DataSource that all nodes reach, or set portal.nodes=1."));
        }
        if (properties.nodes() > 1 && database.stream().anyMatch(SettingsCheck::isEmbedded)) {
            findings.add(new Finding(
                    "P-15",
                    "Several nodes are to run on a database that is this process's alone, so that each counts wrong"
                            + " codes and passwords for itself.",
                    "Let all nodes use one PostgreSQL, or set portal.nodes=1."));
        }
    }

    /** An H2 that no other process can reach. Where the database does not answer, others say so. */
    private static boolean isEmbedded(DataSource source) {
        try (Connection connection = source.getConnection()) {
            String url = connection.getMetaData().getURL();
            return url.startsWith("jdbc:h2:") && !url.matches("jdbc:h2:(tcp|ssl):.*");
        } catch (SQLException e) {
            LOG.debug("The database does not tell its address", e);
            return false;
        }
    }

    private void mail(List<Finding> findings) {
        Mailer found = mailer.stream().findAny().orElse(null);
        if (found == null) {
            findings.add(new Finding("P-05", "There is no mail server, so e-mails wait.", "Set spring.mail.host."));
        } else if (found instanceof SmtpMailer smtp && !smtp.isPrivate()) {
            findings.add(new Finding(
                    "P-05",
                    "E-mails with links and codes go to the mail server in clear.",
                    "Set spring.mail.properties.mail.smtp.starttls.required=true."));
        }
    }
}
