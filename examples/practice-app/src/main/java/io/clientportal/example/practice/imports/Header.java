package io.clientportal.example.practice.imports;

import io.clientportal.example.practice.clients.ClientKind;
import io.clientportal.example.practice.clients.FlatFields;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.commons.csv.CSVRecord;

/** The first line of the file: which column holds what. */
final class Header {

    static final String ID = "id";
    static final String KIND = "kind";
    static final String RESPONSIBLE = "responsible";

    private static final Set<String> OWN = Set.of(ID, KIND, RESPONSIBLE);
    private static final Pattern CLIENT_NUMBER = Pattern.compile("[A-Za-z0-9-]{1,64}");

    private final List<String> names = new ArrayList<>();

    Header(CSVRecord line) {
        line.forEach(cell -> names.add(cell.strip().toLowerCase(Locale.ROOT)));
    }

    /** What is wrong with the header; nothing of the file is taken then. */
    List<ImportProblem> problems(FlatFields fields) {
        List<ImportProblem> problems = new ArrayList<>();
        Set<String> met = new HashSet<>();
        for (int i = 0; i < names.size(); i++) {
            String name = names.get(i);
            if (!OWN.contains(name) && !fields.knows(name)) {
                problems.add(new ImportProblem(1, i + 1, name, "The firm has no such field."));
            } else if (!met.add(name)) {
                problems.add(new ImportProblem(1, i + 1, name, "The header names this twice."));
            }
        }
        if (!names.contains("name")) {
            problems.add(new ImportProblem(1, 0, "", "The header lacks the column \"name\"."));
        }
        return problems;
    }

    int size() {
        return names.size();
    }

    /** The cells of a row by the names of their columns. */
    Map<String, String> cells(CSVRecord row) {
        Map<String, String> cells = new LinkedHashMap<>();
        for (int i = 0; i < names.size(); i++) {
            cells.put(names.get(i), i < row.size() ? row.get(i) : "");
        }
        return cells;
    }

    ImportProblem problem(long line, String name, String sentence) {
        return new ImportProblem(line, names.indexOf(name) + 1, name, sentence);
    }

    static boolean isClientNumber(String text) {
        return CLIENT_NUMBER.matcher(text).matches();
    }

    /** The kind of client; a person where none is named. */
    static Optional<ClientKind> kind(String text) {
        if (text.isEmpty()) {
            return Optional.of(ClientKind.PERSON);
        }
        for (ClientKind kind : ClientKind.values()) {
            if (kind.name().equalsIgnoreCase(text)) {
                return Optional.of(kind);
            }
        }
        return Optional.empty();
    }
}
