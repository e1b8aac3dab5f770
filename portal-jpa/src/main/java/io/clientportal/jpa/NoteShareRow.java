package io.clientportal.jpa;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.util.UUID;

/** A contact whom a note names. */
@Entity
@Table(name = "portal_note_share")
@IdClass(NoteShareRow.Key.class)
class NoteShareRow {
    @Id
    @Column(name = "firm", length = 64)
    String firm;

    @Id
    @Column(name = "note")
    UUID note;

    @Id
    @Column(name = "contact")
    UUID contact;

    @Column(name = "client", nullable = false, length = 128)
    String client;

    record Key(String firm, UUID note, UUID contact) {}
}
