package io.clientportal.jpa;

import io.clientportal.kernel.ClientId;
import io.clientportal.kernel.EngagementId;
import io.clientportal.kernel.FirmScope;
import io.clientportal.kernel.PortalException;
import io.clientportal.kernel.Reach;
import io.clientportal.kernel.Scope;
import io.clientportal.kernel.Tx;
import io.clientportal.kernel.WorkScope;
import java.time.Instant;
import java.util.Collection;
import org.hibernate.StatelessSession;
import org.hibernate.query.CommonQueryContract;

/** What the stores share: the session of the running transaction, and parameters that many statements have. */
abstract class JpaStore {

    final Vendor vendor;

    JpaStore(Vendor vendor) {
        this.vendor = vendor;
    }

    static StatelessSession session(Tx tx) {
        return JpaTx.of(tx).session();
    }

    static StatelessSession session(Scope scope) {
        return session(scope.tx());
    }

    static StatelessSession session(FirmScope scope) {
        return session(scope.tx());
    }

    static StatelessSession session(WorkScope scope) {
        return session(scope.tx());
    }

    /** The statement on the client's rows, to be given its other parameters. */
    static Sql.Call of(Scope scope, Sql sql) {
        return sql.in(scope.tx())
                .set("firm", scope.firm().value())
                .set("client", scope.client().value());
    }

    /** The same of a query of the session. */
    static <Q extends CommonQueryContract> Q of(Scope scope, Q query) {
        query.setParameter("firm", scope.firm().value())
                .setParameter("client", scope.client().value());
        return query;
    }

    /** A statement on what a client has that is merged {@code :into} another one. */
    static Sql.Call moving(Sql sql, Scope from, Scope into) {
        return of(from, sql).set("into", into.client().value());
    }

    /** Engagements as one parameter. */
    static String[] keys(Collection<EngagementId> engagements) {
        return engagements.stream().map(EngagementId::value).toArray(String[]::new);
    }

    /** The clients within reach as one parameter. */
    static String[] clients(Reach reach) {
        return reach.clients().stream().map(ClientId::value).toArray(String[]::new);
    }

    /** A condition on {@code :clients}, where the caller does not reach every client. */
    static String reach(FirmScope scope, String condition) {
        return scope.reach().everything() ? "" : condition;
    }

    /** Binds the firm, and the clients within reach where {@link #reach} asks for them. */
    static void bindReach(CommonQueryContract query, FirmScope scope) {
        query.setParameter("firm", scope.firm().value());
        if (!scope.reach().everything()) {
            query.setParameter("clients", clients(scope.reach()));
        }
    }

    /**
     * Deletes rows across firms.
     *
     * @param id the column that is the row's key beside the firm
     * @param old which rows of alias {@code o} are old at {@code :ended}, and in which order they go
     */
    static int forget(WorkScope scope, String table, String id, String old, Instant ended, int most) {
        return session(scope)
                .createNativeMutationQuery("""
                        delete from %1$s where (firm, %2$s) in (
                          select o.firm, o.%2$s from %1$s o where %3$s fetch first :most rows only)
                        """.formatted(table, id, old))
                .setParameter("ended", ended)
                .setParameter("most", most)
                .executeUpdate();
    }

    /** @throws PortalException.Stale where a statement that should have changed one row changed none */
    static void changed(int rows) {
        if (rows == 0) {
            throw new PortalException.Stale();
        }
    }
}
