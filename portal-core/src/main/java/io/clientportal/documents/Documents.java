package io.clientportal.documents;

import io.clientportal.engagements.Reader;
import io.clientportal.engagements.Readership;
import io.clientportal.kernel.Caller;
import io.clientportal.kernel.ClientId;
import io.clientportal.kernel.Version;
import java.io.InputStream;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The documents of one client in the hands of one caller. Staff upload, file, share and delete those in their reach; contacts
 * read what is shared with them, and upload.
 */
public final class Documents {

    private final Uploading uploading;
    private final Keeping keeping;
    private final Showing showing;
    private final Sharing sharing;
    private final Deleting deleting;

    Documents(Papers papers, Caller caller, ClientId client) {
        this.uploading = new Uploading(papers, caller, client);
        this.keeping = new Keeping(papers, caller, client);
        this.showing = new Showing(papers, caller, client);
        this.sharing = new Sharing(papers, caller, client);
        this.deleting = new Deleting(papers, caller, client);
    }

    // --- for both

    /** What an upload asks for: folders, the year that is offered, limits. */
    public DocumentForm form() {
        return keeping.form();
    }

    /**
     * Uploads a file. Its bytes are streamed, so that memory does not grow with its size, and no transaction is open
     * meanwhile. Where it fails nothing is left behind.
     *
     * @param bytes read to the end and not closed
     * @throws io.clientportal.kernel.PortalException.Refused where it is too large, of a wrong type, infected, broken off,
     *     or there is no more room
     * @throws io.clientportal.kernel.PortalException.Unavailable where files cannot be stored now, or here at all
     */
    public Uploaded upload(NewDocument document, InputStream bytes) {
        return uploading.upload(document, bytes);
    }

    /** A document to be sent. A look through a contact's eyes leaves an entry that names it (IMP-04). */
    public Download download(DocumentId document) {
        return showing.download(document);
    }

    /**
     * Several documents to be sent as one zip; all that can be refused is refused here.
     *
     * @param documents at most 200, of 2 GiB together
     */
    public Bundle zip(Collection<DocumentId> documents) {
        return showing.zip(documents);
    }

    /**
     * A picture of one page. It leaves the document New.
     *
     * @param page counted from 1
     * @throws io.clientportal.kernel.PortalException.Refused where it cannot be shown
     * @throws io.clientportal.kernel.PortalException.TooMany where as many are drawn as may be at once
     */
    public Previewer.Picture preview(DocumentId document, int page) {
        return showing.preview(document, page);
    }

    /**
     * How many pages {@link #preview} can be asked for. It leaves the document New.
     *
     * @throws io.clientportal.kernel.PortalException as {@link #preview}
     */
    public int pages(DocumentId document) {
        return showing.pages(document);
    }

    // --- for staff

    /**
     * A page of the client's documents in this member's reach, those being checked included.
     *
     * @param after as {@link DocumentPage#next()} gave it, under the same query; null for the first page
     * @param most at most 200
     */
    public DocumentPage<Document> list(DocumentQuery query, @Nullable String after, int most) {
        return keeping.list(query, after, most);
    }

    /** What is in the trash, latest upload first. */
    public DocumentPage<Document> trash(@Nullable String after, int most) {
        return keeping.trash(after, most);
    }

    /** What {@link #list} can be filtered by. */
    public DocumentFilters filters() {
        return keeping.filters();
    }

    /** One document, also in the trash, and whom it is shared with. */
    public DocumentFile get(DocumentId document) {
        return keeping.get(document);
    }

    /**
     * Files a document: renames it, moves it to another folder, year or engagement. Who sees it with its engagement then
     * sees it with the new one; that asks for the permission to share.
     *
     * @param read the version that the edit was made on
     */
    public Document file(DocumentId document, Version read, DocumentEdit edit) {
        return keeping.file(document, read, edit);
    }

    /**
     * Shares a document with exactly these contacts; {@link Readership#NOBODY} unshares it. It holds for every request
     * that starts afterwards (ACC-21).
     *
     * @param tell whether contacts who did not see it before get an e-mail, one in 10 minutes at most
     */
    public void share(DocumentId document, Readership audience, boolean tell) {
        sharing.share(document, audience, tell);
    }

    /**
     * Who of the client's contacts sees a document and who does not, and why, by name (ACC-14).
     *
     * @param audience whom it is to be shared with, to look before sharing; null for whom it is shared with now
     */
    public List<Reader> readers(DocumentId document, @Nullable Readership audience) {
        return sharing.readers(document, audience);
    }

    /** Which contacts downloaded a document, latest first. */
    public List<DocumentDownload> downloads(DocumentId document) {
        return keeping.downloads(document);
    }

    /**
     * Deletes a document. For 90 days it rests in the trash, and can be {@linkplain #restore restored}.
     *
     * @param reason 1 to 500 characters; it stays inside the firm
     * @throws io.clientportal.kernel.PortalException.Refused where it is on legal hold
     */
    public void delete(DocumentId document, String reason) {
        deleting.delete(document, reason);
    }

    /** Brings a document back out of the trash, shared as it was. */
    public void restore(DocumentId document) {
        deleting.restore(document);
    }

    /**
     * Puts a document on legal hold: nobody deletes it, and the trash keeps it.
     *
     * @param reason 1 to 500 characters; it stays inside the firm
     */
    public void hold(DocumentId document, String reason) {
        deleting.hold(document, reason);
    }

    /**
     * Lifts the legal hold.
     *
     * @param reason 1 to 500 characters, for the activity log
     */
    public void lift(DocumentId document, String reason) {
        deleting.lift(document, reason);
    }

    /**
     * Chooses the folders that are offered for this client.
     *
     * @param kind a kind of client that the firm's settings have folders for; null for the folders of every client
     */
    public void useTemplate(@Nullable String kind) {
        keeping.useTemplate(kind);
    }

    // --- for contacts

    /**
     * A page of what the calling contact sees, own uploads included.
     *
     * @param after as {@link DocumentPage#next()} gave it, under the same query; null for the first page
     * @param most at most 200
     */
    public DocumentPage<SharedDocument> shared(DocumentQuery query, @Nullable String after, int most) {
        return showing.list(query, after, most);
    }

    /** What {@link #shared} can be filtered by. */
    public DocumentFilters sharedFilters() {
        return showing.filters();
    }

    /** One document that the calling contact sees. */
    public SharedDocument open(DocumentId document) {
        return showing.get(document);
    }

    /**
     * Takes an own upload back, within one hour of its end (DOC-02).
     *
     * @throws io.clientportal.kernel.PortalException.Refused where the hour is over
     * @throws io.clientportal.kernel.PortalException.NotFound where it is another's, or was taken back
     */
    public void takeBack(DocumentId document) {
        deleting.takeBack(document);
    }
}
