package io.clientportal.spring.pages;

import io.clientportal.Home;
import io.clientportal.access.ClientGrant;
import io.clientportal.kernel.ClientId;
import io.clientportal.kernel.PortalException;
import io.clientportal.signin.Device;
import io.clientportal.signin.LinkId;
import io.clientportal.signin.OwnAccount;
import io.clientportal.signin.OwnPasskeys;
import io.clientportal.signin.SessionId;
import io.clientportal.spring.web.Limited;
import io.clientportal.spring.web.PortalRequest;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
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

/** What a contact signs in with, and where (SIG-08, SIG-13, ACC-09). */
@Controller
@RequestMapping("${portal.path:/portal}/account")
final class OwnAccountController {

    /** What can have been done just before. */
    private static final Set<String> SAID =
            Set.of("ended", "forgotten", "password", "passkey", "passkey-removed", "address", "address-kept");

    private final Pages pages;

    OwnAccountController(Pages pages) {
        this.pages = pages;
    }

    @GetMapping
    View account(@RequestParam(required = false) @Nullable String said, Home home, PortalRequest request, Texts t) {
        String text = said != null && SAID.contains(said) ? t.of("account.said." + said) : null;
        return pages.show(page(home, request, null, "", text));
    }

    @PostMapping("/sessions/{id}/end")
    View end(@PathVariable UUID id, Home home, Paths to) {
        home.account().end(new SessionId(id));
        return pages.go(to.account("ended"));
    }

    @PostMapping("/sessions/end-others")
    View endOthers(Home home, PortalRequest request, Paths to) {
        home.account().endOthers(request.session());
        return pages.go(to.account("ended"));
    }

    /** Asks first: whoever comes by links alone is locked out there. */
    @GetMapping("/devices/{id}/forget")
    View askToForget(@PathVariable UUID id, Home home, PortalRequest request) {
        OwnAccount account = home.account();
        Device device = account.devices(request.device()).stream()
                .filter(one -> one.id().value().equals(id) && !one.own())
                .findFirst()
                .orElseThrow(PortalException.NotFound::new);
        return pages.show(new ForgetPage(device, account.page().setUp()));
    }

    @PostMapping("/devices/{id}/forget")
    View forget(@PathVariable UUID id, Home home, Paths to) {
        home.account().unbind(new LinkId(id));
        return pages.go(to.account("forgotten"));
    }

    @Limited
    @PostMapping("/password")
    View changePassword(
            @RequestParam MultiValueMap<String, String> body, Home home, PortalRequest request, Texts t, Paths to) {
        String present = FormBody.one(body, "present");
        String next = FormBody.one(body, "password");
        return changed(
                "password",
                home,
                request,
                "",
                t,
                to,
                () -> home.account().changePassword(request.session(), present, next));
    }

    @Limited
    @PostMapping("/address")
    View changeAddress(
            @RequestParam MultiValueMap<String, String> body, Home home, PortalRequest request, Texts t, Paths to) {
        String present = FormBody.one(body, "present");
        String email = FormBody.one(body, "email");
        return changed(
                "address", home, request, email, t, to, () -> home.account().changeAddress(present, email));
    }

    @PostMapping("/address/cancel")
    View cancelAddress(Home home, Paths to) {
        home.account().cancelAddress();
        return pages.go(to.account("address-kept"));
    }

    /** Does what a form asks, or shows the page again with the reason and what was typed; passwords are typed anew. */
    private View changed(
            String form, Home home, PortalRequest request, String email, Texts t, Paths to, Runnable change) {
        try {
            change.run();
            return pages.go(to.account(form));
        } catch (PortalException.Refused e) {
            OwnAccountPage.Wrong wrong = new OwnAccountPage.Wrong(form, t.rule(e.rule()));
            return pages.show(HttpStatus.UNPROCESSABLE_CONTENT, page(home, request, wrong, email, null));
        } catch (PortalException.TooMany e) {
            OwnAccountPage.Wrong wrong = new OwnAccountPage.Wrong(form, t.waiting("sign-in.wait", e.retryAfter()));
            return pages.show(HttpStatus.TOO_MANY_REQUESTS, page(home, request, wrong, email, null));
        }
    }

    static OwnAccountPage page(
            Home home,
            PortalRequest request,
            OwnAccountPage.@Nullable Wrong wrong,
            String email,
            @Nullable String said) {
        OwnAccount account = home.account();
        Map<ClientId, String> clients = home.clients().stream()
                .collect(Collectors.toMap(
                        ClientGrant::client, grant -> grant.name().display()));
        return new OwnAccountPage(
                account.page(),
                account.sessions(request.session()),
                account.devices(request.device()),
                passkeys(account, request),
                clients,
                wrong,
                email,
                said);
    }

    private static OwnAccountPage.Passkeys passkeys(OwnAccount account, PortalRequest request) {
        OwnPasskeys own = account.passkeys();
        return new OwnAccountPage.Passkeys(own.list(), own.offered(), own.fresh(request.session()));
    }
}
