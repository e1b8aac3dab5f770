package io.clientportal.signin;

import io.clientportal.kernel.ClientId;
import io.clientportal.kernel.ContactId;

/**
 * A proved code.
 *
 * @param session the secret of the new session, for a cookie that ends with the browser
 * @param device the secret of this device, for a cookie that outlives the session; it never signs in alone (SIG-05)
 * @param client the client that the link was about
 * @param target where it leads
 */
public record SignedIn(String session, String device, ContactId contact, ClientId client, Target target) {

    /** Without the secrets. */
    @Override
    public String toString() {
        return "SignedIn[" + contact + ", " + client + ", " + target + "]";
    }
}
