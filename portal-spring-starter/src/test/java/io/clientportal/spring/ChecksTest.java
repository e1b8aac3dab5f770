package io.clientportal.spring;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Every number that a check can name stands in the table that people look it up in, and no other. */
class ChecksTest {

    @Test
    @Tag("SEC-165")
    void the_table_has_every_number_that_the_code_names() throws IOException {
        Set<String> named = new TreeSet<>();
        for (String module : new String[] {"../portal-core", "../portal-spring-starter"}) {
            try (Stream<Path> sources = Files.walk(Path.of(module, "src/main/java"))) {
                sources.filter(Files::isRegularFile)
                        .forEach(source -> named.addAll(numbers("\"([PD]-\\d\\d)\\b", source)));
            }
        }
        assertThat(named).hasSizeGreaterThan(30);
        assertThat(numbers("(?m)^\\| ([PD]-\\d\\d) \\|", Path.of("../docs/checks.md")))
                .isEqualTo(named);
    }

    private static Set<String> numbers(String pattern, Path file) {
        Set<String> numbers = new TreeSet<>();
        try {
            Matcher matcher = Pattern.compile(pattern).matcher(Files.readString(file));
            while (matcher.find()) {
                numbers.add(matcher.group(1));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return numbers;
    }
}
