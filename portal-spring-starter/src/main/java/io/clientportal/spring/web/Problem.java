package io.clientportal.spring.web;

import io.clientportal.kernel.PortalException;
import io.clientportal.kernel.Rule;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * An answer that says no. The same for REST, which answers RFC 9457, and for pages.
 *
 * @param key the stable name of what is wrong, such as {@code nothing-changed}
 * @param sentence what happened and what to do, in English
 * @param fields what is wrong with which field, by its key or path
 * @param count how many things stand in the way, where only their number may be known; otherwise 0
 * @param retryAfter how long to wait before the next try can succeed; null where that is of no account
 */
public record Problem(
        int status,
        String key,
        String sentence,
        Map<String, Rule> fields,
        long count,
        @Nullable Duration retryAfter) {

    public static final Problem SIGN_IN_NEEDED = of(401, "sign-in-needed", "Sign in first.");
    public static final Problem LOOK_ENDED =
            of(401, "look-ended", "The look through the client's eyes has ended. Go back to the desk, or sign in.");
    public static final Problem NOT_FOUND = of(404, "not-found", "There is nothing here.");
    static final Problem FORGED = of(
            403, "forged", "This request did not come from a page of this portal. Load the page again and repeat it.");
    static final Problem UNEXPECTED = of(
            500,
            "unexpected",
            "Something went wrong on our side. Nothing was changed, or nothing that a retry repeats.");

    public Problem {
        fields = Map.copyOf(fields);
    }

    public static Problem of(int status, String key, String sentence) {
        return new Problem(status, key, sentence, Map.of(), 0, null);
    }

    static Problem of(PortalException refusal) {
        int status = refusal.kind().status();
        String message = refusal.getMessage() == null ? "" : refusal.getMessage();
        if (refusal instanceof PortalException.Refused refused) {
            return new Problem(status, refused.rule().key(), message, refused.fields(), refused.count(), null);
        }
        if (refusal instanceof PortalException.Stale stale) {
            Rule rule = stale.rule();
            return new Problem(status, rule == null ? "stale" : rule.key(), message, stale.fields(), 0, null);
        }
        if (refusal instanceof PortalException.TooMany tooMany) {
            return tooMany(tooMany.retryAfter());
        }
        if (refusal instanceof PortalException.NotFound) {
            return NOT_FOUND;
        }
        return refusal instanceof PortalException.NotAllowed
                ? of(status, "not-allowed", message)
                : new Problem(
                        status,
                        "unavailable",
                        "This cannot be answered now. Try again in a moment.",
                        Map.of(),
                        0,
                        Duration.ofSeconds(5));
    }

    static Problem tooMany(Duration retryAfter) {
        return new Problem(429, "too-many", "That was too often. Try again later.", Map.of(), 0, retryAfter);
    }

    /** The seconds of a Retry-After header, rounded up. */
    long retrySeconds() {
        return retryAfter == null ? 0 : Math.max(1, retryAfter.plusMillis(999).toSeconds());
    }

    /** As RFC 9457 has it. */
    Map<String, Object> json() {
        Map<String, Object> json = new TreeMap<>();
        json.put("type", "urn:clientportal:problem:" + key);
        json.put("status", status);
        json.put("title", sentence);
        if (!fields.isEmpty()) {
            Map<String, Object> wrong = new TreeMap<>();
            fields.forEach((path, rule) -> wrong.put(path, Map.of("rule", rule.key(), "title", rule.sentence())));
            json.put("fields", wrong);
        }
        if (count > 0) {
            json.put("count", count);
        }
        return json;
    }
}
