package io.clientportal.example.practice.imports;

import io.clientportal.example.practice.clients.Client;
import io.clientportal.example.practice.clients.ClientFields;
import io.clientportal.example.practice.clients.ClientKind;
import io.clientportal.example.practice.clients.FirmFields;
import io.clientportal.example.practice.clients.FlatFields;
import io.clientportal.example.practice.staff.StaffUser;
import io.clientportal.example.practice.staff.StaffUsers;
import jakarta.persistence.EntityManager;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntConsumer;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Takes clients over from CSV. The header names the fields as {@link FlatFields} does, and may name {@code id},
 * {@code kind} and {@code responsible} besides. A bad row is reported and left out; the others go in. Cells are text and
 * nothing else, whatever they begin with.
 */
@Service
public class ClientImport {

    private static final int CHUNK = 500;
    private static final int BYTE_ORDER_MARK = 0xFEFF;

    private final FirmFields fields;
    private final StaffUsers users;
    private final EntityManager entities;
    private final TransactionOperations transaction;

    ClientImport(FirmFields fields, StaffUsers users, EntityManager entities, TransactionOperations transaction) {
        this.fields = fields;
        this.users = users;
        this.entities = entities;
        this.transaction = transaction;
    }

    /**
     * Imports into one firm, some hundred rows in a transaction.
     *
     * @param progress told how many rows were read, after each transaction
     * @throws IOException where the file cannot be read at all
     */
    public ImportReport run(String firmId, Reader csv, IntConsumer progress) throws IOException {
        try (CSVParser parser = CSVParser.parse(unmarked(csv), CSVFormat.RFC4180)) {
            return new Run(firmId, parser, progress).all();
        }
    }

    /** Spreadsheets put a mark before the first name of the header. */
    private static Reader unmarked(Reader csv) throws IOException {
        BufferedReader reader = new BufferedReader(csv);
        reader.mark(1);
        if (reader.read() != BYTE_ORDER_MARK) {
            reader.reset();
        }
        return reader;
    }

    private final class Run {

        private final String firmId;
        private final CSVParser parser;
        private final IntConsumer progress;
        private final FlatFields flat;
        private final Set<String> staff;
        private final List<ImportProblem> problems = new ArrayList<>();
        /** The clients of the next transaction, by number, each with the line it stands on. */
        private final Map<String, Client> chunk = new LinkedHashMap<>();

        private int rows;
        private int taken;
        private long lastNumber = 10_000;

        Run(String firmId, CSVParser parser, IntConsumer progress) {
            this.firmId = firmId;
            this.parser = parser;
            this.progress = progress;
            this.flat = new FlatFields(fields.of(firmId));
            this.staff = users.findByFirmId(firmId).stream()
                    .map(StaffUser::getUsername)
                    .collect(Collectors.toSet());
        }

        ImportReport all() {
            long line = 1;
            try {
                Iterator<CSVRecord> records = parser.iterator();
                if (!records.hasNext()) {
                    problems.add(new ImportProblem(1, 0, "", "The file is empty."));
                    return report();
                }
                Header header = new Header(records.next());
                problems.addAll(header.problems(flat));
                if (!problems.isEmpty()) {
                    return report();
                }
                line = parser.getCurrentLineNumber() + 1;
                while (records.hasNext()) {
                    row(line, header, records.next());
                    line = parser.getCurrentLineNumber() + 1;
                }
            } catch (UncheckedIOException | IllegalStateException e) {
                rows++;
                problems.add(new ImportProblem(
                        line,
                        0,
                        "",
                        "From here on the file cannot be read: it is not UTF-8, or a quote is not closed."));
            }
            store();
            return report();
        }

        private void row(long line, Header header, CSVRecord row) {
            if (row.size() == 1 && row.get(0).isBlank()) {
                return;
            }
            rows++;
            int before = problems.size();
            Map<String, String> cells = header.cells(row);
            FlatFields.Read read = flat.read(cells);
            read.problems().forEach((name, sentence) -> problems.add(header.problem(line, name, sentence)));
            String id = cells.getOrDefault(Header.ID, "").strip();
            if (row.size() > header.size()) {
                problems.add(new ImportProblem(line, 0, "", "There are more cells than the header has names."));
            }
            if (!id.isEmpty() && !Header.isClientNumber(id)) {
                problems.add(header.problem(line, Header.ID, "A number has 1 to 64 letters, digits and hyphens."));
            } else if (!id.isEmpty() && isTaken(id)) {
                problems.add(header.problem(line, Header.ID, "There is a client with this number already."));
            }
            Optional<ClientKind> kind =
                    Header.kind(cells.getOrDefault(Header.KIND, "").strip());
            if (kind.isEmpty()) {
                problems.add(header.problem(line, Header.KIND, "Write person, household or company."));
            }
            String responsible = cells.getOrDefault(Header.RESPONSIBLE, "").strip();
            if (!responsible.isEmpty() && !staff.contains(responsible)) {
                problems.add(header.problem(line, Header.RESPONSIBLE, "There is no such member of the staff."));
            }
            if (problems.size() == before) {
                Client client = new Client(id.isEmpty() ? nextNumber() : id, firmId, kind.orElseThrow(), "");
                client.setResponsible(responsible.isEmpty() ? null : responsible);
                ClientFields.write(client, read.values());
                chunk.put(client.getId(), client);
            }
            if (rows % CHUNK == 0) {
                store();
            }
        }

        private boolean isTaken(String id) {
            return chunk.containsKey(id) || entities.find(Client.class, id) != null;
        }

        private String nextNumber() {
            String prefix = firmId.substring(0, 1).toUpperCase(Locale.ROOT) + "-";
            String id;
            do {
                id = prefix + ++lastNumber;
            } while (isTaken(id));
            return id;
        }

        private void store() {
            transaction.executeWithoutResult(status -> chunk.values().forEach(entities::persist));
            taken += chunk.size();
            chunk.clear();
            progress.accept(rows);
        }

        private ImportReport report() {
            return new ImportReport(taken, rows - taken, List.copyOf(problems));
        }
    }
}
