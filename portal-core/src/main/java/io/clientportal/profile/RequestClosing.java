package io.clientportal.profile;

import io.clientportal.fields.FieldPath;
import io.clientportal.fields.Value;
import io.clientportal.kernel.ContactState;
import io.clientportal.kernel.PortalException;
import io.clientportal.kernel.Scope;
import io.clientportal.kernel.Subject;
import io.clientportal.notices.Notice;
import io.clientportal.notices.NoticeKind;
import io.clientportal.profile.Outcome.Result;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** How a request ends: record, request, activity and notices together, or not at all. */
final class RequestClosing {

    private final Profiles profiles;

    RequestClosing(Profiles profiles) {
        this.profiles = profiles;
    }

    ChangeRequest close(
            Scope scope,
            Reviewing.Case found,
            Map<FieldPath, Value> accepted,
            List<Outcome> outcomes,
            String reason,
            Reply reply) {
        requireShort(reason);
        requireShort(reply.note());
        requireShort(reply.message());
        Closing closing = new Closing(
                scope.staff().id(),
                scope.staff().name(),
                reason,
                reply,
                found.record().version(),
                outcomes);
        if (!accepted.isEmpty() && found.sheet().remote()) {
            ChangeRequest applying = found.request().applying(closing);
            profiles.store.save(
                    scope,
                    RequestCodec.sealed(applying, scope.key(), found.queued().request(), scope.now()));
            scope.log(
                    Subject.of("change-request", applying.id()).concerning(applying.by()),
                    Map.of(),
                    Map.of(),
                    Map.of("state", RequestState.APPLYING.name()));
            return applying;
        }
        if (!accepted.isEmpty()) {
            found.sheet().apply(scope, found.record(), accepted);
        }
        return finish(scope, found.queued(), found.request(), closing);
    }

    /** Closes a request whose values are in the record, or which changes nothing there. */
    ChangeRequest finish(Scope scope, ProfileStore.Queued queued, ChangeRequest request, Closing closing) {
        boolean rejected = closing.outcomes().stream().allMatch(outcome -> outcome.result() == Result.REJECTED);
        ChangeRequest closed =
                request.closed(rejected ? RequestState.REJECTED : RequestState.APPLIED, scope.now(), closing);
        profiles.store.save(scope, RequestCodec.sealed(closed, scope.key(), queued.request(), null));
        EditLog log = new EditLog(new TreeMap<>(), new TreeMap<>());
        closing.outcomes().stream()
                .filter(outcome -> outcome.result().changes())
                .forEach(outcome -> log.put(outcome.path(), outcome.before(), outcome.after()));
        scope.log(
                Subject.of("change-request", closed.id()).concerning(closed.by()),
                log.before(),
                log.after(),
                HistoryLog.details(closed, kind(closing.outcomes())));
        tell(scope, queued, closed, closing, rejected);
        return closed;
    }

    private void tell(
            Scope scope, ProfileStore.Queued queued, ChangeRequest request, Closing closing, boolean rejected) {
        ContactState contact = queued.by();
        if (closing.reply().tell() && contact != null && queued.mailable(scope.now())) {
            NoticeKind kind = rejected ? NoticeKind.CHANGES_DECLINED : NoticeKind.CHANGES_APPLIED;
            String message = closing.reply().message();
            Map<String, String> details = message.isBlank() ? Map.of() : Map.of("message", message);
            profiles.notices.add(scope, List.of(Notice.mail(kind, contact, request.id(), details)));
        }
    }

    private static HistoryEntry.Kind kind(List<Outcome> outcomes) {
        long rejected = outcomes.stream()
                .filter(outcome -> outcome.result() == Result.REJECTED)
                .count();
        if (rejected == outcomes.size()) {
            return HistoryEntry.Kind.DECLINED;
        }
        return rejected == 0 ? HistoryEntry.Kind.ACCEPTED : HistoryEntry.Kind.PARTLY_ACCEPTED;
    }

    private static void requireShort(String text) {
        if (text.length() > Reply.TEXT_MAX) {
            throw new PortalException.Refused(ProfileRule.TEXT_TOO_LONG);
        }
    }
}
