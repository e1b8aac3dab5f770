package io.clientportal.spring.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AccentTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "#000000",
                "#ffffff",
                "#ffee00",
                "#777777",
                "#1f5fbf",
                "#0f6e6e",
                "#ff0000",
                "#00ff88",
                "#7f7f7f",
                "#123" + "abc",
                "#e6007e",
                "#8a8a00"
            })
    void whateverTheFirmChoosesStaysReadable(String colour) {
        String css = Accent.of(colour).css(":root");
        String light = css.substring(0, css.indexOf("@media"));
        String dark = css.substring(css.indexOf("@media"));

        for (String scheme : new String[] {light, dark}) {
            assertThat(variable(scheme, "on-accent").contrast(variable(scheme, "accent")))
                    .as("letters on buttons of " + colour)
                    .isGreaterThanOrEqualTo(4.5);
            assertThat(variable(scheme, "on-accent").contrast(variable(scheme, "accent-hover")))
                    .as("letters on pressed buttons of " + colour)
                    .isGreaterThanOrEqualTo(4.5);
        }
        for (String page : new String[] {"#f4f5f7", "#ffffff"}) {
            assertThat(variable(light, "accent-text").contrast(Accent.of(page))).isGreaterThanOrEqualTo(4.5);
        }
        for (String page : new String[] {"#16181c", "#1d2025", "#23272e"}) {
            assertThat(variable(dark, "accent-text").contrast(Accent.of(page))).isGreaterThanOrEqualTo(4.5);
        }
        assertThat(variable(light, "accent-text").contrast(variable(light, "accent-tint")))
                .isGreaterThanOrEqualTo(3);
    }

    @Test
    void aReadableColourIsLeftAsItIs() {
        assertThat(Accent.of("#1f5fbf").css(":root"))
                .contains("--portal-accent: #1f5fbf;", "--portal-accent-text: #1f5fbf;");
    }

    private static Accent variable(String css, String name) {
        Matcher matcher =
                Pattern.compile("--portal-" + name + ": (#[0-9a-f]{6});").matcher(css);
        assertThat(matcher.find()).isTrue();
        return Accent.of(matcher.group(1));
    }
}
