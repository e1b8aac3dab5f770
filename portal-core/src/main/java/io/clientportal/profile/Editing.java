package io.clientportal.profile;

import io.clientportal.fields.FieldDefinition;
import io.clientportal.fields.FieldKey;
import io.clientportal.fields.FieldPath;
import io.clientportal.fields.Value;
import io.clientportal.fields.Values;
import io.clientportal.firms.ProfileSettings;
import io.clientportal.kernel.Caller;
import io.clientportal.kernel.ClientId;
import io.clientportal.kernel.ClientName;
import io.clientportal.kernel.Gate;
import io.clientportal.kernel.PortalException;
import io.clientportal.kernel.Reach;
import io.clientportal.kernel.Rule;
import io.clientportal.kernel.Scope;
import io.clientportal.kernel.Subject;
import io.clientportal.kernel.Version;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The record in the hands of the firm. */
final class Editing {

    private final Profiles profiles;
    private final Gate gate;
    private final Caller caller;
    private final ClientId client;

    Editing(Profiles profiles, Gate gate, Caller caller, ClientId client) {
        this.profiles = profiles;
        this.gate = gate;
        this.caller = caller;
        this.client = client;
    }

    List<FieldDefinition> fields() {
        return gate.read(
                ProfileRight.FIELDS,
                scope -> profiles.firms.settings(scope).profile().fields().stream()
                        .filter(field -> scope.reach().sees(field.key().value()))
                        .toList());
    }

    ClientRecord record() {
        ClientRecord fetched = profiles.fetch(gate, caller, client, ProfileRight.READ);
        return profiles.noticed(caller, client, gate.read(ProfileRight.READ, scope -> {
            ClientRecord record = profiles.records.read(scope, fetched);
            return profiles.seen(scope, record, visible(scope.reach(), record));
        }));
    }

    private static ClientRecord visible(Reach reach, ClientRecord record) {
        Map<FieldKey, Value> fields = new TreeMap<>(record.values().fields());
        fields.keySet().removeIf(key -> !reach.sees(key.value()));
        return new ClientRecord(record.client(), record.name(), record.version(), Values.of(fields));
    }

    void create(ClientName name, Values values) {
        if (!profiles.records.own()) {
            throw new IllegalStateException("The host keeps its own records");
        }
        Gate first = profiles.gates.client(caller, client, name);
        first.<@Nullable Void>write(ProfileRight.CREATE, scope -> {
            ProfileSettings settings = profiles.firms.settings(scope).profile();
            Map<String, Rule> problems = new TreeMap<>();
            Map<FieldKey, Value> checked = new TreeMap<>();
            values.fields()
                    .forEach((key, value) ->
                            checked.put(key, known(settings, key).checked(value, problems)));
            refuse(problems);
            Values clean = Values.of(checked);
            profiles.records.create(scope, clean);
            scope.log(
                    Subject.of("record", client),
                    Map.of(),
                    EditLog.between(settings.fields(), Values.NONE, clean).after());
            return null;
        });
    }

    ClientRecord edit(Version read, Map<FieldPath, Value> changes, EditSource source) {
        if (profiles.records.remote()) {
            throw new IllegalStateException("A record elsewhere is edited where it is kept");
        }
        return gate.write(ProfileRight.EDIT, scope -> {
            ProfileSettings settings = profiles.firms.settings(scope).profile();
            ClientRecord before = profiles.records.read(scope, null);
            if (!before.version().equals(read)) {
                throw new PortalException.Stale();
            }
            Map<String, Rule> problems = new TreeMap<>();
            Map<FieldPath, Value> checked = new LinkedHashMap<>();
            changes.forEach((path, value) -> {
                FieldDefinition field = known(settings, path.field());
                if (!scope.reach().edits(field.key().value())) {
                    throw new PortalException.NotAllowed("You may not edit this field");
                }
                Value clean = field.checked(path, value, problems);
                if (!field.same(before.values().get(path), clean)) {
                    checked.put(path, clean);
                }
            });
            refuse(problems);
            if (checked.isEmpty()) {
                scope.nothingChanged();
                return before;
            }
            ClientRecord after = profiles.records.apply(scope, before, checked);
            profiles.records.remember(scope, settings.fields(), before, after);
            log(scope, settings, before.values(), after.values(), source);
            return after;
        });
    }

    void edited(EditSource source, Values before, ClientRecord after) {
        gate.<@Nullable Void>write(ProfileRight.TELL, scope -> {
            ProfileSettings settings = profiles.firms.settings(scope).profile();
            profiles.records.remember(scope, settings.fields(), before, after);
            log(scope, settings, before, after.values(), source);
            return null;
        });
    }

    private void log(Scope scope, ProfileSettings settings, Values before, Values after, EditSource source) {
        EditLog edit = EditLog.between(settings.fields(), before, after);
        if (edit.isEmpty()) {
            scope.nothingChanged();
        } else {
            scope.log(Subject.of("record", client), edit.before(), edit.after(), Map.of("source", source.name()));
        }
    }

    private static FieldDefinition known(ProfileSettings settings, FieldKey key) {
        return settings.field(key).orElseThrow(() -> new PortalException.Refused(ProfileRule.UNKNOWN_FIELD));
    }

    private static void refuse(Map<String, Rule> problems) {
        if (!problems.isEmpty()) {
            throw new PortalException.Refused(ProfileRule.WRONG_VALUE, problems);
        }
    }
}
