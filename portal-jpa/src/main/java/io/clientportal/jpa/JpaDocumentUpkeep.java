package io.clientportal.jpa;

import io.clientportal.documents.DocumentId;
import io.clientportal.documents.DocumentStore.Due;
import io.clientportal.documents.DocumentStore.Gone;
import io.clientportal.kernel.ClientId;
import io.clientportal.kernel.FirmId;
import io.clientportal.kernel.WorkScope;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The portal's own work on documents, across clients and firms. */
final class JpaDocumentUpkeep extends JpaStore {

    private final Sql remove;

    JpaDocumentUpkeep(Vendor vendor) {
        super(vendor);
        remove = new Sql(vendor.leaving.formatted(DocumentSql.REMOVE, "client"));
    }

    void settle(WorkScope scope, Instant before) {
        DocumentSql.SETTLE_ALL.in(scope.tx()).set("before", before).update();
    }

    List<Due> checking(WorkScope scope, @Nullable Due after, int most) {
        return DocumentSql.CHECKING
                .in(scope.tx())
                .set("after", place(after))
                .set("most", most)
                .list(DocumentMapping::due);
    }

    List<Due> trashed(WorkScope scope, Instant before, @Nullable Due after, int most) {
        return DocumentSql.TRASHED
                .in(scope.tx())
                .set("before", before)
                .set("after", place(after))
                .set("most", most)
                .list(DocumentMapping::due);
    }

    private static UUID place(@Nullable Due after) {
        return after == null ? new UUID(0, 0) : after.id().value();
    }

    List<Gone> claimGone(WorkScope scope, Instant pending, Instant taken, int most) {
        return DocumentSql.GOING
                .in(scope.tx())
                .set("pending", pending)
                .set("taken", taken)
                .set("now", scope.now())
                .set("most", most)
                .list(row -> new Gone(
                        new FirmId(row.text("firm")),
                        new ClientId(row.text("client")),
                        new DocumentId(row.uuid("id")),
                        DocumentMapping.file(row),
                        row.has("no") && (row.has("by_staff") || row.has("by_contact"))
                                ? Long.valueOf(row.number("size_bytes"))
                                : null,
                        row.has("host_key") || row.has("host_due")))
                .stream()
                .filter(gone -> gone(scope, DocumentSql.CLAIM_GONE, gone).update() == 1)
                .toList();
    }

    void remove(WorkScope scope, Gone gone) {
        gone(scope, DocumentSql.REMOVE_SHARES, gone).update();
        gone(scope, DocumentSql.REMOVE_DOWNLOADS, gone).update();
        // Its client may have been merged into another one since it was claimed.
        Optional<String> client = gone(scope, remove, gone).first(row -> row.text("client"));
        Long size = gone.size();
        if (client.isPresent() && size != null) {
            DocumentSql.RELEASE
                    .in(scope.tx())
                    .set("firm", gone.firm().value())
                    .set("client", client.get())
                    .set("size", size)
                    .update();
        }
    }

    private static Sql.Call gone(WorkScope scope, Sql sql, Gone gone) {
        return sql.in(scope.tx())
                .set("firm", gone.firm().value())
                .set("id", gone.id().value());
    }
}
