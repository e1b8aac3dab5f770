package io.clientportal.profile;

import io.clientportal.fields.FieldDefinition;
import io.clientportal.fields.FieldPath;
import io.clientportal.fields.Value;
import io.clientportal.fields.Values;
import io.clientportal.kernel.Caller;
import io.clientportal.kernel.ClientId;
import io.clientportal.kernel.ClientName;
import io.clientportal.kernel.Gate;
import io.clientportal.kernel.Version;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The record of one client in the hands of one caller. Contacts look at it and propose; staff review and decide, and
 * tell what they have changed themselves.
 */
public final class Profile {

    private final Proposing proposing;
    private final Reviewing reviewing;
    private final Editing editing;
    private final History history;

    Profile(Profiles profiles, Caller caller, ClientId client) {
        Gate gate = profiles.gates.client(caller, client);
        this.proposing = new Proposing(profiles, gate, caller, client, new Sheet(profiles, null));
        this.reviewing = new Reviewing(profiles, gate, caller, client);
        this.editing = new Editing(profiles, gate, caller, client);
        this.history = new History(profiles, gate);
    }

    // --- for contacts

    /** The record as the calling contact may see it, with what waits (PRO-02, PRO-06, PRO-30). */
    public ProfileForm form() {
        return proposing.form();
    }

    /**
     * Proposes changes. The record stays as it is until the firm has decided.
     *
     * @return the request, or the earlier one that was submitted with the same key and content (PRO-29)
     */
    public ProposalView propose(Proposal proposal) {
        return proposing.propose(proposal);
    }

    /** What a proposal would send, without sending it: the summary before submitting. */
    public List<Change> preview(Proposal proposal) {
        return proposing.preview(proposal);
    }

    /** The calling contact's own latest requests and what became of them, latest first. */
    public List<ProposalView> proposals() {
        return proposing.proposals();
    }

    /** Takes an own request back while it waits (PRO-22). */
    public void withdraw(ChangeRequestId request) {
        proposing.withdraw(request);
    }

    // --- for staff

    /** The waiting requests, oldest first. Only the first can be decided (PRO-10). */
    public List<ChangeRequest> queue() {
        return reviewing.queue();
    }

    /** One request, field by field, beside the record as it is now (PRO-12). */
    public Review review(ChangeRequestId request) {
        return reviewing.review(request);
    }

    /**
     * Keeps decisions with the request; those of others stay. Nothing is written to the record yet.
     *
     * @param record the version of the record that the reviewer had before their eyes; of another one than the current,
     *     the decisions are kept but have to be made again before applying (PRO-15)
     */
    public Review decide(ChangeRequestId request, Version record, List<Decision.Draft> decisions) {
        return reviewing.decide(request, record, decisions);
    }

    /** Accepts what is undecided and not stale, nothing else (PRO-35). */
    public Review acceptRest(ChangeRequestId request, Version record) {
        return reviewing.acceptRest(request, record);
    }

    /** Writes every accepted value and closes the request, all or nothing (PRO-14); with a remote host see PRO-31. */
    public ChangeRequest apply(ChangeRequestId request, Reply reply) {
        return reviewing.apply(request, Version.FIRST, List.of(), reply);
    }

    /**
     * Decides and applies in one transaction. Where it is refused, these decisions are not kept; earlier ones are.
     *
     * @param record the version of the record that the reviewer had before their eyes
     */
    public ChangeRequest apply(ChangeRequestId request, Version record, List<Decision.Draft> decisions, Reply reply) {
        return reviewing.apply(request, record, decisions, reply);
    }

    /** Rejects everything; the reason stays inside the firm and the record is untouched (PRO-19). */
    public ChangeRequest rejectAll(ChangeRequestId request, String reason, Reply reply) {
        return reviewing.rejectAll(request, reason, reply);
    }

    /** The firm's fields that this staff member may see, in the order of the form. */
    public List<FieldDefinition> fields() {
        return editing.fields();
    }

    /** The record as this staff member may see it. */
    public ClientRecord record() {
        return editing.record();
    }

    /** Adds the client with its record, where the portal keeps the records itself. */
    public void create(ClientName name, Values values) {
        editing.create(name, values);
    }

    /**
     * Edits the record through the portal.
     *
     * @param read the version that the edit was made on
     */
    public ClientRecord edit(Version read, Map<FieldPath, Value> changes, EditSource source) {
        return editing.edit(read, changes, source);
    }

    /**
     * Tells the portal of an edit that the host has made itself, in the host's transaction (PRO-32).
     *
     * @param before the values before the edit
     * @param after the record afterwards
     */
    public void edited(EditSource source, Values before, ClientRecord after) {
        editing.edited(source, before, after);
    }

    /**
     * The update history, newest first, as far back as the firm has set (PRO-24).
     *
     * @param before the last entry of the page before; null for the first page
     */
    public List<HistoryEntry> history(@Nullable UUID before, int most) {
        return history.page(before, most);
    }
}
