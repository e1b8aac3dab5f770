package io.clientportal.notes;

import io.clientportal.kernel.DataKey;
import io.clientportal.kernel.PortalException;
import java.text.Normalizer;
import java.util.Map;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * What is personal in a note's row. The JSON only grows.
 *
 * @param by the writer's name as it was then
 */
record NoteContent(String by, String text) {

    /** Most characters of a note. */
    private static final int MOST = 10_000;

    private static final JsonMapper JSON = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    byte[] sealed(NoteId id, DataKey key) {
        return key.sealText(JSON.writeValueAsString(this), context(id));
    }

    static NoteContent open(StoredNote note, DataKey key) {
        return JSON.readValue(key.openText(note.content(), context(note.id())), NoteContent.class);
    }

    static String context(NoteId id) {
        return "note " + id;
    }

    /** As the activity log keeps it, under a name that no key of a field can have. */
    Map<String, Object> logged() {
        return Map.of("note-text", text);
    }

    /** A text as it is kept: in NFC, without blanks around it, its lines ended by line feeds alone. */
    static String checked(String text) {
        String clean = Normalizer.normalize(text, Normalizer.Form.NFC)
                .replace("\r\n", "\n")
                .replace('\t', ' ')
                .strip();
        if (clean.isEmpty()
                || clean.length() > MOST
                || clean.codePoints()
                        .anyMatch(c -> c != '\n' && Character.isISOControl(c)
                                || Character.getType(c) == Character.SURROGATE)) {
            throw new PortalException.Refused(NoteRule.NOT_A_NOTE);
        }
        return clean;
    }
}
