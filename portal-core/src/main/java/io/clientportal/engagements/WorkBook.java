package io.clientportal.engagements;

import io.clientportal.fields.FieldPath;
import io.clientportal.fields.Value;
import io.clientportal.kernel.ClientId;
import io.clientportal.kernel.EngagementId;
import io.clientportal.kernel.FirmId;
import io.clientportal.kernel.Tx;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The host's own engagements. A host implements {@link Local} where they lie in the database of the portal's
 * transaction, {@link Remote} where they lie anywhere else. A host that implements neither has them kept in the portal's
 * own table. Whom they are shared with is always kept by the portal.
 */
public sealed interface WorkBook {

    /** Engagements in the same database. */
    non-sealed interface Local extends WorkBook {

        /**
         * A page of the client's engagements, in an order of the host's that stays.
         *
         * @param after only those after this one; null for the first page
         */
        List<Engagement> page(Tx tx, FirmId firm, ClientId client, @Nullable EngagementId after, int most);

        /** These engagements of the client, in any order; what is unknown or another client's is left out. */
        List<Engagement> read(Tx tx, FirmId firm, ClientId client, Collection<EngagementId> engagements);

        /**
         * Writes accepted values of custom fields and flushes them before returning.
         *
         * @param base the engagement that the values were decided on
         * @param changes the new values; {@link Value#NONE} clears a field or removes an entry of a list
         * @return the engagement as it is now
         * @throws io.clientportal.kernel.PortalException.Stale where it is no longer at the base's version
         */
        Engagement apply(Tx tx, FirmId firm, ClientId client, Engagement base, Map<FieldPath, Value> changes);
    }

    /** Engagements elsewhere, behind a network: never called while a transaction of the portal is open. */
    non-sealed interface Remote extends WorkBook {

        /** As {@link Local#page}. */
        List<Engagement> page(FirmId firm, ClientId client, @Nullable EngagementId after, int most);

        /** As {@link Local#read}. */
        List<Engagement> read(FirmId firm, ClientId client, Collection<EngagementId> engagements);
    }
}
