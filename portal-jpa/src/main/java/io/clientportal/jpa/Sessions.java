package io.clientportal.jpa;

import java.util.List;
import org.hibernate.SessionFactory;
import org.hibernate.boot.MetadataSources;
import org.hibernate.boot.model.naming.ImplicitNamingStrategyJpaCompliantImpl;
import org.hibernate.boot.model.naming.PhysicalNamingStrategyStandardImpl;
import org.hibernate.boot.registry.BootstrapServiceRegistryBuilder;
import org.hibernate.boot.registry.StandardServiceRegistry;
import org.hibernate.boot.registry.StandardServiceRegistryBuilder;
import org.hibernate.cfg.AvailableSettings;
import org.hibernate.engine.jdbc.connections.internal.UserSuppliedConnectionProviderImpl;

/**
 * The portal's own SessionFactory. It has no connections and takes no setting from the host, so that no naming strategy,
 * time zone, schema tool or cache of the host touches the portal's tables.
 */
final class Sessions {

    /** One line per table. */
    private static final List<Class<?>> ROWS = List.of(
            FirmRow.class,
            ClientRow.class,
            ContactRow.class,
            GrantRow.class,
            ActivityRow.class,
            ChangeRequestRow.class,
            RecordRow.class,
            LinkRow.class,
            ChallengeRow.class,
            SessionRow.class,
            SigningKeyRow.class,
            PasskeyRow.class,
            PasskeyChallengeRow.class,
            ThrottleRow.class,
            ErrandRow.class,
            NoticeRow.class,
            NoticeReadRow.class,
            EngagementRow.class,
            ShareRow.class,
            DocumentRow.class,
            DocumentShareRow.class,
            DocumentDownloadRow.class,
            DocumentUsageRow.class,
            NoteRow.class,
            NoteShareRow.class,
            ViewingRow.class);

    private Sessions() {}

    static SessionFactory factory(Vendor.Server server) {
        return metadata(registry(server)).buildMetadata().buildSessionFactory();
    }

    static MetadataSources metadata(StandardServiceRegistry registry) {
        MetadataSources sources = new MetadataSources(registry);
        ROWS.forEach(sources::addAnnotatedClass);
        return sources;
    }

    private static StandardServiceRegistry registry(Vendor.Server server) {
        return new StandardServiceRegistryBuilder(new BootstrapServiceRegistryBuilder()
                        .applyClassLoader(Sessions.class.getClassLoader())
                        .build())
                // A hibernate.properties on the class path is the host's.
                .clearSettings()
                .applySetting(AvailableSettings.JAKARTA_HBM2DDL_DB_NAME, server.vendor().product)
                .applySetting(AvailableSettings.JAKARTA_HBM2DDL_DB_MAJOR_VERSION, server.major())
                .applySetting(AvailableSettings.JAKARTA_HBM2DDL_DB_MINOR_VERSION, server.minor())
                .applySetting(AvailableSettings.ALLOW_METADATA_ON_BOOT, false)
                .applySetting(AvailableSettings.CONNECTION_PROVIDER, new UserSuppliedConnectionProviderImpl())
                .applySetting(AvailableSettings.PHYSICAL_NAMING_STRATEGY, PhysicalNamingStrategyStandardImpl.INSTANCE)
                .applySetting(
                        AvailableSettings.IMPLICIT_NAMING_STRATEGY, ImplicitNamingStrategyJpaCompliantImpl.INSTANCE)
                .applySetting(AvailableSettings.JDBC_TIME_ZONE, "UTC")
                .applySetting(AvailableSettings.HBM2DDL_AUTO, "none")
                .applySetting(AvailableSettings.JAKARTA_VALIDATION_MODE, "none")
                .applySetting(AvailableSettings.USE_SECOND_LEVEL_CACHE, false)
                .build();
    }
}
