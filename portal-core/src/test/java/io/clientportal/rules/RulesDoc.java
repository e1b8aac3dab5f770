package io.clientportal.rules;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Writes {@code docs/rules.md}: every rule, the tests that prove it, and where.
 *
 * <p>The tests are found in the sources of all modules, by their tags.
 */
final class RulesDoc {

    static final String COMMAND = "./mvnw -pl portal-core test-compile exec:java@rules";

    private final Map<RuleId, String> rules;
    private final Map<String, List<RuleId>> features;
    private final List<TaggedTest> tests;
    private final List<String> problems;

    private RulesDoc(
            Map<RuleId, String> rules,
            Map<String, List<RuleId>> features,
            List<TaggedTest> tests,
            List<String> problems) {
        this.rules = rules;
        this.features = features;
        this.tests = tests;
        this.problems = problems;
    }

    /** With the directory of a module as argument. */
    public static void main(String... args) {
        Path root = root(Path.of(args[0]));
        RulesDoc doc = of(root);
        doc.problems().forEach(System.err::println);
        try {
            Files.writeString(page(root), doc.text());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The project's root: the nearest directory upwards that holds the Maven wrapper. */
    static Path root(Path from) {
        for (Path dir = from.toAbsolutePath(); dir != null; dir = dir.getParent()) {
            if (Files.exists(dir.resolve("mvnw"))) {
                return dir;
            }
        }
        throw new IllegalStateException("no mvnw above " + from);
    }

    static Path page(Path root) {
        return root.resolve("docs/rules.md");
    }

    static RulesDoc of(Path root) {
        List<SourceScan.Result> scans = new ArrayList<>();
        for (Path module : modules(root)) {
            String name = module.getFileName().toString();
            for (Path file : javaFiles(module.resolve("src/test/java"))) {
                scans.add(SourceScan.of(name, root.relativize(file).toString(), read(file)));
            }
        }
        return of(
                read(root.resolve("docs/rules-source.txt")),
                read(root.resolve("docs/features.txt")),
                scans.stream().flatMap(scan -> scan.tests().stream()).toList(),
                scans.stream().flatMap(scan -> scan.problems().stream()).toList());
    }

    static RulesDoc of(String rules, String features, List<TaggedTest> tests, List<String> problems) {
        Map<RuleId, String> sentences = new LinkedHashMap<>();
        lines(rules).forEach(line -> sentences.put(RuleId.of(line[0]), line[1]));
        Map<String, List<RuleId>> finished = new LinkedHashMap<>();
        lines(features)
                .forEach(line -> finished.put(
                        line[0],
                        Stream.of(line[1].strip().split("\\s+")).map(RuleId::of).toList()));
        return new RulesDoc(sentences, finished, tests, problems);
    }

    /** What is wrong between rules, features and tests. */
    List<String> problems() {
        List<String> all = new ArrayList<>(problems);
        for (TaggedTest test : tests) {
            test.proves().stream()
                    .filter(tag -> !rules.containsKey(tag.rule()))
                    .forEach(tag -> all.add(tag + " is no rule: " + test.type() + ", " + test.sentence()));
        }
        features.forEach((feature, needed) -> needed.forEach(id -> {
            if (!rules.containsKey(id.rule())) {
                all.add(id + " is no rule: feature " + feature);
            } else if (tests.stream().flatMap(test -> test.proves().stream()).noneMatch(id::provenBy)) {
                all.add(id + " has no test, and the feature " + feature + " is finished");
            }
        }));
        return all;
    }

    String text() {
        Map<RuleId, Map<RuleId, TreeSet<String>>> proofs = new TreeMap<>();
        for (TaggedTest test : tests) {
            for (RuleId tag : test.proves()) {
                proofs.computeIfAbsent(tag.rule(), rule -> new TreeMap<>())
                        .computeIfAbsent(tag, clause -> new TreeSet<>())
                        .add("%s · `%s` · %s".formatted(escape(test.sentence()), test.type(), test.where()));
            }
        }
        long proven = rules.keySet().stream().filter(proofs::containsKey).count();

        StringBuilder text = new StringBuilder("# Rules\n\n")
                .append("Every rule of the portal, the tests that prove it, and where it is proved.\n")
                .append("Generated from the tests' tags by `")
                .append(COMMAND)
                .append("`; do not edit.\n\n")
                .append(proven)
                .append(" of ")
                .append(rules.size())
                .append(" rules have a test.\n");
        if (!features.isEmpty()) {
            text.append("\nFinished: ")
                    .append(String.join(", ", features.keySet()))
                    .append(".\n");
        }
        String area = "";
        for (Map.Entry<RuleId, String> rule : inOrder()) {
            RuleId id = rule.getKey();
            if (!id.area().equals(area)) {
                area = id.area();
                text.append("\n## ").append(area).append("\n");
            }
            text.append("\n**")
                    .append(id)
                    .append("** ")
                    .append(escape(rule.getValue()))
                    .append("\n");
            Map<RuleId, TreeSet<String>> clauses = proofs.getOrDefault(id, Map.of());
            if (clauses.isEmpty()) {
                text.append("*No test yet.*\n");
                continue;
            }
            text.append("\n");
            clauses.forEach((clause, lines) -> lines.forEach(line -> text.append("- ")
                    .append(clause.clause().isEmpty() ? "" : "(" + clause.clause() + ") ")
                    .append(line)
                    .append("\n")));
        }
        return text.toString();
    }

    /** Areas as the source lists them, the rules of an area by number. */
    private List<Map.Entry<RuleId, String>> inOrder() {
        List<String> areas =
                rules.keySet().stream().map(RuleId::area).distinct().toList();
        return rules.entrySet().stream()
                .sorted(Comparator.<Map.Entry<RuleId, String>>comparingInt(
                                rule -> areas.indexOf(rule.getKey().area()))
                        .thenComparing(Map.Entry::getKey))
                .toList();
    }

    private static String escape(String sentence) {
        return sentence.replace("*", "\\*").replace("_", "\\_").replace("<", "&lt;");
    }

    private static List<String[]> lines(String text) {
        return text.lines()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .map(line -> {
                    String[] parts = line.split("\t", 2);
                    if (parts.length < 2) {
                        throw new IllegalArgumentException("a tab is missing: " + line);
                    }
                    return parts;
                })
                .toList();
    }

    private static List<Path> modules(Path root) {
        try (Stream<Path> near =
                Files.find(root, 3, (path, file) -> file.isRegularFile() && path.endsWith("pom.xml"))) {
            return near.map(Path::getParent)
                    .filter(dir -> Files.isDirectory(dir.resolve("src/test/java")))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Path> javaFiles(Path dir) {
        try (Stream<Path> files = Files.walk(dir)) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .sorted()
                    .collect(Collectors.toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
