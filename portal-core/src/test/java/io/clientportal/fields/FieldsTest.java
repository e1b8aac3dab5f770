package io.clientportal.fields;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.clientportal.kernel.Rule;
import java.math.BigDecimal;
import java.text.Normalizer;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What values of each type are, and when two are the same. */
class FieldsTest {

    private static FieldDefinition field(FieldType type) {
        return type == FieldType.CHOICE || type == FieldType.CHOICES
                ? FieldDefinition.of("f", type, "F", "S", List.of(new Choice("a", "A"), new Choice("b", "B")))
                : FieldDefinition.of("f", type, "F", "S");
    }

    private static Map<String, Rule> problems(FieldDefinition field, Value value) {
        Map<String, Rule> problems = new TreeMap<>();
        field.checked(value, problems);
        return problems;
    }

    @ParameterizedTest
    @CsvSource({
        "TEXT, ' Ada  Miller ', Ada Miller, true",
        "TEXT, Ada, ada, false",
        "NUMBER, 1.50, 1.5, true",
        "NUMBER, -0, 0, true",
        "NUMBER, 1.5, 1.51, false",
        "EMAIL, Ada@EXAMPLE.com, Ada@example.com, true",
        "EMAIL, ada@example.com, Ada@example.com, false",
        "DATE, 2026-01-02, 2026-01-02, true",
    })
    @Tag("PRO-07")
    void values_are_compared_in_the_normal_form_of_their_type(FieldType type, String one, String other, boolean same) {
        assertThat(field(type).same(Value.of(one), Value.of(other))).isEqualTo(same);
    }

    @ParameterizedTest
    @CsvSource({"1e999999999", "-1E+999999999", "1e-999999999", "0x10", "Infinity"})
    @Tag("SEC-100")
    void a_number_that_would_fill_the_memory_is_compared_as_it_was_written(String text) {
        assertThat(NormalForm.of(FieldType.NUMBER, Value.of(text))).isEqualTo(Value.of(text));
        assertThat(problems(field(FieldType.NUMBER), Value.of(text))).containsEntry("f", FieldRule.NOT_A_NUMBER);
    }

    @ParameterizedTest
    @CsvSource({
        "+49 (30) 123-456, +4930123456, true",
        "0049 30 123456, +4930123456, true",
        "030 123456, 030 123457, false",
    })
    @Tag("PRO-07")
    void phones_are_compared_by_their_digits(String one, String other, boolean same) {
        FieldDefinition phone = field(FieldType.PHONE);
        assertThat(phone.same(Value.ofParts(Map.of("number", one)), Value.ofParts(Map.of("number", other))))
                .isEqualTo(same);
        assertThat(phone.same(
                        Value.ofParts(Map.of("number", one, "extension", "1")), Value.ofParts(Map.of("number", one))))
                .isFalse();
    }

    @Test
    @Tag("PRO-07")
    void composed_and_decomposed_letters_are_the_same() {
        String name = "Zoë Müller";
        assertThat(field(FieldType.TEXT)
                        .same(Value.of(name), Value.of(Normalizer.normalize(name, Normalizer.Form.NFD))))
                .isTrue();
    }

    @Test
    @Tag("PRO-07")
    void lists_are_compared_by_the_ids_of_their_entries_whatever_their_order() {
        FieldDefinition people = field(FieldType.PEOPLE);
        Value.Parts bea = new Value.Parts(Map.of("name", "Bea"));
        Value.Parts carl = new Value.Parts(Map.of("name", "Carl"));
        Map<String, Value.Parts> one = new LinkedHashMap<>();
        one.put("1", bea);
        one.put("2", carl);
        Map<String, Value.Parts> other = new LinkedHashMap<>();
        other.put("2", carl);
        other.put("1", bea);

        assertThat(people.same(Value.ofEntries(one), Value.ofEntries(other))).isTrue();
        assertThat(people.differences(Value.ofEntries(one), Value.ofEntries(Map.of("1", carl, "2", bea))))
                .extracting(FieldPath::toString)
                .containsExactly("f/1", "f/2");
    }

    @ParameterizedTest
    @CsvSource({
        "DATE, 2024-02-29, true",
        "DATE, 2025-02-29, false",
        "DATE, 1799-12-31, false",
        "DATE, 1800-01-01, true",
        "DATE, 2200-12-31, true",
        "DATE, 2201-01-01, false",
        "DATE, 2026-1-2, false",
        "NUMBER, 123456789012345.0123456789, true",
        "NUMBER, 1234567890123456, false",
        "NUMBER, '1,5', false",
        "NUMBER, NaN, false",
        "NUMBER, ' 5 ', true",
        "EMAIL, ada@example.com, true",
        "EMAIL, ada.o'hara+tag@sub.example.co.uk, true",
        "EMAIL, ada example@example.com, false",
        "EMAIL, ada@example, false",
        "EMAIL, '<ada@example.com>', false",
        "CHOICE, a, true",
        "CHOICE, A, false",
    })
    @Tag("PRO-08")
    void a_value_is_checked_by_its_type(FieldType type, String text, boolean right) {
        assertThat(problems(field(type), Value.of(text)).isEmpty()).isEqualTo(right);
    }

    @ParameterizedTest
    @CsvSource({
        "12345, true",
        "1234, false",
        "+49 30 1234567890123456, true",
        "123456789012345678901, false",
        "12+345, false",
        "call me, false",
        "٣٤٥٦٧٨, false",
    })
    @Tag("PRO-08")
    void a_phone_has_five_to_twenty_digits(String number, boolean right) {
        assertThat(problems(field(FieldType.PHONE), Value.ofParts(Map.of("number", number)))
                        .isEmpty())
                .isEqualTo(right);
    }

    @Test
    @Tag("PRO-08")
    void texts_are_measured_in_characters_as_people_count_them() {
        FieldDefinition text = field(FieldType.TEXT);
        assertThat(problems(text, Value.of("😀".repeat(FieldDefinition.TEXT_MAX))))
                .isEmpty();
        assertThat(problems(text, Value.of("😀".repeat(FieldDefinition.TEXT_MAX + 1))))
                .containsValue(FieldRule.TOO_LONG);
        FieldDefinition shorter = text.with(new Validation(false, 3, null, null));
        assertThat(problems(shorter, Value.of("abcd"))).containsValue(FieldRule.TOO_LONG);
    }

    @Test
    @Tag("PRO-08")
    void a_firms_own_demands_hold() {
        FieldDefinition number =
                field(FieldType.NUMBER).with(new Validation(true, null, BigDecimal.ONE, BigDecimal.TEN));
        assertThat(problems(number, Value.of("0.99"))).containsValue(FieldRule.TOO_SMALL);
        assertThat(problems(number, Value.of("1"))).isEmpty();
        assertThat(problems(number, Value.of("10.01"))).containsValue(FieldRule.TOO_LARGE);
        assertThat(problems(number, Value.NONE)).containsValue(FieldRule.REQUIRED);
    }

    @Test
    @Tag("PRO-08")
    void structured_values_name_the_part_that_is_wrong() {
        assertThat(problems(field(FieldType.ADDRESS), Value.ofParts(Map.of("line1", "Main Street 1", "country", "XX"))))
                .containsExactly(Map.entry("f.country", FieldRule.NOT_A_COUNTRY));
        assertThat(problems(field(FieldType.ADDRESS), Value.ofParts(Map.of("city", "Ulm"))))
                .containsExactly(Map.entry("f.line1", FieldRule.PART_MISSING));
        assertThat(problems(
                        field(FieldType.PEOPLE),
                        Value.ofEntries(Map.of("e1", new Value.Parts(Map.of("name", "Bea", "email", "bea"))))))
                .containsExactly(Map.entry("f/e1.email", FieldRule.NOT_AN_EMAIL));
        assertThat(problems(field(FieldType.ADDRESS), Value.ofParts(Map.of("line1", "x", "planet", "Mars"))))
                .containsValue(FieldRule.WRONG_SHAPE);
    }

    @Test
    @Tag("PRO-08")
    void a_list_holds_fifty_entries() {
        Map<String, Value.Parts> entries = new LinkedHashMap<>();
        IntStream.rangeClosed(1, 51).forEach(i -> entries.put("e" + i, new Value.Parts(Map.of("name", "P" + i))));
        assertThat(problems(field(FieldType.PEOPLE), Value.ofEntries(entries)))
                .containsValue(FieldRule.TOO_MANY_ENTRIES);
        entries.remove("e51");
        assertThat(problems(field(FieldType.PEOPLE), Value.ofEntries(entries))).isEmpty();
    }

    @Test
    void keys_and_settings_out_of_bounds_are_refused_where_they_are_made() {
        assertThatThrownBy(() -> new FieldKey("Name")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new FieldKey("a".repeat(65))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> FieldPath.parse("name/a b")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Validation(false, null, BigDecimal.TEN, BigDecimal.ONE))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> FieldDefinition.of("x", FieldType.CHOICE, "X", "S"))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> FieldDefinition.of("x", FieldType.TEXT, "X", "S", List.of(new Choice("a", "A"))))
                .isInstanceOf(IllegalArgumentException.class);
    }

    static LongStream seeds() {
        return LongStream.range(0, 200);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void whatever_values_are_written_are_read_back_the_same(long seed) {
        Values values = random(new Random(seed));
        assertThat(ValuesCodec.read(ValuesCodec.write(values))).isEqualTo(values);
    }

    @Test
    void values_are_kept_as_documented() {
        Values values = Values.of(Map.of(
                new FieldKey("name"), Value.of("Ada"),
                new FieldKey("born"), Value.of(LocalDate.of(1980, 2, 29)),
                new FieldKey("income"), Value.of(new BigDecimal("1E+3")),
                new FieldKey("gone"), Value.NONE));
        assertThat(new String(ValuesCodec.write(values), java.nio.charset.StandardCharsets.UTF_8))
                .isEqualTo("{\"v\":1,\"f\":{\"born\":\"1980-02-29\",\"income\":\"1000\",\"name\":\"Ada\"}}");
        assertThatThrownBy(() -> ValuesCodec.read("{\"v\":2,\"f\":{}}".getBytes()))
                .isInstanceOf(IllegalStateException.class);
    }

    private static Values random(Random random) {
        Map<FieldKey, Value> fields = new TreeMap<>();
        for (int i = 0; i < 8; i++) {
            fields.put(
                    new FieldKey("f" + i),
                    switch (random.nextInt(6)) {
                        case 0 -> Value.NONE;
                        case 1 -> Value.of(random.nextBoolean());
                        case 2 -> Value.of(List.of(text(random), text(random) + "2"));
                        case 3 -> Value.ofParts(Map.of("line1", text(random), "city", text(random)));
                        case 4 ->
                            Value.ofEntries(
                                    Map.of("e" + random.nextInt(99), new Value.Parts(Map.of("name", text(random)))));
                        default -> Value.of(text(random));
                    });
        }
        return Values.of(fields);
    }

    private static String text(Random random) {
        return random.ints(1 + random.nextInt(12), 0x20, 0x2fff)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
