package io.clientportal.jpa;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/** That a contact was sent a document whole. */
@Entity
@Table(name = "portal_document_download")
@IdClass(DocumentDownloadRow.Key.class)
class DocumentDownloadRow {
    @Id
    @Column(name = "firm", length = 64)
    String firm;

    @Id
    @Column(name = "document")
    UUID document;

    @Id
    @Column(name = "contact")
    UUID contact;

    @Column(name = "first_at", nullable = false)
    Instant first;

    @Column(name = "last_at", nullable = false)
    Instant last;

    @Column(name = "times", nullable = false)
    long times;

    record Key(String firm, UUID document, UUID contact) {}
}
