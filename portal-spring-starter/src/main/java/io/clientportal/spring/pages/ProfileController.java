package io.clientportal.spring.pages;

import io.clientportal.Home;
import io.clientportal.kernel.ClientId;
import io.clientportal.profile.Change;
import io.clientportal.profile.ChangeRequestId;
import io.clientportal.profile.Profile;
import io.clientportal.profile.ProfileForm;
import io.clientportal.profile.Proposal;
import io.clientportal.profile.ProposalView;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
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

    private final ProposalFlow flow;

    ProfileController(Pages pages) {
        this.flow = new ProposalFlow(pages);
    }

    @GetMapping
    View open(@PathVariable ClientId client, Home home, Texts t, Paths to) {
        return flow.open(ClientHead.of(home, client), target(home, client), t, to);
    }

    @PostMapping("/edit")
    View edit(
            @PathVariable ClientId client,
            @RequestParam MultiValueMap<String, String> body,
            Home home,
            Texts t,
            Paths to) {
        return flow.edit(ClientHead.of(home, client), target(home, client), body, t, to);
    }

    @PostMapping("/summary")
    View summary(
            @PathVariable ClientId client,
            @RequestParam MultiValueMap<String, String> body,
            Home home,
            Texts t,
            Paths to) {
        return flow.summary(ClientHead.of(home, client), target(home, client), body, t, to);
    }

    @PostMapping("/submit")
    View submit(
            @PathVariable ClientId client,
            @RequestParam MultiValueMap<String, String> body,
            Home home,
            Texts t,
            Paths to) {
        return flow.submit(ClientHead.of(home, client), target(home, client), body, t, to);
    }

    @GetMapping("/requests/{id}")
    View proposal(
            @PathVariable ClientId client,
            @PathVariable UUID id,
            @RequestParam(required = false) @Nullable String thanks,
            Home home,
            Texts t) {
        return flow.proposal(ClientHead.of(home, client), target(home, client), id, thanks != null, t);
    }

    @PostMapping("/requests/{id}/withdraw")
    View withdraw(@PathVariable ClientId client, @PathVariable UUID id, Home home, Paths to) {
        return flow.withdraw(ClientHead.of(home, client), target(home, client), id, to);
    }

    private static ProposalFlow.Target target(Home home, ClientId client) {
        return new OfRecord(home.client(client).profile());
    }

    /** The client's record. */
    private record OfRecord(Profile profile) implements ProposalFlow.Target {

        @Override
        public ProfileForm form() {
            return profile.form();
        }

        @Override
        public List<Change> preview(Proposal proposal) {
            return profile.preview(proposal);
        }

        @Override
        public ProposalView propose(Proposal proposal) {
            return profile.propose(proposal);
        }

        @Override
        public List<ProposalView> proposals() {
            return profile.proposals();
        }

        @Override
        public void withdraw(ChangeRequestId request) {
            profile.withdraw(request);
        }
    }
}
