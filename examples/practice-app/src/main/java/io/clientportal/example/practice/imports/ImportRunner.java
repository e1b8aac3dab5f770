package io.clientportal.example.practice.imports;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Imports the file that {@code --import} names, into the firm that {@code --import-firm} names. */
@Component
@Order(2)
class ImportRunner implements ApplicationRunner {

    private static final Logger LOG = LoggerFactory.getLogger(ImportRunner.class);

    private final ClientImport clients;

    ImportRunner(ClientImport clients) {
        this.clients = clients;
    }

    @Override
    public void run(ApplicationArguments arguments) throws IOException {
        String firm = values(arguments, "import-firm").stream().findFirst().orElse("birch");
        for (String file : values(arguments, "import")) {
            run(firm, Path.of(file));
        }
    }

    private static List<String> values(ApplicationArguments arguments, String option) {
        List<String> values = arguments.getOptionValues(option);
        return values == null ? List.of() : values;
    }

    private void run(String firm, Path file) throws IOException {
        LOG.info("Importing {} into {}", file, firm);
        try (InputStream in = Files.newInputStream(file)) {
            ImportReport report =
                    clients.run(firm, utf8(in), rows -> LOG.info("{}: {} rows read", file.getFileName(), rows));
            report.problems().forEach(problem -> LOG.warn("{}: {}", file.getFileName(), problem));
            LOG.info("{}: {} clients imported, {} rows skipped", file.getFileName(), report.taken(), report.skipped());
        } catch (NoSuchFileException e) {
            LOG.error("There is no file {}", file.toAbsolutePath());
        }
    }

    /** Bytes that are not UTF-8 are an error, not a question mark in somebody's name. */
    private static Reader utf8(InputStream in) {
        return new BufferedReader(new InputStreamReader(
                in,
                StandardCharsets.UTF_8
                        .newDecoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .onUnmappableCharacter(CodingErrorAction.REPORT)));
    }
}
