package io.clientportal.spring.pages;

import io.clientportal.ClientSpace;
import io.clientportal.Desk;
import io.clientportal.fields.FieldDefinition;
import io.clientportal.fields.FieldKey;
import io.clientportal.fields.FieldPath;
import io.clientportal.fields.Value;
import io.clientportal.kernel.ClientId;
import io.clientportal.kernel.Rule;
import io.clientportal.kernel.Staff;
import io.clientportal.profile.ChangeRequest;
import io.clientportal.profile.Decision;
import io.clientportal.profile.HistoryEntry;
import io.clientportal.profile.Profile;
import io.clientportal.profile.ProfileRule;
import io.clientportal.profile.RequestState;
import io.clientportal.profile.Review;
import io.clientportal.profile.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Makes the models of the review from what the core says. */
final class ReviewText {

    private final ClientSpace space;
    private final Profile profile;
    private final Staff staff;
    private final Texts t;
    private final ValueText values;
    private final DeskClient head;

    ReviewText(Desk desk, Staff staff, ClientId client, Texts t) {
        this.space = desk.client(client);
        this.profile = space.profile();
        this.staff = staff;
        this.t = t;
        this.values = new ValueText(t);
        this.head = DeskClient.of(desk, client);
    }

    Profile profile() {
        return profile;
    }

    DeskClient head() {
        return head;
    }

    String rule(Rule rule) {
        return t.rule(rule);
    }

    String sentence(String key, String otherwise) {
        return t.sentence(key, otherwise);
    }

    @Nullable
    FieldDefinition field(FieldKey key) {
        return profile.fields().stream()
                .filter(field -> field.key().equals(key))
                .findFirst()
                .orElse(null);
    }

    static String inputName(FieldPath path) {
        return "e." + path.toString().replace('/', '.');
    }

    /**
     * A request that is open.
     *
     * @param edits values that were typed and not taken
     * @param wrong what is wrong with which change
     */
    ReviewPage page(
            Review review,
            ReviewPage.Typed typed,
            Map<FieldPath, Value> edits,
            @Nullable String problem,
            Map<String, Rule> wrong) {
        boolean stale = review.fields().stream().anyMatch(Review.Field::stale);
        List<HistoryEntry> history = stale ? profile.history(null, 100) : List.of();
        List<ReviewPage.Row> rows = new ArrayList<>();
        for (Review.Field field : review.fields()) {
            rows.add(row(review, field, edits, wrong, history));
        }
        List<ChangeRequest> queue = review.waiting() > 1 ? profile.queue() : List.of(review.request());
        int place = 1;
        while (place < queue.size()
                && !queue.get(place - 1).id().equals(review.request().id())) {
            place++;
        }
        String next = queue.stream()
                .filter(request -> request.id().equals(review.next()))
                .map(request -> t.of("review.next.label", request.byName(), t.when(request.at())))
                .findFirst()
                .orElse("");
        return new ReviewPage(
                head,
                review,
                rows,
                space.affectedLogins(review),
                place,
                place > 1 ? queue.get(0).id() : null,
                next,
                String.join(", ", review.others()),
                typed,
                "",
                false,
                problem);
    }

    private ReviewPage.Row row(
            Review review,
            Review.Field field,
            Map<FieldPath, Value> edits,
            Map<String, Rule> wrong,
            List<HistoryEntry> history) {
        FieldPath path = field.path();
        FieldDefinition definition = field.definition();
        Decision decision = field.decision();
        boolean decidable = review.decidable() && field.editable() && definition != null;
        Rule open = wrong.get(path.toString());
        boolean undecided = open instanceof ProfileRule;
        Map<String, String> errors = undecided ? Map.of() : ProposalFlow.errors(path.toString(), wrong, t);
        Optional<HistoryEntry> since = field.stale() ? changedSince(review, path, history) : Optional.empty();
        return new ReviewPage.Row(
                field,
                "row-" + path.toString().replace('/', '-'),
                decision == null || field.outdated()
                        ? "open"
                        : decision.verdict().name().toLowerCase(Locale.ROOT),
                decidable,
                ValueDiff.of(values, definition, field.current(), field.proposed()),
                orNone(values.line(definition, field.shown())),
                entryKind(field),
                decision != null && decision.verdict() == Verdict.EDIT
                        ? orNone(values.line(definition, decision.value()))
                        : "",
                decidable && definition != null ? input(field, definition, edits.get(path), errors) : null,
                decision == null || decision.by().equals(staff.id()) ? null : decision.byName(),
                since.map(HistoryEntry::by).filter(by -> !by.isEmpty()).orElse(null),
                since.map(HistoryEntry::at).orElse(null),
                problem(open));
    }

    /** What is said at a row that keeps the request from being applied. */
    private @Nullable String problem(@Nullable Rule rule) {
        if (rule == ProfileRule.UNDECIDED) {
            return t.of("review.undecided");
        }
        return rule instanceof ProfileRule ? t.rule(rule) : null;
    }

    private String orNone(String line) {
        return line.isEmpty() ? t.of("value.none") : line;
    }

    private @Nullable String entryKind(Review.Field field) {
        if (field.path().entry() == null || field.proposed().isNone()) {
            return null;
        }
        return t.of(field.current().isNone() ? "review.entry.new" : "review.entry.changed");
    }

    private FieldInput input(
            Review.Field field, FieldDefinition definition, @Nullable Value typed, Map<String, String> errors) {
        Decision decision = field.decision();
        Value start = field.proposed().isNone() ? field.current() : field.proposed();
        if (decision != null && decision.verdict() == Verdict.EDIT) {
            start = decision.value();
        }
        Value value = typed == null ? start : typed;
        return new FieldInput(
                definition.withHelp(null),
                inputName(field.path()),
                true,
                false,
                value,
                value,
                List.of(),
                "",
                "",
                errors,
                null,
                "");
    }

    /** The latest change of the path that the record got since the request was submitted. */
    private static Optional<HistoryEntry> changedSince(Review review, FieldPath path, List<HistoryEntry> history) {
        return history.stream()
                .filter(entry -> !entry.at().isBefore(review.request().at()))
                .filter(entry -> entry.kind() != HistoryEntry.Kind.WITHDRAWN)
                .filter(entry -> entry.lines().stream()
                        .anyMatch(line -> line.path().field().equals(path.field())
                                && (line.path().equals(path) || line.path().entry() == null)
                                && (line.result() == null || line.result().changes())))
                .findFirst();
    }

    /** A request that is closed. */
    ReviewedPage closed(Review review, boolean justNow) {
        ChangeRequest request = review.request();
        List<ChangeView> changes = new ArrayList<>();
        for (Review.Field field : review.fields()) {
            ChangeView.Subject subject = new ChangeView.Subject(field.path(), field.definition(), field.label());
            changes.add(request.outcome(field.path())
                    .map(outcome -> ChangeView.decided(
                            values, t, subject, outcome.result(), outcome.before(), field.proposed(), outcome.after()))
                    .orElseGet(() ->
                            ChangeView.of(values, ChangeView.Stage.LEFT, subject, field.shown(), field.proposed())));
        }
        boolean any = request.closing() != null
                && request.closing().outcomes().stream()
                        .anyMatch(outcome -> outcome.result().changes());
        String title = t.of(
                request.state() == RequestState.WITHDRAWN
                        ? "reviewed.withdrawn"
                        : any ? "reviewed.applied" : "reviewed.declined");
        String done = justNow ? t.of(any ? "reviewed.done" : "reviewed.done-nothing") : null;
        String told = justNow && request.closing() != null
                ? t.of(
                        request.closing().reply().tell() && review.mailable() ? "reviewed.told" : "reviewed.not-told",
                        request.byName())
                : null;
        ChangeRequest next = head.head();
        return new ReviewedPage(head, request, title, changes, done, told, next == null ? null : next.id());
    }
}
