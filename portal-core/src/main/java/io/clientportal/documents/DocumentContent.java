package io.clientportal.documents;

import io.clientportal.kernel.DataKey;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * What is personal in a document's row.
 *
 * @param by the uploader's name as it was then
 * @param tell whether those whom it is shared with are told once it can be read
 * @param deletedBy the name of who put it into the trash; null where it is not there
 * @param deletedFor the reason; null likewise
 * @param heldFor why it is on legal hold; null where it is not
 */
record DocumentContent(
        String by,
        boolean tell,
        @Nullable String deletedBy,
        @Nullable String deletedFor,
        @Nullable String heldFor) {

    private static final JsonMapper JSON = JsonMapper.shared();

    static DocumentContent of(String by, boolean tell) {
        return new DocumentContent(by, tell, null, null, null);
    }

    DocumentContent tell(boolean tell) {
        return new DocumentContent(by, tell, deletedBy, deletedFor, heldFor);
    }

    DocumentContent deleted(@Nullable String by, @Nullable String reason) {
        return new DocumentContent(this.by, tell, by, reason, heldFor);
    }

    DocumentContent held(@Nullable String reason) {
        return new DocumentContent(by, tell, deletedBy, deletedFor, reason);
    }

    byte[] sealed(DocumentId id, DataKey key) {
        return key.seal(JSON.writeValueAsString(this).getBytes(StandardCharsets.UTF_8), context(id));
    }

    static DocumentContent open(StoredDocument document, DataKey key) {
        byte[] json = key.open(document.content(), context(document.id()));
        return JSON.readValue(new String(json, StandardCharsets.UTF_8), DocumentContent.class);
    }

    static String context(DocumentId id) {
        return "document " + id;
    }
}
