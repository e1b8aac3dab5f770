package io.clientportal.notices;

import io.clientportal.kernel.ClientFile;
import io.clientportal.kernel.ClientId;
import io.clientportal.kernel.ContactId;
import io.clientportal.kernel.ContactState;
import io.clientportal.kernel.FirmId;
import io.clientportal.kernel.FirmScope;
import io.clientportal.kernel.FirmState;
import io.clientportal.kernel.GrantState;
import io.clientportal.kernel.Scope;
import io.clientportal.kernel.WorkScope;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** Where bells and e-mails are kept. */
public interface NoticeStore {

    /** How long an e-mail is tried that staff have queued again. */
    Duration REVIVED = Duration.ofHours(72);

    /** How long a bell about an uploaded document or an added note is listed. */
    Duration LISTED = Duration.ofDays(14);

    /** Adds all of them in one statement. */
    void add(FirmScope scope, List<StoredNotice> notices);

    /** The contacts with an e-mail of this kind about the client that is queued, or was added after this instant. */
    Set<ContactId> told(Scope scope, NoticeKind kind, Instant after);

    /**
     * Moves bells and queued e-mails to another client. What was sent stays where it was.
     *
     * @param content makes what is personal readable there
     */
    void move(Scope from, Scope into, BiFunction<NoticeId, byte[], byte[]> content);

    /**
     * What rings for the calling staff member, grouped by client and kind, unread first, then latest first: their own
     * bells, and those for all reviewers where the caller may review. Only clients within reach; of bells about change
     * requests only those whose request is still open; of bells about documents and notes, which are for all who reach
     * them, only those {@link #LISTED} not longer ago whose document or note is there.
     */
    List<BellEntry> bell(FirmScope scope, int most);

    /**
     * Marks the caller's bells read, for nobody else.
     *
     * @param client only those of this client; null for all
     */
    void markRead(FirmScope scope, @Nullable ClientId client);

    /**
     * Takes due e-mails out of the queue, oldest first, each for one worker only: counts their attempts and fences up,
     * and hides them until the lease ends. One statement.
     */
    List<Claim> claim(WorkScope scope, Instant lease, int most);

    /**
     * Writes down what became of claimed e-mails, each only where its fence is still the one claimed. Whatever leaves
     * the queue loses its secret. One statement.
     *
     * @return how many were written
     */
    int settle(WorkScope scope, List<Settled> notices);

    /** How many e-mails wait and how many were given up, of all firms. */
    Backlog backlog(WorkScope scope);

    /** The same of one firm, within the caller's reach. */
    Backlog backlog(FirmScope scope);

    /**
     * E-mails given up, of clients within the caller's reach, latest first.
     *
     * @param before only those queued before this one; null for the latest
     */
    List<DeadLetter> dead(FirmScope scope, @Nullable NoticeId before, int most);

    /**
     * Queues an e-mail that was given up again, due now and for {@link #REVIVED}, within the caller's reach and only where it
     * had no secret.
     *
     * @return whether it was
     */
    boolean revive(FirmScope scope, NoticeId id);

    /** The e-mails to contacts about one client, latest first. */
    List<MailedNotice> mails(Scope scope, @Nullable NoticeId before, int most);

    /**
     * The e-mails to one contact about the client, or about none, such as codes, latest first; none where the contact
     * never had a grant for the client.
     */
    List<MailedNotice> mails(Scope scope, ContactId contact, @Nullable NoticeId before, int most);

    /**
     * A claimed e-mail with all that sending it asks for.
     *
     * @param client null where it is about none
     * @param contact null where the contact is gone
     * @param grant the contact's grant for the client; null where there is none
     */
    record Claim(
            StoredNotice notice,
            FirmState firm,
            @Nullable ClientFile client,
            @Nullable ContactState contact,
            @Nullable GrantState grant) {}

    /**
     * What became of a claimed e-mail.
     *
     * @param client as claimed; a text that was sealed for another client than the present one is not kept
     * @param fence as claimed
     * @param due when it is tried again; meaningless unless queued
     * @param text as sent, sealed; null unless sent
     */
    record Settled(
            FirmId firm,
            NoticeId id,
            @Nullable ClientId client,
            long fence,
            NoticeState state,
            Instant due,
            int attempts,
            @Nullable String cause,
            byte @Nullable [] text) {}

    /**
     * Numbers of e-mails, for pages, health and metrics.
     *
     * @param due when the first of those that wait was or will be due; null where none waits
     */
    record Backlog(long queued, long dead, @Nullable Instant due) {}
}
