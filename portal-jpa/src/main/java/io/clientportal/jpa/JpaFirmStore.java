package io.clientportal.jpa;

import io.clientportal.firms.FirmSettings;
import io.clientportal.firms.FirmSettingsCodec;
import io.clientportal.firms.FirmStore;
import io.clientportal.kernel.ClientId;
import io.clientportal.kernel.FirmId;
import io.clientportal.kernel.FirmScope;
import io.clientportal.kernel.FirmState;
import io.clientportal.kernel.Tx;
import io.clientportal.kernel.WorkScope;
import java.time.ZoneId;
import java.util.List;

/** Firms; their settings are one JSON text that every statement reads and writes whole. */
final class JpaFirmStore extends JpaStore implements FirmStore {

    private static final Sql FIRMS = new Sql("""
            select firm, zone, settings_version, epoch, wrapped_key from portal_firm order by firm
            fetch first :most rows only
            """);

    private static final Sql CLIENTS = new Sql("""
            select id from portal_client where firm = :firm and archived = false order by id
            fetch first :most rows only
            """);

    JpaFirmStore(Vendor vendor) {
        super(vendor);
    }

    @Override
    public void add(Tx tx, FirmId firm, FirmSettings settings, byte[] wrappedKey) {
        session(tx)
                .createNativeMutationQuery("""
                        insert into portal_firm (firm, zone, epoch, wrapped_key, settings_version, settings)
                        select cast(:firm as varchar), cast(:zone as varchar), 1, cast(:wrappedKey as bytea), 1,
                          cast(:settings as text)
                        where not exists (select 1 from portal_firm where firm = :firm)
                        """ + vendor.unlessThere)
                .setParameter("firm", firm.value())
                .setParameter("zone", settings.zone().getId())
                .setParameter("wrappedKey", wrappedKey)
                .setParameter("settings", FirmSettingsCodec.write(settings))
                .executeUpdate();
    }

    @Override
    public List<FirmState> firms(WorkScope scope, int most) {
        return FIRMS.in(scope.tx())
                .set("most", most)
                .list(row -> new FirmState(
                        new FirmId(row.text("firm")),
                        ZoneId.of(row.text("zone")),
                        row.number("settings_version"),
                        row.number("epoch"),
                        row.bytes("wrapped_key")));
    }

    @Override
    public List<ClientId> clients(FirmScope scope, int most) {
        return CLIENTS.in(scope.tx())
                .set("firm", scope.firm().value())
                .set("most", most)
                .list(row -> new ClientId(row.text("id")));
    }

    @Override
    public FirmSettings settings(FirmScope scope) {
        return FirmSettingsCodec.read(session(scope)
                .createSelectionQuery("select f.settings from FirmRow f where f.firm = :firm", String.class)
                .setParameter("firm", scope.firm().value())
                .getSingleResult());
    }

    @Override
    public void save(FirmScope scope, FirmSettings settings, long readVersion) {
        changed(session(scope)
                .createMutationQuery("""
                        update FirmRow set zone = :zone, settings = :settings, settingsVersion = settingsVersion + 1
                        where firm = :firm and settingsVersion = :read
                        """)
                .setParameter("zone", settings.zone().getId())
                .setParameter("settings", FirmSettingsCodec.write(settings))
                .setParameter("firm", scope.firm().value())
                .setParameter("read", readVersion)
                .executeUpdate());
    }
}
