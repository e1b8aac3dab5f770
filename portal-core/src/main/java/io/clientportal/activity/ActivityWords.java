package io.clientportal.activity;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.stream.Collectors;

/** Use cases in words. */
final class ActivityWords {

    static final List<String> LANGUAGES = List.of("en", "de", "fr", "es");

    private static final Map<String, Properties> WORDS =
            LANGUAGES.stream().collect(Collectors.toUnmodifiableMap(language -> language, ActivityWords::load));

    private static final Properties ENGLISH = Objects.requireNonNull(WORDS.get("en"));

    private ActivityWords() {}

    static String of(String right, boolean refused, Locale language) {
        Properties words = words(language.getLanguage());
        String text = words.getProperty(right, right.replace('.', ' ').replace('_', ' '));
        return refused ? words.getProperty("refused").replace("{0}", text) : text;
    }

    static Properties words(String language) {
        return WORDS.getOrDefault(language, ENGLISH);
    }

    private static Properties load(String language) {
        String file = "words_" + language + ".properties";
        Properties properties = new Properties();
        try (InputStream in = ActivityWords.class.getResourceAsStream(file)) {
            if (in == null) {
                throw new IllegalStateException("The library lacks " + file);
            }
            properties.load(new InputStreamReader(in, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return properties;
    }
}
