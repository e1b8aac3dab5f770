package io.clientportal.spring.rest;

import static io.clientportal.spring.rest.SignInController.text;

import io.clientportal.kernel.PortalException;
import io.clientportal.signin.SignIn;
import io.clientportal.signin.TokenPair;
import io.clientportal.signin.Tokens;
import io.clientportal.spring.web.Cookieless;
import io.clientportal.spring.web.Limited;
import io.clientportal.spring.web.OwnSignIn;
import io.clientportal.spring.web.PortalRequest;
import io.clientportal.spring.web.Problem;
import io.clientportal.spring.web.Refusal;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Applications call with bearer tokens instead of cookies (SIG-09). */
@RestController
@RequestMapping("${portal.path:/portal}/api/v1")
@Tag(
        name = "Tokens",
        description = "Bearer tokens for applications; with one, a request needs no cookie and no X-CSRF-TOKEN")
final class TokenController {

    /**
     * What an application calls with.
     *
     * @param access goes into the header {@code Authorization: Bearer}, for five minutes
     * @param refresh brings the next pair, once; a second use ends both
     */
    record TokensJson(String access, Instant accessUntil, String refresh, Instant refreshUntil) {

        /** Without what is secret; bodies are logged where a host traces. */
        @Override
        public String toString() {
            return "TokensJson";
        }

        static TokensJson of(TokenPair pair) {
            return new TokensJson(pair.access(), pair.accessUntil(), pair.refresh(), pair.refreshUntil());
        }
    }

    /** A refresh token. */
    record Refresh(@Nullable String refresh) {
        /** Without what is secret; bodies are logged where a host traces. */
        @Override
        public String toString() {
            return "Refresh";
        }
    }

    @PostMapping("/tokens")
    @OwnSignIn
    @Limited
    @Cookieless
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(summary = "Signs an application in with login e-mail and password; no cookie is set")
    TokensJson signInByToken(SignIn door, @RequestBody SignInController.Login login) {
        String session =
                door.withPassword(text(login.email()), text(login.password())).session();
        return TokensJson.of(known(() -> door.tokens().exchange(session)));
    }

    @PostMapping("/tokens/refresh")
    @Limited
    @Cookieless
    @Operation(summary = "The next pair, for a refresh token that was not used before; a second use ends the session")
    TokensJson refresh(SignIn door, @RequestBody Refresh token) {
        return TokensJson.of(known(() -> door.tokens().refresh(text(token.refresh()))));
    }

    @PostMapping("/tokens/end")
    @Limited
    @Cookieless
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Signs an application out; nothing happens where it has ended")
    void endTokens(SignIn door, @RequestBody Refresh token) {
        door.tokens().end(text(token.refresh()));
    }

    @PostMapping("/session/tokens")
    @Limited
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(summary = "Makes the session of the cookie one of tokens, however it began; the cookie works no more")
    TokensJson exchange(SignIn door, PortalRequest request) {
        Tokens tokens = door.tokens();
        TokensJson pair = TokensJson.of(known(() -> tokens.exchange(text(request.session()))));
        request.forgetSession();
        return pair;
    }

    @GetMapping("/jwks.json")
    @Operation(summary = "The public keys that access tokens are signed with (RFC 7517)")
    Map<String, Object> keys(SignIn door) {
        return door.tokens().keys();
    }

    /** Whoever has no such session has to sign in first. */
    private static TokenPair known(Supplier<TokenPair> pair) {
        try {
            return pair.get();
        } catch (PortalException.NotFound e) {
            throw new Refusal(Problem.SIGN_IN_NEEDED);
        }
    }
}
