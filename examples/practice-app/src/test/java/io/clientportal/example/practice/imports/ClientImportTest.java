package io.clientportal.example.practice.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.clientportal.example.practice.clients.Client;
import io.clientportal.example.practice.clients.ClientKind;
import io.clientportal.example.practice.clients.Clients;
import io.clientportal.example.practice.clients.EmailAddress;
import io.clientportal.example.practice.clients.Person;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.core.io.ClassPathResource;
import org.springframework.transaction.annotation.Transactional;

@SpringBootTest
@Transactional
class ClientImportTest {

    @Autowired
    ClientImport clientImport;

    @Autowired
    Clients clients;

    @Test
    void allKindsOfFieldsGoIn() throws IOException {
        ImportReport report = run("""
                id,kind,responsible,name,date_of_birth,emails.1,emails.1.label,emails.2,mailing_address.line1,\
                mailing_address.country,contacts.1,contacts.1.date_of_birth,services,newsletter,dependants
                T-1,company,paula,"Ngaio, Marsh & Co",,office@ngaio.example,Office,ngaio@ngaio.example,12 High Street,\
                nz,Ngaio Marsh,1995-04-23,Payroll;tax_return,yes,2
                """);

        assertThat(report).isEqualTo(new ImportReport(1, 0, List.of()));
        Client client = client("T-1");
        assertThat(client.getKind()).isEqualTo(ClientKind.COMPANY);
        assertThat(client.getName()).isEqualTo("Ngaio, Marsh & Co");
        assertThat(client.getEmails())
                .extracting(EmailAddress::email, EmailAddress::label)
                .containsExactly(tuple("office@ngaio.example", "Office"), tuple("ngaio@ngaio.example", null));
        assertThat(client.getMailingAddress()).satisfies(address -> {
            assertThat(address.line1()).isEqualTo("12 High Street");
            assertThat(address.country()).isEqualTo("NZ");
        });
        assertThat(client.getContacts())
                .extracting(Person::name, Person::dateOfBirth)
                .containsExactly(tuple("Ngaio Marsh", LocalDate.of(1995, 4, 23)));
        assertThat(client.getCustom())
                .containsEntry("services", List.of("payroll", "tax_return"))
                .containsEntry("newsletter", true)
                .containsEntry("dependants", "2");
    }

    @Test
    void aBadRowIsReportedWithLineAndColumnAndTheOthersGoIn() throws IOException {
        ImportReport report = run("""
                id,name,date_of_birth,newsletter
                T-1,Ada Bright,1984-02-29,yes
                T-2,Bo Carter,1985-02-30,maybe
                T-3,,1990-01-01,no
                T-4,Cy Dunn,,
                """);

        assertThat(report.taken()).isEqualTo(2);
        assertThat(report.skipped()).isEqualTo(2);
        assertThat(report.problems())
                .extracting(ImportProblem::toString)
                .containsExactly(
                        "line 3, column 3 (date_of_birth): This is not a date of the calendar."
                                + " Write it as year-month-day, such as 2026-02-28.",
                        "line 3, column 4 (newsletter): This is not a value of this kind.",
                        "line 4, column 2 (name): This cannot be left empty.");
        assertThat(clients.findByFirmIdAndId("birch", "T-4")).isPresent();
        assertThat(clients.findByFirmIdAndId("birch", "T-2")).isEmpty();
    }

    @Test
    void whoeverAnswersForAClientIsOfTheStaff() throws IOException {
        ImportReport report = run("id,name,responsible\nT-1,Ada Bright,%s\nT-2,Bo Carter,lena\nT-3,Cy Dunn,luc\n"
                .formatted("x".repeat(100)));

        assertThat(report.problems())
                .extracting(ImportProblem::toString)
                .containsExactly(
                        "line 2, column 3 (responsible): There is no such member of the staff.",
                        "line 3, column 3 (responsible): There is no such member of the staff.");
        assertThat(client("T-3").getResponsible()).isEqualTo("luc");
    }

    @Test
    void linesAreCountedAsAnEditorCountsThem() throws IOException {
        ImportReport report = run("""
                id,name,good_to_know

                T-1,Ada Bright,"first line
                second line"
                T-2,Bo Carter,fine,too much
                """);

        assertThat(report.problems())
                .extracting(ImportProblem::toString)
                .containsExactly("line 5: There are more cells than the header has names.");
        assertThat(client("T-1").getCustom()).containsEntry("good_to_know", "first line\nsecond line");
    }

    @Test
    void aHeaderThatNamesAnUnknownFieldStopsTheImport() throws IOException {
        ImportReport report = run("id,name,shoe_size,emails.1.colour\nT-1,Ada Bright,38,red\n");

        assertThat(report.taken()).isZero();
        assertThat(report.problems())
                .extracting(ImportProblem::toString)
                .containsExactly(
                        "line 1, column 3 (shoe_size): The firm has no such field.",
                        "line 1, column 4 (emails.1.colour): The firm has no such field.");
    }

    @Test
    void aHeaderWithoutTheNameStopsTheImport() throws IOException {
        assertThat(run("id,occupation\nT-1,Baker\n").problems())
                .extracting(ImportProblem::toString)
                .containsExactly("line 1: The header lacks the column \"name\".");
        assertThat(run("").problems())
                .extracting(ImportProblem::toString)
                .containsExactly("line 1: The file is empty.");
    }

    @Test
    void aByteOrderMarkAndQuotesAreNoPartOfTheText() throws IOException {
        ImportReport report = run("\uFEFF\"id\",\"name\"\n\"T-1\",\"Jürgen \"\"Jo\"\" Weiß\"\n");

        assertThat(report.taken()).isEqualTo(1);
        assertThat(client("T-1").getName()).isEqualTo("Jürgen \"Jo\" Weiß");
    }

    @Test
    void aFormulaIsText() throws IOException {
        run("id,name,occupation\nT-1,=1+1,\"=HYPERLINK(\"\"http://evil.example\"\")\"\n");

        assertThat(client("T-1").getName()).isEqualTo("=1+1");
        assertThat(client("T-1").getOccupation()).isEqualTo("=HYPERLINK(\"http://evil.example\")");
    }

    @Test
    void aNumberIsTakenOnce() throws IOException {
        ImportReport report = run("id,name\nT-1,Ada Bright\nT-1,Bo Carter\nB-1001,Cy Dunn\n,Di Evans\n");

        assertThat(report.taken()).isEqualTo(2);
        assertThat(report.problems())
                .extracting(ImportProblem::toString)
                .containsExactly(
                        "line 3, column 1 (id): There is a client with this number already.",
                        "line 4, column 1 (id): There is a client with this number already.");
    }

    @Test
    void aQuoteThatIsNotClosedEndsTheFileButKeepsWhatCameBefore() throws IOException {
        ImportReport report = run("id,name\nT-1,Ada Bright\nT-2,\"Bo Carter\nT-3,Cy Dunn\n");

        assertThat(report.taken()).isEqualTo(1);
        assertThat(report.problems())
                .extracting(ImportProblem::toString)
                .containsExactly("line 3: From here on the file cannot be read: it is not UTF-8,"
                        + " or a quote is not closed.");
    }

    @Test
    void fiveThousandRowsGoInAndProgressIsTold() throws IOException {
        StringBuilder csv = new StringBuilder("name,emails.1,mailing_address.line1,newsletter\n");
        for (int i = 0; i < 5_000; i++) {
            csv.append("Client ")
                    .append(i)
                    .append(",c")
                    .append(i)
                    .append("@example.com,")
                    .append(i)
                    .append(" Long Row,no\n");
        }
        List<Integer> progress = new ArrayList<>();

        ImportReport report = clientImport.run("birch", new StringReader(csv.toString()), progress::add);

        assertThat(report).isEqualTo(new ImportReport(5_000, 0, List.of()));
        assertThat(progress).hasSize(11).startsWith(500, 1_000).endsWith(5_000, 5_000);
    }

    @Test
    void theSampleFileGoesIn() throws IOException {
        try (InputStreamReader csv =
                new InputStreamReader(new ClassPathResource("clients.csv").getInputStream(), StandardCharsets.UTF_8)) {
            ImportReport report = clientImport.run("birch", csv, rows -> {});

            assertThat(report.problems()).isEmpty();
            assertThat(report.taken()).isEqualTo(5);
        }
    }

    private ImportReport run(String csv) throws IOException {
        return clientImport.run("birch", new StringReader(csv), rows -> {});
    }

    private Client client(String id) {
        return clients.findByFirmIdAndId("birch", id).orElseThrow();
    }
}
