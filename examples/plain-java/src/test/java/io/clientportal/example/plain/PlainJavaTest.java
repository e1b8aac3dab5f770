package io.clientportal.example.plain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.h2.jdbcx.JdbcConnectionPool;
import org.junit.jupiter.api.Test;

class PlainJavaTest {

    @Test
    void theWholeJobRunsWithoutAFramework() {
        List<String> printed = new ArrayList<>();

        PlainJava.run(JdbcConnectionPool.create("jdbc:h2:mem:plain-test", "sa", ""), printed::add);

        assertThat(printed)
                .containsExactly(
                        "Name: Maya Hartley -> Maya Lindqvist",
                        "Proposed by Maya Hartley, ACCEPTED by Paula Birch",
                        "The record says Maya Lindqvist");
    }
}
