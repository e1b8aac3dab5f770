package io.clientportal.profile;

import io.clientportal.fields.FieldDefinition;
import io.clientportal.fields.FieldPath;
import io.clientportal.fields.Value;
import io.clientportal.kernel.Version;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A request as a reviewer sees it, field by field.
 *
 * @param engagement the firm's name of the engagement whose custom fields it is about; null where it is about the
 *     client's record, empty where the engagement is gone or out of this reviewer's reach
 * @param record the version of the record that the values are of; decisions are made on it
 * @param fields those that this reviewer may see
 * @param hidden how many changes this reviewer may not see
 * @param decidable whether it is its turn (PRO-10) and not decided yet
 * @param next the request that follows in the queue; null where none does
 * @param waiting how many requests of the client wait, this one included
 * @param grantEnded whether the contact's grant has ended since (PRO-27)
 * @param mailable whether the contact can still be mailed (PRO-20)
 * @param others names of colleagues who may decide what this reviewer may not; empty where the host does not tell
 */
public record Review(
        ChangeRequest request,
        @Nullable String engagement,
        Version record,
        List<Field> fields,
        int hidden,
        boolean decidable,
        @Nullable ChangeRequestId next,
        int waiting,
        boolean grantEnded,
        boolean mailable,
        List<String> others) {

    public Review {
        fields = List.copyOf(fields);
        others = List.copyOf(others);
    }

    /** How many of the visible changes have this verdict, in a decision that still holds. */
    public long count(Verdict verdict) {
        return fields.stream()
                .filter(field -> field.decision() == null ? verdict == Verdict.OPEN : holds(field, verdict))
                .count();
    }

    /** E-mail addresses that the record has now in what is to change, for what becomes of logins (PRO-37). */
    public Set<String> addressesBefore() {
        return addresses(Field::current);
    }

    /** The same, were everything accepted as proposed. */
    public Set<String> addressesAfter() {
        return addresses(Field::proposed);
    }

    private Set<String> addresses(Function<Field, Value> value) {
        Set<String> addresses = new TreeSet<>();
        for (Field field : fields) {
            FieldDefinition definition = field.definition();
            if (definition != null) {
                RecordedPeople.addresses(definition.type(), value.apply(field)).forEach(addresses::add);
            }
        }
        return addresses;
    }

    private static boolean holds(Field field, Verdict verdict) {
        return field.outdated()
                ? verdict == Verdict.OPEN
                : field.decision() != null && field.decision().verdict() == verdict;
    }

    /**
     * One proposed change.
     *
     * @param definition as it is now; null where the firm has removed the field
     * @param shown the value that the contact was shown
     * @param current the record's value now
     * @param decision as kept; null while undecided
     * @param stale whether the record's value is no longer the one that the contact was shown (PRO-15)
     * @param outdated whether the record's value has changed since the decision, which then has to be made again
     * @param changedEarlier whether an earlier request of the same queue changes or has changed it (PRO-30)
     * @param editable whether this reviewer may decide it (PRO-33)
     */
    public record Field(
            FieldPath path,
            String label,
            @Nullable FieldDefinition definition,
            Value shown,
            Value current,
            Value proposed,
            @Nullable Decision decision,
            boolean stale,
            boolean outdated,
            boolean changedEarlier,
            boolean editable) {

        /** Whether clients may no longer propose this field, or no longer see it (PRO-26, PRO-34). */
        public boolean closedSince() {
            return definition != null && !definition.isProposable();
        }

        /** Whether the proposal is what the record says already. */
        public boolean same() {
            return definition != null && definition.same(current, proposed);
        }
    }
}
