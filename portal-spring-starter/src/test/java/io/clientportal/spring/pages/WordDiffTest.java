package io.clientportal.spring.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("PRO-12")
class WordDiffTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Mara Weber                  | Mara Weber-Lang             | Mara [Weber]               | Mara [Weber-Lang]
            Lindwurmstraße 12           | Lindwurmstraße 14a          | Lindwurmstraße [12]        | Lindwurmstraße [14a]
            one two three               | one three                   | one [two ]three            | one three
            one three                   | one two three               | one three                  | one [two ]three
            old words only              | something else              | [old words only]           | [something else]
            the same                    | the same                    | the same                   | the same
            """)
    void marksTheWordsThatDiffer(String before, String after, String markedBefore, String markedAfter) {
        WordDiff diff = WordDiff.of(before, after);

        assertThat(marked(diff.before())).isEqualTo(markedBefore);
        assertThat(marked(diff.after())).isEqualTo(markedAfter);
    }

    @Test
    void fromNothingEverythingIsNew() {
        assertThat(marked(WordDiff.of("", "Ida Lang").after())).isEqualTo("[Ida Lang]");
        assertThat(WordDiff.of("", "Ida Lang").before()).isEmpty();
    }

    @Test
    void thePiecesPutTogetherAreTheTextsAgain() {
        Random random = new Random(7);
        for (int round = 0; round < 500; round++) {
            String before = words(random);
            String after = words(random);
            WordDiff diff = WordDiff.of(before, after);
            assertThat(text(diff.before())).isEqualTo(before);
            assertThat(text(diff.after())).isEqualTo(after);
        }
    }

    @Test
    void tenThousandCharactersOnBothSidesTakeNoTime() {
        String before = "a b ".repeat(2_500);
        String after = "c b ".repeat(2_500);
        long start = System.nanoTime();

        WordDiff diff = WordDiff.of(before, after);

        assertThat(System.nanoTime() - start).isLessThan(1_000_000_000L);
        assertThat(text(diff.after())).isEqualTo(after);
    }

    private static String words(Random random) {
        return random.ints(random.nextInt(12), 0, 5)
                .mapToObj(i -> List.of("Mara", "Weber", "12", "  ", "ä😀").get(i))
                .collect(Collectors.joining(" "));
    }

    private static String text(List<WordDiff.Piece> pieces) {
        return pieces.stream().map(WordDiff.Piece::text).collect(Collectors.joining());
    }

    private static String marked(List<WordDiff.Piece> pieces) {
        return pieces.stream()
                .map(piece -> piece.changed() ? "[" + piece.text() + "]" : piece.text())
                .collect(Collectors.joining());
    }
}
