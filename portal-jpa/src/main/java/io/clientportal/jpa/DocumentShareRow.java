package io.clientportal.jpa;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A contact whom a document names. */
@Entity
@Table(name = "portal_document_share")
@IdClass(DocumentShareRow.Key.class)
class DocumentShareRow {
    @Id
    @Column(name = "firm", length = 64)
    String firm;

    @Id
    @Column(name = "document")
    UUID document;

    @Id
    @Column(name = "contact")
    UUID contact;

    @Column(name = "client", length = 128, nullable = false)
    String client;

    @Column(name = "no")
    @Nullable
    Long no;

    @Column(name = "since", nullable = false)
    Instant since;

    record Key(String firm, UUID document, UUID contact) {}
}
