package io.clientportal.spring;

import io.clientportal.kernel.FirmId;
import io.clientportal.signin.HostIdentity;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import java.util.function.Function;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;

/**
 * Contacts who have signed in at the host with Spring Security, as its session holds them.
 *
 * @param mapping tells whom somebody is that the host has authenticated; empty for whoever is no contact, such as staff
 */
public record SpringSecuritySignIn(Function<Authentication, Optional<HostIdentity>> mapping) implements ContactSignIn {

    private static final HttpSessionSecurityContextRepository SESSIONS = new HttpSessionSecurityContextRepository();

    @Override
    public Optional<HostIdentity> identity(HttpServletRequest request, FirmId firm) {
        Authentication user = SESSIONS.loadDeferredContext(request).get().getAuthentication();
        return user == null || !user.isAuthenticated() || user instanceof AnonymousAuthenticationToken
                ? Optional.empty()
                : mapping.apply(user);
    }
}
