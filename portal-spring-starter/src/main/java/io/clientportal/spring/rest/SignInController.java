package io.clientportal.spring.rest;

import io.clientportal.Home;
import io.clientportal.kernel.Area;
import io.clientportal.kernel.ClientId;
import io.clientportal.kernel.Contact;
import io.clientportal.signin.Challenge;
import io.clientportal.signin.ChallengeId;
import io.clientportal.signin.LinkKind;
import io.clientportal.signin.SignIn;
import io.clientportal.signin.SignedIn;
import io.clientportal.signin.Target;
import io.clientportal.spring.web.FormToken;
import io.clientportal.spring.web.Limited;
import io.clientportal.spring.web.OwnSignIn;
import io.clientportal.spring.web.PortalRequest;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Contacts sign in with a link and a code, or with a password. Secrets are in cookies that no script sees. */
@RestController
@RequestMapping("${portal.path:/portal}/api/v1")
@Tag(name = "Sign-in", description = "Contacts sign in with a link and a code, or with a password")
final class SignInController {

    /**
     * Who is signed in, and what requests that change something send along.
     *
     * @param contact null where nobody is
     * @param csrf the value of the header {@code X-CSRF-TOKEN}
     */
    record Session(@Nullable UUID contact, String csrf) {
        /** Without what is secret; bodies are logged where a host traces. */
        @Override
        public String toString() {
            return "Session";
        }
    }

    /** What a link shows before any code. */
    record OpenedLink(
            String firm, String to, LinkKind kind, @Nullable Target target) {}

    /** A code that was asked for. */
    record ChallengeJson(UUID id, LinkKind kind, String to, Instant until) {
        static ChallengeJson of(Challenge challenge) {
            return new ChallengeJson(challenge.id().value(), challenge.kind(), challenge.to(), challenge.until());
        }
    }

    /** The login e-mail and its password. */
    record Login(@Nullable String email, @Nullable String password) {
        /** Without what is secret; bodies are logged where a host traces. */
        @Override
        public String toString() {
            return "Login";
        }
    }

    /** An e-mail address, known or not. */
    record Address(@Nullable String email) {}

    /** A password of 15 to 128 characters. */
    record NewPassword(@Nullable String password) {
        /** Without what is secret; bodies are logged where a host traces. */
        @Override
        public String toString() {
            return "NewPassword";
        }
    }

    /** The code as it was mailed. */
    record Proof(@Nullable String code) {
        /** Without what is secret; bodies are logged where a host traces. */
        @Override
        public String toString() {
            return "Proof";
        }
    }

    /** Where the link leads. */
    record Arrival(
            UUID contact, @Nullable String client, @Nullable Target target) {}

    /** The contact and the clients that it may enter. */
    record Me(UUID contact, List<MyClient> clients) {}

    /** A client that the contact may enter, and for what. */
    record MyClient(String id, String name, List<Area> areas) {}

    @GetMapping("/session")
    @Operation(summary = "Who is signed in, and the token that requests which change something send along")
    Session session(PortalRequest request) {
        UUID contact = request.visitor().map(one -> one.id().value()).orElse(null);
        FormToken token = Objects.requireNonNull(request.formToken());
        return new Session(contact, token.value());
    }

    @PostMapping("/session")
    @OwnSignIn
    @Limited
    @Operation(summary = "Signs in with login e-mail and password; the session comes as a cookie")
    Arrival signIn(SignIn door, PortalRequest request, @RequestBody Login login) {
        return arrived(request, door.withPassword(text(login.email()), text(login.password())));
    }

    @DeleteMapping("/session")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Signs out; nothing happens where nobody is signed in")
    void signOut(PortalRequest request) {
        request.signOut();
    }

    @GetMapping("/links/{token}")
    @Limited
    @Operation(summary = "What the page behind a link shows; changes nothing")
    OpenedLink look(SignIn door, PortalRequest request, @PathVariable String token) {
        var page = door.look(token, request.device());
        return new OpenedLink(page.firm(), page.to(), page.kind(), page.target());
    }

    @PostMapping("/links/{token}/challenge")
    @Limited
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(summary = "Sends a code to the link's contact, for this browser alone")
    ChallengeJson begin(SignIn door, PortalRequest request, @PathVariable String token) {
        return ChallengeJson.of(door.begin(token, request.browser(), request.device()));
    }

    @PostMapping("/links/{token}/renewal")
    @Limited
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(summary = "Asks for a new link in place of one that does not open; the same answer for every link")
    void renew(SignIn door, @PathVariable String token) {
        door.renew(token);
    }

    @PostMapping("/links/{token}/password")
    @OwnSignIn
    @Limited
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Chooses a password with the link of a reset or of a new account; signs nobody in")
    void choose(SignIn door, @PathVariable String token, @RequestBody NewPassword chosen) {
        door.setUp().choose(token, text(chosen.password()));
    }

    @PostMapping("/sign-in-links")
    @OwnSignIn
    @Limited
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(summary = "Asks for a link that signs in; the same answer for every address")
    void askForLink(SignIn door, @RequestBody Address address) {
        door.askForLink(text(address.email()));
    }

    @PostMapping("/password-resets")
    @OwnSignIn
    @Limited
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(summary = "Asks for a link that chooses a new password; the same answer for every address")
    void askForReset(SignIn door, @RequestBody Address address) {
        door.askForReset(text(address.email()));
    }

    @PostMapping("/accounts")
    @OwnSignIn
    @Limited
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(summary = "Asks for a link that makes a login account; the same answer for every address")
    void askForAccount(SignIn door, @RequestBody Address address) {
        door.askForAccount(text(address.email()));
    }

    @PostMapping("/challenges/{id}/codes")
    @Limited
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(summary = "Sends a new code, which ends the earlier one")
    ChallengeJson again(SignIn door, PortalRequest request, @PathVariable UUID id) {
        return ChallengeJson.of(door.again(new ChallengeId(id), request.browser()));
    }

    @PostMapping("/challenges/{id}/proof")
    @Limited
    @Operation(summary = "Signs in with the code; session and device come as cookies")
    Arrival prove(SignIn door, PortalRequest request, @PathVariable UUID id, @RequestBody Proof proof) {
        return arrived(
                request, door.prove(new ChallengeId(id), request.browser(), text(proof.code()), request.device()));
    }

    @PostMapping("/challenges/{id}/invitation")
    @OwnSignIn
    @Limited
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Proves the code of an invitation; for 30 minutes this browser may choose its password")
    void proveInvitation(SignIn door, PortalRequest request, @PathVariable UUID id, @RequestBody Proof proof) {
        door.setUp().prove(new ChallengeId(id), request.browser(), text(proof.code()));
    }

    @PostMapping("/challenges/{id}/password")
    @OwnSignIn
    @Limited
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Accepts a proved invitation with a password; signs nobody in")
    void accept(SignIn door, PortalRequest request, @PathVariable UUID id, @RequestBody NewPassword chosen) {
        door.setUp().accept(new ChallengeId(id), request.browser(), text(chosen.password()));
    }

    @PostMapping("/challenges/{id}/address")
    @Limited
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Makes the address whose code this is the login e-mail; every session ends")
    void confirmAddress(SignIn door, PortalRequest request, @PathVariable UUID id, @RequestBody Proof proof) {
        door.setUp().confirmAddress(new ChallengeId(id), request.browser(), text(proof.code()));
    }

    @GetMapping("/me")
    @Operation(summary = "The contact and the clients that it may enter now, by name")
    Me me(Contact contact, Home home) {
        return new Me(
                contact.id().value(),
                home.clients().stream()
                        .map(grant -> new MyClient(
                                grant.client().value(),
                                grant.name().display(),
                                List.copyOf(new TreeSet<>(grant.areas()))))
                        .toList());
    }

    static Arrival arrived(PortalRequest request, SignedIn signedIn) {
        request.keep(signedIn);
        ClientId client = signedIn.client();
        return new Arrival(signedIn.contact().value(), client == null ? null : client.value(), signedIn.target());
    }

    /** What was not sent is as wrong as what is empty. */
    static String text(@Nullable String sent) {
        return Objects.requireNonNullElse(sent, "");
    }
}
