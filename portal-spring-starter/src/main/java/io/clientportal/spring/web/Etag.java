package io.clientportal.spring.web;

import io.clientportal.kernel.Version;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Versions as ETags. A host's version may hold anything, an ETag may not, so it is encoded. */
public final class Etag {

    private static final Pattern STRONG = Pattern.compile("\"([A-Za-z0-9_-]{1,700})\"");

    private Etag() {}

    static String of(String version) {
        return '"'
                + Base64.getUrlEncoder().withoutPadding().encodeToString(version.getBytes(StandardCharsets.UTF_8))
                + '"';
    }

    /**
     * The version of an If-Match header, and of a body that may carry it too.
     *
     * @throws Refusal where both are missing, where they differ, and where the header is no ETag of the portal's
     */
    public static Version required(@Nullable String ifMatch, @Nullable String version) {
        Version told = version == null ? null : version(version);
        Version tag = ifMatch == null ? told : parse(ifMatch);
        if (tag == null) {
            throw new Refusal(Problem.of(
                    428, "version-needed", "Say with If-Match, from the ETag, on which version this was decided."));
        }
        if (told != null && !told.equals(tag)) {
            throw bad();
        }
        return tag;
    }

    /** @throws Refusal where it is missing or no ETag of the portal's */
    public static Version required(@Nullable String ifMatch) {
        return required(ifMatch, null);
    }

    private static Version parse(String ifMatch) {
        Matcher strong = STRONG.matcher(ifMatch);
        if (!strong.matches()) {
            throw bad();
        }
        try {
            return version(new String(Base64.getUrlDecoder().decode(strong.group(1)), StandardCharsets.UTF_8));
        } catch (IllegalArgumentException e) {
            throw bad();
        }
    }

    private static Version version(String text) {
        try {
            return new Version(text);
        } catch (IllegalArgumentException e) {
            throw bad();
        }
    }

    private static Refusal bad() {
        return new Refusal(Problem.of(400, "bad-version", "This is no version that was handed out here."));
    }
}
