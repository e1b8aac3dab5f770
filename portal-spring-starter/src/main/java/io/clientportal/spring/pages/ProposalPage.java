package io.clientportal.spring.pages;

import io.clientportal.profile.ProposalView;
import java.util.List;

/**
 * A request that waits or was decided, as the contact who made it sees it.
 *
 * @param thanks whether it was submitted just now
 */
public record ProposalPage(ClientHead client, ProposalView proposal, List<ChangeView> changes, boolean thanks)
        implements Page {

    /** Where it stands. */
    public String title(Texts t) {
        if (proposal.open()) {
            return t.of("proposal.waiting");
        }
        return t.of(proposal.withdrawn() ? "proposal.withdrawn" : "proposal.reviewed");
    }
}
