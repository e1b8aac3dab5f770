package io.clientportal.example.practice.clients;

import jakarta.persistence.Embeddable;
import org.jspecify.annotations.Nullable;

/**
 * Where a client gets letters.
 *
 * @param country ISO 3166, two letters
 */
@Embeddable
public record Address(
        @Nullable String line1,
        @Nullable String line2,
        @Nullable String city,
        @Nullable String region,
        @Nullable String postcode,
        @Nullable String country) {}
