package io.clientportal.spring;

import io.clientportal.Portal;
import io.clientportal.Stores;
import io.clientportal.documents.DocumentBook;
import io.clientportal.documents.FileStore;
import io.clientportal.documents.FileTypes;
import io.clientportal.documents.Previewer;
import io.clientportal.documents.Scanner;
import io.clientportal.engagements.WorkBook;
import io.clientportal.firms.FirmSettings;
import io.clientportal.kernel.FirmId;
import io.clientportal.kernel.KeyRing;
import io.clientportal.kernel.StaffBook;
import io.clientportal.notices.Mailer;
import io.clientportal.profile.ClientBook;
import io.clientportal.signin.HostTokens;
import io.clientportal.signin.PasskeyCeremony;
import io.clientportal.signin.PasswordHasher;
import java.time.InstantSource;
import java.util.Optional;
import javax.sql.DataSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;

/**
 * The {@link Portal} on the stores that were found, with the host's {@link ClientBook}, {@link WorkBook}, {@link
 * StaffBook}, {@link Mailer}, {@link PasswordHasher}, {@link PasskeyCeremony}, {@link HostTokens}, {@link FileStore}, {@link FileTypes}, {@link
 * Scanner}, {@link Previewer} and {@link DocumentBook} where there are such
 * beans, and the thread that does its own work.
 */
@AutoConfiguration
@EnableConfigurationProperties(PortalProperties.class)
public final class PortalAutoConfiguration {

    @Bean
    @ConditionalOnMissingBean
    Production portalProduction(PortalProperties properties, Environment environment) {
        return Production.of(properties, environment);
    }

    @Bean
    @ConditionalOnMissingBean
    KeyRing portalKeys(PortalProperties properties, Production production) {
        return MasterKeys.ring(properties.keys(), production);
    }

    @Bean
    @ConditionalOnMissingBean
    InstantSource portalClock() {
        return InstantSource.system();
    }

    @Bean
    @ConditionalOnMissingBean
    PortalWorker.Wake portalWake() {
        return new PortalWorker.Wake();
    }

    @Bean
    @ConditionalOnMissingBean
    FirmResolver portalFirms(PortalProperties properties) {
        return new HostFirms(properties.firms());
    }

    @Bean
    @ConditionalOnMissingBean
    Portal portal(
            PortalProperties properties,
            Production production,
            ObjectProvider<Stores> stores,
            KeyRing keys,
            InstantSource clock,
            PortalWorker.Wake wake,
            ObjectProvider<StaffBook> staff,
            ObjectProvider<ClientBook> clients,
            ObjectProvider<WorkBook> work,
            ObjectProvider<Mailer> mailer,
            ObjectProvider<PasswordHasher> passwords,
            ObjectProvider<HostTokens> hostTokens,
            ObjectProvider<PasskeyCeremony> passkeys,
            ObjectProvider<FileStore> files,
            ObjectProvider<FileTypes> fileTypes,
            ObjectProvider<Scanner> scanner,
            ObjectProvider<Previewer> previewer,
            ObjectProvider<DocumentBook> documents,
            ObjectProvider<PortalCustomizer> customizers) {
        Portal.Builder builder = Portal.with(stores.getIfAvailable(PortalAutoConfiguration::noStores))
                .keys(keys)
                .clock(clock)
                .wake(wake);
        if (production.on() && !properties.accepted().contains(SettingsCheck.NOT_HTTPS)) {
            builder.httpsOnly();
        }
        staff.ifAvailable(builder::staff);
        clients.ifAvailable(builder::clients);
        work.ifAvailable(builder::work);
        mailer.ifAvailable(builder::mail);
        passwords.ifAvailable(builder::passwords);
        Optional.ofNullable(hostTokens.getIfAvailable())
                .or(() -> HostSignInCheck.tokens(properties))
                .ifPresent(builder::hostTokens);
        passkeys.ifAvailable(builder::passkeys);
        files.ifAvailable(builder::files);
        fileTypes.ifAvailable(builder::fileTypes);
        scanner.ifAvailable(builder::scanner);
        previewer.ifAvailable(builder::previewer);
        documents.ifAvailable(builder::documents);
        customizers.orderedStream().forEach(customizer -> customizer.customize(builder));
        Portal portal = builder.build();
        properties
                .firms()
                .forEach((id, firm) -> portal.setUp(
                        new FirmId(id), FirmSettings.of(firm.name()).with(firm.address())));
        return portal;
    }

    @Bean
    @ConditionalOnMissingBean
    SettingsCheck portalSettingsCheck(
            PortalProperties properties,
            Environment environment,
            FirmResolver firms,
            Portal portal,
            ObjectProvider<Stores> stores,
            ObjectProvider<StaffBook> staff,
            ObjectProvider<Mailer> mailer,
            ObjectProvider<DataSource> database,
            ConfigurableListableBeanFactory beans) {
        boolean keysOfHost = !beans.containsBeanDefinition("portalKeys");
        return new SettingsCheck(properties, environment, firms, portal, stores, staff, mailer, database, keysOfHost);
    }

    @Bean
    @ConditionalOnMissingBean
    HostSignInCheck portalHostSignInCheck(PortalProperties properties, FirmResolver firms, Portal portal) {
        return new HostSignInCheck(properties, firms, portal);
    }

    @Bean
    @ConditionalOnMissingBean
    StartupChecks portalStartupChecks(
            PortalProperties properties, Production production, ObjectProvider<StartupCheck> checks) {
        return new StartupChecks(production, properties.accepted(), checks);
    }

    @Bean
    @ConditionalOnMissingBean
    FilesCheck portalFilesCheck(
            PortalProperties properties,
            ApplicationContext context,
            ObjectProvider<FileStore> files,
            ObjectProvider<Scanner> scanner) {
        return new FilesCheck(properties.files(), context, files, scanner);
    }

    private static Stores noStores() {
        throw new IllegalStateException(
                "The portal has nowhere to keep its data. Add portal-jpa and a DataSource, or set"
                        + " portal.stores=memory to try it out");
    }

    @Bean
    @ConditionalOnMissingBean
    @ConditionalOnProperty(name = "portal.work.enabled", matchIfMissing = true)
    PortalWorker portalWorker(PortalProperties properties, Portal portal, PortalWorker.Wake wake) {
        return new PortalWorker(portal::work, properties.work().every(), wake);
    }
}
