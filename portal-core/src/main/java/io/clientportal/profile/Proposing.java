package io.clientportal.profile;

import io.clientportal.fields.FieldDefinition;
import io.clientportal.fields.FieldKey;
import io.clientportal.fields.FieldPath;
import io.clientportal.fields.Value;
import io.clientportal.fields.Values;
import io.clientportal.firms.ProfileSettings;
import io.clientportal.kernel.Caller;
import io.clientportal.kernel.ClientId;
import io.clientportal.kernel.ContactId;
import io.clientportal.kernel.Gate;
import io.clientportal.kernel.Ids;
import io.clientportal.kernel.PortalException;
import io.clientportal.kernel.Rule;
import io.clientportal.kernel.Scope;
import io.clientportal.kernel.Subject;
import io.clientportal.kernel.Version;
import io.clientportal.notices.Notice;
import io.clientportal.notices.NoticeKind;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What contacts do with a record: look, propose, take back. */
final class Proposing {

    private static final int LATEST = 20;

    private final Profiles profiles;
    private final Gate gate;
    private final Caller caller;
    private final ClientId client;
    private final Sheet sheet;

    Proposing(Profiles profiles, Gate gate, Caller caller, ClientId client, Sheet sheet) {
        this.profiles = profiles;
        this.gate = gate;
        this.caller = caller;
        this.client = client;
        this.sheet = sheet;
    }

    ProfileForm form() {
        ClientRecord fetched = sheet.fetch(gate, caller, client, ProfileRight.VIEW);
        return profiles.noticed(caller, client, gate.read(ProfileRight.VIEW, scope -> {
            ProfileSettings settings = openSettings(scope);
            ClientRecord record = sheet.shown(scope, fetched);
            List<ChangeRequest> open = profiles.store.open(scope).stream()
                    .map(queued -> RequestCodec.open(queued.request(), scope.key()))
                    .filter(sheet::isOf)
                    .toList();
            List<ProfileForm.Field> fields = new ArrayList<>();
            int hidden = 0;
            for (FieldDefinition field : sheet.fields(scope)) {
                if (field.isVisible() && !scope.reach().sees(field.key().value())) {
                    hidden++;
                } else if (field.isVisible()) {
                    fields.add(
                            field(field, record.values(), open, scope.contact().id(), settings));
                }
            }
            return sheet.seen(scope, record, new ProfileForm(record.version(), fields, hidden));
        }));
    }

    private static ProfileForm.Field field(
            FieldDefinition field,
            Values record,
            List<ChangeRequest> open,
            ContactId contact,
            ProfileSettings settings) {
        Values shown = record;
        boolean waiting = false;
        for (ChangeRequest request : open) {
            for (Change change : request.changes()) {
                if (change.path().field().equals(field.key())) {
                    waiting = true;
                    if (request.by().equals(contact) || settings.othersSeeProposals()) {
                        shown = shown.with(change.path(), change.proposed());
                    }
                }
            }
        }
        return new ProfileForm.Field(field, record.get(field.key()), shown.get(field.key()), waiting);
    }

    List<Change> preview(Proposal proposal) {
        ClientRecord fetched = sheet.fetch(gate, caller, client, ProfileRight.PROPOSE);
        return gate.note(ProfileRight.PROPOSE, scope -> changes(scope, proposal, fetched));
    }

    ProposalView propose(Proposal proposal) {
        ClientRecord fetched = sheet.fetch(gate, caller, client, ProfileRight.PROPOSE);
        return gate.write(ProfileRight.PROPOSE, scope -> {
            ProfileSettings settings = openSettings(scope);
            byte[] digest = digest(proposal);
            List<Change> changes;
            try {
                changes = changes(scope, proposal, fetched);
            } catch (PortalException.Refused | PortalException.Stale e) {
                // Record or fields may have changed since the first time, which was not refused.
                return view(scope, repeated(scope, proposal, digest, e));
            }
            ChangeRequest request = new ChangeRequest(
                    new ChangeRequestId(Ids.next(scope.now())),
                    client,
                    sheet.engagement(),
                    0,
                    RequestState.WAITING,
                    scope.contact().id(),
                    scope.contact().name(),
                    scope.now(),
                    changes,
                    List.of(),
                    null,
                    null,
                    null,
                    Version.FIRST);
            StoredRequest stored = RequestCodec.sealed(request, scope.key(), proposal.key(), digest, null);
            if (profiles.store.add(scope, stored, settings.waitingRequests()).isEmpty()) {
                PortalException full = new PortalException.Refused(ProfileRule.TOO_MANY_WAITING);
                return view(scope, repeated(scope, proposal, digest, full));
            }
            EditLog log = new EditLog(new TreeMap<>(), new TreeMap<>());
            changes.forEach(change -> log.put(change.path(), change.shown(), change.proposed()));
            scope.log(Subject.of("change-request", request.id()), log.before(), log.after(), HistoryLog.about(request));
            List<Notice> notices = new ArrayList<>(Notice.bells(NoticeKind.CHANGES_SUBMITTED, scope, request.id()));
            notices.add(Notice.mail(NoticeKind.CHANGES_RECEIVED, scope.contact(), request.id(), Map.of()));
            profiles.notices.add(scope, notices);
            return view(scope, request);
        });
    }

    /** A request that is not added: the earlier one with the same key and content, or the reason why not. */
    private ChangeRequest repeated(Scope scope, Proposal proposal, byte[] digest, PortalException refusal) {
        Optional<StoredRequest> earlier =
                proposal.key() == null ? Optional.empty() : profiles.store.findByKey(scope, proposal.key());
        if (earlier.isEmpty()) {
            throw refusal;
        }
        if (!earlier.get().by().equals(scope.contact().id())
                || !MessageDigest.isEqual(earlier.get().digest(), digest)) {
            throw new PortalException.Refused(ProfileRule.KEY_REUSED);
        }
        scope.nothingChanged();
        return RequestCodec.open(earlier.get(), scope.key());
    }

    private List<Change> changes(Scope scope, Proposal proposal, @Nullable ClientRecord fetched) {
        openSettings(scope);
        ClientRecord record = sheet.shown(scope, fetched);
        List<FieldDefinition> named = named(sheet.fields(scope), proposal);
        Map<String, Rule> problems = new TreeMap<>();
        List<Change> changes = new ArrayList<>();
        for (FieldDefinition field : named) {
            String key = field.key().value();
            Value shown = proposal.shown().get(key);
            if (shown == null && !record.version().equals(proposal.base())) {
                throw new PortalException.Stale();
            }
            Value recorded = record.values().get(field.key());
            shown = shown == null || field.same(shown, recorded) ? recorded : shown;
            Value raw = Objects.requireNonNull(proposal.values().get(key));
            if (field.same(shown, raw)) {
                continue;
            }
            // What is said to have been shown is kept and reviewed, so it has the limits of what is proposed.
            if (!shown.equals(recorded) && !field.fits(shown, problems)) {
                continue;
            }
            Value proposed = field.checked(raw, problems);
            Values before = Values.of(Map.of(field.key(), shown));
            Values after = Values.of(Map.of(field.key(), proposed));
            for (FieldPath path : field.differences(shown, proposed)) {
                changes.add(new Change(path, field.label(), before.get(path), after.get(path)));
            }
        }
        if (!problems.isEmpty()) {
            throw new PortalException.Refused(ProfileRule.WRONG_VALUE, problems);
        }
        if (changes.isEmpty()) {
            throw new PortalException.Refused(ProfileRule.NOTHING_CHANGED);
        }
        return changes;
    }

    /** The fields that a submission names, in the order of the form; refused whole where it names one that it may not (PRO-04, then PRO-05). */
    private static List<FieldDefinition> named(List<FieldDefinition> fields, Proposal proposal) {
        TreeSet<String> keys = new TreeSet<>(proposal.values().keySet());
        keys.addAll(proposal.shown().keySet());
        List<FieldDefinition> named = new ArrayList<>();
        Map<String, Rule> viewOnly = new LinkedHashMap<>();
        for (String key : keys) {
            FieldDefinition field = Optional.of(key)
                    .filter(FieldKey::isKey)
                    .flatMap(known -> field(fields, new FieldKey(known)))
                    .filter(FieldDefinition::isVisible)
                    .orElseThrow(() -> new PortalException.Refused(ProfileRule.UNKNOWN_FIELD));
            if (!field.isProposable()) {
                viewOnly.put(key, ProfileRule.VIEW_ONLY);
            } else if (proposal.values().containsKey(key)) {
                named.add(field);
            }
        }
        if (!viewOnly.isEmpty()) {
            throw new PortalException.Refused(ProfileRule.VIEW_ONLY, viewOnly);
        }
        named.sort(Comparator.comparingInt(fields::indexOf));
        return named;
    }

    List<ProposalView> proposals() {
        return gate.read(ProfileRight.VIEW, scope -> {
            openSettings(scope);
            requireShared(scope);
            return profiles.store.byContact(scope, scope.contact().id(), sheet.engagement(), LATEST).stream()
                    .map(stored -> view(scope, RequestCodec.open(stored, scope.key())))
                    .toList();
        });
    }

    private ProposalView view(Scope scope, ChangeRequest request) {
        List<FieldDefinition> definitions = sheet.fields(scope);
        List<ProposalView.Field> fields = new ArrayList<>();
        for (Change change : request.changes()) {
            field(definitions, change.path().field())
                    .filter(FieldDefinition::isVisible)
                    .filter(definition -> scope.reach().sees(definition.key().value()))
                    .ifPresent(definition -> fields.add(new ProposalView.Field(
                            change.path(),
                            definition,
                            change.shown(),
                            change.proposed(),
                            request.outcome(change.path()).map(Outcome::result).orElse(null))));
        }
        return new ProposalView(
                request.id(),
                request.at(),
                request.state().isOpen(),
                request.state() == RequestState.WAITING,
                request.state() == RequestState.WITHDRAWN,
                request.closedAt(),
                fields);
    }

    void withdraw(ChangeRequestId id) {
        gate.<@Nullable Void>write(ProfileRight.WITHDRAW, scope -> {
            requireShared(scope);
            StoredRequest stored = profiles.store
                    .find(scope, id)
                    .map(ProfileStore.Queued::request)
                    .filter(request -> request.by().equals(scope.contact().id())
                            && Objects.equals(request.engagement(), sheet.engagement()))
                    .orElseThrow(PortalException.NotFound::new);
            if (stored.state() == RequestState.APPLYING) {
                throw new PortalException.Refused(ProfileRule.BEING_APPLIED);
            }
            if (stored.state() != RequestState.WAITING) {
                throw new PortalException.Stale(ProfileRule.ALREADY_DECIDED, Map.of());
            }
            ChangeRequest request = RequestCodec.open(stored, scope.key());
            ChangeRequest withdrawn = request.closed(RequestState.WITHDRAWN, scope.now(), null);
            profiles.store.save(scope, RequestCodec.sealed(withdrawn, scope.key(), stored, null));
            scope.log(
                    Subject.of("change-request", id),
                    Map.of(),
                    Map.of(),
                    HistoryLog.details(withdrawn, HistoryEntry.Kind.WITHDRAWN));
            return null;
        });
    }

    /** What is no longer shared is unknown, own proposals for it included (ACC-21). */
    private void requireShared(Scope scope) {
        if (sheet.engagement() != null) {
            sheet.shown(scope, null);
        }
    }

    private static Optional<FieldDefinition> field(List<FieldDefinition> fields, FieldKey key) {
        return fields.stream().filter(field -> field.key().equals(key)).findFirst();
    }

    /** Switched off, the record is closed to contacts, whichever way they come (PRO-01). */
    private ProfileSettings openSettings(Scope scope) {
        ProfileSettings settings = profiles.firms.settings(scope).profile();
        if (!settings.open()) {
            throw new PortalException.Refused(ProfileRule.CLOSED);
        }
        return settings;
    }

    private byte[] digest(Proposal proposal) {
        try {
            MessageDigest sha = MessageDigest.getInstance("SHA-256");
            if (sheet.engagement() != null) {
                sha.update(sheet.engagement().value().getBytes(StandardCharsets.UTF_8));
            }
            new TreeMap<>(proposal.values())
                    .forEach((key, value) ->
                            sha.update(Arrays.asList(key, value).toString().getBytes(StandardCharsets.UTF_8)));
            return sha.digest();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("This Java has no SHA-256", e);
        }
    }
}
