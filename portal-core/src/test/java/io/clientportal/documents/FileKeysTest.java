package io.clientportal.documents;

import static org.assertj.core.api.Assertions.assertThat;

import io.clientportal.kernel.FirmId;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Where files lie, whatever a host calls its firms. */
class FileKeysTest {

    private static final Instant NOW = Instant.parse("2026-03-02T09:00:00Z");

    @Test
    @Tag("SEC-104")
    void every_firm_has_a_folder_of_its_own() {
        List<String> firms = List.of(
                "main",
                "x-6d61696e",
                "../main",
                "Main",
                "MAIN",
                "m/ain",
                "\u00fc".repeat(64),
                "\u00fc".repeat(63),
                "x".repeat(64),
                "X".repeat(64));

        List<String> folders =
                firms.stream().map(FirmId::new).map(FileKeys::folder).toList();

        assertThat(folders)
                .doesNotHaveDuplicates()
                .allSatisfy(folder -> assertThat(folder).matches("[a-z0-9-]{1,130}"));
        firms.forEach(firm ->
                assertThat(FileKeys.next(new FirmId(firm), NOW).value()).matches("[a-z0-9-]+/2026/03/[0-9a-f]{32}"));
        assertThat(folders).startsWith("main");
    }

    @Test
    @Tag("SEC-104")
    void no_two_keys_are_the_same() {
        assertThat(FileKeys.next(FirmId.MAIN, NOW)).isNotEqualTo(FileKeys.next(FirmId.MAIN, NOW));
    }
}
