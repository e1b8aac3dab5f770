package io.clientportal.firms;

import io.clientportal.fields.FieldDefinition;
import io.clientportal.fields.FieldKey;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a firm calls its engagements, and what it keeps of each.
 *
 * @param word the firm's own word; null for the portal's, in everybody's language
 * @param fields the custom fields of every engagement, in the order of the form
 * @param retired keys of fields that once were; they are never used again
 */
public record EngagementSettings(@Nullable Word word, List<FieldDefinition> fields, Set<FieldKey> retired) {

    public static final EngagementSettings DEFAULT = new EngagementSettings(null, List.of(), Set.of());

    public EngagementSettings {
        fields = List.copyOf(fields);
        retired = Set.copyOf(retired);
        FieldSets.check(fields, retired);
    }

    public EngagementSettings called(@Nullable Word word) {
        return new EngagementSettings(word, fields, retired);
    }

    /** These fields instead; the keys of those that are gone are retired. */
    public EngagementSettings with(List<FieldDefinition> fields) {
        return new EngagementSettings(word, fields, FieldSets.retired(this.fields, retired, fields));
    }

    public Optional<FieldDefinition> field(FieldKey key) {
        return fields.stream().filter(field -> field.key().equals(key)).findFirst();
    }

    /**
     * A word for one and for several, such as "matter" and "matters".
     *
     * @param one 1 to 40 characters on one line, as it stands at the start of a heading
     * @param many likewise
     */
    public record Word(String one, String many) {

        public Word {
            require(one);
            require(many);
        }

        private static void require(String word) {
            if (word.isBlank() || word.length() > 40 || word.chars().anyMatch(c -> c < 0x20)) {
                throw new IllegalArgumentException("The word for an engagement has 1 to 40 characters on one line");
            }
        }
    }
}
