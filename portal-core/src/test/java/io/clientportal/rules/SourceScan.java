package io.clientportal.rules;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds the tagged tests in the text of one Java source.
 *
 * <p>It reads tokens, not lines: comments, strings and method bodies never look like a tag.
 */
final class SourceScan {

    private static final Pattern TOKEN = Pattern.compile(
            "//[^\\n]*" // comments
                    + "|/\\*.*?\\*/"
                    + "|(?<block>\"\"\".*?(?<!\\\\)\"\"\")"
                    + "|(?<string>\"[^\"\\\\\\n]*+(?:\\\\.[^\"\\\\\\n]*+)*+\")"
                    + "|'(?:\\\\.|[^'\\\\\\n])+'"
                    + "|(?<name>[\\p{L}_$][\\p{L}\\p{N}_$]*)"
                    + "|(?<sign>[^\\s\\w])",
            Pattern.DOTALL);
    private static final Set<String> TYPES = Set.of("class", "interface", "enum", "record");

    private final String module;
    private final String file;
    private final List<String> tokens = new ArrayList<>();
    private final List<TaggedTest> found = new ArrayList<>();
    private final List<String> problems = new ArrayList<>();
    private final Deque<Type> types = new ArrayDeque<>();
    private Marks marks = new Marks();
    private int at;
    private int depth;

    private SourceScan(String module, String file, String source) {
        this.module = module;
        this.file = file;
        Matcher token = TOKEN.matcher(source);
        while (token.find()) {
            if (token.group("block") != null) {
                tokens.add("\"" + token.group("block").replace("\"\"\"", "").strip());
            } else if (token.group("string") != null) {
                tokens.add(token.group().substring(0, token.group().length() - 1));
            } else if (token.group("name") != null || token.group("sign") != null) {
                tokens.add(token.group());
            }
        }
    }

    /** What one source holds: its tagged tests, and what is wrong with its tags. */
    record Result(List<TaggedTest> tests, List<String> problems) {}

    static Result of(String module, String file, String source) {
        SourceScan scan = new SourceScan(module, file, source);
        scan.run();
        return new Result(scan.found, scan.problems);
    }

    private void run() {
        while (at < tokens.size()) {
            String token = tokens.get(at);
            if (!inBodyOfType()) {
                at++;
                braces(token);
            } else if (token.equals("@") && !peek(1).equals("interface")) {
                annotation();
            } else if (TYPES.contains(token) && isName(peek(1)) && !peek(-1).equals(".")) {
                type();
            } else if (isName(token) && peek(1).equals("(") && !types.isEmpty()) {
                method(token);
            } else {
                at++;
                braces(token);
                if (token.equals(";")) {
                    marks = new Marks();
                }
            }
        }
    }

    private boolean inBodyOfType() {
        return depth == (types.isEmpty() ? 0 : types.peek().depth());
    }

    private void braces(String token) {
        if (token.equals("{")) {
            depth++;
            marks = new Marks();
        } else if (token.equals("}")) {
            depth--;
            while (!types.isEmpty() && types.peek().depth() > depth) {
                types.pop();
            }
            marks = new Marks();
        }
    }

    private void annotation() {
        at++;
        String name = tokens.get(at++);
        while (peek(0).equals(".")) {
            name = peek(1);
            at += 2;
        }
        List<String> arguments = peek(0).equals("(") ? parentheses() : List.of();
        switch (name) {
            case "Tag", "Tags" -> {
                List<String> texts = texts(arguments);
                if (texts.isEmpty()) {
                    problems.add(file + ": write the rule id of @" + name + " as a literal");
                }
                texts.forEach(text -> RuleId.parse(text).ifPresent(marks.tags::add));
            }
            case "DisplayName" -> marks.sentence = String.join("", texts(arguments));
            case "Disabled" -> marks.disabled = true;
            default ->
                marks.test |= name.endsWith("Test") || name.endsWith("TestFactory") || name.endsWith("TestTemplate");
        }
    }

    private void type() {
        String name = peek(1);
        Marks own = marks;
        at += 2;
        while (at < tokens.size() && !peek(0).equals("{")) {
            if (peek(0).equals("(")) {
                parentheses();
            } else {
                at++;
            }
        }
        at++;
        depth++;
        Set<RuleId> tags = new LinkedHashSet<>(own.tags);
        boolean disabled = own.disabled;
        String top = name;
        if (!types.isEmpty()) {
            tags.addAll(types.peek().tags());
            disabled |= types.peek().disabled();
            top = types.peek().top();
        }
        types.push(new Type(top, depth, tags, disabled));
        marks = new Marks();
    }

    private void method(String name) {
        at++;
        parentheses();
        Type type = types.element();
        if (marks.test) {
            Set<RuleId> tags = new LinkedHashSet<>(type.tags());
            tags.addAll(marks.tags);
            if (!tags.isEmpty() && !marks.disabled && !type.disabled()) {
                found.add(new TaggedTest(
                        module, type.top(), marks.sentence.isEmpty() ? sentence(name) : marks.sentence, tags));
            }
        } else if (!marks.tags.isEmpty()) {
            problems.add(file + ": " + name + " has a rule's tag and is no test");
        }
        marks = new Marks();
    }

    /** Steps over a pair of parentheses and gives what stands between them. */
    private List<String> parentheses() {
        int open = 0;
        int from = at;
        do {
            String token = tokens.get(at++);
            open += token.equals("(") ? 1 : token.equals(")") ? -1 : 0;
        } while (open > 0 && at < tokens.size());
        return tokens.subList(from, at);
    }

    private String peek(int ahead) {
        int index = at + ahead;
        return index >= 0 && index < tokens.size() ? tokens.get(index) : "";
    }

    private static List<String> texts(List<String> tokens) {
        return tokens.stream()
                .filter(token -> token.startsWith("\""))
                .map(token -> token.substring(1).replace("\\\"", "\"").replace("\\\\", "\\"))
                .toList();
    }

    private static boolean isName(String token) {
        return !token.isEmpty() && Character.isJavaIdentifierStart(token.charAt(0));
    }

    /** {@code theOldestWaitsFirst} and {@code the_oldest_waits_first} read "the oldest waits first". */
    static String sentence(String method) {
        return method.replace('_', ' ')
                .replaceAll("(?<=[\\p{Ll}\\p{N}])(?=\\p{Lu})", " ")
                .toLowerCase(Locale.ROOT)
                .strip();
    }

    private record Type(String top, int depth, Set<RuleId> tags, boolean disabled) {}

    private static final class Marks {
        private final Set<RuleId> tags = new LinkedHashSet<>();
        private String sentence = "";
        private boolean test;
        private boolean disabled;
    }
}
