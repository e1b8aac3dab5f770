package io.clientportal.profile;

import io.clientportal.fields.FieldDefinition;
import io.clientportal.fields.FieldPath;
import io.clientportal.fields.Value;
import io.clientportal.fields.Values;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What an edit changed, as the activity log keeps it: plain JSON values by path, before and after. */
record EditLog(TreeMap<String, @Nullable Object> before, TreeMap<String, @Nullable Object> after) {

    static final EditLog NOTHING = new EditLog(new TreeMap<>(), new TreeMap<>());

    static EditLog between(List<FieldDefinition> fields, Values before, Values after) {
        EditLog log = new EditLog(new TreeMap<>(), new TreeMap<>());
        for (FieldDefinition field : fields) {
            for (FieldPath path : field.differences(before.get(field.key()), after.get(field.key()))) {
                log.put(path, before.get(path), after.get(path));
            }
        }
        return log;
    }

    void put(FieldPath path, Value from, Value to) {
        before.put(path.toString(), from.json());
        after.put(path.toString(), to.json());
    }

    boolean isEmpty() {
        return after.isEmpty();
    }
}
