package io.clientportal.firms;

import io.clientportal.fields.FieldDefinition;
import io.clientportal.fields.FieldKey;
import io.clientportal.fields.FieldPermission;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What clients may do with their own record.
 *
 * @param open whether clients may view and request changes to their profile (PRO-01)
 * @param othersSeeProposals whether other contacts of a client see the proposed values, not only that a change waits
 *     (PRO-36)
 * @param waitingRequests how many requests may wait per client, 1 to 100 (PRO-11)
 * @param historyDays how long the update history shows an entry, 1 to 3650 days (PRO-24)
 * @param fields the fields of the record, in the order of the form
 * @param retired keys of fields that once were; they are never used again
 */
public record ProfileSettings(
        boolean open,
        boolean othersSeeProposals,
        int waitingRequests,
        int historyDays,
        List<FieldDefinition> fields,
        Set<FieldKey> retired) {

    public static final ProfileSettings DEFAULT = new ProfileSettings(false, false, 10, 60, List.of(), Set.of());

    public ProfileSettings {
        fields = List.copyOf(fields);
        retired = Set.copyOf(retired);
        Bounds.require("The number of waiting requests", waitingRequests, 1, 100);
        Bounds.require("The days of the update history", historyDays, 1, 3650);
        FieldSets.check(fields, retired);
    }

    public ProfileSettings opened(boolean open) {
        return new ProfileSettings(open, othersSeeProposals, waitingRequests, historyDays, fields, retired);
    }

    public ProfileSettings showingProposals(boolean othersSeeProposals) {
        return new ProfileSettings(open, othersSeeProposals, waitingRequests, historyDays, fields, retired);
    }

    public ProfileSettings withLimits(int waitingRequests, int historyDays) {
        return new ProfileSettings(open, othersSeeProposals, waitingRequests, historyDays, fields, retired);
    }

    /** These fields instead; the keys of those that are gone are retired. */
    public ProfileSettings with(List<FieldDefinition> fields) {
        return new ProfileSettings(
                open,
                othersSeeProposals,
                waitingRequests,
                historyDays,
                fields,
                FieldSets.retired(this.fields, retired, fields));
    }

    /** The same fields, one of them with another permission. */
    public ProfileSettings with(FieldKey key, FieldPermission permission) {
        return with(fields.stream()
                .map(field -> field.key().equals(key) ? field.with(permission) : field)
                .toList());
    }

    public Optional<FieldDefinition> field(FieldKey key) {
        return fields.stream().filter(field -> field.key().equals(key)).findFirst();
    }

    /** The headings of the form in order. */
    public List<String> sections() {
        return fields.stream().map(FieldDefinition::section).distinct().toList();
    }
}
