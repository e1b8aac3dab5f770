package io.clientportal.jpa;

import io.clientportal.firms.FirmSettings;
import io.clientportal.firms.FirmSettingsCodec;
import io.clientportal.firms.FirmStore;
import io.clientportal.kernel.FirmId;
import io.clientportal.kernel.FirmScope;
import io.clientportal.kernel.Tx;
import io.clientportal.kernel.WorkScope;
import java.util.List;

/** Firms; their settings are one JSON text that every statement reads and writes whole. */
final class JpaFirmStore extends JpaStore implements FirmStore {

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
    public List<FirmId> ids(WorkScope scope, int most) {
        return session(scope)
                .createSelectionQuery("select f.firm from FirmRow f order by f.firm", String.class)
                .setMaxResults(most)
                .getResultList()
                .stream()
                .map(FirmId::new)
                .toList();
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
