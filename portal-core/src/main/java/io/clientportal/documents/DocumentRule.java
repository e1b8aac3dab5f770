package io.clientportal.documents;

import io.clientportal.kernel.Rule;

/** What documents have to keep to. */
public enum DocumentRule implements Rule {
    NOT_A_NAME("DOC-06", "The file needs a name."),
    NOT_A_FOLDER("DOC-10", "A document type has 1 to 60 characters on one line."),
    NOT_A_YEAR("DOC-10", "The year is from 1900 to 2199, or none."),
    NOT_A_SEARCH("DOC-04", "Search for 1 to 200 characters."),
    NOT_A_PLACE("DOC-04", "This page of the list is no longer there. Start at the first one."),
    EMPTY("DOC-06", "The file is empty. Nothing was kept."),
    TOO_LARGE("DOC-06", "The file is larger than is allowed. Nothing was kept."),
    WRONG_TYPE("DOC-06", "Files of this type are not taken. Nothing was kept."),
    NAME_AND_CONTENT("DOC-06", "The content of the file is not what its name says. Nothing was kept."),
    TOO_SLOW("DOC-06", "The file arrived too slowly. Nothing was kept; try again."),
    TOO_LONG("DOC-06", "The upload took too long. Nothing was kept; send the file over a faster line."),
    BROKEN_OFF("DOC-06", "The file did not arrive whole. Nothing was kept; try again."),
    INFECTED("DOC-06", "The file may hold malware. It was deleted at once."),
    BEING_CHECKED("DOC-06", "The file is still being checked for malware. Try again later."),
    KEPT("DOC-02", "The firm has to keep this document."),
    QUOTA("DOC-06", "There is no more room for this client's documents. Nothing was kept."),
    TOO_LATE("DOC-02", "An hour has passed since the upload. The document now belongs to the firm's records."),
    REASON_NEEDED("DOC-03", "Say why, in 1 to 500 characters."),
    IN_HOST("DOC-03", "The document lies in the firm's own document system. Change or delete it there."),
    ON_HOLD("DOC-03", "The document is on legal hold and cannot be deleted."),
    NO_LONGER_IN_TRASH("DOC-03", "The 90 days in the trash are over."),
    NO_ENGAGEMENT("ACC-20", "The document belongs to no engagement, so it cannot be shared with those who see it."),
    NOT_LET_IN("ACC-20", "This contact's account is disabled. Enable it first, then share."),
    NO_SUCH_KIND("DOC-10", "There are no folders for such a kind of client."),
    NO_PREVIEW("DOC-05", "There is no preview of this file. It can be downloaded."),
    TOO_MANY_FILES("DOC-07", "That is more than fits into one download: at most 200 documents and 2 GiB.");

    private final String id;
    private final String sentence;

    DocumentRule(String id, String sentence) {
        this.id = id;
        this.sentence = sentence;
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public String sentence() {
        return sentence;
    }
}
