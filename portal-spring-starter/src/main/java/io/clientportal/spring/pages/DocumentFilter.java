package io.clientportal.spring.pages;

import io.clientportal.documents.DocumentQuery;
import io.clientportal.documents.DocumentSort;
import io.clientportal.kernel.EngagementId;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;

/**
 * What a list of documents is narrowed to, as it stands in its form and in the address. What is empty does not limit.
 *
 * @param after where the page begins; null on the first one
 */
public record DocumentFilter(
        String folder,
        @Nullable Integer year,
        boolean onlyNew,
        String engagement,
        String text,
        DocumentSort sort,
        @Nullable String after) {

    static final DocumentFilter NONE = new DocumentFilter("", null, false, "", "", DocumentSort.LATEST, null);

    static DocumentFilter of(MultiValueMap<String, String> asked) {
        String after = FormBody.one(asked, "after");
        return new DocumentFilter(
                FormBody.one(asked, "folder"),
                year(FormBody.one(asked, "year")),
                asked.containsKey("new"),
                FormBody.one(asked, "engagement"),
                FormBody.one(asked, "text").strip(),
                FormBody.one(asked, "sort").equals("name") ? DocumentSort.NAME : DocumentSort.LATEST,
                after.isEmpty() ? null : after);
    }

    /** Null where none was chosen. */
    static @Nullable Integer year(String typed) {
        try {
            return typed.isBlank() ? null : Integer.valueOf(typed.strip());
        } catch (NumberFormatException e) {
            throw BadInput.refusal();
        }
    }

    /** Null where none was chosen. */
    static @Nullable EngagementId engagement(String typed) {
        try {
            return typed.isEmpty() ? null : new EngagementId(typed);
        } catch (IllegalArgumentException e) {
            throw BadInput.refusal();
        }
    }

    DocumentQuery query() {
        return new DocumentQuery(
                folder.isEmpty() ? null : folder,
                year,
                onlyNew,
                engagement(engagement),
                text.isEmpty() ? null : text,
                sort);
    }

    /** Whether anything is left out. */
    public boolean narrows() {
        return onlyNew || year != null || !folder.isEmpty() || !engagement.isEmpty() || !text.isEmpty();
    }

    public boolean byName() {
        return sort == DocumentSort.NAME;
    }

    /** The following page of a list. */
    public String more(String list, String next) {
        StringBuilder link = new StringBuilder(list).append("?after=").append(next);
        add(link, "folder", folder);
        add(link, "year", year == null ? "" : year.toString());
        add(link, "new", onlyNew ? "1" : "");
        add(link, "engagement", engagement);
        add(link, "text", text);
        add(link, "sort", byName() ? "name" : "");
        return link.toString();
    }

    private static void add(StringBuilder link, String name, String value) {
        if (!value.isEmpty()) {
            link.append('&').append(name).append('=').append(Paths.part(value));
        }
    }
}
