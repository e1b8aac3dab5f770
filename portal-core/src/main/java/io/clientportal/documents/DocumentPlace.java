package io.clientportal.documents;

import io.clientportal.kernel.PortalException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Where a list goes on: behind the document that it names. Stable, whatever is added or deleted meanwhile.
 *
 * @param folded the name's sort key; empty where the list is latest first
 * @param no the document's number at its client; 0 across clients
 * @param at when it was uploaded; null unless across clients
 * @param id null unless across clients
 */
public record DocumentPlace(
        String folded,
        long no,
        @Nullable Instant at,
        @Nullable DocumentId id) {

    static DocumentPlace of(DocumentSort sort, StoredDocument last) {
        return new DocumentPlace(sort == DocumentSort.NAME ? last.folded() : "", last.no(), null, null);
    }

    static DocumentPlace across(StoredDocument last) {
        return new DocumentPlace("", 0, last.uploadedAt(), last.id());
    }

    /** Opaque, safe in an address. */
    String text() {
        String plain = at == null || id == null ? "n" + no + "/" + folded : "h" + at.toEpochMilli() + "/" + id;
        return Base64.getUrlEncoder().withoutPadding().encodeToString(plain.getBytes(StandardCharsets.UTF_8));
    }

    /** @throws PortalException.Refused where the text is no place in such a list */
    static @Nullable DocumentPlace parse(@Nullable String text, boolean across) {
        if (text == null) {
            return null;
        }
        try {
            String plain = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8);
            int slash = plain.indexOf('/');
            long number = Long.parseLong(plain.substring(1, slash));
            String rest = plain.substring(slash + 1);
            if (plain.charAt(0) != (across ? 'h' : 'n') || number < 0 || rest.indexOf(0) >= 0) {
                throw new IllegalArgumentException();
            }
            return across
                    ? new DocumentPlace("", 0, instant(number), new DocumentId(UUID.fromString(rest)))
                    : new DocumentPlace(rest, number, null, null);
        } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
            throw new PortalException.Refused(DocumentRule.NOT_A_PLACE);
        }
    }

    private static Instant instant(long millis) {
        if (millis > Instant.parse("9999-12-31T23:59:59Z").toEpochMilli()) {
            throw new IllegalArgumentException();
        }
        return Instant.ofEpochMilli(millis);
    }
}
