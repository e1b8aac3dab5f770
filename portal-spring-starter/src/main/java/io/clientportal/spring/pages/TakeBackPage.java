package io.clientportal.spring.pages;

import io.clientportal.documents.SharedDocument;
import org.jspecify.annotations.Nullable;

/**
 * Asks before a contact's own upload is deleted.
 *
 * @param problem why it was not; null where it was not tried
 */
public record TakeBackPage(
        ClientHead client,
        SharedDocument document,
        @Nullable String problem) implements Page {}
