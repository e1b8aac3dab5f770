package io.clientportal.example.plain;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the README shows is code that is compiled and tested; each block names its file in a comment above it. */
class ReadmeTest {

    private static final Path ROOT = Path.of("../..");
    private static final Pattern BLOCK =
            Pattern.compile("(?:<!-- from (\\S+) -->\n)?```(\\w+)\n(.*?)```", Pattern.DOTALL);
    private static final Pattern LINK = Pattern.compile("\\]\\(([^)#:]+)\\)");
    private static final List<String> COPIED = List.of("java", "properties", "xml");

    @ParameterizedTest
    @MethodSource("blocks")
    void everyBlockOfCodeIsCopiedFromTheProject(String file, String code) throws IOException {
        assertThat(file).as("the file that this comes from:\n%s", code).isNotNull();
        assertThat(plain(Files.readString(ROOT.resolve(file)))).contains(plain(code));
    }

    @ParameterizedTest
    @MethodSource("copied")
    void whatAGuideCopiesStandsInTheProject(String file, String code) throws IOException {
        assertThat(plain(Files.readString(ROOT.resolve(file)))).contains(plain(code));
    }

    static Stream<Object[]> copied() throws IOException {
        return BLOCK.matcher(Files.readString(ROOT.resolve("docs/documents.md")))
                .results()
                .filter(block -> block.group(1) != null)
                .map(ReadmeTest::block);
    }

    @Test
    void plainJavaTakesLessThanFifteenLines() throws IOException {
        assertThat(blocks().filter(block -> ((String) block[0]).endsWith("PlainJava.java")))
                .singleElement()
                .satisfies(block -> assertThat(((String) block[1]).lines()).hasSizeLessThan(15));
    }

    @Test
    void everyLinkLeadsToAFile() throws IOException {
        assertThat(LINK.matcher(readme()).results().map(link -> ROOT.resolve(link.group(1))))
                .isNotEmpty()
                .allSatisfy(file -> assertThat(file).exists());
    }

    static Stream<Object[]> blocks() throws IOException {
        return BLOCK.matcher(readme())
                .results()
                .filter(block -> COPIED.contains(block.group(2)))
                .map(ReadmeTest::block);
    }

    private static Object[] block(MatchResult block) {
        return new Object[] {block.group(1), block.group(3)};
    }

    /** Indentation aside. */
    private static String plain(String text) {
        return text.lines().map(String::strip).reduce("", (all, line) -> all + line + "\n");
    }

    private static String readme() throws IOException {
        return Files.readString(ROOT.resolve("README.md"));
    }
}
