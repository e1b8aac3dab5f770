package io.clientportal.spring.pages;

import io.clientportal.access.ClientGrant;
import io.clientportal.engagements.SharedEngagement;
import io.clientportal.profile.ProposalView;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * A contact's start: the clients, and what waits or was decided for each.
 *
 * @param hiddenClients how many more there are that whoever looks through the contact's eyes may not see
 * @param looked whether the contact can see that the firm looked
 */
public record HomePage(List<Client> clients, int hiddenClients, boolean looked) implements Page {

    public HomePage {
        clients = List.copyOf(clients);
    }

    /** Whether a client's profile is open to the contact. */
    public enum Door {
        OPEN,
        CLOSED,
        NOT_GRANTED
    }

    /**
     * One client.
     *
     * @param proposals the contact's latest requests, latest first
     * @param engagements the latest that are shared
     * @param more whether more of them are
     * @param noted whether there are notes
     */
    public record Client(
            ClientGrant grant,
            Door profile,
            List<ProposalView> proposals,
            List<SharedEngagement> engagements,
            boolean more,
            boolean noted) {}

    /** Where a request stands, in words. */
    public String status(ProposalView proposal, Texts t) {
        if (proposal.open()) {
            return t.of("profile.waiting", t.day(proposal.at()));
        }
        return t.of(
                proposal.withdrawn() ? "home.withdrawn" : "home.reviewed",
                t.day(Objects.requireNonNullElse(proposal.closedAt(), proposal.at())));
    }

    /** The fields that it is about. */
    public String names(ProposalView proposal) {
        return proposal.fields().stream()
                .map(field -> field.definition().label())
                .distinct()
                .collect(Collectors.joining(", "));
    }
}
