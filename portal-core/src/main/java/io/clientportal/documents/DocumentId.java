package io.clientportal.documents;

import io.clientportal.kernel.PortalException;
import java.util.UUID;

/** A document of one firm. It identifies and is never a secret. */
public record DocumentId(UUID value) {

    /** @throws PortalException.NotFound where the text is no such id */
    public static DocumentId parse(String text) {
        try {
            return new DocumentId(UUID.fromString(text));
        } catch (IllegalArgumentException e) {
            throw new PortalException.NotFound();
        }
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
