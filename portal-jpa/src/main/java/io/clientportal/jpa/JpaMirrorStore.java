package io.clientportal.jpa;

import io.clientportal.documents.DocumentId;
import io.clientportal.documents.DocumentStore.Due;
import io.clientportal.documents.FileKey;
import io.clientportal.documents.HostPlace;
import io.clientportal.documents.MirrorStore;
import io.clientportal.documents.StoredDocument;
import io.clientportal.kernel.ClientId;
import io.clientportal.kernel.EngagementId;
import io.clientportal.kernel.FirmId;
import io.clientportal.kernel.Scope;
import io.clientportal.kernel.WorkScope;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Which documents lie in the host's own document system. The statements are in {@link MirrorSql}. */
final class JpaMirrorStore implements MirrorStore {

    private static final byte[] NO_PIECES = {};

    @Override
    public @Nullable String state(Scope scope) {
        return of(scope, MirrorSql.STATE).first(row -> row.text("host_state")).orElse(null);
    }

    @Override
    public void state(Scope scope, String state) {
        if (told(scope, MirrorSql.TOLD, state) == 0) {
            told(scope, MirrorSql.FIRST_TOLD, state);
        }
    }

    private static int told(Scope scope, Sql sql, String state) {
        return of(scope, sql).set("state", state).set("now", scope.now()).update();
    }

    @Override
    public List<StoredDocument> known(Scope scope) {
        return of(scope, MirrorSql.KNOWN).list(DocumentMapping::document);
    }

    private record Numbered(long no, StoredDocument document) {}

    @Override
    public void add(Scope scope, List<StoredDocument> added) {
        if (added.isEmpty()) {
            return;
        }
        long last =
                of(scope, MirrorSql.LAST).first(row -> row.number("last_no")).orElse(0L);
        MirrorSql.ADD.each(
                scope.tx(),
                IntStream.range(0, added.size())
                        .mapToObj(n -> new Numbered(last + 1 + n, added.get(n)))
                        .toList(),
                (call, one) -> facts(call, scope, one.document())
                        .set("no", one.no())
                        .set("pieces", NO_PIECES)
                        .set("content", one.document().content()));
    }

    @Override
    public void change(Scope scope, List<StoredDocument> changed, long grown) {
        MirrorSql.CHANGE.each(
                scope.tx(),
                changed,
                (call, one) ->
                        facts(call, scope, one).set("sha", one.sha256()).set("withEngagement", one.engagementSince()));
        if (grown != 0) {
            of(scope, MirrorSql.GROW).set("grown", grown).update();
        }
    }

    /** What an insert and an update have in common. */
    private static Sql.Call facts(Sql.Call call, Scope scope, StoredDocument document) {
        HostPlace host = Objects.requireNonNull(document.host());
        Integer year = document.year();
        EngagementId engagement = document.engagement();
        return call.set("firm", scope.firm().value())
                .set("client", scope.client().value())
                .set("id", document.id().value())
                .set("key", host.key())
                .set("revision", host.revision())
                .set("name", document.name())
                .set("folded", document.folded())
                .set("type", document.type())
                .set("size", document.size())
                .set("folder", document.folder())
                .set("year", year == null ? null : Long.valueOf(year))
                .set("engagement", engagement == null ? null : engagement.value())
                .set("at", document.uploadedAt());
    }

    @Override
    public void lose(Scope scope, Collection<DocumentId> lost) {
        MirrorSql.LOSE.each(
                scope.tx(),
                List.copyOf(lost),
                (call, id) -> call.set("firm", scope.firm().value())
                        .set("client", scope.client().value())
                        .set("id", id.value()));
    }

    @Override
    public Handed handed(Scope scope, DocumentId id, String key) {
        if (id(scope, MirrorSql.THERE, id).list(row -> true).isEmpty()) {
            return Handed.GONE;
        }
        id(scope, MirrorSql.TOO_EARLY, id).set("key", key).update();
        return id(scope, MirrorSql.HANDED, id).set("key", key).update() == 1 ? Handed.DONE : Handed.TAKEN;
    }

    @Override
    public void moving(Scope from, Scope into) {
        of(from, MirrorSql.LOSE_SAME).set("into", into.client().value()).update();
        of(from, MirrorSql.ASK_ANEW).set("into", into.client().value()).update();
    }

    // --- the portal's own work

    @Override
    public List<Due> claimDue(WorkScope scope, Instant until, int most) {
        return MirrorSql.DUE
                .in(scope.tx())
                .set("now", scope.now())
                .set("most", most)
                .list(DocumentMapping::due)
                .stream()
                .filter(due -> MirrorSql.CLAIM_DUE
                                .in(scope.tx())
                                .set("firm", due.firm().value())
                                .set("id", due.id().value())
                                .set("now", scope.now())
                                .set("until", until)
                                .update()
                        == 1)
                .toList();
    }

    @Override
    public void putOff(WorkScope scope, Due document, Instant until) {
        MirrorSql.PUT_OFF
                .in(scope.tx())
                .set("firm", document.firm().value())
                .set("id", document.id().value())
                .set("until", until)
                .update();
    }

    @Override
    public List<Left> left(WorkScope scope, int most) {
        return MirrorSql.LEFT
                .in(scope.tx())
                .set("most", most)
                .list(row -> new Left(
                        new FirmId(row.text("firm")),
                        new DocumentId(row.uuid("id")),
                        new FileKey(row.text("file_key"))));
    }

    @Override
    public void cleared(WorkScope scope, Left left) {
        MirrorSql.CLEARED
                .in(scope.tx())
                .set("firm", left.firm().value())
                .set("id", left.id().value())
                .set("key", left.key().value())
                .update();
    }

    @Override
    public List<Stale> claimStale(WorkScope scope, Instant before, int most) {
        return MirrorSql.STALE
                .in(scope.tx())
                .set("before", before)
                .set("most", most)
                .list(row -> new Stale(new FirmId(row.text("firm")), new ClientId(row.text("client"))))
                .stream()
                .filter(stale -> MirrorSql.CLAIM_STALE
                                .in(scope.tx())
                                .set("firm", stale.firm().value())
                                .set("client", stale.client().value())
                                .set("before", before)
                                .set("now", scope.now())
                                .update()
                        == 1)
                .toList();
    }

    private static Sql.Call of(Scope scope, Sql sql) {
        return sql.in(scope.tx())
                .set("firm", scope.firm().value())
                .set("client", scope.client().value());
    }

    private static Sql.Call id(Scope scope, Sql sql, DocumentId id) {
        return of(scope, sql).set("id", id.value());
    }
}
