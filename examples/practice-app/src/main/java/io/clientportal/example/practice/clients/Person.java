package io.clientportal.example.practice.clients;

import jakarta.persistence.Embeddable;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** Somebody around a client: a spouse, an assistant, a next of kin. */
@Embeddable
public record Person(
        String id,
        String name,
        @Nullable String relationship,
        @Nullable String email,
        @Nullable String phone,
        @Nullable LocalDate dateOfBirth) {}
