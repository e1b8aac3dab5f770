package io.clientportal.spring.pages;

import io.clientportal.kernel.PortalException;
import io.clientportal.spring.web.Limited;
import io.clientportal.spring.web.OwnSignIn;
import io.clientportal.spring.web.PortalRequest;
import io.clientportal.spring.web.ReturnPath;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** Signing in with the login e-mail, and asking for links. No answer tells whether an address is known (SIG-10). */
@Controller
@RequestMapping("${portal.path:/portal}/sign-in")
@OwnSignIn
final class SignInController {

    /** What can have been done just before. */
    private static final Set<String> SAID = Set.of("ready", "passkey", "address");

    private final Pages pages;

    SignInController(Pages pages) {
        this.pages = pages;
    }

    @GetMapping
    View form(
            @RequestParam(required = false) @Nullable String said,
            @RequestParam(name = ReturnPath.PARAMETER, required = false) @Nullable String page,
            PortalRequest request,
            Texts t,
            Paths to) {
        Optional<String> back = to.back(page);
        if (request.visitor().isPresent()) {
            return pages.go(back.orElseGet(to::home));
        }
        String text = said != null && SAID.contains(said) ? t.of("sign-in.said." + said) : null;
        return pages.show(page(request, "", null, text, back));
    }

    @Limited
    @PostMapping
    View signIn(@RequestParam MultiValueMap<String, String> body, PortalRequest request, Texts t, Paths to) {
        String email = email(body);
        Optional<String> back = to.back(body.getFirst(ReturnPath.PARAMETER));
        try {
            request.keep(request.signIn().withPassword(email, FormBody.one(body, "password")));
            return pages.go(back.orElseGet(to::home));
        } catch (PortalException.Refused e) {
            return pages.show(HttpStatus.UNPROCESSABLE_CONTENT, page(request, email, t.rule(e.rule()), null, back));
        } catch (PortalException.TooMany e) {
            String wait = t.waiting("sign-in.wait", e.retryAfter());
            return pages.show(HttpStatus.TOO_MANY_REQUESTS, page(request, email, wait, null, back));
        }
    }

    @Limited
    @PostMapping("/link")
    View mailLink(@RequestParam MultiValueMap<String, String> body, PortalRequest request, Texts t, Paths to) {
        String email = email(body);
        Optional<String> back = to.back(body.getFirst(ReturnPath.PARAMETER));
        return asked(() -> request.signIn().askForLink(email), error -> page(request, email, error, null, back), t, to);
    }

    @GetMapping("/reset")
    View reset() {
        return pages.show(new AskPage(AskPage.Errand.RESET));
    }

    @Limited
    @PostMapping("/reset")
    View mailReset(@RequestParam MultiValueMap<String, String> body, PortalRequest request, Texts t, Paths to) {
        String email = email(body);
        return asked(
                () -> request.signIn().askForReset(email),
                error -> new AskPage(AskPage.Errand.RESET, email, error),
                t,
                to);
    }

    @GetMapping("/account")
    View account() {
        return pages.show(new AskPage(AskPage.Errand.ACCOUNT));
    }

    @Limited
    @PostMapping("/account")
    View mailAccount(@RequestParam MultiValueMap<String, String> body, PortalRequest request, Texts t, Paths to) {
        String email = email(body);
        return asked(
                () -> request.signIn().askForAccount(email),
                error -> new AskPage(AskPage.Errand.ACCOUNT, email, error),
                t,
                to);
    }

    @GetMapping("/sent")
    View sent(@RequestParam(required = false) @Nullable String renewed, Texts t, Paths to) {
        String lead = renewed == null ? "sent.lead" : "sent.lead.renewed";
        return pages.show(
                new MessagePage(t.of("sent.title"), t.of(lead, t.brand().name()), to.signIn(), t.of("sent.back")));
    }

    private static SignInPage page(
            PortalRequest request, String email, @Nullable String error, @Nullable String said, Optional<String> back) {
        return new SignInPage(
                email, error, said, back.orElse(null), request.signIn().passkeys(), null);
    }

    /** The same answer for every address; what is none is typed anew. */
    private View asked(Runnable ask, Function<String, Page> again, Texts t, Paths to) {
        try {
            ask.run();
            return pages.go(to.sent());
        } catch (PortalException.Refused e) {
            return pages.show(HttpStatus.UNPROCESSABLE_CONTENT, again.apply(t.rule(e.rule())));
        }
    }

    private static String email(MultiValueMap<String, String> body) {
        return FormBody.one(body, "email");
    }
}
