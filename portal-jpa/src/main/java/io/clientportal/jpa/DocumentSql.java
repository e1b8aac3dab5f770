package io.clientportal.jpa;

import io.clientportal.documents.DocumentSort;
import io.clientportal.documents.DocumentStore.Listing;
import org.jspecify.annotations.Nullable;

/** The statements on documents. */
final class DocumentSql {

    private static final String COLUMNS = """
            d.id, d.no, d.client, d.name, d.folded, d.media_type, d.size_bytes, d.sha256, d.file_key, d.folder, d.for_year,
              d.engagement, d.uploaded_at, d.by_staff, d.by_contact, d.state, d.ended_at, d.held, d.checked, d.settled,
              d.everybody_since, d.engagement_since, d.content, d.version, d.host_key, d.host_revision, d.host_due,
              (select count(*) from portal_document_share n where n.firm = d.firm and n.document = d.id) as contacts
            """;

    /** Documents of the client, as staff have them. */
    static final String STAFF = "select " + COLUMNS + """
            from portal_document d where d.firm = :firm and d.client = :client
            """;

    /** By which ways a contact sees a document. */
    private static final String WAYS = """
            left join portal_document_share s on s.firm = d.firm and s.document = d.id and s.contact = :contact
            left join portal_engagement e on e.firm = d.firm and e.client = d.client and e.id = d.engagement
            left join portal_share h on h.firm = d.firm and h.client = d.client and h.engagement = d.engagement
              and h.contact = :contact
            """;

    private static final String WITH_ENGAGEMENT =
            "(d.engagement_since is not null and (coalesce(e.everybody, false) or h.contact is not null))";

    private static final String VISIBLE = """
            and (d.state = 'AVAILABLE' and (d.everybody_since is not null or s.contact is not null or d.by_contact = :contact
                or %s)
              or d.state = 'CHECKING' and d.by_contact = :contact)
            """.formatted(WITH_ENGAGEMENT);

    private static final String FIRST_DAY = "timestamp with time zone '1970-01-01 00:00:00+00'";
    private static final String LAST_DAY = "timestamp with time zone '9999-01-01 00:00:00+00'";

    /** Since when the engagement is shared with the contact, at the earliest; what was shared before that was kept, for ever. */
    private static final String ENGAGEMENT_SINCE = """
            least(case when coalesce(e.everybody, false) then coalesce(e.everybody_since, %1$s) else %2$s end,
              case when h.contact is not null then coalesce(h.since, %1$s) else %2$s end)
            """.formatted(FIRST_DAY, LAST_DAY);

    /** Since when the contact sees it by one of the ways that hold now; the last day where none holds. */
    private static final String SINCE = """
            least(coalesce(d.everybody_since, %2$s), coalesce(s.since, %2$s),
              case when %1$s then greatest(d.engagement_since, %3$s) else %2$s end)
            """.formatted(WITH_ENGAGEMENT, LAST_DAY, ENGAGEMENT_SINCE);

    /** As the rule of New has it: neither before the upload nor before the contact was let in. */
    private static final String VISIBLE_SINCE = """
            greatest(d.uploaded_at, g.created_at, case when d.everybody_since is not null or s.contact is not null or %s
              then %s else d.uploaded_at end)
            """.formatted(WITH_ENGAGEMENT, SINCE);

    private static final String SEEN_COLUMNS = COLUMNS + ", " + VISIBLE_SINCE + """
             as since, (w.contact is not null) as downloaded,
              (coalesce(e.everybody, false) or h.contact is not null) as engagement_shared,
              e.no as engagement_no, e.content as engagement_content, e.version as engagement_version
            """;

    private static final String DOWNLOADS =
            "left join portal_document_download w on w.firm = d.firm and w.document = d.id and w.contact = :contact\n";

    private static final String LET_IN =
            "join portal_grant g on g.firm = d.firm and g.client = d.client and g.contact = :contact\n";

    /** Documents of the client that the contact sees. */
    static final String SEEN =
            "select " + SEEN_COLUMNS + "from portal_document d " + WAYS + DOWNLOADS + LET_IN + """
            where d.firm = :firm and d.client = :client
            """ + VISIBLE;

    /** Clients that the contact may enter now for documents. */
    private static final String ENTERED = """
            from portal_grant g
            join portal_client c on c.firm = g.firm and c.id = g.client
            join portal_document d on d.firm = g.firm and d.client = g.client
            """;

    private static final String MAY_ENTER = """
            where g.firm = :firm and g.contact = :contact and (g.ends_at is null or g.ends_at > :now) and not c.archived
              and ',' || g.areas || ',' like '%,DOCUMENTS,%'
            """;

    /** The same of all clients that the contact may enter. */
    static final String ACROSS = "select " + SEEN_COLUMNS
            + ", c.name as client_name, c.sort_name as client_sort, c.wrapped_key as client_key " + ENTERED + WAYS
            + DOWNLOADS + MAY_ENTER + VISIBLE;

    static final String SEEN_FACETS =
            "select distinct d.folder, d.for_year from portal_document d " + WAYS + LET_IN + """
            where d.firm = :firm and d.client = :client
            """ + VISIBLE;

    static final Sql HIDDEN =
            new Sql("select count(*) as hidden from portal_document d " + WAYS + LET_IN + """
            where d.firm = :firm and d.client = :client and d.engagement is not null
              and not (d.engagement = any(:engagements))
            """ + VISIBLE);

    /** Its one place is what the caller reaches. */
    static final String HIDDEN_ACROSS =
            "select count(*) as hidden " + ENTERED + WAYS + MAY_ENTER.replace("%", "%%") + "and not (%s)\n" + VISIBLE;

    /**
     * The latest that a contact sees by each way, each from its own index.
     *
     * @param reach a condition on the caller's reach with a place for the alias
     */
    static String latestSeen(Listing listing, String reach) {
        String filters = filters(listing, "x", "x.no") + reach.replace("%s", "x");
        String end = " order by x.no desc fetch first :most rows only)\n";
        return """
                and d.id in (
                  (select x.id from portal_document x where x.firm = :firm and x.client = :client
                    and x.everybody_since is not null and x.state = 'AVAILABLE' %1$s%2$s
                  union all
                  (select x.id from portal_document_share t
                    join portal_document x on x.firm = t.firm and x.id = t.document
                    where t.firm = :firm and t.client = :client and t.contact = :contact
                      and x.state = 'AVAILABLE' %1$s order by t.no desc fetch first :most rows only)
                  union all
                  (select x.id from portal_document x where x.firm = :firm and x.client = :client
                    and x.by_contact = :contact and x.state in ('AVAILABLE', 'CHECKING') %1$s%2$s
                  union all
                  (select x.id from portal_document x where x.firm = :firm and x.client = :client
                    and x.engagement_since is not null and x.state = 'AVAILABLE' and x.engagement in (
                      select y.id from portal_engagement y
                      where y.firm = :firm and y.client = :client and y.everybody
                      union all
                      select z.engagement from portal_share z
                      where z.firm = :firm and z.client = :client and z.contact = :contact) %1$s%2$s)
                """.formatted(filters, end);
    }

    /** @param no the column of the document's number; null where places are not by number */
    static String filters(Listing listing, String alias, @Nullable String no) {
        StringBuilder sql = new StringBuilder();
        if (listing.folder() != null) {
            sql.append(" and ").append(alias).append(".folder = :folder");
        }
        if (listing.year() != null) {
            sql.append(" and ").append(alias).append(".for_year = :year");
        }
        if (listing.engagement() != null) {
            sql.append(" and ").append(alias).append(".engagement = :engagement");
        }
        if (listing.text() != null) {
            sql.append(" and ").append(alias).append(".folded like :text escape '!'");
        }
        if (no != null && listing.after() != null) {
            sql.append(
                    listing.sort() == DocumentSort.LATEST
                            ? " and " + no + " < :no"
                            : " and (%1$s.folded > :folded or %1$s.folded = :folded and %2$s < :no)"
                                    .formatted(alias, no));
        }
        return sql.append(' ').toString();
    }

    /** What only hangs on the contact; an engagement that is not shared is nothing to filter by. */
    static String seenFilters(Listing listing) {
        return (listing.engagement() == null ? "" : " and (coalesce(e.everybody, false) or h.contact is not null) ")
                + (listing.newSince() == null
                        ? ""
                        : " and d.by_contact is null and w.contact is null and " + VISIBLE_SINCE + " >= :new ");
    }

    static String order(Listing listing) {
        return (listing.sort() == DocumentSort.LATEST ? " order by d.no desc" : " order by d.folded, d.no desc")
                + " fetch first :most rows only";
    }

    /** What a name holds, every character for itself. */
    static String like(String text) {
        return "%" + text.replace("!", "!!").replace("%", "!%").replace("_", "!_") + "%";
    }

    static final Sql ADD = new Sql("""
            insert into portal_document (firm, id, client, no, name, folded, media_type, size_bytes, sha256, pieces,
              file_key, folder, for_year, engagement, uploaded_at, by_staff, by_contact, state, ended_at, held, checked,
              settled, everybody_since, engagement_since, content, version)
            values (:firm, :id, :client, null, :name, :folded, :type, 0, '', null,
              :key, :folder, :year, :engagement, :at, :staff, :contact, :state, null, false, false,
              false, null, null, :content, :version)
            """);

    static final Sql RESERVE = new Sql("""
            update portal_document_usage set files = files + 1, bytes = bytes + :size
            where firm = :firm and client = :client and files < :files and bytes + :size <= :bytes
            """);

    static final Sql USAGE = new Sql("""
            select files, bytes, template from portal_document_usage where firm = :firm and client = :client
            """);

    static final Sql FIRST = new Sql("""
            insert into portal_document_usage (firm, client, files, bytes, template)
            values (:firm, :client, 1, :size, null)
            """);

    static final Sql PUBLISH = new Sql("""
            update portal_document set state = :state, size_bytes = :size, sha256 = :sha, pieces = :pieces,
              uploaded_at = :at, checked = :checked, everybody_since = :everybody, engagement_since = :withEngagement,
              host_due = :due,
              no = (select coalesce(max(x.no), 0) + 1 from portal_document x
                where x.firm = :firm and x.client = :client)
            where firm = :firm and client = :client and id = :id and state = 'PENDING'
            """);

    static final Sql NUMBER_SHARES = new Sql("""
            update portal_document_share set no = (select x.no from portal_document x
              where x.firm = :firm and x.client = :client and x.id = :id)
            where firm = :firm and document = :id
            """);

    static final Sql ABANDON = new Sql("""
            update portal_document set state = 'GONE'
            where firm = :firm and client = :client and id = :id and state = 'PENDING'
            """);

    static final Sql NAMED = new Sql("""
            select contact from portal_document_share where firm = :firm and client = :client and document = :id
            """);

    static final Sql DOWNLOADED_AGAIN = new Sql("""
            update portal_document_download set last_at = :now, times = times + 1
            where firm = :firm and document = :id and contact = :contact
            """);

    static final Sql DOWNLOADED = new Sql("""
            insert into portal_document_download (firm, document, contact, first_at, last_at, times)
            values (:firm, :id, :contact, :now, :now, 1)
            """);

    static final Sql PIECES = new Sql("""
            select d.id, d.pieces from portal_document d
            where d.firm = :firm and d.client = :client and d.id = any(:ids)
            """);

    static final Sql KIND = new Sql("""
            update portal_document_usage set template = :kind where firm = :firm and client = :client
            """);

    static final Sql FIRST_KIND = new Sql("""
            insert into portal_document_usage (firm, client, files, bytes, template) values (:firm, :client, 0, 0, :kind)
            """);

    static final Sql SAVE = new Sql("""
            update portal_document set name = :name, folded = :folded, folder = :folder, for_year = :year,
              engagement = :engagement, state = :state, ended_at = :ended, held = :held, checked = :checked,
              everybody_since = :everybody, engagement_since = :withEngagement, content = :content, version = :version
            where firm = :firm and client = :client and id = :id and version = :version - 1
            """);

    static final Sql NAME = new Sql("""
            insert into portal_document_share (firm, document, contact, client, no, since)
            values (:firm, :id, :contact, :client,
              (select x.no from portal_document x where x.firm = :firm and x.client = :client and x.id = :id), :now)
            """);

    static final Sql UNNAME = new Sql("""
            delete from portal_document_share
            where firm = :firm and client = :client and document = :id and contact = :contact
            """);

    static final Sql TAKE_BACK = new Sql("""
            update portal_document set state = 'TAKEN_BACK', ended_at = :now, version = version + 1
            where firm = :firm and client = :client and id = :id and by_contact = :contact and uploaded_at > :after
              and state in ('AVAILABLE', 'CHECKING') and not settled and not held
            """);

    static final Sql SETTLE = new Sql("""
            update portal_document set settled = true
            where firm = :firm and client = :client and id = :id and by_contact = :contact and not settled
            """);

    static final Sql LEFT = new Sql("""
            select d.id, d.no, d.state, d.content,
              (select coalesce(max(x.no), 0) from portal_document x
                where x.firm = :firm and x.client = :into) as last_no
            from portal_document d where d.firm = :firm and d.client = :client order by d.no
            """);

    static final Sql MOVE = new Sql("""
            update portal_document set client = :into, no = :no, content = :content
            where firm = :firm and client = :client and id = :id
            """);

    static final Sql MOVE_SHARES = new Sql("""
            update portal_document_share set client = :into, no = (select x.no from portal_document x
              where x.firm = portal_document_share.firm and x.id = portal_document_share.document)
            where firm = :firm and client = :client
            """);

    static final Sql MORE = new Sql("""
            update portal_document_usage set files = files + :files, bytes = bytes + :bytes,
              template = coalesce(template, :kind)
            where firm = :firm and client = :client
            """);

    static final Sql AS_MUCH = new Sql("""
            insert into portal_document_usage (firm, client, files, bytes, template)
            values (:firm, :client, :files, :bytes, :kind)
            """);

    static final Sql NOTHING = new Sql("delete from portal_document_usage where firm = :firm and client = :client");

    /** Whoever was let in earlier at the client that is left, was let in then: what moves is not New once more. */
    static final Sql BEGAN = new Sql("""
            update portal_grant set created_at = (select y.created_at from portal_grant y
              where y.firm = :firm and y.client = :client and y.contact = portal_grant.contact)
            where firm = :firm and client = :into and exists (select 1 from portal_grant z
              where z.firm = :firm and z.client = :client and z.contact = portal_grant.contact
                and z.created_at < portal_grant.created_at)
            """);

    static final Sql SETTLE_ALL = new Sql("""
            update portal_document set settled = true
            where by_contact is not null and not settled and uploaded_at <= :before and state in ('AVAILABLE', 'CHECKING')
            """);

    static final Sql CHECKING = new Sql("""
            select d.firm, d.client, d.id from portal_document d
            join portal_client c on c.firm = d.firm and c.id = d.client
            where d.state = 'CHECKING' and not c.archived and d.id > :after order by d.id fetch first :most rows only
            """);

    static final Sql TRASHED = new Sql("""
            select d.firm, d.client, d.id from portal_document d
            join portal_client c on c.firm = d.firm and c.id = d.client
            where d.state = 'TRASHED' and not c.archived and not d.held and d.ended_at <= :before and d.id > :after
            order by d.id fetch first :most rows only
            """);

    static final Sql GOING = new Sql("""
            select firm, client, id, file_key, size_bytes, no, host_key, host_due, by_staff, by_contact from portal_document
            where state in ('GONE', 'PENDING', 'TAKEN_BACK') and (state = 'GONE'
              or state = 'PENDING' and uploaded_at < :pending or state = 'TAKEN_BACK'
                and (ended_at <= :taken or host_key is not null or host_due <= :now))
            order by case when host_key is null and host_due is null then 0 else 1 end, id fetch first :most rows only
            """);

    static final Sql CLAIM_GONE = new Sql("""
            update portal_document set state = 'GONE'
            where firm = :firm and id = :id and state in ('GONE', 'PENDING', 'TAKEN_BACK')
            """);

    static final Sql REMOVE_SHARES = new Sql("delete from portal_document_share where firm = :firm and document = :id");

    static final Sql REMOVE_DOWNLOADS =
            new Sql("delete from portal_document_download where firm = :firm and document = :id");

    static final String REMOVE = "delete from portal_document where firm = :firm and id = :id and state = 'GONE'";

    static final Sql RELEASE = new Sql("""
            update portal_document_usage set files = files - 1, bytes = bytes - :size
            where firm = :firm and client = :client
            """);

    private DocumentSql() {}
}
