package io.clientportal.jpa;

import io.clientportal.kernel.ClientFile;
import io.clientportal.kernel.ClientId;
import io.clientportal.kernel.ClientName;
import io.clientportal.kernel.ContactId;
import io.clientportal.kernel.FirmId;
import io.clientportal.kernel.FirmState;
import io.clientportal.kernel.GateStore;
import io.clientportal.kernel.Scope;
import io.clientportal.kernel.StaffId;
import io.clientportal.kernel.Tx;
import io.clientportal.kernel.Version;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the gate reads, in one statement each. */
final class JpaGateStore extends JpaStore implements GateStore {

    private static final String CALLER = ContactRow.STATE + ", " + GrantRow.STATE;

    private static final Sql ENTER = new Sql("""
            select f.zone, f.settings_version, f.epoch, f.wrapped_key as firm_key,
              c.name, c.sort_name, c.archived, c.wrapped_key, c.seen_version, c.snapshot, %s
            from portal_firm f
            left join portal_client c on c.firm = f.firm and c.id = :client
            left join portal_contact k on k.firm = f.firm and k.id = :contact
            left join portal_grant g on g.firm = c.firm and g.client = c.id and g.contact = k.id
            where f.firm = :firm
            """.formatted(CALLER));

    private static final Sql ARCHIVE =
            new Sql("update portal_client set archived = :archived where firm = :firm and id = :client");

    private final Sql lock;

    JpaGateStore(Vendor vendor) {
        super(vendor);
        lock = new Sql(vendor.lockClient.formatted(CALLER));
    }

    @Override
    public Optional<Entry> lock(Tx tx, FirmId firm, ClientId client, @Nullable ContactId contact) {
        Sql.Call call = lock.in(tx).set("firm", firm.value()).set("client", client.value());
        if (vendor == Vendor.H2) {
            Optional<Entry> locked = call.first(row -> new Entry(firm(firm, row), file(client, row), null, null));
            return contact == null ? locked : locked.flatMap(found -> enter(tx, firm, client, contact));
        }
        return call.set("contact", contact == null ? null : contact.value())
                .first(row ->
                        new Entry(firm(firm, row), file(client, row), ContactRow.state(row), GrantRow.state(row)));
    }

    @Override
    public Optional<Entry> enter(Tx tx, FirmId firm, @Nullable ClientId client, @Nullable ContactId contact) {
        return ENTER.in(tx)
                .set("firm", firm.value())
                .set("client", client == null ? null : client.value())
                .set("contact", contact == null ? null : contact.value())
                .first(row -> new Entry(
                        firm(firm, row),
                        client == null || !row.has("name") ? null : file(client, row),
                        ContactRow.state(row),
                        GrantRow.state(row)));
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

    @Override
    public void archive(Scope scope, boolean archived) {
        ARCHIVE.in(scope.tx())
                .set("firm", scope.firm().value())
                .set("client", scope.client().value())
                .set("archived", archived)
                .update();
    }

    private static FirmState firm(FirmId id, Row row) {
        return new FirmState(
                id,
                ZoneId.of(row.text("zone")),
                row.number("settings_version"),
                row.number("epoch"),
                row.bytes("firm_key"));
    }

    private static ClientFile file(ClientId id, Row row) {
        return new ClientFile(
                id,
                new ClientName(row.text("name"), row.text("sort_name")),
                row.flag("archived"),
                row.bytesOrNull("wrapped_key"),
                version(row.textOrNull("seen_version")),
                row.bytesOrNull("snapshot"));
    }

    private static @Nullable Version version(@Nullable String value) {
        return value == null ? null : new Version(value);
    }
}
