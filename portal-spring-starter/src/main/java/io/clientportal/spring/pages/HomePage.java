package io.clientportal.spring.pages;

import io.clientportal.access.ClientGrant;
import io.clientportal.documents.HomeDocument;
import io.clientportal.engagements.SharedEngagement;
import io.clientportal.kernel.Area;
import io.clientportal.profile.ProposalView;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * A contact's start: the clients, and what waits or was decided for each.
 *
 * @param newDocuments the latest that are New to the contact, of all clients
 * @param hiddenClients how many more there are that whoever looks through the contact's eyes may not see
 * @param looked whether the contact can see that the firm looked
 */
public record HomePage(List<Client> clients, List<HomeDocument> newDocuments, int hiddenClients, boolean looked)
        implements Page {

    /** More New documents than this are not counted. */
    static final int MOST_NEW = 99;

    public HomePage {
        clients = List.copyOf(clients);
        newDocuments = List.copyOf(newDocuments);
    }

    /** Whether there are several clients, so that each is named. */
    public boolean several() {
        return clients.size() > 1;
    }

    /** Whether the documents of several clients can be seen. */
    public boolean severalWithDocuments() {
        return clients.stream().filter(Client::documents).count() > 1;
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
     * @param unseen how many documents are New, counted up to {@code MOST_NEW + 1}
     */
    public record Client(
            ClientGrant grant,
            Door profile,
            List<ProposalView> proposals,
            List<SharedEngagement> engagements,
            boolean more,
            boolean noted,
            int unseen) {

        Client withNew(List<HomeDocument> documents) {
            long count = documents.stream()
                    .filter(one -> one.document().client().equals(grant.client()))
                    .count();
            return new Client(grant, profile, proposals, engagements, more, noted, (int) count);
        }

        /** Whether the contact sees its documents at all. */
        public boolean documents() {
            return grant.areas().contains(Area.DOCUMENTS);
        }

        /** How many documents are New, in words; those of other clients count among the most that are read. */
        public String newDocuments(Texts t) {
            return unseen > MOST_NEW ? t.of("home.documents.more") : t.count("home.documents", unseen);
        }
    }

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
