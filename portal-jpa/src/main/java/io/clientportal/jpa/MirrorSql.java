package io.clientportal.jpa;

/** The statements on what lies in the host's own document system. */
final class MirrorSql {

    static final Sql STATE = new Sql("""
            select u.host_state from portal_document_usage u
            where u.firm = :firm and u.client = :client and u.host_state is not null
            """);

    static final Sql TOLD = new Sql("""
            update portal_document_usage set host_state = :state, host_asked_at = :now
            where firm = :firm and client = :client
            """);

    static final Sql FIRST_TOLD = new Sql("""
            insert into portal_document_usage (firm, client, files, bytes, template, host_state, host_asked_at)
            values (:firm, :client, 0, 0, null, :state, :now)
            """);

    static final Sql KNOWN = new Sql(DocumentSql.STAFF + "and d.host_key is not null");

    static final Sql LAST = new Sql("""
            select coalesce(max(d.no), 0) as last_no from portal_document d where d.firm = :firm and d.client = :client
            """);

    static final Sql ADD = new Sql("""
            insert into portal_document (firm, id, client, no, name, folded, media_type, size_bytes, sha256, pieces,
              file_key, host_key, host_revision, host_due, folder, for_year, engagement, uploaded_at, by_staff, by_contact,
              state, ended_at, held, checked, settled, everybody_since, engagement_since, content, version)
            values (:firm, :id, :client, :no, :name, :folded, :type, :size, '', :pieces,
              null, :key, :revision, null, :folder, :year, :engagement, :at, null, null,
              'AVAILABLE', null, false, false, false, null, null, :content, 1)
            """);

    static final Sql CHANGE = new Sql("""
            update portal_document set name = :name, folded = :folded, media_type = :type, size_bytes = :size, sha256 = :sha,
              host_revision = :revision, folder = :folder, for_year = :year, engagement = :engagement, uploaded_at = :at,
              engagement_since = :withEngagement, version = version + 1
            where firm = :firm and client = :client and id = :id and host_key = :key
            """);

    static final Sql GROW = new Sql("""
            update portal_document_usage set bytes = bytes + :grown where firm = :firm and client = :client
            """);

    static final Sql LOSE = new Sql("""
            update portal_document set state = 'GONE', host_key = null, host_revision = null, host_due = null
            where firm = :firm and client = :client and id = :id
            """);

    /** What the host listed before the portal knew that it had handed it over. */
    static final Sql TOO_EARLY = new Sql("""
            update portal_document set state = 'GONE', host_key = null, host_revision = null, host_due = null
            where firm = :firm and client = :client and host_key = :key and id <> :id
              and by_staff is null and by_contact is null
              and no > (select x.no from portal_document x where x.firm = :firm and x.id = :id)
            """);

    static final Sql HANDED = new Sql("""
            update portal_document set host_key = :key, host_revision = null, host_due = null
            where firm = :firm and client = :client and id = :id and (host_key is null or host_key = :key)
              and not exists (select 1 from portal_document x
                where x.firm = :firm and x.client = :client and x.host_key = :key and x.id <> :id)
            """);

    static final Sql THERE = new Sql("""
            select d.id from portal_document d where d.firm = :firm and d.client = :client and d.id = :id
            """);

    static final Sql LOSE_SAME = new Sql("""
            update portal_document set state = 'GONE', host_key = null, host_revision = null, host_due = null
            where firm = :firm and client = :client and host_key in (select x.host_key from portal_document x
              where x.firm = :firm and x.client = :into and x.host_key is not null)
            """);

    static final Sql ASK_ANEW = new Sql("""
            update portal_document_usage set host_state = null, host_asked_at = null
            where firm = :firm and client in (:client, :into)
            """);

    static final Sql DUE = new Sql("""
            select d.firm, d.client, d.id from portal_document d
            join portal_client c on c.firm = d.firm and c.id = d.client
            where d.host_due <= :now and d.host_key is null and d.state = 'AVAILABLE' and not c.archived
            order by d.host_due fetch first :most rows only
            """);

    static final Sql CLAIM_DUE = new Sql("""
            update portal_document set host_due = :until
            where firm = :firm and id = :id and host_due <= :now and host_key is null
            """);

    static final Sql PUT_OFF = new Sql("""
            update portal_document set host_due = :until
            where firm = :firm and id = :id and host_due is not null and host_key is null
            """);

    static final Sql LEFT = new Sql("""
            select d.firm, d.id, d.file_key from portal_document d
            where d.host_key is not null and d.file_key is not null and d.state = 'AVAILABLE'
            fetch first :most rows only
            """);

    static final Sql CLEARED = new Sql("""
            update portal_document set file_key = null where firm = :firm and id = :id and file_key = :key
            """);

    static final Sql STALE = new Sql("""
            select u.firm, u.client from portal_document_usage u
            join portal_client c on c.firm = u.firm and c.id = u.client
            where u.host_state is not null and u.host_asked_at <= :before and not c.archived
            order by u.host_asked_at fetch first :most rows only
            """);

    static final Sql CLAIM_STALE = new Sql("""
            update portal_document_usage set host_asked_at = :now
            where firm = :firm and client = :client and host_asked_at <= :before
            """);

    private MirrorSql() {}
}
