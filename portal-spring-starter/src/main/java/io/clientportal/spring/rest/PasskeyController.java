package io.clientportal.spring.rest;

import static io.clientportal.spring.rest.SignInController.text;

import com.fasterxml.jackson.annotation.JsonRawValue;
import io.clientportal.Home;
import io.clientportal.signin.ChallengeId;
import io.clientportal.signin.PasskeyId;
import io.clientportal.signin.PasskeyView;
import io.clientportal.signin.SignIn;
import io.clientportal.spring.rest.SignInController.Arrival;
import io.clientportal.spring.web.Limited;
import io.clientportal.spring.web.PortalRequest;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/**
 * Contacts make passkeys and sign in with them. Each step is a question, which the browser is given as it stands, and
 * the browser's answer: once, within five minutes, with the same cookies.
 */
@RestController
@RequestMapping("${portal.path:/portal}/api/v1")
@Tag(name = "Passkeys", description = "Contacts make passkeys and sign in with them")
final class PasskeyController {

    private static final JsonMapper JSON = new JsonMapper();

    /**
     * What the browser's own method is called with.
     *
     * @param publicKey its options as JSON, as {@code PublicKeyCredential.parse…OptionsFromJSON} reads them
     */
    record PasskeyQuestion(
            @JsonRawValue @Schema(type = "object") String publicKey) {}

    /** What the browser's own method gave, as {@code toJSON} makes it. */
    record PasskeyAnswer(@Nullable Map<String, @Nullable Object> credential) {
        String json() {
            return credential == null ? "" : JSON.writeValueAsString(credential);
        }

        /** Without what is secret; bodies are logged where a host traces. */
        @Override
        public String toString() {
            return "PasskeyAnswer";
        }
    }

    /** The present password; none where the contact has just signed in. */
    record PresentPassword(@Nullable String present) {
        /** Without what is secret; bodies are logged where a host traces. */
        @Override
        public String toString() {
            return "PresentPassword";
        }
    }

    /**
     * A passkey of the contact.
     *
     * @param browser what it was made in, as the browser named itself
     * @param backedUp whether a copy of it is kept elsewhere, so that it outlives the device
     */
    record PasskeyJson(
            UUID id,
            String browser,
            boolean backedUp,
            Instant addedAt,
            @Nullable Instant usedAt) {
        static PasskeyJson of(PasskeyView passkey) {
            return new PasskeyJson(
                    passkey.id().value(), passkey.browser(), passkey.backedUp(), passkey.addedAt(), passkey.usedAt());
        }
    }

    /** A passkey that was added. */
    record AddedPasskey(UUID id) {}

    @PostMapping("/session/passkey/question")
    @Limited
    @Operation(summary = "Asks the browser to sign in by passkey; the same for everybody")
    PasskeyQuestion askForPasskey(SignIn door, PortalRequest request) {
        return new PasskeyQuestion(door.askForPasskey(request.browser()));
    }

    @PostMapping("/session/passkey")
    @Limited
    @Operation(summary = "Signs in by passkey; the session comes as a cookie")
    Arrival signInByPasskey(SignIn door, PortalRequest request, @RequestBody PasskeyAnswer answer) {
        return SignInController.arrived(request, door.withPasskey(request.browser(), answer.json()));
    }

    @PostMapping("/challenges/{id}/passkey/question")
    @Limited
    @Operation(summary = "Asks the browser to make the passkey that accepts a proved invitation")
    PasskeyQuestion askForPasskeyToAccept(SignIn door, PortalRequest request, @PathVariable UUID id) {
        return new PasskeyQuestion(door.setUp().askForPasskey(new ChallengeId(id), request.browser()));
    }

    @PostMapping("/challenges/{id}/passkey")
    @Limited
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Accepts a proved invitation with a passkey; signs nobody in")
    void acceptWithPasskey(
            SignIn door, PortalRequest request, @PathVariable UUID id, @RequestBody PasskeyAnswer answer) {
        door.setUp().acceptWithPasskey(new ChallengeId(id), request.browser(), answer.json());
    }

    @PostMapping("/links/{token}/passkey/question")
    @Limited
    @Operation(summary = "Asks the browser to make the passkey of a new account")
    PasskeyQuestion askForPasskeyOfAccount(SignIn door, PortalRequest request, @PathVariable String token) {
        return new PasskeyQuestion(door.setUp().askForPasskey(token, request.browser()));
    }

    @PostMapping("/links/{token}/passkey")
    @Limited
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Makes an account with a passkey, with the link that was mailed for it; signs nobody in")
    void makeAccountWithPasskey(
            SignIn door, PortalRequest request, @PathVariable String token, @RequestBody PasskeyAnswer answer) {
        door.setUp().choosePasskey(token, request.browser(), answer.json());
    }

    @GetMapping("/account/passkeys")
    @Operation(summary = "The contact's passkeys, those added first first")
    Page<PasskeyJson> ownPasskeys(Home home) {
        return Page.whole(
                home.account().passkeys().list().stream().map(PasskeyJson::of).toList());
    }

    @PostMapping("/account/passkeys/question")
    @Limited
    @Operation(
            summary = "Asks the browser to make a further passkey; with the present password, or ten minutes after"
                    + " signing in at most")
    PasskeyQuestion askForFurtherPasskey(Home home, PortalRequest request, @RequestBody PresentPassword present) {
        return new PasskeyQuestion(
                home.account().passkeys().ask(request.session(), text(present.present()), request.browser()));
    }

    @PostMapping("/account/passkeys")
    @Limited
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(summary = "Adds the passkey that was made; ten at most")
    AddedPasskey addPasskey(Home home, PortalRequest request, @RequestBody PasskeyAnswer answer) {
        return new AddedPasskey(
                home.account().passkeys().add(request.browser(), answer.json()).value());
    }

    @PostMapping("/account/passkeys/{id}/removal")
    @Limited
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Removes a passkey, on the same terms; all sessions end but that of the cookie")
    void removePasskey(Home home, PortalRequest request, @PathVariable UUID id, @RequestBody PresentPassword present) {
        home.account().passkeys().remove(new PasskeyId(id), request.session(), text(present.present()));
    }
}
