package io.clientportal.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** Rules, finished features and tests agree, and the page says so. */
class RulesDocTest {

    private final Path root = RulesDoc.root(Path.of(""));

    @Test
    void everyTagNamesARuleAndEveryRuleOfAFinishedFeatureHasATest() {
        assertThat(RulesDoc.of(root).problems()).isEmpty();
    }

    @Test
    void thePageIsWhatTheTestsSay() throws IOException {
        Path page = RulesDoc.page(root);
        assertThat(Files.exists(page) ? Files.readString(page) : "")
                .as("docs/rules.md is out of date; write it anew with: %s", RulesDoc.COMMAND)
                .isEqualTo(RulesDoc.of(root).text());
    }
}
