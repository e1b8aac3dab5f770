package io.clientportal.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RulesDocToolTest {

    private static final String RULES = "PRO-02\tFields have a permission.\nPRO-10\tFirst in, first out.\n";

    @Test
    void readsTagsOfMethodsClassesAndNestedClasses() {
        var scan = SourceScan.of("portal-core", "QueueSpec.java", """
                package a;
                // @Tag("PRO-90")
                /* @Tag("PRO-91") */
                @Tag("PRO-02")
                abstract class QueueSpec<T extends Comparable<T>> extends Base<T> {
                    private static final String TEXT = "@Tag(\\"PRO-92\\")";
                    enum Kind { A, B(1); Kind(int... n) {} }
                    record Pair(String left, @Deprecated String right) {}

                    @BeforeEach
                    void setUp() { Runnable r = new Runnable() { @Override public void run() {} }; }

                    @Tags({@Tag("PRO-10.b"), @Tag("slow")})
                    @ParameterizedTest(name = "{0} (of {1})")
                    @ValueSource(ints = {1, 2})
                    void theOldestWaitsFirst(int count) throws Exception { if (count > 1) { fail(); } }

                    @org.junit.jupiter.api.Test
                    @DisplayName("said in "
                            + "two parts")
                    void x() {}

                    @Nested
                    class Later {
                        @Test @Tag("PRO-10")
                        void second_one() {}
                    }

                    @Test @Disabled("not yet") @Tag("PRO-10.c")
                    void not() {}

                    @Test
                    <E extends Enum<E>> void last() {}
                }
                """);

        assertThat(scan.problems()).isEmpty();
        assertThat(scan.tests())
                .containsExactly(
                        test("the oldest waits first", "PRO-02", "PRO-10.b"),
                        test("said in two parts", "PRO-02"),
                        test("second one", "PRO-02", "PRO-10"),
                        test("last", "PRO-02"));
    }

    @Test
    void aTagThatCannotBeReadOrProvesNothingIsAProblem() {
        assertThat(SourceScan.of("portal-core", "A.java", "class A { @Test @Tag(ID) void a() {} }")
                        .problems())
                .containsExactly("A.java: write the rule id of @Tag as a literal");
        assertThat(SourceScan.of("portal-core", "A.java", "class A { @Tag(\"PRO-02\") void a() {} }")
                        .problems())
                .containsExactly("A.java: a has a rule's tag and is no test");
    }

    @Test
    void unknownRulesAndFinishedFeaturesWithoutTestsAreProblems() {
        var doc = RulesDoc.of(
                RULES, "# none\nqueue\tPRO-10 PRO-02.a PRO-77\n", List.of(test("x", "PRO-10.b", "PRO-03")), List.of());

        assertThat(doc.problems())
                .containsExactly(
                        "PRO-03 is no rule: QueueSpec, x",
                        "PRO-02.a has no test, and the feature queue is finished",
                        "PRO-77 is no rule: feature queue");
    }

    @Test
    void theRuleItselfIsProvenByAClauseAndAClauseOnlyByItself() {
        assertThat(RuleId.of("PRO-10").provenBy(RuleId.of("PRO-10.b"))).isTrue();
        assertThat(RuleId.of("PRO-10.b").provenBy(RuleId.of("PRO-10"))).isFalse();
        assertThatThrownBy(() -> RuleId.of("PRO-1x")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void thePageListsRulesWithTheirProofs() {
        var doc = RulesDoc.of(
                RULES,
                "",
                List.of(
                        test("z", "PRO-10"),
                        test("y", "PRO-10.b"),
                        new TaggedTest("portal-spring-starter", "QueueRestTest", "x", Set.of(RuleId.of("PRO-10")))),
                List.of());

        assertThat(doc.text()).endsWith("""
                1 of 2 rules have a test.

                ## PRO

                **PRO-02** Fields have a permission.
                *No test yet.*

                **PRO-10** First in, first out.

                - x · `QueueRestTest` · REST
                - z · `QueueSpec` · in memory, H2 and PostgreSQL
                - (b) y · `QueueSpec` · in memory, H2 and PostgreSQL
                """);
    }

    private static TaggedTest test(String sentence, String... ids) {
        var proves = new java.util.LinkedHashSet<RuleId>();
        List.of(ids).forEach(id -> proves.add(RuleId.of(id)));
        return new TaggedTest("portal-core", "QueueSpec", sentence, proves);
    }
}
