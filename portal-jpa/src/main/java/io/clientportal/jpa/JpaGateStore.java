package io.clientportal.jpa;

import io.clientportal.kernel.ClientFile;
import io.clientportal.kernel.ClientId;
import io.clientportal.kernel.ClientName;
import io.clientportal.kernel.ContactId;
import io.clientportal.kernel.FirmId;
import io.clientportal.kernel.FirmState;
import io.clientportal.kernel.GateStore;
import io.clientportal.kernel.StaffId;
import io.clientportal.kernel.Tx;
import io.clientportal.kernel.Version;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What the gate reads, in one statement each. */
final class JpaGateStore extends JpaStore implements GateStore {

    JpaGateStore(Vendor vendor) {
        super(vendor);
    }

    @Override
    public Optional<Entry> lock(Tx tx, FirmId firm, ClientId client) {
        return session(tx)
                .createNativeQuery(vendor.lockClient, Object[].class)
                .setParameter("firm", firm.value())
                .setParameter("client", client.value())
                .addScalar("zone", String.class)
                .addScalar("settings_version", Long.class)
                .addScalar("epoch", Long.class)
                .addScalar("firm_key", byte[].class)
                .addScalar("name", String.class)
                .addScalar("sort_name", String.class)
                .addScalar("archived", Boolean.class)
                .addScalar("wrapped_key", byte[].class)
                .addScalar("seen_version", String.class)
                .addScalar("snapshot", byte[].class)
                .uniqueResultOptional()
                .map(row -> new Entry(
                        firm(firm, (String) row[0], (long) row[1], (long) row[2], (byte[]) row[3]),
                        new ClientFile(
                                client,
                                new ClientName((String) row[4], (String) row[5]),
                                (boolean) row[6],
                                (byte[]) row[7],
                                version((String) row[8]),
                                (byte[]) row[9]),
                        null,
                        null));
    }

    @Override
    public Optional<Entry> enter(Tx tx, FirmId firm, @Nullable ClientId client, @Nullable ContactId contact) {
        return session(tx)
                .createSelectionQuery("""
                        select f.zone, f.settingsVersion, f.epoch, f.wrappedKey, c, k, g from FirmRow f
                        left join ClientRow c on c.firm = f.firm and c.id = :client
                        left join ContactRow k on k.firm = f.firm and k.id = :contact
                        left join GrantRow g on g.firm = c.firm and g.client = c.id and g.contact = k.id
                        where f.firm = :firm
                        """, Object[].class)
                .setParameter("firm", firm.value())
                .setParameter("client", client == null ? null : client.value(), String.class)
                .setParameter("contact", contact == null ? null : contact.value(), UUID.class)
                .uniqueResultOptional()
                .map(row -> new Entry(
                        firm(firm, (String) row[0], (long) row[1], (long) row[2], (byte[]) row[3]),
                        row[4] == null ? null : file((ClientRow) row[4]),
                        row[5] == null ? null : ((ContactRow) row[5]).state(),
                        row[6] == null ? null : ((GrantRow) row[6]).state()));
    }

    @Override
    public Optional<Instant> viewedUntil(Tx tx, FirmId firm, StaffId viewer, ContactId contact) {
        return session(tx)
                .createSelectionQuery("""
                        select v.endsAt from ViewingRow v
                        join FirmRow f on f.firm = v.firm and f.epoch = v.firmEpoch
                        join ContactRow k on k.firm = v.firm and k.id = v.contact and k.epoch = v.contactEpoch
                        where v.firm = :firm and v.running = :viewer and v.contact = :contact
                        """, Instant.class)
                .setParameter("firm", firm.value())
                .setParameter("viewer", viewer.value())
                .setParameter("contact", contact.value())
                .uniqueResultOptional();
    }

    @Override
    public void add(Tx tx, FirmId firm, ClientFile client) {
        session(tx)
                .createNativeMutationQuery("""
                        insert into portal_client (firm, id, name, sort_name, archived, wrapped_key, seen_version, snapshot)
                        select f.firm, cast(:id as varchar), cast(:name as varchar), cast(:sortName as varchar),
                          cast(:archived as boolean), cast(:wrappedKey as bytea), cast(:seenVersion as varchar),
                          cast(:snapshot as %s)
                        from portal_firm f
                        where f.firm = :firm
                          and not exists (select 1 from portal_client c where c.firm = f.firm and c.id = :id)
                        """.formatted(vendor.bytes) + vendor.unlessThere)
                .setParameter("firm", firm.value())
                .setParameter("id", client.id().value())
                .setParameter("name", client.name().display())
                .setParameter("sortName", client.name().sort())
                .setParameter("archived", client.archived())
                .setParameter("wrappedKey", client.wrappedKey(), byte[].class)
                .setParameter(
                        "seenVersion",
                        client.seen() == null ? null : client.seen().value(),
                        String.class)
                .setParameter("snapshot", client.snapshot(), byte[].class)
                .executeUpdate();
    }

    private static FirmState firm(FirmId id, String zone, long settingsVersion, long epoch, byte[] wrappedKey) {
        return new FirmState(id, ZoneId.of(zone), settingsVersion, epoch, wrappedKey);
    }

    private static ClientFile file(ClientRow row) {
        return new ClientFile(
                new ClientId(row.id),
                new ClientName(row.name, row.sortName),
                row.archived,
                row.wrappedKey,
                version(row.seenVersion),
                row.snapshot);
    }

    private static @Nullable Version version(@Nullable String value) {
        return value == null ? null : new Version(value);
    }
}
