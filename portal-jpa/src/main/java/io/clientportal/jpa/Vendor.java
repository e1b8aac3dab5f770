package io.clientportal.jpa;

import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.SQLException;
import javax.sql.DataSource;

/** The databases that the portal has scripts for, and the little SQL in which they differ. */
enum Vendor {
    POSTGRESQL(
            "PostgreSQL", "bytea", "on conflict do nothing", "%s returning %s", "%s returning %s", """
            select f.zone, f.settings_version, f.epoch, f.wrapped_key as firm_key,
              c.name, c.sort_name, c.archived, c.wrapped_key, c.seen_version, c.snapshot, %s
            from portal_client c
            join portal_firm f on f.firm = c.firm
            left join portal_contact k on k.firm = c.firm and k.id = :contact
            left join portal_grant g on g.firm = c.firm and g.client = c.id and g.contact = k.id
            where c.firm = :firm and c.id = :client
            for no key update of c
            """, """
            with due as (
              select firm, id from portal_notice where state = 'QUEUED' and due <= :now
              order by due, id fetch first :most rows only for update skip locked),
            claimed as (
              update portal_notice n set due = :lease, attempts = n.attempts + 1, fence = n.fence + 1
              from due where n.firm = due.firm and n.id = due.id
              returning n.*)
            %s
            """, "claimed"),
    // H2 locks no join, and a plain lock there does not stop foreign keys.
    H2("H2", "blob", "", "select %2$s from final table (%1$s)", "select %2$s from old table (%1$s)", """
            select (select f.zone from portal_firm f where f.firm = c.firm) as zone,
              (select f.settings_version from portal_firm f where f.firm = c.firm) as settings_version,
              (select f.epoch from portal_firm f where f.firm = c.firm) as epoch,
              (select f.wrapped_key from portal_firm f where f.firm = c.firm) as firm_key,
              c.name, c.sort_name, c.archived, c.wrapped_key, c.seen_version, c.snapshot
            from portal_client c
            where c.firm = :firm and c.id = :client
            for update
            """, "%s", """
            final table (
              update portal_notice set due = :lease, attempts = attempts + 1, fence = fence + 1
              where state = 'QUEUED' and due <= :now and (firm, id) in (
                select firm, id from portal_notice where state = 'QUEUED' and due <= :now
                order by due, id fetch first :most rows only))
            """);

    /** As the JDBC driver calls the database. */
    final String product;
    /** The type of sealed values of any length. */
    final String bytes;
    /** After an insert that nothing may come of where somebody else was faster; H2 fails then, and is asked again. */
    final String unlessThere;
    /** An inserting statement, then a column of the inserted row: makes the one bring the other. */
    final String returning;
    /** A deleting statement, then a column of the deleted row: makes the one bring the other. */
    final String leaving;
    /**
     * Locks a client's row without stopping foreign keys to it, and brings client and firm; where it takes a
     * {@code :contact}, contact and grant as well.
     */
    final String lockClient;
    /** Claims due e-mails for one worker, around a statement that reads {@link #claimedNotices}. */
    final String claimNotices;
    /** The claimed rows as they are then. H2 skips no locked row but waits, and then finds it claimed. */
    final String claimedNotices;

    Vendor(
            String product,
            String bytes,
            String unlessThere,
            String returning,
            String leaving,
            String lockClient,
            String claimNotices,
            String claimedNotices) {
        this.product = product;
        this.bytes = bytes;
        this.unlessThere = unlessThere;
        this.returning = returning;
        this.leaving = leaving;
        this.lockClient = lockClient;
        this.claimNotices = claimNotices;
        this.claimedNotices = claimedNotices;
    }

    /** Where the scripts are. */
    String scripts() {
        return "classpath:db/portal/" + product.toLowerCase(java.util.Locale.ROOT);
    }

    static Server of(DataSource dataSource) {
        try (Connection connection = dataSource.getConnection()) {
            DatabaseMetaData metaData = connection.getMetaData();
            String product = metaData.getDatabaseProductName();
            for (Vendor vendor : values()) {
                if (vendor.product.equals(product)) {
                    return new Server(vendor, metaData.getDatabaseMajorVersion(), metaData.getDatabaseMinorVersion());
                }
            }
            throw new IllegalArgumentException("The portal keeps its data in PostgreSQL or H2; this is " + product
                    + ". Give it another DataSource");
        } catch (SQLException e) {
            throw Failures.unavailable(e);
        }
    }

    /** A database server as it presents itself. */
    record Server(Vendor vendor, int major, int minor) {}
}
