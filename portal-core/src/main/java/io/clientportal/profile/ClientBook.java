package io.clientportal.profile;

import io.clientportal.fields.FieldPath;
import io.clientportal.fields.Value;
import io.clientportal.kernel.ClientId;
import io.clientportal.kernel.ClientName;
import io.clientportal.kernel.FirmId;
import io.clientportal.kernel.Tx;
import io.clientportal.kernel.Version;
import java.util.Map;
import java.util.Optional;

/**
 * The host's own client records. A host implements {@link Local} where they lie in the database of the portal's
 * transaction, {@link Remote} where they lie anywhere else. A host that implements neither has its records kept in the
 * portal's own table. What becomes of clients besides, archived, back, merged, the host tells by {@code Portal.clients}.
 */
public sealed interface ClientBook {

    /**
     * What the host calls the client; empty where it has no such client, which the portal then does not take over. Asked
     * outside transactions.
     */
    Optional<ClientName> name(FirmId firm, ClientId client);

    /** Records in the same database: they change in the portal's transaction, all or nothing (PRO-14). */
    non-sealed interface Local extends ClientBook {

        /** The record; empty where the host has no such client any more, which archives it in the portal (FRM-06). */
        Optional<ClientRecord> read(Tx tx, FirmId firm, ClientId client);

        /**
         * Writes accepted values and flushes them before returning.
         *
         * @param base the record that the values were decided on
         * @param changes the new values; {@link Value#NONE} clears a field or removes an entry of a list
         * @return the record as it is now
         * @throws io.clientportal.kernel.PortalException.Stale where the record is no longer at the base's version
         */
        ClientRecord apply(Tx tx, FirmId firm, ClientRecord base, Map<FieldPath, Value> changes);
    }

    /** Records elsewhere, behind a network: never called while a transaction of the portal is open (PRO-31). */
    non-sealed interface Remote extends ClientBook {

        /** The record; empty where the host has no such client any more, which archives it in the portal (FRM-06). */
        Optional<ClientRecord> read(FirmId firm, ClientId client);

        /**
         * Writes accepted values once, however often it is called with the same key. An exception means that the answer
         * is unknown, and the portal asks again.
         *
         * @param key the same for every try of one decision
         */
        Answer apply(FirmId firm, ClientId client, Version base, Map<FieldPath, Value> changes, String key);
    }

    /** What a remote host answers. */
    sealed interface Answer {

        /** The values are written. */
        record Applied(ClientRecord record) implements Answer {}

        /** The record is no longer at the version that was decided on; nothing was written. */
        record Changed() implements Answer {}

        /** The host does not take the values; nothing was written. The cause is shown to the reviewers. */
        record Refused(String cause) implements Answer {}
    }
}
