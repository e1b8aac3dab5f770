package io.clientportal.spring.rest;

import io.clientportal.spring.web.Problem;
import io.clientportal.spring.web.Refusal;
import java.util.IllformedLocaleException;
import java.util.Locale;

/** Languages as BCP 47 tags. */
final class Languages {

    private static final int LONGEST = 35;

    private Languages() {}

    static Locale read(String tag) {
        try {
            if (tag.length() <= LONGEST) {
                Locale locale = new Locale.Builder().setLanguageTag(tag).build();
                if (!locale.getLanguage().isEmpty()) {
                    return locale;
                }
            }
        } catch (IllformedLocaleException e) {
            // falls through to the one answer for whatever is none
        }
        throw new Refusal(Problem.of(400, "bad-language", "A language is a tag such as en or de-CH."));
    }
}
