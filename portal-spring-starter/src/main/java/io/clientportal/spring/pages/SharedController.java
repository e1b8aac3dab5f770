package io.clientportal.spring.pages;

import io.clientportal.Home;
import io.clientportal.engagements.Engagements;
import io.clientportal.engagements.SharedEngagement;
import io.clientportal.kernel.ClientId;
import io.clientportal.kernel.EngagementId;
import io.clientportal.kernel.PortalException;
import io.clientportal.profile.Change;
import io.clientportal.profile.ChangeRequestId;
import io.clientportal.profile.ProfileForm;
import io.clientportal.profile.Proposal;
import io.clientportal.profile.ProposalView;
import io.clientportal.profile.Proposals;
import java.util.List;
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

/** Engagements as a contact sees them: those that are shared, and what the contact proposes for their fields. */
@Controller
@RequestMapping("${portal.path:/portal}/clients/{client}/engagements")
final class SharedController {

    private static final int PAGE = 50;
    private static final int NOTES = 20;

    private final Pages pages;
    private final ProposalFlow flow;

    SharedController(Pages pages) {
        this.pages = pages;
        this.flow = new ProposalFlow(pages);
    }

    @GetMapping
    View list(@PathVariable ClientId client, @RequestParam(required = false) @Nullable Long before, Home home) {
        ClientHead head = ClientHead.of(home, client);
        Engagements.Shared shared = home.client(client).engagements().shared(before, PAGE);
        List<SharedEngagement> found = shared.engagements();
        Long next = shared.last() || found.isEmpty()
                ? null
                : Long.valueOf(found.get(found.size() - 1).no());
        return pages.show(new SharedListPage(head, found, shared.hidden(), next));
    }

    @GetMapping("/{engagement}")
    View one(@PathVariable ClientId client, @PathVariable EngagementId engagement, Home home, Texts t) {
        return pages.show(page(home, client, engagement, t, "", null));
    }

    /** Adds a note. */
    @PostMapping("/{engagement}/notes")
    View note(
            @PathVariable ClientId client,
            @PathVariable EngagementId engagement,
            @RequestParam(defaultValue = "") String text,
            Home home,
            Texts t,
            Paths to) {
        try {
            home.client(client).notes().write(engagement, text);
            return pages.go(to.shared(client, engagement));
        } catch (PortalException.Refused e) {
            return pages.show(
                    HttpStatus.UNPROCESSABLE_CONTENT, page(home, client, engagement, t, text, t.rule(e.rule())));
        }
    }

    private static SharedPage page(
            Home home, ClientId client, EngagementId engagement, Texts t, String typed, @Nullable String problem) {
        ClientHead head = ClientHead.of(home, client);
        SharedEngagement shared = home.client(client).engagements().open(engagement);
        ValueText values = new ValueText(t);
        List<SharedPage.Field> fields = shared.fields().stream()
                .map(field -> new SharedPage.Field(
                        field.definition(), ValueDiff.plain(values, field.definition(), field.value())))
                .toList();
        boolean proposable =
                shared.fields().stream().anyMatch(field -> field.definition().isProposable());
        return new SharedPage(
                head,
                shared,
                fields,
                proposable,
                home.client(client).notes().shared(engagement, null, NOTES),
                typed,
                problem);
    }

    @GetMapping("/{engagement}/changes")
    View open(@PathVariable ClientId client, @PathVariable EngagementId engagement, Home home, Texts t, Paths to) {
        return flow.open(head(home, client, engagement), target(home, client, engagement), t, to);
    }

    @PostMapping("/{engagement}/changes/edit")
    View edit(
            @PathVariable ClientId client,
            @PathVariable EngagementId engagement,
            @RequestParam MultiValueMap<String, String> body,
            Home home,
            Texts t,
            Paths to) {
        return flow.edit(head(home, client, engagement), target(home, client, engagement), body, t, to);
    }

    @PostMapping("/{engagement}/changes/summary")
    View summary(
            @PathVariable ClientId client,
            @PathVariable EngagementId engagement,
            @RequestParam MultiValueMap<String, String> body,
            Home home,
            Texts t,
            Paths to) {
        return flow.summary(head(home, client, engagement), target(home, client, engagement), body, t, to);
    }

    @PostMapping("/{engagement}/changes/submit")
    View submit(
            @PathVariable ClientId client,
            @PathVariable EngagementId engagement,
            @RequestParam MultiValueMap<String, String> body,
            Home home,
            Texts t,
            Paths to) {
        return flow.submit(head(home, client, engagement), target(home, client, engagement), body, t, to);
    }

    @GetMapping("/{engagement}/changes/requests/{id}")
    View proposal(
            @PathVariable ClientId client,
            @PathVariable EngagementId engagement,
            @PathVariable UUID id,
            @RequestParam(required = false) @Nullable String thanks,
            Home home,
            Texts t) {
        return flow.proposal(head(home, client, engagement), target(home, client, engagement), id, thanks != null, t);
    }

    @PostMapping("/{engagement}/changes/requests/{id}/withdraw")
    View withdraw(
            @PathVariable ClientId client,
            @PathVariable EngagementId engagement,
            @PathVariable UUID id,
            Home home,
            Paths to) {
        return flow.withdraw(head(home, client, engagement), target(home, client, engagement), id, to);
    }

    private static ClientHead head(Home home, ClientId client, EngagementId engagement) {
        return ClientHead.of(home, client)
                .with(home.client(client).engagements().open(engagement));
    }

    private static ProposalFlow.Target target(Home home, ClientId client, EngagementId engagement) {
        return new OfEngagement(home.client(client).proposals(engagement));
    }

    /** The fields of one engagement. */
    private record OfEngagement(Proposals all) implements ProposalFlow.Target {

        @Override
        public ProfileForm form() {
            return all.form();
        }

        @Override
        public List<Change> preview(Proposal proposal) {
            return all.preview(proposal);
        }

        @Override
        public ProposalView propose(Proposal proposal) {
            return all.propose(proposal);
        }

        @Override
        public List<ProposalView> proposals() {
            return all.latest();
        }

        @Override
        public void withdraw(ChangeRequestId request) {
            all.withdraw(request);
        }
    }
}
