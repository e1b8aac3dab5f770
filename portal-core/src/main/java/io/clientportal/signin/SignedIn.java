package io.clientportal.signin;

import io.clientportal.kernel.ClientId;
import io.clientportal.kernel.ContactId;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who has signed in.
 *
 * @param session the secret of the new session, for a cookie that ends with the browser
 * @param device the secret of this device, for a cookie that outlives the session; it never signs in alone (SIG-05). Null
 *     where signing in binds no device
 * @param client the client that the link was about; null where there was no such link
 * @param target where it leads; null for the contact's home
 */
public record SignedIn(
        String session,
        @Nullable String device,
        ContactId contact,
        @Nullable ClientId client,
        @Nullable Target target) {

    /** Without the secrets. */
    @Override
    public String toString() {
        return "SignedIn[" + contact + ", " + client + ", " + target + "]";
    }
}
