package io.clientportal.notices;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.clientportal.firms.FirmSettings;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class WordingTest {

    private static final Set<NoticeKind> BELLS =
            Set.of(NoticeKind.CHANGES_SUBMITTED, NoticeKind.DOCUMENT_UPLOADED, NoticeKind.NOTE_ADDED);

    private static final FirmSettings FIRM = FirmSettings.of("Harbour & Lane");
    private static final Map<String, String> VALUES = Map.of(
            "days",
            "7",
            "address",
            "n•••@e•••.com",
            "client",
            "Ada Byron",
            "name",
            "Ada",
            "link",
            "https://portal.example/l/SECRETTOKEN",
            "code",
            "918273",
            "minutes",
            "10",
            "message",
            "Thank you.\nSee you soon");

    private static Letter letter(NoticeKind kind, FirmSettings firm, Locale language) {
        return Wording.letter(kind, firm, language, VALUES);
    }

    private static Letter letter(NoticeKind kind, Map<String, String> changed) {
        Map<String, String> values = new HashMap<>(VALUES);
        values.putAll(changed);
        return Wording.letter(kind, FIRM, Locale.ENGLISH, values);
    }

    @Nested
    class Every_text {

        @Test
        @Tag("MAI-04")
        void exists_in_every_language_with_the_same_placeholders() {
            Map<String, String> english = Wording.texts(Locale.ENGLISH);
            for (Locale language : Wording.LANGUAGES) {
                Map<String, String> texts = Wording.texts(language);
                assertThat(texts.keySet()).as(language.toString()).isEqualTo(english.keySet());
                english.forEach((key, text) -> assertThat(placeholders(texts.get(key)))
                        .as(language + " " + key)
                        .isEqualTo(placeholders(text)));
            }
        }

        @ParameterizedTest
        @EnumSource(NoticeKind.class)
        @Tag("MAI-04")
        void exists_for_every_kind(NoticeKind kind) {
            String suffix = BELLS.contains(kind) ? ".bell" : ".subject";
            assertThat(Wording.texts(Locale.ENGLISH)).containsKey(kind.key() + suffix);
        }

        @ParameterizedTest
        @EnumSource(
                value = NoticeKind.class,
                mode = EnumSource.Mode.EXCLUDE,
                names = {"CHANGES_SUBMITTED", "DOCUMENT_UPLOADED", "NOTE_ADDED"})
        @Tag("MAI-04")
        void is_made_as_text_and_as_html_in_every_language(NoticeKind kind) {
            for (Locale language : Wording.LANGUAGES) {
                Letter letter = letter(kind, FIRM, language);
                assertThat(letter.language().getLanguage()).isEqualTo(language.getLanguage());
                assertThat(letter.subject()).isNotBlank().doesNotContain("{");
                assertThat(letter.text()).contains("Ada", "Harbour & Lane").doesNotContain("{");
                assertThat(letter.html())
                        .contains("<html lang=\"" + language.getLanguage() + "\"", "Harbour &amp; Lane")
                        .doesNotContainPattern("\\{[a-z]+}");
            }
        }

        private TreeSet<String> placeholders(String text) {
            Matcher matcher = Pattern.compile("\\{[a-z]+}").matcher(text);
            return matcher.results().map(found -> found.group()).collect(Collectors.toCollection(TreeSet::new));
        }
    }

    @Nested
    class The_language {

        @Test
        @Tag("MAI-04")
        void is_the_contacts_own_whatever_the_country() {
            assertThat(letter(NoticeKind.CODE, FIRM, Locale.forLanguageTag("de-AT"))
                            .subject())
                    .isEqualTo("Ihr Code für das Kundenportal");
        }

        @Test
        void is_the_firms_where_the_contacts_is_not_known() {
            assertThat(letter(NoticeKind.CODE, FIRM.with(Locale.FRENCH), Locale.JAPANESE)
                            .subject())
                    .isEqualTo("Votre code pour le portail client");
        }

        @Test
        void is_english_where_neither_is_known() {
            assertThat(letter(NoticeKind.CODE, FIRM.with(Locale.KOREAN), Locale.JAPANESE)
                            .subject())
                    .isEqualTo("Your code for the client portal");
        }
    }

    @Nested
    class A_firm {

        @Test
        @Tag("MAI-04")
        void replaces_a_text_for_all_languages_or_for_one() {
            FirmSettings firm = FIRM.withWording(Map.of(
                    "changes_received.subject", "Got it, {name}",
                    "changes_received.subject.de", "Angekommen, {name}"));
            assertThat(letter(NoticeKind.CHANGES_RECEIVED, firm, Locale.FRENCH).subject())
                    .isEqualTo("Got it, Ada");
            assertThat(letter(NoticeKind.CHANGES_RECEIVED, firm, Locale.GERMAN).subject())
                    .isEqualTo("Angekommen, Ada");
        }

        @Test
        @Tag("MAI-03")
        void whose_text_names_an_unknown_value_gets_no_garbled_email_sent() {
            FirmSettings firm = FIRM.withWording(Map.of("changes_received.body", "Hello {nmae}"));
            assertThatThrownBy(() -> letter(NoticeKind.CHANGES_RECEIVED, firm, Locale.ENGLISH))
                    .isInstanceOf(TemplateFailed.class)
                    .hasMessage("A text of changes_received names {nmae}, which does not exist");
        }

        @Test
        @Tag("MAI-03")
        void cannot_lose_the_code_or_put_it_into_the_subject() {
            assertThatThrownBy(() ->
                            letter(NoticeKind.CODE, FIRM.withWording(Map.of("code.body", "Look")), Locale.ENGLISH))
                    .hasMessage("The text code.body lacks {code}");
            assertThatThrownBy(() ->
                            letter(NoticeKind.CODE, FIRM.withWording(Map.of("code.subject", "{code}")), Locale.ENGLISH))
                    .hasMessage("A link or a code does not belong into code.subject");
        }

        @Test
        @Tag("SEC-159")
        void writes_plain_text_that_is_never_evaluated_and_never_html() {
            FirmSettings firm = FIRM.withWording(
                    Map.of("changes_received.body", "<b>Hi</b> ${7*7} #{1+1} __${T(java.lang.Runtime)}__:: {client}"));
            Letter letter = letter(NoticeKind.CHANGES_RECEIVED, firm, Locale.ENGLISH);
            assertThat(letter.text()).contains("<b>Hi</b> ${7*7} #{1+1} __${T(java.lang.Runtime)}__:: Ada Byron");
            assertThat(letter.html()).contains("&lt;b&gt;Hi&lt;/b&gt; ${7*7}").doesNotContain("<b>");
        }
    }

    @Nested
    class A_value {

        @Test
        @Tag("SEC-159")
        void that_looks_like_a_placeholder_stays_as_it_is() {
            Letter letter = letter(NoticeKind.CHANGES_APPLIED, Map.of("message", "{link} {name} ${code} $1 \\1"));
            assertThat(letter.text()).contains("{link} {name} ${code} $1 \\1");
            assertThat(letter.html()).contains("{link} {name} ${code} $1 \\1");
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "<script>alert(1)</script>",
                    "\"><img src=x onerror=alert(1)>",
                    "<svg/onload=alert(1)>",
                    "</bdi></td><iframe src=//evil.example>",
                    "'-alert(1)-'"
                })
        @Tag("SEC-158")
        void is_text_and_never_html(String evil) {
            for (String place : Arrays.asList("client", "name", "message")) {
                String html =
                        letter(NoticeKind.CHANGES_APPLIED, Map.of(place, evil)).html();
                assertThat(html).contains(HtmlMail.escaped(evil)).doesNotContain(evil);
            }
            FirmSettings firm = FIRM.withName(evil);
            assertThat(letter(NoticeKind.CHANGES_APPLIED, firm, Locale.ENGLISH).html())
                    .doesNotContain(evil);
        }

        @Test
        @Tag("SEC-128")
        void cannot_end_a_header() {
            FirmSettings firm =
                    FIRM.withWording(Map.of("changes_received.subject", "For {client}\r\nBcc: a@b.example"));
            Letter letter = Wording.letter(
                    NoticeKind.CHANGES_RECEIVED,
                    firm,
                    Locale.ENGLISH,
                    Map.of("client", "Ada\r\nBcc: evil@evil.example\u2028\u0085\0", "name", "Ada"));
            assertThat(letter.subject()).isEqualTo("For Ada Bcc: evil@evil.example Bcc: a@b.example");
        }

        @Test
        @Tag("SEC-161")
        void cannot_turn_the_reading_order_of_what_follows() {
            Letter letter = letter(NoticeKind.CHANGES_APPLIED, Map.of("client", "A\u202eda\u2066", "name", "x\ud800y"));
            assertThat(letter.text()).contains("proposed for Ada.", "x\ufffdy");
            assertThat(letter.html()).contains("<bdi>Ada</bdi>");
        }

        @Test
        @Tag("PRO-20")
        void that_is_missing_takes_its_paragraph_along() {
            Letter letter = letter(NoticeKind.CHANGES_APPLIED, Map.of("message", "  "));
            assertThat(letter.text()).doesNotContain("\n\n\n");
            assertThat(letter.html()).doesNotContain("<div class=\"quote\">");
        }

        @Test
        @Tag("PRO-20")
        void such_as_the_reviewers_message_keeps_its_lines() {
            Letter letter = letter(NoticeKind.CHANGES_DECLINED, Map.of("message", "One\r\nTwo"));
            assertThat(letter.text()).contains("One\nTwo");
            assertThat(letter.html()).contains("One<br>\nTwo");
        }
    }

    @Nested
    class What_opens_a_door {

        @Test
        @Tag("SIG-03")
        @Tag("SIG-12")
        void is_in_the_body_and_never_in_the_subject() {
            for (Locale language : Wording.LANGUAGES) {
                Letter code = letter(NoticeKind.CODE, FIRM, language);
                assertThat(code.subject()).doesNotContain("918273");
                assertThat(code.text()).contains("\n918273\n");
                assertThat(code.html()).contains("<p class=\"code\">918273</p>");
                Letter link = letter(NoticeKind.LINK, FIRM, language);
                assertThat(link.subject()).doesNotContain("SECRETTOKEN");
                assertThat(link.text()).contains("\nhttps://portal.example/l/SECRETTOKEN\n");
            }
        }

        @Test
        @Tag("REQ-07")
        void is_struck_out_of_the_text_that_is_kept() {
            assertThat(letter(NoticeKind.CODE, FIRM, Locale.ENGLISH).kept())
                    .contains("•••")
                    .doesNotContain("918273");
            assertThat(letter(NoticeKind.LINK, FIRM, Locale.ENGLISH).kept()).doesNotContain("SECRETTOKEN", "http");
            assertThat(letter(NoticeKind.CHANGES_APPLIED, Map.of("message", "See HTTPS://x.example/l/TOKEN!"))
                            .kept())
                    .doesNotContain("TOKEN");
        }

        @Test
        @Tag("MAI-03")
        void cannot_be_left_out() {
            assertThatThrownBy(() ->
                            Wording.letter(NoticeKind.LINK, FIRM, Locale.ENGLISH, Map.of("name", "A", "client", "B")))
                    .isInstanceOf(TemplateFailed.class);
        }
    }

    @Nested
    class The_html {

        @Test
        void loads_nothing_from_anywhere() {
            String html = letter(NoticeKind.LINK, FIRM, Locale.ENGLISH).html();
            assertThat(html).doesNotContain("src=", "url(", "@import", "<link", "<script");
            assertThat(html.split("https?://", -1))
                    .as("the link, as button and as text")
                    .hasSize(4);
        }

        @Test
        void has_a_button_that_can_be_read_on_every_accent() {
            assertThat(HtmlMail.readableOn("#1f5fbf")).isEqualTo("#ffffff");
            assertThat(HtmlMail.readableOn("#ffee00")).isEqualTo("#000000");
            assertThat(HtmlMail.readableOn("#767676")).isEqualTo("#ffffff");
            assertThat(HtmlMail.readableOn("#787878")).isEqualTo("#000000");
        }
    }

    @Nested
    class The_bell {

        @Test
        @Tag("PRO-21")
        void says_who_submitted_changes_and_how_many_wait() {
            assertThat(Wording.bell(NoticeKind.CHANGES_SUBMITTED, "Ada", 1, Locale.ENGLISH))
                    .isEqualTo("Ada submitted changes for review");
            assertThat(Wording.bell(NoticeKind.CHANGES_SUBMITTED, "Ada", 2, Locale.ENGLISH))
                    .isEqualTo("Ada submitted changes for review (2 waiting)");
            assertThat(Wording.bell(NoticeKind.CHANGES_SUBMITTED, "{count}", 2, Locale.GERMAN))
                    .isEqualTo("{count} hat Änderungen zur Prüfung eingereicht (2 warten)");
        }
    }

    @Test
    @Tag("PRO-22.a")
    void the_confirmation_holds_no_values() {
        Letter letter = Wording.letter(
                NoticeKind.CHANGES_RECEIVED,
                FIRM,
                Locale.ENGLISH,
                Map.of("client", "Ada Byron", "name", "Ada", "message", "Old Street 1"));
        assertThat(letter.text()).doesNotContain("Old Street");
    }
}
