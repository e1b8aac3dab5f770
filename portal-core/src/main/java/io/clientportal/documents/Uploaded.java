package io.clientportal.documents;

/**
 * What became of an upload.
 *
 * @param id of the document
 * @param name as it is kept
 * @param state {@link DocumentState#AVAILABLE}, or {@link DocumentState#CHECKING} while the scanner is away
 * @param recognised whether the same bytes were there before and nothing was added; id, name and state are then of the
 *     earlier document (DOC-07)
 */
public record Uploaded(DocumentId id, String name, DocumentState state, boolean recognised) {}
