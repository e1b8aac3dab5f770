package io.clientportal.notes;

import io.clientportal.kernel.PortalException;
import java.util.UUID;

/** A note of one firm. It identifies and is never a secret. */
public record NoteId(UUID value) {

    /** @throws PortalException.NotFound where the text is no such id */
    public static NoteId parse(String text) {
        try {
            return new NoteId(UUID.fromString(text));
        } catch (IllegalArgumentException e) {
            throw new PortalException.NotFound();
        }
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
