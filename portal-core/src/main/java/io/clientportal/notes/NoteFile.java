package io.clientportal.notes;

import io.clientportal.engagements.Readership;

/** A note as staff see it, and whom it is shared with. */
public record NoteFile(Note note, Readership audience) {}
