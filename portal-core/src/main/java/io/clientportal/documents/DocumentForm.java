package io.clientportal.documents;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an upload asks for (DOC-10).
 *
 * @param possible whether files can be uploaded here at all
 * @param folders the document types to choose from: those of the client's kind, then others in use that the caller sees
 * @param kind the kind of client whose folders are offered; null for those of every client
 * @param kinds the kinds to choose from, for staff; otherwise nothing
 * @param year the year that is offered: this one, in the firm's zone
 * @param limit of a file, in bytes
 * @param types the media types that are allowed
 */
public record DocumentForm(
        boolean possible,
        List<String> folders,
        @Nullable String kind,
        List<String> kinds,
        int year,
        long limit,
        List<String> types) {

    public DocumentForm {
        folders = List.copyOf(folders);
        kinds = List.copyOf(kinds);
        types = List.copyOf(types);
    }
}
