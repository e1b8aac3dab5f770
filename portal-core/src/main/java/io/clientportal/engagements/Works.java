package io.clientportal.engagements;

import io.clientportal.fields.FieldDefinition;
import io.clientportal.fields.FieldPath;
import io.clientportal.fields.FieldPermission;
import io.clientportal.fields.Value;
import io.clientportal.firms.EngagementSettings;
import io.clientportal.kernel.ClientId;
import io.clientportal.kernel.ClientName;
import io.clientportal.kernel.ContactId;
import io.clientportal.kernel.ContactState;
import io.clientportal.kernel.EngagementId;
import io.clientportal.kernel.FirmId;
import io.clientportal.kernel.Gate;
import io.clientportal.kernel.PortalException;
import io.clientportal.kernel.Right;
import io.clientportal.kernel.Rule;
import io.clientportal.kernel.Scope;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The engagements, wherever they are kept: here, in the host's part of the same database, or elsewhere. */
public final class Works {

    private final @Nullable WorkBook book;
    private final EngagementStore store;

    public Works(@Nullable WorkBook book, EngagementStore store) {
        this.book = book;
        this.store = store;
    }

    /** Whether the portal keeps the engagements itself. */
    boolean own() {
        return book == null;
    }

    /** Whether they are behind a network, and so never read inside a transaction. */
    public boolean remote() {
        return book instanceof WorkBook.Remote;
    }

    /** The firm's custom fields. What is kept behind a network can be seen and not be proposed. */
    public List<FieldDefinition> fields(EngagementSettings settings) {
        return settings.fields().stream()
                .map(field -> remote() && field.isProposable() ? field.with(FieldPermission.VIEW) : field)
                .toList();
    }

    EngagementStore store() {
        return store;
    }

    /** A page of a remote host's engagements; never inside a transaction. */
    List<Engagement> fetchPage(FirmId firm, ClientId client, @Nullable EngagementId after, int most) {
        return answered(() -> ((WorkBook.Remote) Objects.requireNonNull(book)).page(firm, client, after, most));
    }

    /** Engagements of a remote host, by id; never inside a transaction. */
    Map<EngagementId, Engagement> fetch(FirmId firm, ClientId client, Collection<EngagementId> ids) {
        return byId(answered(() -> ((WorkBook.Remote) Objects.requireNonNull(book)).read(firm, client, ids)), ids);
    }

    /** A page of the engagements of a host in the same database. */
    List<Engagement> page(Scope scope, @Nullable EngagementId after, int most) {
        WorkBook.Local local = (WorkBook.Local) Objects.requireNonNull(book);
        return answered(() -> local.page(scope.tx(), scope.firm(), scope.client(), after, most));
    }

    /** What stands behind the portal's rows, where it can be read inside the transaction. */
    Map<EngagementId, Engagement> read(Scope scope, List<StoredEngagement> rows) {
        List<EngagementId> ids = rows.stream().map(StoredEngagement::id).toList();
        if (book instanceof WorkBook.Local local) {
            return ids.isEmpty()
                    ? Map.of()
                    : byId(answered(() -> local.read(scope.tx(), scope.firm(), scope.client(), ids)), ids);
        }
        Map<EngagementId, Engagement> read = new HashMap<>();
        for (StoredEngagement row : rows) {
            byte[] content = row.content();
            if (content != null) {
                read.put(row.id(), EngagementCodec.open(row, content, scope.key()));
            }
        }
        return read;
    }

    /**
     * One engagement in the caller's reach, of this client.
     *
     * @param fetched as it was fetched before the transaction; null where it is read inside
     */
    public Optional<Engagement> find(Scope scope, EngagementId id, @Nullable Engagement fetched) {
        if (!scope.reach().reaches(id)) {
            return Optional.empty();
        }
        if (remote()) {
            return Optional.ofNullable(fetched);
        }
        if (book instanceof WorkBook.Local local) {
            List<EngagementId> ids = List.of(id);
            return Optional.ofNullable(byId(
                            answered(() -> local.read(scope.tx(), scope.firm(), scope.client(), ids)), ids)
                    .get(id));
        }
        return store.find(scope, id)
                .flatMap(row -> Optional.ofNullable(read(scope, List.of(row)).get(id)));
    }

    /**
     * An engagement that is shared with the calling contact now, and in the reach of whoever looks on. Nothing that is kept
     * behind a network.
     */
    public Optional<Engagement> shared(Scope scope, EngagementId id) {
        return remote()
                ? Optional.empty()
                : store.shared(scope, scope.contact().id(), id)
                        .flatMap(row ->
                                Optional.ofNullable(read(scope, List.of(row)).get(id)));
    }

    /** An engagement of a remote host, fetched after the caller's right was checked; null for any other host. */
    public @Nullable Engagement fetched(Gate gate, Right right, FirmId firm, ClientId client, EngagementId id) {
        if (!remote()) {
            return null;
        }
        gate.read(right, scope -> true);
        return fetch(firm, client, List.of(id)).get(id);
    }

    /**
     * What contacts call the engagements of what is shown to them, to be asked for once the transaction is over, for a
     * remote host names them then. An engagement that a host no longer has, or that it cannot name now, has no name.
     *
     * @param rows with a null for whatever shows no engagement
     */
    public Supplier<Map<EngagementId, String>> names(Scope scope, Stream<@Nullable StoredEngagement> rows) {
        Map<EngagementId, StoredEngagement> shown = new HashMap<>();
        rows.filter(Objects::nonNull).forEach(row -> shown.put(row.id(), row));
        if (shown.isEmpty()) {
            return Map::of;
        }
        if (remote()) {
            FirmId firm = scope.firm();
            ClientId client = scope.client();
            return () -> names(reachable(firm, client, shown.keySet()));
        }
        Map<EngagementId, String> names = names(read(scope, List.copyOf(shown.values())));
        return () -> names;
    }

    private Map<EngagementId, Engagement> reachable(FirmId firm, ClientId client, Collection<EngagementId> ids) {
        try {
            return fetch(firm, client, ids);
        } catch (PortalException.Unavailable e) {
            return Map.of();
        }
    }

    private static Map<EngagementId, String> names(Map<EngagementId, Engagement> engagements) {
        Map<EngagementId, String> names = new HashMap<>();
        engagements.forEach((id, one) -> names.put(id, one.shownName()));
        return names;
    }

    /** Whether an engagement is shared with the calling contact now, and in the reach of whoever looks on. */
    public boolean isShared(Scope scope, EngagementId id) {
        return store.shared(scope, scope.contact().id(), id).isPresent();
    }

    /**
     * Locks those whom something is about to be shared with, so that nobody of them is disabled until this commits.
     *
     * @param before whom it is shared with until now
     * @throws PortalException.NotFound where one is none of the client's
     * @throws PortalException.Refused with this rule where an account is disabled
     */
    public void requireLetIn(Scope scope, Audience before, Audience audience, Rule rule) {
        Set<ContactId> joining = audience.without(before);
        if (audience.everybody()) {
            store.lock(scope, null);
        } else if (!joining.isEmpty()) {
            List<ContactState> known = store.lock(scope, joining);
            if (known.size() < joining.size()) {
                throw new PortalException.NotFound();
            }
            if (known.stream().anyMatch(ContactState::disabled)) {
                throw new PortalException.Refused(rule);
            }
        }
    }

    /** All contacts who have or had a grant for the client, with it. */
    public List<EngagementStore.Holder> holders(Scope scope) {
        return store.holders(scope);
    }

    /** Each contact of the client and whether it sees something that is shared so, by name. */
    public List<Reader> readers(Scope scope, Shareable thing, Readership readership) {
        EngagementId engagement = thing.engagement();
        return readers(
                scope,
                thing,
                readership.audience(),
                engagement == null || !readership.withEngagement() ? Audience.NOBODY : audience(scope, engagement));
    }

    /** The same for an engagement. */
    List<Reader> readers(Scope scope, Audience audience) {
        return readers(scope, null, audience, Audience.NOBODY);
    }

    private List<Reader> readers(Scope scope, @Nullable Shareable thing, Audience audience, Audience engagement) {
        return holders(scope).stream()
                .map(holder -> Reader.of(holder, thing, audience, engagement, scope.now()))
                .sorted(Comparator.comparing(
                        reader -> ClientName.of(reader.name()).sort()))
                .toList();
    }

    /** Whom an engagement is shared with; nobody where the portal never heard of it. */
    public Audience audience(Scope scope, EngagementId id) {
        return audience(scope, store.find(scope, id));
    }

    Audience audience(Scope scope, Optional<StoredEngagement> row) {
        return row.map(one -> one.everybody() ? Audience.EVERYBODY : new Audience(false, store.named(scope, one.id())))
                .orElse(Audience.NOBODY);
    }

    /**
     * Whether the calling contact may add notes to an engagement that is shared with it now.
     *
     * @param fetched as it was fetched before the transaction; null where it is read inside
     * @throws PortalException.NotFound where it is not shared, or no longer there
     */
    public boolean takesNotes(Scope scope, EngagementId id, @Nullable Engagement fetched) {
        StoredEngagement row = store.shared(scope, scope.contact().id(), id).orElseThrow(PortalException.NotFound::new);
        if (remote() ? fetched == null : !read(scope, List.of(row)).containsKey(id)) {
            throw new PortalException.NotFound();
        }
        return row.takesNotes();
    }

    /** Writes values of custom fields in this transaction; never for a remote host. */
    public Engagement apply(Scope scope, Engagement base, Map<FieldPath, Value> changes) {
        if (book instanceof WorkBook.Local local) {
            return answered(() -> local.apply(scope.tx(), scope.firm(), scope.client(), base, changes));
        }
        return save(scope, base.with(base.values().with(changes)));
    }

    /** Saves the next state of an engagement that the portal keeps. */
    Engagement save(Scope scope, Engagement next) {
        Engagement saved = next.with(next.version().next());
        store.save(scope, saved.id(), EngagementCodec.sealed(saved, scope.key()), saved.version());
        return saved;
    }

    /** Moves all engagements of a client to another one that it was merged into, with their shares (FRM-06). */
    public List<EngagementId> move(Scope from, Scope into) {
        return store.move(from, into, (id, content) -> from.handOver(into, content, EngagementCodec.context(id)));
    }

    /** Nothing but what was asked for: a host that answers more tells of other clients' work. */
    private static Map<EngagementId, Engagement> byId(List<Engagement> engagements, Collection<EngagementId> ids) {
        Map<EngagementId, Engagement> found = new HashMap<>();
        engagements.stream().filter(one -> ids.contains(one.id())).forEach(one -> found.put(one.id(), one));
        return found;
    }

    /** A host's failure is told as what it is, without the host's words; null is one too. */
    private static <T> T answered(Supplier<@Nullable T> host) {
        try {
            return Objects.requireNonNull(host.get());
        } catch (PortalException e) {
            throw e;
        } catch (RuntimeException e) {
            throw new PortalException.Unavailable("This cannot be reached right now. Nothing was changed.", e);
        }
    }
}
