package io.clientportal.jpa;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** How much room the documents of a client take. */
@Entity
@Table(name = "portal_document_usage")
@IdClass(DocumentUsageRow.Key.class)
class DocumentUsageRow {
    @Id
    @Column(name = "firm", length = 64)
    String firm;

    @Id
    @Column(name = "client", length = 128)
    String client;

    @Column(name = "files", nullable = false)
    long files;

    @Column(name = "bytes", nullable = false)
    long bytes;

    @Column(name = "template", length = 60)
    @Nullable
    String template;

    @Column(name = "host_state", length = 128)
    @Nullable
    String hostState;

    @Column(name = "host_asked_at")
    @Nullable
    Instant hostAskedAt;

    record Key(String firm, String client) {}
}
