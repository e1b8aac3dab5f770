package io.clientportal.jpa;

import io.clientportal.documents.DocumentId;
import io.clientportal.documents.DocumentState;
import io.clientportal.kernel.Scope;
import java.util.List;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** The documents of a client that is merged into another one. */
final class JpaDocumentMove extends JpaStore {

    JpaDocumentMove(Vendor vendor) {
        super(vendor);
    }

    List<DocumentId> move(Scope from, Scope into, BiFunction<DocumentId, byte[], byte[]> content) {
        List<Left> left = moving(DocumentSql.LEFT, from, into)
                .list(row -> new Left(
                        new DocumentId(row.uuid("id")),
                        row.has("no") ? Long.valueOf(row.number("last_no") + row.number("no")) : null,
                        DocumentState.valueOf(row.text("state")),
                        row.bytes("content")));
        DocumentSql.MOVE.each(
                from.tx(),
                left,
                (call, one) -> call.set("firm", from.firm().value())
                        .set("client", from.client().value())
                        .set("into", into.client().value())
                        .set("id", one.id().value())
                        .set("no", one.no())
                        .set("content", content.apply(one.id(), one.content())));
        moving(DocumentSql.MOVE_SHARES, from, into).update();
        of(from, DocumentSql.USAGE)
                .list(row -> new Usage(row.number("files"), row.number("bytes"), row.textOrNull("template")))
                .forEach(usage -> {
                    if (usage(into, DocumentSql.MORE, usage).update() == 0) {
                        usage(into, DocumentSql.AS_MUCH, usage).update();
                    }
                    of(from, DocumentSql.NOTHING).update();
                });
        moving(DocumentSql.BEGAN, from, into).update();
        return left.stream()
                .filter(one -> one.state() == DocumentState.AVAILABLE
                        || one.state() == DocumentState.CHECKING
                        || one.state() == DocumentState.TRASHED)
                .map(Left::id)
                .toList();
    }

    /** What a client has that is merged into another one. */
    private record Left(DocumentId id, @Nullable Long no, DocumentState state, byte[] content) {}

    private record Usage(long files, long bytes, @Nullable String template) {}

    private static Sql.Call usage(Scope scope, Sql sql, Usage usage) {
        return of(scope, sql)
                .set("files", usage.files())
                .set("bytes", usage.bytes())
                .set("kind", usage.template());
    }
}
