package io.clientportal.jpa;

import io.clientportal.Stores;
import io.clientportal.access.AccessStore;
import io.clientportal.activity.ActivityStore;
import io.clientportal.documents.DocumentStore;
import io.clientportal.documents.MirrorStore;
import io.clientportal.engagements.EngagementStore;
import io.clientportal.firms.FirmStore;
import io.clientportal.kernel.GateStore;
import io.clientportal.kernel.Tx;
import io.clientportal.notes.NoteStore;
import io.clientportal.notices.NoticeStore;
import io.clientportal.profile.ProfileStore;
import io.clientportal.signin.LoginStore;
import io.clientportal.signin.PasskeyStore;
import io.clientportal.signin.SessionStore;
import io.clientportal.signin.SignInStore;
import io.clientportal.viewing.ViewingStore;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.function.Function;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationState;
import org.hibernate.SessionFactory;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the portal's data in PostgreSQL or H2, in tables of its own beside the host's. Safe for all threads; one
 * instance per data source.
 */
public final class JpaStores implements Stores, AutoCloseable {

    private static final int ATTEMPTS = 3;

    private final SessionFactory factory;
    private final DataSource dataSource;
    private final UnitOfWork unit;
    private final Vendor vendor;
    private final ThreadLocal<@Nullable JpaTx> current = new ThreadLocal<>();
    private final GateStore gate;
    private final FirmStore firms;
    private final ActivityStore activity;
    private final ProfileStore profile;
    private final AccessStore access;
    private final SignInStore signIn;
    private final LoginStore logins;
    private final PasskeyStore passkeys;
    private final SessionStore sessions;
    private final NoticeStore notices;
    private final EngagementStore engagements;
    private final ViewingStore viewings;
    private final DocumentStore documents;
    private final MirrorStore mirrored;
    private final NoteStore notes;

    private JpaStores(SessionFactory factory, DataSource dataSource, UnitOfWork unit, Vendor vendor) {
        this.factory = factory;
        this.dataSource = dataSource;
        this.unit = unit;
        this.vendor = vendor;
        gate = new JpaGateStore(vendor);
        firms = new JpaFirmStore(vendor);
        activity = new JpaActivityStore(vendor);
        profile = new JpaProfileStore(vendor);
        access = new JpaAccessStore(vendor);
        signIn = new JpaSignInStore(vendor);
        logins = new JpaLoginStore(vendor);
        passkeys = new JpaPasskeyStore(vendor);
        sessions = new JpaSessionStore(vendor);
        notices = new JpaNoticeStore(vendor);
        engagements = new JpaEngagementStore(vendor);
        viewings = new JpaViewingStore(vendor);
        documents = new JpaDocumentStore(vendor);
        mirrored = new JpaMirrorStore();
        notes = new JpaNoteStore(vendor);
    }

    /**
     * Stores with transactions of their own. Whatever the work given to {@link #write} does on the connection of its
     * {@link Tx}, and in further calls of the portal, is one transaction.
     *
     * @throws io.clientportal.kernel.PortalException.Unavailable where the database does not answer
     * @throws IllegalArgumentException where it is neither PostgreSQL nor H2
     */
    public static JpaStores on(DataSource dataSource) {
        Vendor.Server server = Vendor.of(dataSource);
        return new JpaStores(Sessions.factory(server), dataSource, new OwnTransactions(dataSource), server.vendor());
    }

    /**
     * The same stores, which join the host's transaction where one runs and have the host begin one where none does.
     *
     * @param host the host's transactions on the same data source
     */
    public JpaStores joining(UnitOfWork host) {
        return new JpaStores(factory, dataSource, host, vendor);
    }

    /** Makes or updates the portal's tables. Run it after the host's own migrations; running it again does nothing. */
    public static void migrate(DataSource dataSource) {
        flyway(dataSource, Vendor.of(dataSource).vendor()).migrate();
    }

    private static Flyway flyway(DataSource dataSource, Vendor vendor) {
        return Flyway.configure(JpaStores.class.getClassLoader())
                .dataSource(dataSource)
                .locations(vendor.scripts())
                .table("portal_schema_history")
                .baselineOnMigrate(true)
                .baselineVersion("0")
                .load();
    }

    @Override
    public Condition condition() {
        Flyway flyway = flyway(dataSource, vendor);
        boolean newer = Arrays.stream(flyway.info().all())
                .anyMatch(script -> script.getState() == MigrationState.FUTURE_SUCCESS);
        return new Condition(true, !newer && flyway.validateWithResult().validationSuccessful, now());
    }

    private Instant now() {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery("select current_timestamp")) {
            result.next();
            Instant now = result.getObject(1, OffsetDateTime.class).toInstant();
            if (!connection.getAutoCommit()) {
                connection.rollback();
            }
            return now;
        } catch (SQLException e) {
            throw Failures.unavailable(e);
        }
    }

    @Override
    public GateStore gate() {
        return gate;
    }

    @Override
    public FirmStore firms() {
        return firms;
    }

    @Override
    public ActivityStore activity() {
        return activity;
    }

    @Override
    public ProfileStore profile() {
        return profile;
    }

    @Override
    public AccessStore access() {
        return access;
    }

    @Override
    public SignInStore signIn() {
        return signIn;
    }

    @Override
    public LoginStore logins() {
        return logins;
    }

    @Override
    public PasskeyStore passkeys() {
        return passkeys;
    }

    @Override
    public SessionStore sessions() {
        return sessions;
    }

    @Override
    public NoticeStore notices() {
        return notices;
    }

    @Override
    public EngagementStore engagements() {
        return engagements;
    }

    @Override
    public NoteStore notes() {
        return notes;
    }

    @Override
    public DocumentStore documents() {
        return documents;
    }

    @Override
    public MirrorStore mirrored() {
        return mirrored;
    }

    @Override
    public ViewingStore viewings() {
        return viewings;
    }

    @Override
    public <T extends @Nullable Object> T write(Function<Tx, T> work) {
        Connection connection = unit.connection();
        if (connection == null) {
            return own(false, work);
        }
        if (unit.isReadOnly()) {
            throw new IllegalStateException(
                    "The portal is to write in a transaction that may only read. Begin it without readOnly");
        }
        return joined(connection, true, work);
    }

    @Override
    public <T extends @Nullable Object> T read(Function<Tx, T> work) {
        Connection connection = unit.connection();
        return connection == null ? own(true, work) : joined(connection, false, work);
    }

    @Override
    public boolean isReadOnly() {
        return unit.connection() != null && unit.isReadOnly();
    }

    @Override
    public <T extends @Nullable Object> T apart(Function<Tx, T> work) {
        return own(false, work);
    }

    /** Lets go of what was built to talk to the database. Connections are the data source's and stay. */
    @Override
    public void close() {
        factory.close();
    }

    private <T extends @Nullable Object> T own(boolean readOnly, Function<Tx, T> work) {
        for (int attempt = 1; ; attempt++) {
            try {
                return unit.begin(readOnly, () -> begun(work));
            } catch (RuntimeException e) {
                if (attempt == ATTEMPTS || !Failures.isLostRace(e)) {
                    throw Failures.translated(e);
                }
            }
        }
    }

    private <T extends @Nullable Object> T begun(Function<Tx, T> work) {
        Connection connection = unit.connection();
        if (connection == null) {
            throw new IllegalStateException("The unit of work has begun a transaction and shows no connection of it");
        }
        return on(connection, tx -> {
            T result = work.apply(tx);
            unit.flush();
            return result;
        });
    }

    private <T extends @Nullable Object> T joined(Connection connection, boolean writes, Function<Tx, T> work) {
        unit.flush();
        try {
            return on(connection, tx -> {
                int before = tx.writes();
                try {
                    T result = work.apply(tx);
                    if (writes) {
                        unit.flush();
                    }
                    return result;
                } catch (RuntimeException | Error e) {
                    if (tx.writes() > before || Failures.isOfDatabase(e)) {
                        unit.doom();
                    }
                    throw e;
                }
            });
        } catch (RuntimeException e) {
            throw Failures.translated(e);
        }
    }

    /** Nested work shares the session, so that whoever is outside knows of every write inside. */
    private <T extends @Nullable Object> T on(Connection connection, Function<JpaTx, T> work) {
        JpaTx outer = current.get();
        if (outer != null && outer.runsOn(connection)) {
            return work.apply(outer);
        }
        try (JpaTx tx = new JpaTx(factory, unit, connection)) {
            current.set(tx);
            return work.apply(tx);
        } finally {
            if (outer == null) {
                current.remove();
            } else {
                current.set(outer);
            }
        }
    }
}
