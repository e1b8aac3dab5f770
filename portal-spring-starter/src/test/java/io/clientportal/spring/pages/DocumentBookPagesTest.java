package io.clientportal.spring.pages;

import static org.assertj.core.api.Assertions.assertThat;

import io.clientportal.documents.DocumentBook;
import io.clientportal.documents.DocumentId;
import io.clientportal.documents.DocumentQuery;
import io.clientportal.documents.HostDocument;
import io.clientportal.engagements.Readership;
import io.clientportal.kernel.ClientId;
import io.clientportal.kernel.FirmId;
import io.clientportal.spring.pages.Guests.Guest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

/** Documents of a host's own document system, which is a bean, on the pages. */
@Import(DocumentBookPagesTest.Host.class)
class DocumentBookPagesTest extends DocumentsOverHttp {

    private static final byte[] BYTES = Papers.pdf("assessment");

    @TestConfiguration
    static class Host {
        /** Every client has one document. */
        @Bean
        DocumentBook documentBook() {
            return new DocumentBook() {
                @Override
                public String state(FirmId firm, ClientId client) {
                    return "1";
                }

                @Override
                public List<HostDocument> page(FirmId firm, ClientId client, @Nullable String after, int most) {
                    return List.of(new HostDocument(
                            "a",
                            "Assessment.pdf",
                            "application/pdf",
                            BYTES.length,
                            "1",
                            "Tax",
                            2025,
                            null,
                            Instant.parse("2025-11-01T09:00:00Z"),
                            "Jonas Hartmann"));
                }

                @Override
                public InputStream open(FirmId firm, ClientId client, String key, long from) throws IOException {
                    InputStream bytes = new ByteArrayInputStream(BYTES);
                    bytes.skipNBytes(from);
                    return bytes;
                }

                @Override
                public String add(FirmId firm, ClientId client, Arrival document, InputStream bytes) {
                    return document.id().toString();
                }

                @Override
                public void remove(FirmId firm, ClientId client, DocumentId document) {}
            };
        }
    }

    @Test
    @Tag("DOC-03")
    @Tag("DOC-04")
    void aDocumentOfTheHostsIsSharedAndReadAndNeitherFiledNorDeletedHere() {
        Guest guest = reader();
        assertThat(get("jonas", deskList(guest)).body()).contains("Assessment.pdf");
        DocumentId id =
                kept(guest).list(DocumentQuery.ALL, null, 10).documents().get(0).id();
        String page = deskList(guest) + "/" + id;

        assertThat(get("jonas", page).body())
                .contains("In the firm", "own document system", "Shared with", "2025")
                .doesNotContain("SHA-256", "How it is filed", "Keep or delete", page + "/delete", page + "/hold");
        String asked = get("jonas", page + "/delete").body();
        assertThat(post(
                                "jonas",
                                page + "/delete",
                                Map.of("_csrf", String.valueOf(formOf(asked).get("_csrf")), "reason", "Odd"))
                        .statusCode())
                .isEqualTo(422);

        kept(guest).share(id, Readership.EVERYBODY, false);
        assertThat(get(guest, list(guest)).body()).contains("Assessment.pdf");
        assertThat(get(guest, list(guest) + "/" + id + "/file").body()).contains("assessment");
    }
}
