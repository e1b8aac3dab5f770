package io.clientportal.spring.pages;

import io.clientportal.kernel.ClientId;
import io.clientportal.kernel.PortalException;
import io.clientportal.signin.Challenge;
import io.clientportal.signin.ChallengeId;
import io.clientportal.signin.SignIn;
import io.clientportal.signin.SignInRule;
import io.clientportal.signin.SignedIn;
import io.clientportal.signin.Target;
import io.clientportal.spring.web.Limited;
import io.clientportal.spring.web.PortalRequest;
import java.time.Duration;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** From a link to being signed in (SIG-02): the link, the button, the code. */
@Controller
@RequestMapping("${portal.path:/portal}")
final class DoorController {

    private final Pages pages;

    DoorController(Pages pages) {
        this.pages = pages;
    }

    @Limited
    @GetMapping("/l/{token}")
    View land(@PathVariable String token, PortalRequest request, Texts t) {
        try {
            return pages.show(new LandingPage(
                    token, request.signIn().look(token, request.device()).to(), null));
        } catch (PortalException.NotFound e) {
            return gone(t);
        }
    }

    @Limited
    @PostMapping("/l/{token}")
    View begin(@PathVariable String token, PortalRequest request, Texts t, Paths to) {
        SignIn signIn = request.signIn();
        try {
            Challenge challenge = signIn.begin(token, request.browser(), request.device());
            return pages.go(to.code(challenge.id()));
        } catch (PortalException.TooMany e) {
            String masked = signIn.look(token, request.device()).to();
            return pages.show(HttpStatus.TOO_MANY_REQUESTS, new LandingPage(token, masked, waiting(e.retryAfter(), t)));
        } catch (PortalException.NotFound e) {
            return gone(t);
        }
    }

    @GetMapping("/code/{id}")
    View code(
            @PathVariable UUID id,
            @RequestParam(required = false) @Nullable String again,
            PortalRequest request,
            Texts t) {
        try {
            Challenge challenge = request.signIn().asked(new ChallengeId(id), request.browser());
            return pages.show(new CodePage(challenge, null, again != null));
        } catch (PortalException.NotFound e) {
            return gone(t);
        }
    }

    @Limited
    @PostMapping("/code/{id}")
    View prove(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String code,
            PortalRequest request,
            Texts t,
            Paths to) {
        ChallengeId challenge = new ChallengeId(id);
        SignIn signIn = request.signIn();
        try {
            SignedIn signedIn = signIn.prove(challenge, request.browser(), code, request.device());
            request.keep(signedIn);
            ClientId client = signedIn.client();
            return pages.go(client != null && signedIn.target() == Target.PROFILE ? to.profile(client) : to.home());
        } catch (PortalException.Refused e) {
            if (e.rule() == SignInRule.TOO_MANY_TRIES) {
                return pages.show(
                        HttpStatus.UNPROCESSABLE_CONTENT, MessagePage.of(t.of("code.lost"), t.rule(e.rule())));
            }
            return pages.show(
                    HttpStatus.UNPROCESSABLE_CONTENT,
                    new CodePage(signIn.asked(challenge, request.browser()), t.rule(e.rule()), false));
        } catch (PortalException.NotFound e) {
            return gone(t);
        }
    }

    @Limited
    @PostMapping("/code/{id}/again")
    View again(@PathVariable UUID id, PortalRequest request, Texts t, Paths to) {
        try {
            Challenge challenge = request.signIn().again(new ChallengeId(id), request.browser());
            return pages.go(to.code(challenge.id()) + "?again");
        } catch (PortalException.NotFound e) {
            return gone(t);
        }
    }

    @PostMapping("/sign-out")
    View signOut(PortalRequest request, Paths to) {
        request.signOut();
        return pages.go(to.signedOut());
    }

    @GetMapping("/signed-out")
    View signedOut(Texts t) {
        return pages.show(MessagePage.of(t.of("signed-out.title"), t.of("signed-out.lead")));
    }

    /** The same page for every link that does not work, whatever the reason. */
    private View gone(Texts t) {
        return pages.show(
                HttpStatus.NOT_FOUND,
                MessagePage.of(t.of("gone.title"), t.of("gone.lead", t.brand().name())));
    }

    private static String waiting(Duration wait, Texts t) {
        return wait.compareTo(Duration.ofMinutes(2)) < 0
                ? t.of("landing.wait.seconds", Math.max(1, wait.plusMillis(999).toSeconds()))
                : t.of("landing.wait.minutes", wait.plusSeconds(59).toMinutes());
    }
}
