package io.clientportal.spring.pages;

import io.clientportal.kernel.PortalException;
import io.clientportal.spring.web.Limited;
import io.clientportal.spring.web.PortalRequest;
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
final class SignInController {

    /** What can have been done just before. */
    private static final Set<String> SAID = Set.of("ready", "address");

    private final Pages pages;

    SignInController(Pages pages) {
        this.pages = pages;
    }

    @GetMapping
    View form(@RequestParam(required = false) @Nullable String said, PortalRequest request, Texts t, Paths to) {
        if (request.visitor().isPresent()) {
            return pages.go(to.home());
        }
        String text = said != null && SAID.contains(said) ? t.of("sign-in.said." + said) : null;
        return pages.show(new SignInPage("", null, text));
    }

    @Limited
    @PostMapping
    View signIn(@RequestParam MultiValueMap<String, String> body, PortalRequest request, Texts t, Paths to) {
        String email = email(body);
        try {
            request.keep(request.signIn().withPassword(email, FormBody.one(body, "password")));
            return pages.go(to.home());
        } catch (PortalException.Refused e) {
            return pages.show(HttpStatus.UNPROCESSABLE_CONTENT, new SignInPage(email, t.rule(e.rule()), null));
        } catch (PortalException.TooMany e) {
            String wait = t.waiting("sign-in.wait", e.retryAfter());
            return pages.show(HttpStatus.TOO_MANY_REQUESTS, new SignInPage(email, wait, null));
        }
    }

    @Limited
    @PostMapping("/link")
    View mailLink(@RequestParam MultiValueMap<String, String> body, PortalRequest request, Texts t, Paths to) {
        String email = email(body);
        return asked(() -> request.signIn().askForLink(email), error -> new SignInPage(email, error, null), t, to);
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
