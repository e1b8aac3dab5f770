package io.clientportal.spring.rest;

import io.clientportal.spring.web.Problem;
import io.clientportal.spring.web.Refusal;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Where a list goes on: opaque to callers, who hand back what they got. It opens nothing that they cannot see anyway. */
final class Cursor {

    private static final int LONGEST = 1_000;

    private Cursor() {}

    static String of(String place) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(place.getBytes(StandardCharsets.UTF_8));
    }

    static String of(UUID last) {
        return of(last.toString());
    }

    /** @throws Refusal where it was not handed out here */
    static <T> @Nullable T read(@Nullable String cursor, Function<String, T> place) {
        if (cursor == null) {
            return null;
        }
        try {
            if (cursor.length() <= LONGEST) {
                return place.apply(new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8));
            }
        } catch (RuntimeException e) {
            // falls through to the one answer for whatever is none
        }
        throw new Refusal(Problem.of(400, "bad-cursor", "This is no cursor that was handed out here."));
    }
}
