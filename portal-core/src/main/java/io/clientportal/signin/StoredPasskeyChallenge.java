package io.clientportal.signin;

import io.clientportal.kernel.ContactId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A question to a browser about a passkey, as it is stored until it is answered. What it is for is what it names: nobody
 * to sign in; a contact who adds a passkey; or with a link, a contact who makes an account.
 *
 * @param hash the keyed hash of the challenge
 * @param browser the keyed hash of the secret of the browser that asked for it
 * @param handle by which the passkey's authenticator is to know the contact
 * @param until the first instant at which it can no longer be answered
 */
public record StoredPasskeyChallenge(
        byte[] hash,
        byte[] browser,
        @Nullable ContactId contact,
        @Nullable LinkId link,
        byte @Nullable [] handle,
        Instant until) {}
