package io.clientportal.documents;

/** Where a document stands. */
public enum DocumentState {
    /** Its bytes are still arriving. No caller is told of it. */
    PENDING,
    /** It was not looked at for malware yet. Nobody can read it; uploader and staff see that it is being checked. */
    CHECKING,
    /** It can be read by whom it is shared with. */
    AVAILABLE,
    /** The firm deleted it; for 90 days the firm can bring it back. */
    TRASHED,
    /** The contact who uploaded it took it back. No caller is told of it. */
    TAKEN_BACK,
    /** Its bytes are being deleted, and then its row. No caller is told of it. */
    GONE
}
