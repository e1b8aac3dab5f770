package io.clientportal.spring.pages;

import io.clientportal.notes.SharedNote;
import org.jspecify.annotations.Nullable;

/**
 * A note as the contact sees it who can change it, or no longer can.
 *
 * @param text what stands in the form
 * @param problem why it was not saved; null where nothing was refused
 */
public record OwnNotePage(
        ClientHead client,
        SharedNote note,
        String text,
        @Nullable String problem) implements Page {}
