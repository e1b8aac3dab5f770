package io.clientportal;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.clientportal.kernel.Right;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Who may do what, as one table. Whoever adds or changes a right changes {@code rights.txt} as well, where a reviewer
 * sees it.
 */
class RightsTest {

    @Test
    @Tag("FRM-05")
    void the_rights_of_all_features_are_the_ones_in_the_table() throws IOException {
        try (InputStream expected = RightsTest.class.getResourceAsStream("rights.txt")) {
            assertThat(table()).isEqualTo(new String(expected.readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    @Test
    @Tag("IMP-03")
    void nobody_who_looks_through_a_contacts_eyes_may_more_than_the_contact() {
        assertThat(rights()).filteredOn(Right::viewing).allMatch(Right::contact);
    }

    @Test
    @Tag("FRM-06")
    void of_an_archived_client_contacts_may_nothing() {
        assertThat(rights()).filteredOn(Right::archived).noneMatch(Right::contact);
    }

    private static String table() {
        return "right                        area       staff        contact  viewing\n"
                + rights().stream()
                        .map(right -> String.format(
                                "%-28s %-10s %-12s %-8s %s%s%n",
                                right.key(),
                                right.area() == null ? "-" : right.area(),
                                right.staff() == null ? "-" : right.staff(),
                                right.contact() ? "yes" : "-",
                                right.viewing() ? "yes" : "-",
                                right.archived() ? " archived" : ""))
                        .collect(Collectors.joining());
    }

    private static List<Right> rights() {
        return new ClassFileImporter()
                        .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                        .importPackages("io.clientportal")
                        .stream()
                        .filter(type -> type.isEnum() && type.isAssignableTo(Right.class))
                        .map(type -> type.reflect().getEnumConstants())
                        .flatMap(Arrays::stream)
                        .map(Right.class::cast)
                        .sorted(Comparator.comparing(Right::key))
                        .toList();
    }
}
