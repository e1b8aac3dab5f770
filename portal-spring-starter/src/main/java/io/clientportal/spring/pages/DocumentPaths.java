package io.clientportal.spring.pages;

import io.clientportal.documents.DocumentId;

/**
 * Where the pages of one client's documents are, for contacts or for staff.
 *
 * @param tree the tree that they stand in
 * @param place the list within it
 */
public record DocumentPaths(String tree, String place) {

    public String list() {
        return tree + place;
    }

    /** The list with the form that uploads open. */
    public String send() {
        return list() + "?send#upload";
    }

    public String one(DocumentId document) {
        return list() + "/" + document;
    }

    /** The page of one document, at one page of its preview. */
    public String one(DocumentId document, int preview) {
        return one(document) + "?page=" + preview + "#preview";
    }

    /** A document's bytes. */
    public String file(DocumentId document) {
        return one(document, "file");
    }

    /** The picture of one page. */
    public String preview(DocumentId document, int page) {
        return one(document, "preview") + "?page=" + page;
    }

    /** What is done with a document, such as {@code delete} or {@code sharing}. */
    public String one(DocumentId document, String act) {
        return one(document) + "/" + act;
    }

    /** Where chosen documents are asked for as one file. */
    public String zip() {
        return list() + "/zip";
    }

    public String trash() {
        return list() + "/trash";
    }

    public String trash(String after) {
        return trash() + "?after=" + after;
    }

    /** Where staff choose what folders are offered. */
    public String folders() {
        return list() + "/folders";
    }

    /** Where a script sends files one by one, each as the body of a request of its own. */
    public String upload() {
        return tree + "/api/v1" + place;
    }
}
