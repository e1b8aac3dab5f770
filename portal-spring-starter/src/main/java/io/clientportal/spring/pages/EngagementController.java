package io.clientportal.spring.pages;

import io.clientportal.Desk;
import io.clientportal.access.AccessState;
import io.clientportal.access.ContactAccess;
import io.clientportal.engagements.Audience;
import io.clientportal.engagements.Engagement;
import io.clientportal.engagements.EngagementDraft;
import io.clientportal.engagements.EngagementFile;
import io.clientportal.engagements.EngagementLine;
import io.clientportal.engagements.EngagementStatus;
import io.clientportal.engagements.Engagements;
import io.clientportal.fields.FieldDefinition;
import io.clientportal.fields.FieldKey;
import io.clientportal.fields.FieldPermission;
import io.clientportal.fields.Value;
import io.clientportal.fields.Values;
import io.clientportal.kernel.ClientId;
import io.clientportal.kernel.EngagementId;
import io.clientportal.kernel.Permission;
import io.clientportal.kernel.PortalException;
import io.clientportal.kernel.Rule;
import io.clientportal.kernel.StaffId;
import io.clientportal.profile.ProfileForm;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
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

/** A client's engagements as staff see them: kept here or by the host, and shared. */
@Controller
@RequestMapping("${portal.desk-path:/desk}/clients/{client}/engagements")
final class EngagementController {

    private static final int PAGE = 50;
    private static final int NOTES = 5;

    private final Pages pages;

    EngagementController(Pages pages) {
        this.pages = pages;
    }

    @GetMapping
    View list(@PathVariable ClientId client, @RequestParam(required = false) @Nullable String after, Desk desk) {
        return pages.show(page(desk, client, after, "", null));
    }

    /** Adds one by its name; the rest is filled in on its own page. */
    @PostMapping
    View add(
            @PathVariable ClientId client, @RequestParam(defaultValue = "") String name, Desk desk, Texts t, Paths to) {
        try {
            Engagement added = desk.client(client).engagements().add(EngagementDraft.named(name));
            return pages.go(to.engagement(client, added.id()));
        } catch (PortalException.Refused e) {
            return pages.show(HttpStatus.UNPROCESSABLE_CONTENT, page(desk, client, null, name, t.rule(e.rule())));
        }
    }

    @GetMapping("/{engagement}")
    View one(
            @PathVariable ClientId client,
            @PathVariable EngagementId engagement,
            @RequestParam(required = false) @Nullable String saved,
            Desk desk,
            Texts t,
            Paths to) {
        EngagementFile file = desk.client(client).engagements().get(engagement);
        return pages.show(page(desk, client, file, null, t, to).said(saved != null, null, Map.of()));
    }

    /** Saves, or changes a list inside the form where there is no script to do it. */
    @PostMapping("/{engagement}")
    View save(
            @PathVariable ClientId client,
            @PathVariable EngagementId engagement,
            @RequestParam MultiValueMap<String, String> body,
            Desk desk,
            Texts t,
            Paths to) {
        EngagementFile file = desk.client(client).engagements().get(engagement);
        ProfileForm form = form(file);
        ProfileInput input = ProfileInput.parse(body, form);
        Map<String, String> typed = new HashMap<>();
        body.keySet().forEach(name -> typed.put(name, FormBody.one(body, name)));
        Building page = page(desk, client, file, typed, form, input.on(form), null, t, to);
        if (body.containsKey("do")) {
            return pages.show(page.said(false, null, Map.of()));
        }
        try {
            Engagement kept = file.engagement();
            desk.client(client).engagements().edit(engagement, input.base(), draft(typed, kept, input));
            return pages.go(to.engagement(client, engagement) + "?saved");
        } catch (DateTimeException e) {
            return refused(page.said(false, t.of("engagement.date.wrong"), Map.of()));
        } catch (PortalException.Refused e) {
            return refused(page.said(false, t.rule(e.rule()), e.fields()));
        } catch (PortalException.Stale e) {
            String sentence = t.sentence("stale", String.valueOf(e.getMessage()));
            return pages.show(HttpStatus.CONFLICT, page.said(false, sentence, Map.of()));
        }
    }

    /** @param look present where it is only shown who would see it */
    @PostMapping("/{engagement}/sharing")
    View share(
            @PathVariable ClientId client,
            @PathVariable EngagementId engagement,
            @RequestParam(defaultValue = "nobody") String with,
            @RequestParam(required = false) @Nullable Set<UUID> contact,
            @RequestParam(required = false) @Nullable String look,
            Desk desk,
            Texts t,
            Paths to) {
        Engagements engagements = desk.client(client).engagements();
        Audience audience = AudienceForm.audience(with, AudienceForm.ids(contact));
        if (look != null) {
            return pages.show(page(desk, client, engagements.get(engagement), audience, t, to)
                    .said(false, null, Map.of()));
        }
        try {
            engagements.share(engagement, audience);
            return pages.go(to.engagement(client, engagement) + "?saved");
        } catch (PortalException.Refused e) {
            return refused(page(desk, client, engagements.get(engagement), null, t, to)
                    .said(false, t.rule(e.rule()), Map.of()));
        }
    }

    private View refused(EngagementPage page) {
        return pages.show(HttpStatus.UNPROCESSABLE_CONTENT, page);
    }

    private static EngagementsPage page(
            Desk desk, ClientId client, @Nullable String after, String name, @Nullable String problem) {
        DeskClient head = DeskClient.of(desk, client);
        Engagements engagements = desk.client(client).engagements();
        List<EngagementLine> lines = engagements.list(after == null ? null : place(after), PAGE);
        return new EngagementsPage(
                head,
                lines,
                engagements.kept(),
                name,
                problem,
                lines.size() < PAGE ? null : lines.get(PAGE - 1).place());
    }

    private static EngagementLine.Place place(String after) {
        try {
            return EngagementLine.Place.parse(after);
        } catch (IllegalArgumentException e) {
            throw BadInput.refusal();
        }
    }

    /** The page of one engagement, all but what is said on it. */
    private interface Building {
        EngagementPage said(boolean saved, @Nullable String problem, Map<String, Rule> wrong);
    }

    private static Building page(
            Desk desk, ClientId client, EngagementFile file, @Nullable Audience asked, Texts t, Paths to) {
        ProfileForm form = form(file);
        return page(desk, client, file, typed(file.engagement()), form, ProfileInput.of(form), asked, t, to);
    }

    private static Building page(
            Desk desk,
            ClientId client,
            EngagementFile file,
            Map<String, String> typed,
            ProfileForm form,
            ProfileInput input,
            @Nullable Audience asked,
            Texts t,
            Paths to) {
        List<ContactAccess> contacts = desk.client(client).access().contacts().stream()
                .filter(contact -> contact.state() == AccessState.LET_IN
                        || file.audience().contacts().contains(contact.id()))
                .toList();
        String editUrl = to.engagement(client, file.engagement().id());
        return (saved, problem, wrong) -> new EngagementPage(
                DeskClient.of(desk, client),
                file,
                typed,
                ProposalFlow.sections(form, input, wrong, t, editUrl),
                input.shownJson(),
                contacts,
                asked == null ? file.audience() : asked,
                asked != null,
                desk.client(client).engagements().readers(file.engagement().id(), asked),
                desk.client(client)
                        .notes()
                        .list(file.engagement().id(), null, NOTES)
                        .notes(),
                desk.client(client).engagements().kept(),
                desk.may(Permission.SHARE),
                saved,
                problem);
    }

    /** The fields as a form whose every field can be changed; what this member may not edit is refused when saved. */
    private static ProfileForm form(EngagementFile file) {
        Values values = file.engagement().values();
        return new ProfileForm(
                file.engagement().version(),
                file.fields().stream()
                        .map(field -> field(field, values.get(field.key())))
                        .toList(),
                0);
    }

    private static ProfileForm.Field field(FieldDefinition field, Value value) {
        return new ProfileForm.Field(field.with(FieldPermission.PROPOSE), value, value, false);
    }

    private static Map<String, String> typed(Engagement kept) {
        Map<String, String> typed = new HashMap<>();
        typed.put("name", kept.name());
        typed.put("external", Objects.requireNonNullElse(kept.externalName(), ""));
        typed.put("status", kept.status().name());
        typed.put("starts", kept.starts() == null ? "" : kept.starts().toString());
        typed.put("ends", kept.ends() == null ? "" : kept.ends().toString());
        typed.put("owner", kept.owner() == null ? "" : kept.owner().value());
        return typed;
    }

    private static EngagementDraft draft(Map<String, String> typed, Engagement kept, ProfileInput input) {
        EngagementStatus status;
        StaffId owner;
        try {
            status = EngagementStatus.valueOf(typed.getOrDefault("status", ""));
            String typedOwner = typed.getOrDefault("owner", "").strip();
            owner = typedOwner.isEmpty() ? null : new StaffId(typedOwner);
        } catch (IllegalArgumentException e) {
            throw BadInput.refusal();
        }
        TreeMap<FieldKey, Value> values = new TreeMap<>(kept.values().fields());
        input.values().forEach((key, value) -> {
            if (FieldKey.isKey(key)) {
                values.put(new FieldKey(key), value);
            }
        });
        return new EngagementDraft(
                typed.getOrDefault("name", ""),
                typed.getOrDefault("external", ""),
                status,
                day(typed, "starts"),
                day(typed, "ends"),
                owner,
                new Values(values));
    }

    private static @Nullable LocalDate day(Map<String, String> typed, String input) {
        String text = typed.getOrDefault(input, "").strip();
        return text.isEmpty() ? null : LocalDate.parse(text);
    }
}
