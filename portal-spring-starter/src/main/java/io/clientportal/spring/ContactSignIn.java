package io.clientportal.spring;

import io.clientportal.kernel.FirmId;
import io.clientportal.signin.HostIdentity;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;

/**
 * Tells which person the host has signed in, where contacts sign in at the host (SIG-11). Every request below {@code
 * portal.path} that brings no bearer token asks it first; the portal then looks up that person's rights.
 */
@FunctionalInterface
public interface ContactSignIn {

    /**
     * Whom the host's session of a request belongs to; empty, null or an exception where it is nobody. The host's own
     * security has not run for these requests, so that nothing is in {@link HttpServletRequest#getUserPrincipal()}; {@link
     * SpringSecuritySignIn} reads what it keeps in the session.
     */
    Optional<HostIdentity> identity(HttpServletRequest request, FirmId firm);
}
