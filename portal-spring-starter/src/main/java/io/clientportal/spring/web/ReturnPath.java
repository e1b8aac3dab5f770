package io.clientportal.spring.web;

import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A page of the contacts' tree to come back to after signing in; never another site, whatever an address says. */
public final class ReturnPath {

    /** The name of the parameter that carries one. */
    public static final String PARAMETER = "to";

    private static final int LONGEST = 1_000;

    /** Parts without a dot in front, so that none leads upwards, and nothing that a browser reads as another site. */
    private static final Pattern BELOW = Pattern.compile(
            "(/(?!\\.|%2[eE])([A-Za-z0-9._~-]|%[0-9A-Fa-f]{2})+)*(\\?([A-Za-z0-9._~=&+-]|%[0-9A-Fa-f]{2})*)?");

    /** Where going back to would change something, ask again, or show nothing to anybody. */
    private static final Pattern DOORS =
            Pattern.compile("/(api|sign-in|sign-out|signed-out|l|code|assets|theme|viewing)([/?].*)?");

    private ReturnPath() {}

    /**
     * What was sent along, where it is a page of the portal.
     *
     * @param home the path of the contacts' tree, the application's own included
     */
    public static Optional<String> of(@Nullable String text, String home) {
        if (text == null || text.length() > LONGEST || !text.startsWith(home)) {
            return Optional.empty();
        }
        String below = text.substring(home.length());
        return BELOW.matcher(below).matches() && !DOORS.matcher(below).matches() ? Optional.of(text) : Optional.empty();
    }
}
