package io.clientportal.spring.pages;

import io.clientportal.kernel.ClientId;
import io.clientportal.signin.AccountPage;
import io.clientportal.signin.Device;
import io.clientportal.signin.PasskeyView;
import io.clientportal.signin.SessionView;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * "Sign-in and devices": what a contact signs in with, and where.
 *
 * @param passkeys the contact's passkeys, and whether and how one is added
 * @param clients the names of the clients that devices lead to
 * @param wrong the form that was refused, with the reason; null where none was
 * @param email what was typed as the new login e-mail
 * @param said what was done just now; null for nothing
 */
public record OwnAccountPage(
        AccountPage account,
        List<SessionView> sessions,
        List<Device> devices,
        Passkeys passkeys,
        Map<ClientId, String> clients,
        @Nullable Wrong wrong,
        String email,
        @Nullable String said)
        implements Page {

    public OwnAccountPage {
        sessions = List.copyOf(sessions);
        devices = List.copyOf(devices);
        clients = Map.copyOf(clients);
    }

    /**
     * What a contact has of passkeys.
     *
     * @param offered whether one can be added
     * @param fresh whether the contact has just signed in, so that no password has to be typed
     */
    public record Passkeys(List<PasskeyView> list, boolean offered, boolean fresh) {
        public Passkeys {
            list = List.copyOf(list);
        }
    }

    /** A form, by its name, and why it was not taken. */
    public record Wrong(String form, String reason) {}

    /** Why this form was not taken; null where it was not sent. */
    public @Nullable String wrong(String form) {
        return wrong != null && wrong.form().equals(form) ? wrong.reason() : null;
    }

    /** Whether there is a session beside the one that asks. */
    public boolean others() {
        return sessions.stream().anyMatch(session -> !session.own());
    }

    /** What a session began in. */
    public String where(SessionView session, Texts t) {
        return BrowserName.of(session, t);
    }

    /** What a passkey was made in. */
    public String where(PasskeyView passkey, Texts t) {
        return BrowserName.of(passkey.browser(), t);
    }

    /** Whether passkeys can be added and removed here and now. */
    public boolean passkeysChange() {
        return passkeys.fresh() || account.password();
    }

    /** The client that a device's latest link is about; empty where the contact may no longer enter it. */
    public String client(Device device) {
        return clients.getOrDefault(device.client(), "");
    }
}
