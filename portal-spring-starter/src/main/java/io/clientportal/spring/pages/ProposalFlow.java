package io.clientportal.spring.pages;

import io.clientportal.fields.FieldDefinition;
import io.clientportal.fields.FieldKey;
import io.clientportal.fields.Value;
import io.clientportal.kernel.PortalException;
import io.clientportal.kernel.Rule;
import io.clientportal.profile.Change;
import io.clientportal.profile.ChangeRequestId;
import io.clientportal.profile.ProfileForm;
import io.clientportal.profile.ProfileRule;
import io.clientportal.profile.Proposal;
import io.clientportal.profile.ProposalView;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.util.MultiValueMap;
import org.springframework.web.servlet.View;

/** Proposing changes, page by page: the form, the summary, what waits and what became of it. */
final class ProposalFlow {

    private final Pages pages;

    ProposalFlow(Pages pages) {
        this.pages = pages;
    }

    /** What is proposed on: the client's record, or the fields of an engagement. */
    interface Target {

        ProfileForm form();

        List<Change> preview(Proposal proposal);

        ProposalView propose(Proposal proposal);

        List<ProposalView> proposals();

        void withdraw(ChangeRequestId request);
    }

    View open(ClientHead head, Target profile, Texts t, Paths to) {
        ProfileForm form = profile.form();
        return pages.show(page(head, profile, form, ProfileInput.of(form), null, Map.of(), t, to));
    }

    /** The form again, with what was typed: back from the summary, or after a button inside a list. */
    View edit(ClientHead head, Target profile, MultiValueMap<String, String> body, Texts t, Paths to) {
        ProfileForm form = profile.form();
        return pages.show(
                page(head, profile, form, ProfileInput.parse(body, form).on(form), null, Map.of(), t, to));
    }

    View summary(ClientHead head, Target profile, MultiValueMap<String, String> body, Texts t, Paths to) {
        ProfileForm form = profile.form();
        ProfileInput input = ProfileInput.parse(body, form);
        try {
            List<Change> changes = profile.preview(input.proposal());
            ProfileInput keyed = input.withKey(UUID.randomUUID().toString());
            return pages.show(new SummaryPage(head, changes(changes, form, t), keyed.hidden()));
        } catch (PortalException.Refused e) {
            return refused(head, profile, form, input, e, t, to);
        } catch (PortalException.Stale e) {
            return stale(head, profile, form, input, e, t, to);
        }
    }

    View submit(ClientHead head, Target profile, MultiValueMap<String, String> body, Texts t, Paths to) {
        ProfileForm form = profile.form();
        ProfileInput input = ProfileInput.parse(body, form);
        try {
            ProposalView proposal = profile.propose(input.proposal());
            return pages.go(to.proposal(head, proposal.id()) + "?thanks");
        } catch (PortalException.Refused e) {
            return refused(head, profile, form, input, e, t, to);
        } catch (PortalException.Stale e) {
            return stale(head, profile, form, input, e, t, to);
        }
    }

    View proposal(ClientHead head, Target profile, UUID id, boolean thanks, Texts t) {
        ProposalView proposal = profile.proposals().stream()
                .filter(one -> one.id().value().equals(id))
                .findFirst()
                .orElseThrow(PortalException.NotFound::new);
        ValueText values = new ValueText(t);
        List<ChangeView> changes = proposal.fields().stream()
                .map(field -> change(field, values, t))
                .toList();
        return pages.show(new ProposalPage(head, proposal, changes, thanks && proposal.open()));
    }

    View withdraw(ClientHead head, Target profile, UUID id, Paths to) {
        ChangeRequestId request = new ChangeRequestId(id);
        profile.withdraw(request);
        return pages.go(to.proposal(head, request));
    }

    private View refused(
            ClientHead head,
            Target profile,
            ProfileForm form,
            ProfileInput input,
            PortalException.Refused e,
            Texts t,
            Paths to) {
        if (e.rule() == ProfileRule.CLOSED) {
            throw e;
        }
        return pages.show(
                HttpStatus.UNPROCESSABLE_CONTENT,
                page(head, profile, form, input.on(form), t.rule(e.rule()), e.fields(), t, to));
    }

    private View stale(
            ClientHead head,
            Target profile,
            ProfileForm form,
            ProfileInput input,
            PortalException.Stale e,
            Texts t,
            Paths to) {
        String sentence = t.sentence("stale", String.valueOf(e.getMessage()));
        return pages.show(HttpStatus.CONFLICT, page(head, profile, form, input.on(form), sentence, Map.of(), t, to));
    }

    private static ProfilePage page(
            ClientHead head,
            Target profile,
            ProfileForm form,
            ProfileInput input,
            @Nullable String problem,
            Map<String, Rule> wrong,
            Texts t,
            Paths to) {
        List<ProfilePage.Section> sections = sections(form, input, wrong, t, to.edit(head));
        ProposalView waiting = form.fields().stream().anyMatch(ProfileForm.Field::waiting)
                ? profile.proposals().stream()
                        .filter(ProposalView::open)
                        .findFirst()
                        .orElse(null)
                : null;
        return new ProfilePage(
                head, sections, input.base().value(), input.shownJson(), form.hidden(), waiting, problem);
    }

    /** A form's fields with what was typed, under their headings. */
    static List<ProfilePage.Section> sections(
            ProfileForm form, ProfileInput input, Map<String, Rule> wrong, Texts t, String editUrl) {
        ValueText values = new ValueText(t);
        List<ProfilePage.Section> sections = new ArrayList<>();
        for (String section : form.sections()) {
            List<FieldInput> fields = form.in(section).stream()
                    .map(field -> field(field, input, wrong, values, t, editUrl))
                    .toList();
            sections.add(new ProfilePage.Section(section, fields));
        }
        return sections;
    }

    private static FieldInput field(
            ProfileForm.Field field,
            ProfileInput input,
            Map<String, Rule> wrong,
            ValueText values,
            Texts t,
            String editUrl) {
        FieldDefinition definition = field.definition();
        String key = definition.key().value();
        Value shown = input.shown().getOrDefault(key, field.shown());
        return new FieldInput(
                definition,
                "f." + key,
                definition.isProposable(),
                field.waiting(),
                shown,
                input.values().getOrDefault(key, shown),
                ValueDiff.plain(values, definition, field.current()),
                values.line(definition, field.current()),
                values.line(definition, shown),
                errors(key, wrong, t),
                input.fresh(),
                editUrl);
    }

    /** The sentences of one field, by what follows its key. */
    static Map<String, String> errors(String key, Map<String, Rule> wrong, Texts t) {
        Map<String, String> errors = new HashMap<>();
        wrong.forEach((path, rule) -> {
            if (path.equals(key) || path.startsWith(key + ".") || path.startsWith(key + "/")) {
                errors.put(path.substring(key.length()), t.rule(rule));
            }
        });
        return errors;
    }

    private static ChangeView change(ProposalView.Field field, ValueText values, Texts t) {
        ChangeView.Subject subject = new ChangeView.Subject(
                field.path(), field.definition(), field.definition().label());
        return field.result() == null
                ? ChangeView.of(values, ChangeView.Stage.PROPOSED, subject, field.shown(), field.proposed())
                : ChangeView.decided(
                        values, t, subject, field.result(), field.shown(), field.proposed(), field.proposed());
    }

    private static List<ChangeView> changes(List<Change> changes, ProfileForm form, Texts t) {
        ValueText values = new ValueText(t);
        return changes.stream()
                .map(change -> ChangeView.of(
                        values,
                        ChangeView.Stage.PROPOSED,
                        new ChangeView.Subject(
                                change.path(), definition(form, change.path().field()), change.label()),
                        change.shown(),
                        change.proposed()))
                .toList();
    }

    private static @Nullable FieldDefinition definition(ProfileForm form, FieldKey key) {
        return form.field(key).map(ProfileForm.Field::definition).orElse(null);
    }
}
