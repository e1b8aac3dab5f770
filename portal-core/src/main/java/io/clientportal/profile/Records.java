package io.clientportal.profile;

import io.clientportal.fields.BuiltInFields;
import io.clientportal.fields.FieldDefinition;
import io.clientportal.fields.FieldPath;
import io.clientportal.fields.Value;
import io.clientportal.fields.Values;
import io.clientportal.fields.ValuesCodec;
import io.clientportal.kernel.ClientGone;
import io.clientportal.kernel.ClientId;
import io.clientportal.kernel.ClientName;
import io.clientportal.kernel.FirmId;
import io.clientportal.kernel.PortalException;
import io.clientportal.kernel.Scope;
import io.clientportal.kernel.Version;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The clients' records, wherever they are kept: here, in the host's part of the same database, or elsewhere. */
final class Records {

    private final @Nullable ClientBook book;
    private final ProfileStore store;

    Records(@Nullable ClientBook book, ProfileStore store) {
        this.book = book;
        this.store = store;
    }

    /** Whether the records are behind a network, and so never read or written inside a transaction. */
    boolean remote() {
        return book instanceof ClientBook.Remote;
    }

    /** Whether the portal keeps the records itself, so that nothing can change them behind its back. */
    boolean own() {
        return book == null;
    }

    /** What a use case has to fetch from a remote host before its transaction; empty where it has no such client. */
    Optional<ClientRecord> fetch(FirmId firm, ClientId client) {
        return book instanceof ClientBook.Remote remote ? answered(() -> remote.read(firm, client)) : Optional.empty();
    }

    ClientRecord read(Scope scope, @Nullable ClientRecord fetched) {
        if (fetched != null) {
            return fetched;
        }
        return found(scope)
                .orElseThrow(() -> own() ? new PortalException.NotFound() : new ClientGone(ProfileRight.GONE));
    }

    /** The record as it is now; empty where there is none. Never for a remote host. */
    Optional<ClientRecord> found(Scope scope) {
        if (book instanceof ClientBook.Local local) {
            return answered(() -> local.read(scope.tx(), scope.firm(), scope.client()));
        }
        return store.record(scope).map(stored -> {
            Values values = ValuesCodec.read(scope.key().open(stored.content(), context(scope)));
            return new ClientRecord(scope.client(), name(scope, values), stored.version(), values);
        });
    }

    /** Writes values in this transaction; never called for a remote host. */
    ClientRecord apply(Scope scope, ClientRecord base, Map<FieldPath, Value> changes) {
        if (book instanceof ClientBook.Local local) {
            return answered(() -> local.apply(scope.tx(), scope.firm(), base, changes));
        }
        Values values = base.values().with(changes);
        Version next = base.version().next();
        store.saveRecord(scope, new StoredRecord(sealed(scope, values), next));
        return new ClientRecord(scope.client(), name(scope, values), next, values);
    }

    /** Asks a remote host to write values; never inside a transaction. */
    ClientBook.Answer handOver(FirmId firm, ClientId client, Version base, Map<FieldPath, Value> changes, String key) {
        if (book instanceof ClientBook.Remote remote) {
            return answered(() -> remote.apply(firm, client, base, changes, key));
        }
        throw new IllegalStateException("Only a remote host is handed decisions over");
    }

    /** Adds a record that the portal keeps itself. */
    void create(Scope scope, Values values) {
        store.addRecord(scope, new StoredRecord(sealed(scope, values), Version.FIRST));
    }

    /** The record as the portal saw it last; empty where it keeps the record itself or never saw it. */
    static Optional<Values> snapshot(Scope scope) {
        byte[] sealed = scope.clientFile().snapshot();
        return sealed == null
                ? Optional.empty()
                : Optional.of(ValuesCodec.read(scope.key().open(sealed, snapshotContext(scope))));
    }

    /** Remembers the record as seen now; one statement, and none where nothing is new. */
    void remember(Scope scope, ClientRecord record) {
        if (own()) {
            if (!record.name().equals(scope.clientFile().name())) {
                store.remember(scope, record.name(), null, null);
            }
        } else if (!record.version().equals(scope.clientFile().seen())) {
            store.remember(scope, record.name(), record.version(), sealedSnapshot(scope, record.values()));
        }
    }

    /** Remembers the record after the portal has changed it. */
    void remember(Scope scope, List<FieldDefinition> fields, ClientRecord base, ClientRecord after) {
        if (own() || base.version().equals(scope.clientFile().seen())) {
            remember(scope, after);
        } else {
            remember(scope, fields, base.values(), after);
        }
    }

    /**
     * Remembers the record after a change that the portal knows of. Where something else was new before, that is still
     * to be noticed (PRO-32), so of this record the change alone is taken over.
     */
    void remember(Scope scope, List<FieldDefinition> fields, Values base, ClientRecord after) {
        Values known = snapshot(scope).orElse(base);
        if (EditLog.between(fields, known, base).isEmpty()) {
            remember(scope, after);
            return;
        }
        for (FieldDefinition field : fields) {
            for (FieldPath path :
                    field.differences(base.get(field.key()), after.values().get(field.key()))) {
                known = known.with(path, after.values().get(path));
            }
        }
        store.remember(scope, after.name(), scope.clientFile().seen(), sealedSnapshot(scope, known));
    }

    private static ClientName name(Scope scope, Values values) {
        return values.get(BuiltInFields.NAME) instanceof Value.Text name
                ? ClientName.of(name.text())
                : scope.clientFile().name();
    }

    private static byte[] sealed(Scope scope, Values values) {
        return scope.key().seal(ValuesCodec.write(values), context(scope));
    }

    private static byte[] sealedSnapshot(Scope scope, Values values) {
        return scope.key().seal(ValuesCodec.write(values), snapshotContext(scope));
    }

    private static String context(Scope scope) {
        return "record " + scope.client();
    }

    private static String snapshotContext(Scope scope) {
        return "snapshot " + scope.client();
    }

    /** A host's failure is told as what it is, without the host's words. */
    static <T> T answered(Supplier<T> host) {
        try {
            return host.get();
        } catch (PortalException e) {
            throw e;
        } catch (RuntimeException e) {
            throw new PortalException.Unavailable("The record cannot be reached right now. Nothing was changed.", e);
        }
    }
}
