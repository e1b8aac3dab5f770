package io.clientportal.notices;

import io.clientportal.firms.FirmSettings;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The texts of bells and e-mails. Templates are plain text with {@code {placeholders}}: one pass puts values in, and
 * nothing that was put in is looked at again (SEC-159).
 */
final class Wording {

    /** The languages that every text exists in; the first one stands in for all others. */
    static final List<Locale> LANGUAGES = List.of(Locale.ENGLISH, Locale.GERMAN, Locale.FRENCH, new Locale("es"));

    private static final Set<String> PLACEHOLDERS =
            Set.of("client", "firm", "name", "link", "code", "minutes", "message", "count");
    private static final Map<NoticeKind, String> NEEDED = Map.of(NoticeKind.LINK, "link", NoticeKind.CODE, "code");
    private static final String STRUCK_OUT = "•••";
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{([a-z]+)}");
    private static final Pattern PARAGRAPHS = Pattern.compile("\\n\\s*\\n");
    private static final Pattern ADDRESS = Pattern.compile("\\bhttps?://\\S+", Pattern.CASE_INSENSITIVE);

    private static final Map<String, Map<String, String>> TEXTS = LANGUAGES.stream()
            .collect(Collectors.toUnmodifiableMap(Locale::getLanguage, language -> load(language.getLanguage())));

    private final NoticeKind kind;
    private final FirmSettings firm;
    private final Locale language;
    private final Map<String, String> values;

    private Wording(NoticeKind kind, FirmSettings firm, Locale language, Map<String, String> values) {
        this.kind = kind;
        this.firm = firm;
        this.language = language;
        this.values = values;
    }

    /**
     * Makes an e-mail.
     *
     * @param wanted the contact's language
     * @param given values by placeholder; an empty value counts as none
     * @throws TemplateFailed where a text is wrong, or a value it cannot do without is missing
     */
    static Letter letter(NoticeKind kind, FirmSettings firm, Locale wanted, Map<String, String> given) {
        Map<String, String> values = new HashMap<>();
        given.forEach((name, value) -> {
            String clean = Plain.text(value, name.equals("message"));
            if (!clean.isBlank()) {
                values.put(name, clean);
            }
        });
        values.put("firm", Plain.text(firm.name(), false));
        return new Wording(kind, firm, language(wanted, firm.language()), values).letter();
    }

    /** A line of the bell. */
    static String bell(NoticeKind kind, String client, int count, Locale wanted) {
        Map<String, String> texts = texts(language(wanted, Locale.ENGLISH));
        String key = kind.key() + (count == 1 ? ".bell" : ".bell.many");
        Map<String, String> values = Map.of("client", Plain.text(client, false), "count", Integer.toString(count));
        return PLACEHOLDER
                .matcher(texts.getOrDefault(key, key))
                .replaceAll(found -> Matcher.quoteReplacement(values.getOrDefault(found.group(1), found.group())));
    }

    /** The texts of one language by key; empty for a language that there are none in. */
    static Map<String, String> texts(Locale language) {
        return TEXTS.getOrDefault(language.getLanguage(), Map.of());
    }

    private Letter letter() {
        String needed = NEEDED.get(kind);
        if (needed != null && !values.containsKey(needed)) {
            throw new TemplateFailed("There is no {" + needed + "} for the text " + kind.key());
        }
        String subject = subject();
        List<String> paragraphs = paragraphs();
        if (needed != null && paragraphs.stream().noneMatch(text -> text.contains("{" + needed + "}"))) {
            throw new TemplateFailed("The text " + kind.key() + ".body lacks {" + needed + "}");
        }
        return new Letter(subject, plain(paragraphs, values), html(subject, paragraphs), kept(paragraphs), language);
    }

    private String subject() {
        String text = template(kind.key() + ".subject");
        if (text.contains("{code}") || text.contains("{link}")) {
            throw new TemplateFailed("A link or a code does not belong into " + kind.key() + ".subject");
        }
        if (missing(text)) {
            throw new TemplateFailed("There is not every value for " + kind.key() + ".subject");
        }
        return Plain.text(filled(text, values), false);
    }

    /** The paragraphs that have all their values. */
    private List<String> paragraphs() {
        List<String> paragraphs = new ArrayList<>();
        paragraphs.add(template("greeting"));
        for (String text : PARAGRAPHS.split(template(kind.key() + ".body"))) {
            paragraphs.add(text.strip());
        }
        paragraphs.removeIf(text -> text.isEmpty() || missing(text));
        return paragraphs;
    }

    private String plain(List<String> paragraphs, Map<String, String> with) {
        return paragraphs.stream().map(text -> filled(text, with)).collect(Collectors.joining("\n\n"))
                + "\n\n-- \n"
                + filled(template("footer"), with)
                + "\n";
    }

    private String kept(List<String> paragraphs) {
        Map<String, String> harmless = new HashMap<>(values);
        harmless.replace("link", STRUCK_OUT);
        harmless.replace("code", STRUCK_OUT);
        return ADDRESS.matcher(plain(paragraphs, harmless)).replaceAll(STRUCK_OUT);
    }

    private String html(String subject, List<String> paragraphs) {
        HtmlMail html = new HtmlMail(language, firm.accent(), firm.name(), subject);
        for (String text : paragraphs) {
            switch (text) {
                case "{link}" ->
                    html.button(value("link"), template(kind.key() + ".button"), template("link.fallback"));
                case "{code}" -> html.code(value("code"));
                case "{message}" -> html.quote(value("message"));
                default -> html.paragraph(pieces(text));
            }
        }
        return html.closed(pieces(template("footer")));
    }

    /** A text taken apart: literal pieces at even places, values at odd ones. */
    private List<String> pieces(String text) {
        List<String> pieces = new ArrayList<>();
        Matcher matcher = PLACEHOLDER.matcher(text);
        int end = 0;
        while (matcher.find()) {
            pieces.add(text.substring(end, matcher.start()));
            pieces.add(value(matcher.group(1)));
            end = matcher.end();
        }
        pieces.add(text.substring(end));
        return pieces;
    }

    private String value(String name) {
        return values.getOrDefault(name, "");
    }

    private boolean missing(String text) {
        Matcher matcher = PLACEHOLDER.matcher(text);
        while (matcher.find()) {
            String name = matcher.group(1);
            if (!PLACEHOLDERS.contains(name)) {
                throw new TemplateFailed("A text of " + kind.key() + " names {" + name + "}, which does not exist");
            }
            if (!values.containsKey(name)) {
                return true;
            }
        }
        return false;
    }

    private static String filled(String text, Map<String, String> with) {
        return PLACEHOLDER
                .matcher(text)
                .replaceAll(found -> Matcher.quoteReplacement(with.getOrDefault(found.group(1), "")));
    }

    /** The firm's text for this language, the firm's for all languages, or the portal's. */
    private String template(String key) {
        String text = firm.wording().get(key + "." + language.getLanguage());
        if (text == null) {
            text = firm.wording().get(key);
        }
        if (text == null) {
            text = texts(language).get(key);
        }
        if (text == null) {
            throw new TemplateFailed("There is no text " + key);
        }
        return text.replace("\r\n", "\n");
    }

    private static Locale language(@Nullable Locale wanted, Locale otherwise) {
        for (Locale locale : new Locale[] {wanted, otherwise}) {
            if (locale != null && TEXTS.containsKey(locale.getLanguage())) {
                return Locale.forLanguageTag(locale.getLanguage());
            }
        }
        return LANGUAGES.get(0);
    }

    private static Map<String, String> load(String language) {
        String file = language.equals("en") ? "wording.properties" : "wording_" + language + ".properties";
        Properties properties = new Properties();
        try (InputStream in = Wording.class.getResourceAsStream(file)) {
            if (in == null) {
                throw new IllegalStateException("The library lacks " + file);
            }
            properties.load(new InputStreamReader(in, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return properties.stringPropertyNames().stream()
                .collect(Collectors.toUnmodifiableMap(key -> key, properties::getProperty));
    }
}
