package io.clientportal.spring.rest;

import static io.clientportal.spring.rest.SignInController.text;

import io.clientportal.Home;
import io.clientportal.signin.AccountPage;
import io.clientportal.signin.AwaitedAddress;
import io.clientportal.signin.Device;
import io.clientportal.signin.LinkId;
import io.clientportal.signin.SessionId;
import io.clientportal.signin.SessionView;
import io.clientportal.spring.web.Limited;
import io.clientportal.spring.web.PortalRequest;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Contacts look after what they sign in with. */
@RestController
@RequestMapping("${portal.path:/portal}/api/v1/account")
@Tag(name = "Own account", description = "Contacts look after their sessions, devices, password and login e-mail")
final class OwnAccountController {

    /**
     * The contact's own account.
     *
     * @param setUp whether there is a login account
     * @param password whether it has a password
     * @param awaited a new login e-mail that is to prove itself
     */
    record AccountJson(
            String name,
            String email,
            boolean setUp,
            boolean password,
            @Nullable Awaited awaited) {
        static AccountJson of(AccountPage page) {
            AwaitedAddress awaited = page.awaited();
            return new AccountJson(
                    page.name(),
                    page.email(),
                    page.setUp(),
                    page.password(),
                    awaited == null ? null : Awaited.of(awaited));
        }
    }

    /** A masked address, and until when it can prove itself. */
    record Awaited(String address, Instant until) {
        static Awaited of(AwaitedAddress awaited) {
            return new Awaited(awaited.to(), awaited.until());
        }
    }

    /**
     * A session that runs.
     *
     * @param tokens whether it is an application's
     * @param own whether it is the one that asks
     */
    record SessionJson(
            UUID id,
            String browser,
            String address,
            boolean tokens,
            Instant beganAt,
            Instant seenAt,
            Instant endsAt,
            boolean own) {

        static SessionJson of(SessionView session) {
            return new SessionJson(
                    session.id().value(),
                    session.browser(),
                    session.address(),
                    session.tokens(),
                    session.beganAt(),
                    session.seenAt(),
                    session.endsAt(),
                    session.own());
        }
    }

    /**
     * A device that links are bound to.
     *
     * @param client of its latest link
     * @param own whether it is the one that asks
     */
    record DeviceJson(UUID id, String client, int links, Instant boundAt, Instant until, boolean own) {
        static DeviceJson of(Device device) {
            return new DeviceJson(
                    device.id().value(),
                    device.client().value(),
                    device.links(),
                    device.boundAt(),
                    device.until(),
                    device.own());
        }
    }

    /** The present password and the next one. */
    record PasswordChange(
            @Nullable String present, @Nullable String password) {
        /** Without what is secret; bodies are logged where a host traces. */
        @Override
        public String toString() {
            return "PasswordChange";
        }
    }

    /** The present password and the new login e-mail. */
    record AddressChange(@Nullable String present, @Nullable String email) {
        /** Without what is secret; bodies are logged where a host traces. */
        @Override
        public String toString() {
            return "AddressChange";
        }
    }

    @GetMapping
    @Operation(summary = "Name, login e-mail, and whether there is a password")
    AccountJson ownAccount(Home home) {
        return AccountJson.of(home.account().page());
    }

    @GetMapping("/sessions")
    @Operation(summary = "The sessions that run, latest first")
    Page<SessionJson> ownSessions(Home home, PortalRequest request) {
        return Page.whole(home.account().sessions(request.session()).stream()
                .map(SessionJson::of)
                .toList());
    }

    @DeleteMapping("/sessions")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Ends all sessions but that of the cookie, an application's own too")
    void endOtherSessions(Home home, PortalRequest request) {
        home.account().endOthers(request.session());
    }

    @DeleteMapping("/sessions/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Ends an own session; nothing happens where it has ended")
    void endOwnSession(Home home, @PathVariable UUID id) {
        home.account().end(new SessionId(id));
    }

    @GetMapping("/devices")
    @Operation(summary = "The devices that links are bound to, those opened last first")
    Page<DeviceJson> ownDevices(Home home, PortalRequest request) {
        return Page.whole(home.account().devices(request.device()).stream()
                .map(DeviceJson::of)
                .toList());
    }

    @DeleteMapping("/devices/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Unbinds a device: its links end, and the sessions that came from them")
    void unbind(Home home, @PathVariable UUID id) {
        home.account().unbind(new LinkId(id));
    }

    @PutMapping("/password")
    @Limited
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Changes the password; all sessions end but that of the cookie")
    void changePassword(Home home, PortalRequest request, @RequestBody PasswordChange change) {
        home.account().changePassword(request.session(), text(change.present()), text(change.password()));
    }

    @PostMapping("/address")
    @Limited
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(summary = "Asks a new login e-mail to prove itself; the present one works until then")
    Awaited changeAddress(Home home, @RequestBody AddressChange change) {
        return Awaited.of(home.account().changeAddress(text(change.present()), text(change.email())));
    }

    @DeleteMapping("/address")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Takes a change of login e-mail back; nothing happens where none waits")
    void cancelOwnAddress(Home home) {
        home.account().cancelAddress();
    }
}
