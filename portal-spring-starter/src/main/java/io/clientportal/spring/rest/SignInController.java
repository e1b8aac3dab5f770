package io.clientportal.spring.rest;

import io.clientportal.Home;
import io.clientportal.kernel.Area;
import io.clientportal.kernel.ClientId;
import io.clientportal.kernel.Contact;
import io.clientportal.signin.Challenge;
import io.clientportal.signin.ChallengeId;
import io.clientportal.signin.SignIn;
import io.clientportal.signin.SignedIn;
import io.clientportal.signin.Target;
import io.clientportal.spring.web.FormToken;
import io.clientportal.spring.web.Limited;
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

/** Contacts sign in with a link and a code. Secrets are in cookies that no script sees. */
@RestController
@RequestMapping("${portal.path:/portal}/api/v1")
@Tag(name = "Sign-in", description = "Contacts sign in with a link and a code")
final class SignInController {

    /**
     * Who is signed in, and what requests that change something send along.
     *
     * @param contact null where nobody is
     * @param csrf the value of the header {@code X-CSRF-TOKEN}
     */
    record Session(@Nullable UUID contact, String csrf) {}

    /** What a link shows before any code. */
    record OpenedLink(String firm, String to, @Nullable Target target) {}

    /** A code that was asked for. */
    record ChallengeJson(UUID id, String to, Instant until) {
        static ChallengeJson of(Challenge challenge) {
            return new ChallengeJson(challenge.id().value(), challenge.to(), challenge.until());
        }
    }

    /** The code as it was mailed. */
    record Proof(@Nullable String code) {}

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
        return new OpenedLink(page.firm(), page.to(), page.target());
    }

    @PostMapping("/links/{token}/challenge")
    @Limited
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(summary = "Sends a code to the link's contact, for this browser alone")
    ChallengeJson begin(SignIn door, PortalRequest request, @PathVariable String token) {
        return ChallengeJson.of(door.begin(token, request.browser(), request.device()));
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
        SignedIn signedIn = door.prove(
                new ChallengeId(id), request.browser(), Objects.requireNonNullElse(proof.code(), ""), request.device());
        request.keep(signedIn);
        ClientId client = signedIn.client();
        return new Arrival(signedIn.contact().value(), client == null ? null : client.value(), signedIn.target());
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
}
