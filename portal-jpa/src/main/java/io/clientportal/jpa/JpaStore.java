package io.clientportal.jpa;

import io.clientportal.kernel.FirmScope;
import io.clientportal.kernel.PortalException;
import io.clientportal.kernel.Scope;
import io.clientportal.kernel.Tx;
import io.clientportal.kernel.WorkScope;
import org.hibernate.StatelessSession;

/** What the stores share: the session of the running transaction. */
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

    /** @throws PortalException.Stale where a statement that should have changed one row changed none */
    static void changed(int rows) {
        if (rows == 0) {
            throw new PortalException.Stale();
        }
    }
}
