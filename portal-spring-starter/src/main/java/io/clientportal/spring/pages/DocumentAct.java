package io.clientportal.spring.pages;

import io.clientportal.documents.DocumentId;
import io.clientportal.documents.Documents;
import io.clientportal.kernel.Permission;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import org.springframework.web.servlet.HandlerMapping;

/** What staff do to a document that is asked for on a page of its own first, with a reason. */
enum DocumentAct {
    DELETE(Permission.DELETE),
    HOLD(Permission.ADMINISTER),
    LIFT(Permission.ADMINISTER);

    private final Permission permission;

    DocumentAct(Permission permission) {
        this.permission = permission;
    }

    /** What its page asks of a member; every use case asks again. */
    Permission permission() {
        return permission;
    }

    /** The last part of its address. */
    String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The one that the mapping of a request names. */
    static DocumentAct at(HttpServletRequest request) {
        String pattern = String.valueOf(request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE));
        return valueOf(pattern.substring(pattern.lastIndexOf('/') + 1).toUpperCase(Locale.ROOT));
    }

    void apply(Documents documents, DocumentId id, String reason) {
        switch (this) {
            case DELETE -> documents.delete(id, reason);
            case HOLD -> documents.hold(id, reason);
            case LIFT -> documents.lift(id, reason);
        }
    }

    /** Where to go on. */
    String next(DocumentPaths to, DocumentId id) {
        return this == DELETE ? to.list() + "?deleted" : to.one(id) + "?said=" + key();
    }
}
