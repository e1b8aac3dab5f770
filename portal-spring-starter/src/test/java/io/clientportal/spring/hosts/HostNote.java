package io.clientportal.spring.hosts;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;

/** The host's own entity; its names follow the host's naming strategy. */
@Entity
class HostNote {
    @Id
    private long noteId;

    private String noteText;

    protected HostNote() {}

    HostNote(long noteId, String noteText) {
        this.noteId = noteId;
        this.noteText = noteText;
    }

    String text() {
        return noteText;
    }
}
