package io.clientportal.engagements;

import io.clientportal.fields.FieldDefinition;
import io.clientportal.fields.FieldPath;
import io.clientportal.fields.Values;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What an edit changed, as the activity log keeps it: custom fields by path, and the rest under names that no key of a
 * field can have.
 */
record EngagementLog(TreeMap<String, @Nullable Object> before, TreeMap<String, @Nullable Object> after) {

    /** @param before null for one that is new */
    static EngagementLog between(List<FieldDefinition> fields, @Nullable Engagement before, Engagement after) {
        EngagementLog log = new EngagementLog(new TreeMap<>(), new TreeMap<>());
        log.put("engagement-name", before == null ? null : before.name(), after.name());
        log.put("external-name", before == null ? null : before.externalName(), after.externalName());
        log.put("engagement-status", before == null ? null : before.status(), after.status());
        log.put("starts-on", before == null ? null : before.starts(), after.starts());
        log.put("ends-on", before == null ? null : before.ends(), after.ends());
        log.put("owned-by", before == null ? null : before.owner(), after.owner());
        Values old = before == null ? Values.NONE : before.values();
        for (FieldDefinition field : fields) {
            for (FieldPath path :
                    field.differences(old.get(field.key()), after.values().get(field.key()))) {
                log.before.put(path.toString(), old.get(path).json());
                log.after.put(path.toString(), after.values().get(path).json());
            }
        }
        return log;
    }

    private void put(String name, @Nullable Object from, @Nullable Object to) {
        if (!Objects.equals(from, to)) {
            before.put(name, from == null ? null : from.toString());
            after.put(name, to == null ? null : to.toString());
        }
    }

    boolean isEmpty() {
        return after.isEmpty();
    }
}
