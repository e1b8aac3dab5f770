package io.clientportal.example.practice.clients;

import jakarta.persistence.Embeddable;
import org.jspecify.annotations.Nullable;

/** One of a client's e-mail addresses. */
@Embeddable
public record EmailAddress(
        String id, String email, @Nullable String label) {}
