package io.clientportal.signin;

import io.clientportal.kernel.ContactId;
import io.clientportal.signin.PasskeyCeremony.Made;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A passkey as it is stored. It belongs to one life of its contact's account and is deleted when the next one begins.
 *
 * @param handle by which its authenticator knows the contact; the same for all passkeys of one
 * @param made id, public key, counter and copies
 * @param origin the browser that it was made in, sealed under the contact's key
 * @param usedAt when it signed in last
 */
public record StoredPasskey(
        PasskeyId id,
        ContactId contact,
        byte[] handle,
        Made made,
        byte[] origin,
        Instant addedAt,
        @Nullable Instant usedAt) {}
