package io.clientportal.rules;

import java.util.Set;

/** A test that says which rules it proves. */
record TaggedTest(String module, String type, String sentence, Set<RuleId> proves) {

    /** Where the rule is seen to hold when this test passes. */
    String where() {
        return switch (module) {
            case "portal-core" ->
                type.endsWith("Spec") || type.endsWith("Contract") ? "in memory, H2 and PostgreSQL" : "in memory";
            case "portal-jpa" -> "H2/PostgreSQL";
            case "portal-spring-starter" -> {
                if (type.contains("Rest")) {
                    yield "REST";
                }
                yield type.contains("Page") || type.contains("Browser") ? "page" : "starter";
            }
            default -> module;
        };
    }
}
