package io.clientportal.spring.pages;

import io.clientportal.kernel.ClientId;
import io.clientportal.kernel.PortalException;
import io.clientportal.signin.Challenge;
import io.clientportal.signin.ChallengeId;
import io.clientportal.signin.LinkKind;
import io.clientportal.signin.LinkPage;
import io.clientportal.signin.SetUp;
import io.clientportal.signin.SignIn;
import io.clientportal.signin.SignInRule;
import io.clientportal.signin.SignedIn;
import io.clientportal.signin.Target;
import io.clientportal.spring.web.Limited;
import io.clientportal.spring.web.OwnSignIn;
import io.clientportal.spring.web.PortalRequest;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** What links lead to (SIG-02): the button, the code, and then being signed in, or a password, or a new address. */
@Controller
@RequestMapping("${portal.path:/portal}")
final class DoorController {

    /** Links that lead to the portal's own sign-in. */
    private static final Set<LinkKind> OWN =
            Set.of(LinkKind.INVITATION, LinkKind.RESET, LinkKind.SET_UP, LinkKind.SIGN_IN);

    private final Pages pages;

    DoorController(Pages pages) {
        this.pages = pages;
    }

    @Limited
    @GetMapping("/l/{token}")
    View land(@PathVariable String token, PortalRequest request, Paths to) {
        try {
            LinkPage link = request.signIn().look(token, request.device());
            if (OWN.contains(link.kind()) && request.signsInAtHost()) {
                return pages.go(to.signIn());
            }
            return switch (link.kind()) {
                case RESET, SET_UP -> pages.show(choosing(token, link, request, to, null));
                case SHARE, SIGN_IN, INVITATION, ADDRESS -> pages.show(new LandingPage(token, link, null));
            };
        } catch (PortalException.NotFound e) {
            return gone(token);
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
            LinkPage link = signIn.look(token, request.device());
            String wait = t.waiting("landing.wait", e.retryAfter());
            return pages.show(HttpStatus.TOO_MANY_REQUESTS, new LandingPage(token, link, wait));
        } catch (PortalException.NotFound e) {
            return gone(token);
        }
    }

    /** Sends a link to a reset or a new account its password. */
    @OwnSignIn
    @Limited
    @PostMapping("/l/{token}/password")
    View choose(
            @PathVariable String token,
            @RequestParam MultiValueMap<String, String> body,
            PortalRequest request,
            Texts t,
            Paths to) {
        SetUp setUp = request.signIn().setUp();
        return chosen(
                () -> setUp.choose(token, FormBody.one(body, "password")),
                reason -> choosing(token, request.signIn().look(token, request.device()), request, to, reason),
                t,
                to);
    }

    @Limited
    @PostMapping("/l/{token}/renew")
    View renew(@PathVariable String token, PortalRequest request, Paths to) {
        request.signIn().renew(token);
        return pages.go(to.sent() + "?renewed");
    }

    @GetMapping("/code/{id}")
    View code(@PathVariable UUID id, @RequestParam(required = false) @Nullable String again, PortalRequest request) {
        try {
            Challenge challenge = request.signIn().asked(new ChallengeId(id), request.browser());
            return pages.show(new CodePage(challenge, null, again != null));
        } catch (PortalException.NotFound e) {
            return gone(null);
        }
    }

    /** The code of a share link or of one that signs in. */
    @Limited
    @PostMapping("/code/{id}")
    View prove(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String code,
            PortalRequest request,
            Texts t,
            Paths to) {
        ChallengeId challenge = new ChallengeId(id);
        return proved(challenge, request, t, signIn -> {
            SignedIn signedIn = signIn.prove(challenge, request.browser(), code, request.device());
            request.keep(signedIn);
            return place(signedIn, to);
        });
    }

    private static String place(SignedIn signedIn, Paths to) {
        ClientId client = signedIn.client();
        Target target = signedIn.target();
        if (client == null || target == null) {
            return to.home();
        }
        return switch (target) {
            case PROFILE -> to.profile(client);
            case DOCUMENTS -> to.sharedDocuments(client).list();
        };
    }

    /** The code of an invitation; a password is chosen next. */
    @OwnSignIn
    @Limited
    @PostMapping("/code/{id}/invitation")
    View proveInvitation(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String code,
            PortalRequest request,
            Texts t,
            Paths to) {
        ChallengeId challenge = new ChallengeId(id);
        return proved(challenge, request, t, signIn -> {
            signIn.setUp().prove(challenge, request.browser(), code);
            return to.password(challenge);
        });
    }

    /** The code that was mailed to a new login e-mail. */
    @Limited
    @PostMapping("/code/{id}/address")
    View confirmAddress(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String code,
            PortalRequest request,
            Texts t,
            Paths to) {
        ChallengeId challenge = new ChallengeId(id);
        return proved(challenge, request, t, signIn -> {
            signIn.setUp().confirmAddress(challenge, request.browser(), code);
            return to.signIn("address");
        });
    }

    @OwnSignIn
    @GetMapping("/code/{id}/password")
    View password(@PathVariable UUID id, PortalRequest request, Paths to) {
        ChallengeId challenge = new ChallengeId(id);
        try {
            LinkPage link = request.signIn().setUp().proved(challenge, request.browser());
            return pages.show(accepting(challenge, link, request, to, null));
        } catch (PortalException.NotFound e) {
            return gone(null);
        }
    }

    /** Accepts an invitation. */
    @OwnSignIn
    @Limited
    @PostMapping("/code/{id}/password")
    View accept(
            @PathVariable UUID id,
            @RequestParam MultiValueMap<String, String> body,
            PortalRequest request,
            Texts t,
            Paths to) {
        ChallengeId challenge = new ChallengeId(id);
        SetUp setUp = request.signIn().setUp();
        return chosen(
                () -> setUp.accept(challenge, request.browser(), FormBody.one(body, "password")),
                reason -> accepting(challenge, setUp.proved(challenge, request.browser()), request, to, reason),
                t,
                to);
    }

    @Limited
    @PostMapping("/code/{id}/again")
    View again(@PathVariable UUID id, PortalRequest request, Paths to) {
        try {
            Challenge challenge = request.signIn().again(new ChallengeId(id), request.browser());
            return pages.go(to.code(challenge.id()) + "?again");
        } catch (PortalException.NotFound e) {
            return gone(null);
        }
    }

    @PostMapping("/sign-out")
    View signOut(PortalRequest request, Paths to) {
        return pages.go(request.signOut().orElseGet(to::signedOut));
    }

    @GetMapping("/signed-out")
    View signedOut(Texts t, Paths to) {
        return pages.show(
                new MessagePage(t.of("signed-out.title"), t.of("signed-out.lead"), to.signIn(), t.of("sign-in.title")));
    }

    /** @param step proves the code and says where to go then */
    private View proved(ChallengeId challenge, PortalRequest request, Texts t, Function<SignIn, String> step) {
        SignIn signIn = request.signIn();
        try {
            return pages.go(step.apply(signIn));
        } catch (PortalException.Refused e) {
            return e.rule() == SignInRule.TOO_MANY_TRIES
                    ? pages.show(HttpStatus.UNPROCESSABLE_CONTENT, MessagePage.of(t.of("code.lost"), t.rule(e.rule())))
                    : wrongCode(signIn, challenge, request, t.rule(e.rule()));
        } catch (PortalException.NotFound e) {
            return gone(null);
        }
    }

    private View wrongCode(SignIn signIn, ChallengeId challenge, PortalRequest request, String reason) {
        try {
            Challenge asked = signIn.asked(challenge, request.browser());
            return pages.show(HttpStatus.UNPROCESSABLE_CONTENT, new CodePage(asked, reason, false));
        } catch (PortalException.NotFound e) {
            return gone(null);
        }
    }

    /** With a link to a reset or a new account; a reset is of the password. */
    private static PasswordPage choosing(
            String token, LinkPage link, PortalRequest request, Paths to, @Nullable String error) {
        boolean passkeys = link.kind() == LinkKind.SET_UP && request.signIn().passkeys();
        return new PasswordPage(to.chosen(token), link, error, passkeys ? to.passkey(token) : null, null);
    }

    /** With an invitation. */
    private static PasswordPage accepting(
            ChallengeId challenge, LinkPage link, PortalRequest request, Paths to, @Nullable String error) {
        String passkey = request.signIn().passkeys() ? to.passkey(challenge) : null;
        return new PasswordPage(to.password(challenge), link, error, passkey, null);
    }

    /** @param page what is shown when the password is not taken, for this reason */
    private View chosen(Runnable choice, Function<String, PasswordPage> page, Texts t, Paths to) {
        try {
            choice.run();
            return pages.go(to.signIn("ready"));
        } catch (PortalException.Refused e) {
            return pages.show(HttpStatus.UNPROCESSABLE_CONTENT, page.apply(t.rule(e.rule())));
        } catch (PortalException.TooMany e) {
            return pages.show(HttpStatus.TOO_MANY_REQUESTS, page.apply(t.waiting("sign-in.wait", e.retryAfter())));
        } catch (PortalException.NotFound e) {
            return gone(null);
        }
    }

    /** The same page for every link that does not work, whatever the reason. */
    private View gone(@Nullable String token) {
        return pages.show(HttpStatus.NOT_FOUND, new GonePage(token));
    }
}
