package io.clientportal.spring.pages;

import io.clientportal.access.AffectedLogin;
import io.clientportal.fields.FieldPermission;
import io.clientportal.profile.ChangeRequestId;
import io.clientportal.profile.RequestState;
import io.clientportal.profile.Review;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A request under review, field by field.
 *
 * @param affected whose login the changes leave as it is although its address changes (PRO-37)
 * @param place of the request in the queue, from 1
 * @param head the request that has to be decided first; null where it is this one
 * @param nextLabel what names the next request; empty where there is none
 * @param othersLine who may decide what this member may not, in one line; empty where unknown
 * @param reply what goes with the decision, as typed
 * @param reason for rejecting everything, as typed
 * @param declining whether the reason for rejecting everything was missing
 * @param problem why it was not done; null where nothing was refused
 */
public record ReviewPage(
        DeskClient client,
        Review review,
        List<Row> rows,
        List<AffectedLogin> affected,
        int place,
        @Nullable ChangeRequestId head,
        String nextLabel,
        String othersLine,
        Typed reply,
        String reason,
        boolean declining,
        @Nullable String problem)
        implements Page.ForStaff {

    /** What goes with the decision. */
    public record Typed(String note, String message, boolean tell) {
        static final Typed FIRST = new Typed("", "", true);
    }

    /** The same, asking for the reason that was missing. */
    ReviewPage declining(String reason) {
        return new ReviewPage(
                client, review, rows, affected, place, head, nextLabel, othersLine, reply, reason, true, problem);
    }

    /** The one address that comes in, to offer it in place of one that leaves; empty where there are several or none. */
    public String arriving() {
        List<String> coming = affected.stream()
                .filter(one -> one.kind() == AffectedLogin.Kind.COMES)
                .map(AffectedLogin::address)
                .toList();
        return coming.size() == 1 ? coming.get(0) : "";
    }

    @Override
    public String menu() {
        return "inbox";
    }

    public String note() {
        return reply.note();
    }

    public String message() {
        return reply.message();
    }

    public boolean tell() {
        return reply.tell();
    }

    public boolean applying() {
        return review.request().state() == RequestState.APPLYING;
    }

    public long accepted() {
        return count("accept");
    }

    public long rejected() {
        return count("reject");
    }

    public long edited() {
        return count("edit");
    }

    /** How many are still to be decided; a field that is gone closes by itself. */
    public long open() {
        return rows.stream()
                .filter(row -> row.state().equals("open") && row.field().definition() != null)
                .count();
    }

    /** Whether there is anything that "accept all the rest" would accept (PRO-35). */
    public boolean hasRest() {
        return rows.stream()
                .anyMatch(row -> row.decidable()
                        && row.field().decision() == null
                        && !row.field().stale());
    }

    private long count(String state) {
        return rows.stream().filter(row -> row.state().equals(state)).count();
    }

    /**
     * One proposed change.
     *
     * @param state {@code accept}, {@code reject}, {@code edit}, or {@code open} where it has to be decided (again)
     * @param diff the record's value beside the proposed one
     * @param shown the value that the client was shown, in one line
     * @param entryKind whether an entry of a list is new or changed, in words; null for other fields
     * @param edited the reviewer's own value in one line; empty unless edited
     * @param edit the inputs for the reviewer's own value; null where there can be none
     * @param decidedBy a colleague who decided; null where this member did, or nobody
     * @param staleBy who changed the record since; null where unknown
     * @param staleAt when; null where unknown
     * @param problem why it has to be decided (again); null where it was not asked for
     */
    public record Row(
            Review.Field field,
            String id,
            String state,
            boolean decidable,
            ValueDiff diff,
            String shown,
            @Nullable String entryKind,
            String edited,
            @Nullable FieldInput edit,
            @Nullable String decidedBy,
            @Nullable String staleBy,
            @Nullable Instant staleAt,
            @Nullable String problem) {

        /** Whether the proposal empties the field or removes the entry. */
        public boolean cleared() {
            return field.proposed().isNone();
        }

        /** Whether it is an entry of a list. */
        public boolean entry() {
            return field.path().entry() != null;
        }

        /** Whether it is an entry that is not in the list yet. */
        public boolean added() {
            return entry() && field.current().isNone() && !cleared();
        }

        /** Whether clients can no longer see the field at all (PRO-26). */
        public boolean privateNow() {
            return field.definition() != null && field.definition().permission() == FieldPermission.PRIVATE;
        }
    }
}
