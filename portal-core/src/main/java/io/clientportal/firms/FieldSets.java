package io.clientportal.firms;

import io.clientportal.fields.FieldDefinition;
import io.clientportal.fields.FieldKey;
import io.clientportal.kernel.PortalException;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What the fields of a record and of an engagement have to keep to as a set. */
final class FieldSets {

    private static final int MOST = 300;

    private FieldSets() {}

    static void check(List<FieldDefinition> fields, Set<FieldKey> retired) {
        Bounds.require("The number of fields", fields.size(), 0, MOST);
        Set<FieldKey> keys = new HashSet<>();
        for (FieldDefinition field : fields) {
            if (!keys.add(field.key())) {
                throw new IllegalArgumentException("Two fields have the key " + field.key());
            }
            if (retired.contains(field.key())) {
                throw new IllegalArgumentException("The key " + field.key() + " belonged to a field before");
            }
        }
    }

    /** The keys that are retired once these fields have given way to those. */
    static Set<FieldKey> retired(
            Collection<FieldDefinition> before, Set<FieldKey> retired, Collection<FieldDefinition> after) {
        Set<FieldKey> gone = new HashSet<>(retired);
        before.forEach(field -> gone.add(field.key()));
        after.forEach(field -> {
            if (!retired.contains(field.key())) {
                gone.remove(field.key());
            }
        });
        return gone;
    }

    /** @throws PortalException.Refused where a field's type changes or a retired key comes back */
    static void checkChange(List<FieldDefinition> before, Set<FieldKey> retired, List<FieldDefinition> after) {
        for (FieldDefinition field : after) {
            Optional<FieldDefinition> earlier =
                    before.stream().filter(one -> one.key().equals(field.key())).findFirst();
            if (earlier.isPresent() && earlier.get().type() != field.type()) {
                throw new PortalException.Refused(
                        SettingsRule.TYPE_STAYS, Map.of(field.key().value(), SettingsRule.TYPE_STAYS));
            }
            if (retired.contains(field.key())) {
                throw new PortalException.Refused(
                        SettingsRule.KEY_USED_BEFORE, Map.of(field.key().value(), SettingsRule.KEY_USED_BEFORE));
            }
        }
    }
}
