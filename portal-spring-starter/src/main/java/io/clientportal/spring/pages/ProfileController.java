package io.clientportal.spring.pages;

import io.clientportal.Home;
import io.clientportal.fields.FieldDefinition;
import io.clientportal.fields.FieldKey;
import io.clientportal.fields.Value;
import io.clientportal.kernel.ClientId;
import io.clientportal.kernel.PortalException;
import io.clientportal.kernel.Rule;
import io.clientportal.profile.Change;
import io.clientportal.profile.ChangeRequestId;
import io.clientportal.profile.Profile;
import io.clientportal.profile.ProfileForm;
import io.clientportal.profile.ProfileRule;
import io.clientportal.profile.ProposalView;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** The record as a contact sees it: the form, the summary, what waits and what became of it. */
@Controller
@RequestMapping("${portal.path:/portal}/clients/{client}/profile")
final class ProfileController {

    private final Pages pages;

    ProfileController(Pages pages) {
        this.pages = pages;
    }

    @GetMapping
    View open(@PathVariable ClientId client, Home home, Texts t, Paths to) {
        ClientHead head = ClientHead.of(home, client);
        Profile profile = home.client(client).profile();
        ProfileForm form = profile.form();
        return pages.show(page(head, profile, form, ProfileInput.of(form), null, Map.of(), t, to));
    }

    /** The form again, with what was typed: back from the summary, or after a button inside a list. */
    @PostMapping("/edit")
    View edit(
            @PathVariable ClientId client,
            @RequestParam MultiValueMap<String, String> body,
            Home home,
            Texts t,
            Paths to) {
        ClientHead head = ClientHead.of(home, client);
        Profile profile = home.client(client).profile();
        ProfileForm form = profile.form();
        return pages.show(
                page(head, profile, form, ProfileInput.parse(body, form).on(form), null, Map.of(), t, to));
    }

    @PostMapping("/summary")
    View summary(
            @PathVariable ClientId client,
            @RequestParam MultiValueMap<String, String> body,
            Home home,
            Texts t,
            Paths to) {
        ClientHead head = ClientHead.of(home, client);
        Profile profile = home.client(client).profile();
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

    @PostMapping("/submit")
    View submit(
            @PathVariable ClientId client,
            @RequestParam MultiValueMap<String, String> body,
            Home home,
            Texts t,
            Paths to) {
        ClientHead head = ClientHead.of(home, client);
        Profile profile = home.client(client).profile();
        ProfileForm form = profile.form();
        ProfileInput input = ProfileInput.parse(body, form);
        try {
            ProposalView proposal = profile.propose(input.proposal());
            return pages.go(to.proposal(client, proposal.id()) + "?thanks");
        } catch (PortalException.Refused e) {
            return refused(head, profile, form, input, e, t, to);
        } catch (PortalException.Stale e) {
            return stale(head, profile, form, input, e, t, to);
        }
    }

    @GetMapping("/requests/{id}")
    View proposal(
            @PathVariable ClientId client,
            @PathVariable UUID id,
            @RequestParam(required = false) @Nullable String thanks,
            Home home,
            Texts t) {
        ClientHead head = ClientHead.of(home, client);
        ProposalView proposal = home.client(client).profile().proposals().stream()
                .filter(one -> one.id().value().equals(id))
                .findFirst()
                .orElseThrow(PortalException.NotFound::new);
        ValueText values = new ValueText(t);
        List<ChangeView> changes = proposal.fields().stream()
                .map(field -> change(field, values, t))
                .toList();
        return pages.show(new ProposalPage(head, proposal, changes, thanks != null && proposal.open()));
    }

    @PostMapping("/requests/{id}/withdraw")
    View withdraw(@PathVariable ClientId client, @PathVariable UUID id, Home home, Paths to) {
        ChangeRequestId request = new ChangeRequestId(id);
        home.client(client).profile().withdraw(request);
        return pages.go(to.proposal(client, request));
    }

    private View refused(
            ClientHead head,
            Profile profile,
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
            Profile profile,
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
            Profile profile,
            ProfileForm form,
            ProfileInput input,
            @Nullable String problem,
            Map<String, Rule> wrong,
            Texts t,
            Paths to) {
        ValueText values = new ValueText(t);
        List<ProfilePage.Section> sections = new ArrayList<>();
        for (String section : form.sections()) {
            List<FieldInput> fields = form.in(section).stream()
                    .map(field -> field(field, input, wrong, values, t, to.edit(head.id())))
                    .toList();
            sections.add(new ProfilePage.Section(section, fields));
        }
        ProposalView waiting = form.fields().stream().anyMatch(ProfileForm.Field::waiting)
                ? profile.proposals().stream()
                        .filter(ProposalView::open)
                        .findFirst()
                        .orElse(null)
                : null;
        return new ProfilePage(head, sections, input.base().value(), input.shownJson(), waiting, problem);
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
