package io.clientportal.notes;

/** A note as staff see it, and whom it is shared with. */
public record NoteFile(Note note, NoteAudience audience) {}
