package io.clientportal.example.plain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PlainJavaTest {

    @Test
    void theWholeJobRunsWithoutAFramework() {
        List<String> printed = new ArrayList<>();

        PlainJava.run(printed::add);

        assertThat(printed)
                .containsExactly(
                        "Now:      Maya Hartley",
                        "Proposed: Name from Maya Hartley to Maya Lindqvist",
                        "Applied:  Maya Lindqvist",
                        "History:  ACCEPTED by Paula Birch, proposed by Maya Hartley");
    }
}
