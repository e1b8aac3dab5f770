package io.clientportal.documents;

import io.clientportal.engagements.Readership;
import io.clientportal.kernel.ClientId;
import io.clientportal.kernel.EngagementId;
import io.clientportal.kernel.Subject;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What the activity log keeps of a document, under names that no key of a field can have. Whoever does not reach the
 * engagement among the details reads nothing of it.
 */
final class DocumentLog {

    private DocumentLog() {}

    static Subject subject(StoredDocument document) {
        return Subject.of("document", document.id());
    }

    /** Several documents at once; one of them stands for itself. */
    static Subject subject(ClientId client, Collection<DocumentId> documents) {
        return documents.size() == 1
                ? Subject.of("document", documents.iterator().next())
                : Subject.of("client", client);
    }

    /** The ids of several documents; nothing of one, which the entry is about. */
    static Map<String, Object> several(Collection<DocumentId> documents) {
        return documents.size() == 1
                ? Map.of()
                : Map.of(
                        "documents",
                        documents.stream().map(DocumentId::toString).toList());
    }

    static Map<String, Object> name(StoredDocument document) {
        return Map.of("document-name", document.name());
    }

    static Map<String, Object> details(StoredDocument document) {
        EngagementId engagement = document.engagement();
        return engagement == null ? Map.of() : Map.of("engagement", engagement.value());
    }

    static Map<String, Object> details(StoredDocument document, String reason) {
        Map<String, Object> details = new TreeMap<>(details(document));
        details.put("reason", reason);
        return details;
    }

    static Map<String, @Nullable Object> filed(StoredDocument document) {
        Map<String, @Nullable Object> facts = new TreeMap<>(name(document));
        facts.put("document-folder", document.folder());
        facts.put("document-year", document.year());
        return facts;
    }

    static Map<String, @Nullable Object> uploaded(StoredDocument document, Readership audience) {
        Map<String, @Nullable Object> facts = new TreeMap<>(filed(document));
        facts.put("document-size", document.size());
        facts.put("document-hash", document.sha256());
        facts.put("document-state", document.state().name());
        if (!audience.equals(Readership.NOBODY)) {
            facts.putAll(audience.facts());
        }
        return facts;
    }
}
