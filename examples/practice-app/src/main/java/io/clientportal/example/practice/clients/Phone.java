package io.clientportal.example.practice.clients;

import jakarta.persistence.Embeddable;
import org.jspecify.annotations.Nullable;

/** One of a client's phones. */
@Embeddable
public record Phone(
        String id,
        String number,
        @Nullable String extension,
        @Nullable String label) {}
