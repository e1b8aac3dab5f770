package io.clientportal.spring.pages;

import io.clientportal.access.ContactAccess;
import io.clientportal.documents.DocumentForm;
import io.clientportal.documents.DocumentId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The form that uploads files, for contacts and for staff.
 *
 * @param engagements what the files can belong to
 * @param shares whether the caller may share them at once
 * @param contacts whom they can be shared with by name
 * @param typed what stands in its inputs
 * @param sent what became of the files that were sent just now
 */
public record UploadPanel(
        DocumentForm form,
        List<Work> engagements,
        boolean shares,
        List<ContactAccess> contacts,
        Map<String, String> typed,
        List<Sent> sent) {

    /** Stands for a document type that is typed. */
    static final String OTHER = "*";

    private static final int YEARS_BACK = 10;

    public UploadPanel {
        engagements = List.copyOf(engagements);
        contacts = List.copyOf(contacts);
        typed = Map.copyOf(typed);
        sent = List.copyOf(sent);
    }

    /** An engagement to choose. */
    public record Work(String id, String name) {}

    /**
     * What became of a file.
     *
     * @param document the document that it is now, or was before already
     * @param earlier when the same file was sent before; null where it was not, and it was added
     * @param problem why it was not added; null where it was
     */
    public record Sent(
            String name,
            @Nullable DocumentId document,
            @Nullable Instant earlier,
            @Nullable String problem) {

        boolean added() {
            return earlier == null && problem == null;
        }
    }

    /** What stands in an input. */
    public String typed(String input) {
        return typed.getOrDefault(input, "");
    }

    public boolean isTyped(String input, Object value) {
        return typed(input).equals(value.toString());
    }

    /** Whether a file was recognised, so that sending it all the same is offered. */
    public boolean recognised() {
        return sent.stream().anyMatch(one -> one.earlier() != null)
                || !typed("again").isEmpty();
    }

    /** The years that are offered: the next one, this one, and those before. */
    public List<Integer> years() {
        return IntStream.rangeClosed(-1, YEARS_BACK)
                .mapToObj(back -> form.year() - back)
                .toList();
    }

    /** What stands in the form before anybody has typed: the folder that is looked at, and this year. */
    static Map<String, String> untyped(DocumentForm form, DocumentFilter filter) {
        Integer year = filter.year();
        return Map.of(
                "folder",
                form.folders().contains(filter.folder()) ? filter.folder() : "",
                "year",
                Integer.toString(Objects.requireNonNullElse(year, form.year())),
                "engagement",
                filter.engagement(),
                "with",
                "nobody",
                "tell",
                "1");
    }
}
