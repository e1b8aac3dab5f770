package io.clientportal.spring.web;

import io.clientportal.spring.PortalProperties;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriUtils;

/** Where contacts sign in and out at the host, where they do. */
final class HostDoor {

    private final PortalProperties.HostSignIn settings;

    HostDoor(PortalProperties.HostSignIn settings) {
        this.settings = settings;
    }

    /** Whether the portal's own sign-in gives way. */
    boolean replaces() {
        return settings.address() != null;
    }

    Optional<String> signOut() {
        return Optional.ofNullable(settings.signOut()).map(URI::toString);
    }

    /**
     * The host's sign-in, which leads back to a page.
     *
     * @param page a {@link ReturnPath}
     * @param home the path of the contacts' tree, the application's own included
     * @param web the firm's web address; null until it is set
     */
    String signIn(String page, String home, @Nullable URI web) {
        URI address = Objects.requireNonNull(settings.address(), "Contacts sign in here");
        return with(address, back(address, page, home, web));
    }

    /** Elsewhere a path would be one of that site; it is told the address that links have, and no other. */
    private static @Nullable String back(URI address, String page, String home, @Nullable URI web) {
        if (!address.isAbsolute()) {
            return page;
        }
        return web == null ? null : web.toString().replaceFirst("/+$", "") + page.substring(home.length());
    }

    private String with(URI address, @Nullable String back) {
        return back == null
                ? address.toString()
                : address + (address.getRawQuery() == null ? "?" : "&") + settings.returnParameter() + "="
                        + UriUtils.encode(back, StandardCharsets.UTF_8);
    }
}
