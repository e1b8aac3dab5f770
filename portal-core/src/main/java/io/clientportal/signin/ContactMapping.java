package io.clientportal.signin;

import io.clientportal.kernel.ContactId;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Tells whom a token is about that was found to be the host's, by its claims. */
@FunctionalInterface
public interface ContactMapping {

    /** The contact, as far as the claims tell; empty where they name nobody. */
    Optional<HostIdentity> identity(Map<String, Object> claims);

    /**
     * By the claim {@code email}, where {@code email_verified} is {@code true}, as OpenID Connect has them. The text
     * {@code "true"} is not enough.
     */
    static ContactMapping byVerifiedEmail() {
        return claims ->
                Boolean.TRUE.equals(claims.get("email_verified")) && claims.get("email") instanceof String email
                        ? Optional.of(HostIdentity.ofVerified(email))
                        : Optional.empty();
    }

    /** By a claim that holds the contact's id, as the portal gave it to the host. */
    static ContactMapping byContactId(String claim) {
        return claims -> {
            if (!(claims.get(claim) instanceof String text) || text.length() != 36) {
                return Optional.empty();
            }
            try {
                return Optional.of(HostIdentity.of(new ContactId(UUID.fromString(text))));
            } catch (IllegalArgumentException e) {
                return Optional.empty();
            }
        };
    }
}
