package io.clientportal.firms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What a firm can set about documents, and what is refused. */
class DocumentSettingsTest {

    private static final DocumentSettings DEFAULT = DocumentSettings.DEFAULT;

    @Test
    void sizes_have_bounds() {
        for (long limit : new long[] {-1, 0, 999, (1 << 30) + 1L}) {
            assertThatThrownBy(() -> DEFAULT.limitedTo(limit)).isInstanceOf(IllegalArgumentException.class);
        }
        for (int files : new int[] {-1, 0, 1_000_001}) {
            assertThatThrownBy(() -> DEFAULT.withRoom(files, 1 << 20)).isInstanceOf(IllegalArgumentException.class);
        }
        for (long bytes : new long[] {0, 999_999, (10L << 40) + 1}) {
            assertThatThrownBy(() -> DEFAULT.withRoom(1, bytes)).isInstanceOf(IllegalArgumentException.class);
        }
        assertThat(DEFAULT.limitedTo(1_000).withRoom(1, 1_000_000).limit()).isEqualTo(1_000);
        assertThat(DEFAULT.limitedTo(1 << 30).withRoom(1_000_000, 10L << 40).bytes())
                .isEqualTo(10L << 40);
    }

    @Test
    void types_are_media_types_each_once() {
        assertThat(DEFAULT.taking(List.of("image/png", "application/pdf", "image/png"))
                        .types())
                .containsExactly("image/png", "application/pdf");
        for (List<String> wrong : List.of(List.<String>of(), List.of("pdf"), List.of("Image/PNG"), List.of("a/b; c"))) {
            assertThatThrownBy(() -> DEFAULT.taking(wrong)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void a_document_type_is_there_once_whatever_surrounds_it() {
        assertThat(DEFAULT.in(List.of("Tax", " Tax ", "Letters")).folders()).containsExactly("Tax", "Letters");
        List<String> many = IntStream.range(0, 51).mapToObj(i -> "Type " + i).toList();
        for (List<String> wrong : List.of(many, List.<String>of(), List.of(" "), List.of("x".repeat(61)))) {
            assertThatThrownBy(() -> DEFAULT.in(wrong)).isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> DEFAULT.with(Map.of("Company", wrong)))
                    .isInstanceOf(IllegalArgumentException.class);
        }
        assertThat(DEFAULT.in(many.subList(0, 50)).folders()).hasSize(50);
    }

    @Test
    void a_document_type_is_one_that_uploads_take() {
        List<String> typed = List.of("Re\u0301sume\u0301", "Tax\u200B", "\u202ELetters", "\u00A0Other\u3000");

        assertThat(DEFAULT.in(typed).folders()).containsExactly("R\u00E9sum\u00E9", "Tax", "Letters", "Other");
        assertThatThrownBy(() -> DEFAULT.in(List.of("\u00A0"))).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void kinds_of_client_keep_their_order_and_are_told_apart() {
        Map<String, List<String>> kinds = new LinkedHashMap<>();
        for (int i = 30; i > 0; i--) {
            kinds.put("Kind " + i, List.of("Tax"));
        }
        assertThat(DEFAULT.with(kinds).templates().keySet()).containsExactlyElementsOf(kinds.keySet());
        kinds.put("One more", List.of("Tax"));
        assertThatThrownBy(() -> DEFAULT.with(kinds)).hasMessageContaining("at most 30");
        assertThatThrownBy(() -> DEFAULT.with(Map.of("x".repeat(61), List.of("Tax"))))
                .hasMessageContaining("A kind of client has");
        assertThatThrownBy(() -> DEFAULT.with(Map.of("Company", List.of("A"), "Company ", List.of("B"))))
                .hasMessageContaining("only once");
    }
}
