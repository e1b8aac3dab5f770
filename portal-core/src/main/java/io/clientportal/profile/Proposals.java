package io.clientportal.profile;

import io.clientportal.kernel.Caller;
import io.clientportal.kernel.ClientId;
import io.clientportal.kernel.EngagementId;
import java.util.List;

/**
 * What a contact proposes for the custom fields of an engagement that is shared with it (ACC-11). It goes the way of all
 * change requests, in the client's one queue.
 */
public final class Proposals {

    private final Proposing proposing;

    Proposals(Profiles profiles, Caller caller, ClientId client, EngagementId engagement) {
        this.proposing = new Proposing(
                profiles, profiles.gates.client(caller, client), caller, client, new Sheet(profiles, engagement));
    }

    /** The fields as the calling contact may see them, with what waits. */
    public ProfileForm form() {
        return proposing.form();
    }

    /** As {@link Profile#propose}. */
    public ProposalView propose(Proposal proposal) {
        return proposing.propose(proposal);
    }

    /** As {@link Profile#preview}. */
    public List<Change> preview(Proposal proposal) {
        return proposing.preview(proposal);
    }

    /** The calling contact's own latest requests for this engagement, latest first. */
    public List<ProposalView> latest() {
        return proposing.proposals();
    }

    /** Takes an own request back while it waits. */
    public void withdraw(ChangeRequestId request) {
        proposing.withdraw(request);
    }
}
