package io.clientportal.profile;

import io.clientportal.fields.FieldPath;
import io.clientportal.fields.Value;
import io.clientportal.kernel.ClientId;
import io.clientportal.kernel.ContactId;
import io.clientportal.kernel.EngagementId;
import io.clientportal.kernel.Scope;
import io.clientportal.kernel.Version;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a contact proposes for the record. A transition gives the next request; the store refuses it where somebody else
 * was faster.
 *
 * @param engagement whose custom fields it is about; null where it is about the client's record
 * @param no its place in the client's queue
 * @param by who proposed it
 * @param byName that contact's name at the time
 * @param closing how it was closed; null while it waits
 * @param cause why a remote host refused the decision; null where none did
 */
public record ChangeRequest(
        ChangeRequestId id,
        ClientId client,
        @Nullable EngagementId engagement,
        long no,
        RequestState state,
        ContactId by,
        String byName,
        Instant at,
        List<Change> changes,
        List<Decision> decisions,
        @Nullable Closing closing,
        @Nullable String cause,
        @Nullable Instant closedAt,
        Version version) {

    public ChangeRequest {
        changes = List.copyOf(changes);
        decisions = List.copyOf(decisions);
    }

    public Optional<Decision> decision(FieldPath path) {
        return decisions.stream().filter(one -> one.path().equals(path)).findFirst();
    }

    public Optional<Change> change(FieldPath path) {
        return changes.stream().filter(one -> one.path().equals(path)).findFirst();
    }

    /** What became of a change; empty while that is open. */
    public Optional<Outcome> outcome(FieldPath path) {
        return closing == null || state.isOpen()
                ? Optional.empty()
                : closing.outcomes().stream()
                        .filter(one -> one.path().equals(path))
                        .findFirst();
    }

    /**
     * The same request with decisions added, changed and taken back; those of others stay (PRO-33). Not yet its next
     * state: it is either kept or closed with them.
     */
    ChangeRequest decided(Scope scope, List<Decision.Draft> drafts, ClientRecord record, Version seen) {
        List<Decision> next = new ArrayList<>(decisions);
        boolean fresh = record.version().equals(seen);
        for (Decision.Draft draft : drafts) {
            next.removeIf(one -> one.path().equals(draft.path()));
            if (draft.verdict() != Verdict.OPEN) {
                next.add(new Decision(
                        draft.path(),
                        draft.verdict(),
                        draft.verdict() == Verdict.EDIT ? draft.value() : Value.NONE,
                        scope.staff().id(),
                        scope.staff().name(),
                        scope.now(),
                        record.values().get(draft.path()),
                        fresh));
            }
        }
        return new ChangeRequest(
                id, client, engagement, no, state, by, byName, at, changes, next, closing, cause, closedAt, version);
    }

    /** The next state, waiting on with its decisions. */
    ChangeRequest kept() {
        return new ChangeRequest(
                id,
                client,
                engagement,
                no,
                state,
                by,
                byName,
                at,
                changes,
                decisions,
                closing,
                cause,
                closedAt,
                version.next());
    }

    ChangeRequest closed(RequestState state, Instant now, @Nullable Closing closing) {
        return new ChangeRequest(
                id,
                client,
                engagement,
                no,
                state,
                by,
                byName,
                at,
                changes,
                decisions,
                closing,
                null,
                now,
                version.next());
    }

    /** Decided, and on its way to a remote host (PRO-31). */
    ChangeRequest applying(Closing closing) {
        return new ChangeRequest(
                id,
                client,
                engagement,
                no,
                RequestState.APPLYING,
                by,
                byName,
                at,
                changes,
                decisions,
                closing,
                null,
                null,
                version.next());
    }

    /** Back in the queue with its decisions, because the remote host did not take them. */
    ChangeRequest returned(String cause) {
        return new ChangeRequest(
                id,
                client,
                engagement,
                no,
                RequestState.WAITING,
                by,
                byName,
                at,
                changes,
                decisions,
                null,
                cause,
                null,
                version.next());
    }
}
