package io.clientportal.spring.pages;

import io.clientportal.Home;
import io.clientportal.kernel.PortalException;
import io.clientportal.signin.ChallengeId;
import io.clientportal.signin.PasskeyId;
import io.clientportal.spring.web.Limited;
import io.clientportal.spring.web.PortalRequest;
import io.clientportal.spring.web.ReturnPath;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/**
 * Passkeys (SIG-06). A script fetches a question as JSON, has the browser answer it, and sends the answer as a form; so
 * what follows is a page like after every other form.
 */
@Controller
@RequestMapping("${portal.path:/portal}")
final class PasskeyController {

    private final Pages pages;

    PasskeyController(Pages pages) {
        this.pages = pages;
    }

    @Limited
    @PostMapping("/sign-in/passkey/question")
    View askToSignIn(PortalRequest request, Texts t) {
        return question(t, () -> request.signIn().askForPasskey(request.browser()));
    }

    @Limited
    @PostMapping("/sign-in/passkey")
    View signIn(@RequestParam MultiValueMap<String, String> body, PortalRequest request, Texts t, Paths to) {
        Optional<String> back = to.back(body.getFirst(ReturnPath.PARAMETER));
        try {
            request.keep(request.signIn().withPasskey(request.browser(), answer(body)));
            return pages.go(back.orElseGet(to::home));
        } catch (PortalException.Refused e) {
            SignInPage page = new SignInPage("", null, null, back.orElse(null), true, t.rule(e.rule()));
            return pages.show(HttpStatus.UNPROCESSABLE_CONTENT, page);
        }
    }

    @Limited
    @PostMapping("/code/{id}/passkey/question")
    View askToAccept(@PathVariable UUID id, PortalRequest request, Texts t) {
        return question(t, () -> request.signIn().setUp().askForPasskey(new ChallengeId(id), request.browser()));
    }

    /** Accepts an invitation. */
    @Limited
    @PostMapping("/code/{id}/passkey")
    View accept(
            @PathVariable UUID id,
            @RequestParam MultiValueMap<String, String> body,
            PortalRequest request,
            Texts t,
            Paths to) {
        ChallengeId challenge = new ChallengeId(id);
        return made(
                () -> request.signIn().setUp().acceptWithPasskey(challenge, request.browser(), answer(body)),
                e -> new PasswordPage(
                        to.password(challenge),
                        request.signIn().setUp().proved(challenge, request.browser()),
                        null,
                        to.passkey(challenge),
                        t.rule(e.rule())),
                null,
                to);
    }

    @Limited
    @PostMapping("/l/{token}/passkey/question")
    View askToChoose(@PathVariable String token, PortalRequest request, Texts t) {
        return question(t, () -> request.signIn().setUp().askForPasskey(token, request.browser()));
    }

    /** Makes an account. */
    @Limited
    @PostMapping("/l/{token}/passkey")
    View choose(
            @PathVariable String token,
            @RequestParam MultiValueMap<String, String> body,
            PortalRequest request,
            Texts t,
            Paths to) {
        return made(
                () -> request.signIn().setUp().choosePasskey(token, request.browser(), answer(body)),
                e -> new PasswordPage(
                        to.chosen(token),
                        request.signIn().look(token, request.device()),
                        null,
                        to.passkey(token),
                        t.rule(e.rule())),
                token,
                to);
    }

    @Limited
    @PostMapping("/account/passkeys/question")
    View askToAdd(@RequestParam MultiValueMap<String, String> body, Home home, PortalRequest request, Texts t) {
        return question(
                t,
                () -> home.account()
                        .passkeys()
                        .ask(request.session(), FormBody.one(body, "present"), request.browser()));
    }

    @Limited
    @PostMapping("/account/passkeys")
    View add(@RequestParam MultiValueMap<String, String> body, Home home, PortalRequest request, Texts t, Paths to) {
        try {
            home.account().passkeys().add(request.browser(), answer(body));
            return pages.go(to.account("passkey"));
        } catch (PortalException.Refused e) {
            return refused(home, request, t.rule(e.rule()), HttpStatus.UNPROCESSABLE_CONTENT);
        }
    }

    @Limited
    @PostMapping("/account/passkeys/{id}/remove")
    View remove(
            @PathVariable UUID id,
            @RequestParam MultiValueMap<String, String> body,
            Home home,
            PortalRequest request,
            Texts t,
            Paths to) {
        try {
            home.account().passkeys().remove(new PasskeyId(id), request.session(), FormBody.one(body, "present"));
            return pages.go(to.account("passkey-removed"));
        } catch (PortalException.Refused e) {
            return refused(home, request, t.rule(e.rule()), HttpStatus.UNPROCESSABLE_CONTENT);
        } catch (PortalException.TooMany e) {
            String wait = t.waiting("sign-in.wait", e.retryAfter());
            return refused(home, request, wait, HttpStatus.TOO_MANY_REQUESTS);
        }
    }

    private View refused(Home home, PortalRequest request, String reason, HttpStatus status) {
        OwnAccountPage.Wrong wrong = new OwnAccountPage.Wrong("passkeys", reason);
        return pages.show(status, OwnAccountController.page(home, request, wrong, "", null));
    }

    private View made(
            Runnable step, Function<PortalException.Refused, PasswordPage> again, @Nullable String token, Paths to) {
        try {
            step.run();
            return pages.go(to.signIn("passkey"));
        } catch (PortalException.Refused e) {
            return pages.show(HttpStatus.UNPROCESSABLE_CONTENT, again.apply(e));
        } catch (PortalException.NotFound e) {
            return pages.show(HttpStatus.NOT_FOUND, new GonePage(token));
        }
    }

    /** A question as JSON, or the reason why none is asked as text. */
    private static View question(Texts t, Supplier<String> question) {
        try {
            return file(HttpStatus.OK, "application/json", question.get());
        } catch (PortalException.Refused e) {
            return file(HttpStatus.UNPROCESSABLE_CONTENT, "text/plain;charset=UTF-8", t.rule(e.rule()));
        } catch (PortalException.TooMany e) {
            String wait = t.waiting("sign-in.wait", e.retryAfter());
            return file(HttpStatus.TOO_MANY_REQUESTS, "text/plain;charset=UTF-8", wait);
        }
    }

    private static View file(HttpStatus status, String type, String text) {
        byte[] content = text.getBytes(StandardCharsets.UTF_8);
        return (model, request, response) -> {
            response.setStatus(status.value());
            response.setContentType(type);
            response.setContentLength(content.length);
            response.getOutputStream().write(content);
        };
    }

    private static String answer(MultiValueMap<String, String> body) {
        return FormBody.one(body, "answer");
    }
}
