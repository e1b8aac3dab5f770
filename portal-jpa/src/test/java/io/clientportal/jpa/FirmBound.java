package io.clientportal.jpa;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Refuses whatever reads or writes the portal's rows without naming their firm, so that all specs prove it on the way.
 * The few statements of the portal's own work that go across firms are listed, and no other may.
 */
final class FirmBound {

    /** What goes across firms: the claim of due work, the end of looks through contacts' eyes, its backlog for health, the firms for a look over the installation, what becomes of documents in time, and deleting what has ended. */
    private static final List<Pattern> ACROSS = List.of(
            Pattern.compile(".*from portal_notice where state = 'queued' and due <= \\?.*"),
            Pattern.compile("select firm, client, id from portal_change_request r where state = 'applying'.*"),
            Pattern.compile("select \\w+\\.state,count\\(\\*\\),min\\(\\w+\\.due\\) from portal_notice .* group by .*"),
            Pattern.compile("select firm, zone, settings_version, epoch, wrapped_key from portal_firm order by .*"),
            Pattern.compile("select count\\(\\*\\),min\\(\\w+\\.at\\) from portal_change_request .*"),
            Pattern.compile("select \\w+\\.firm,\\w+\\.id from portal_errand .*"),
            Pattern.compile(
                    "delete from (portal_session|portal_challenge|portal_link|portal_throttle|portal_passkey_challenge) where"
                            + " \\(firm, (id|key_hash|challenge_hash)\\) in .*"),
            Pattern.compile("select .* from portal_viewing \\w+ where \\w+\\.running is not null .*"),
            Pattern.compile("update portal_document set settled = true where by_contact is not null and .*"),
            Pattern.compile("select d.firm, d.client, d.id from portal_document d join portal_client c .*"
                    + " where d.state = '(checking|trashed)' and not c.archived .*"),
            Pattern.compile(
                    "select firm, client, id, file_key, size_bytes, no, .* from portal_document where state in \\('gone'.*"),
            Pattern.compile("select d.firm, d.client, d.id from portal_document d join portal_client c .*"
                    + " where d.host_due <= \\? and d.host_key is null .*"),
            Pattern.compile("select d.firm, d.id, d.file_key from portal_document d"
                    + " where d.host_key is not null and d.file_key is not null .*"),
            Pattern.compile("select u.firm, u.client from portal_document_usage u join portal_client c .*"
                    + " where u.host_state is not null and u.host_asked_at <= \\? .*"));

    private static final Pattern TABLE =
            Pattern.compile("\\b(from|join|update|into|,)\\s+(portal_\\w+)(?:\\s+(?:as\\s+)?(\\w+))?");
    private static final Set<String> NO_ALIAS =
            Set.of("where", "set", "on", "order", "group", "values", "join", "left", "fetch", "limit", "for", "select");
    private static final Pattern BOUND = Pattern.compile("\\bfirm\\s*=\\s*(cast\\()?\\?|\\bfirm\\s+in\\s*\\(\\?");

    /** Checked once each. */
    private static final Set<String> KNOWN = ConcurrentHashMap.newKeySet();

    private FirmBound() {}

    /** The same data source, which refuses unbound statements. */
    static DataSource on(DataSource dataSource) {
        return proxy(DataSource.class, dataSource);
    }

    private static <T> T proxy(Class<T> type, Object target) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (self, method, args) -> {
            if (target instanceof Connection
                    && method.getName().equals("prepareStatement")
                    && KNOWN.add((String) args[0])) {
                String wrong = wrong((String) args[0]);
                if (wrong != null) {
                    KNOWN.remove((String) args[0]);
                    throw new SQLException("Not bound by firm: " + wrong + " in " + args[0]);
                }
            }
            try {
                Object result = method.invoke(target, args);
                return target instanceof DataSource && result instanceof Connection
                        ? proxy(Connection.class, result)
                        : result;
            } catch (InvocationTargetException e) {
                throw e.getCause();
            }
        }));
    }

    /** The table that a statement names without its firm; null where there is none. */
    static @Nullable String wrong(String statement) {
        String sql = statement.replaceAll("\\s+", " ").trim().toLowerCase(Locale.ROOT);
        if (ACROSS.stream().anyMatch(allowed -> allowed.matcher(sql).matches())) {
            return null;
        }
        Matcher tables = TABLE.matcher(sql);
        while (tables.find()) {
            String table = tables.group(2);
            String alias = tables.group(3);
            boolean insert = tables.group(1).equals("into");
            boolean plain = alias == null || NO_ALIAS.contains(alias);
            boolean bound = insert
                    ? sql.substring(tables.end(2)).matches("(\\s+as \\w+)?\\s*\\((\\w+, ?)*firm\\b.*")
                    : isNamed(sql, plain ? null : alias);
            if (!bound) {
                return table;
            }
        }
        boolean known = sql.contains("portal_") && !sql.startsWith("insert into");
        return known && !BOUND.matcher(sql).find() ? "every table" : null;
    }

    /** Whether the firm of a table is compared with the call's or with that of a table that is. */
    private static boolean isNamed(String sql, @Nullable String alias) {
        String firm = alias == null ? "(?<![.\\w])firm" : "\\b" + alias + "\\.firm";
        return Pattern.compile(firm + "\\s*(=|in\\s*\\()|=\\s*" + firm + "\\b")
                .matcher(sql)
                .find();
    }
}
