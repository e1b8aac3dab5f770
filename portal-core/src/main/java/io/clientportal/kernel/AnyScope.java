package io.clientportal.kernel;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What every way in has in common: this transaction, firm, caller and instant. */
abstract sealed class AnyScope permits Scope, FirmScope {
    final Gates gates;
    final Tx tx;
    final Caller caller;
    final Right right;
    final Instant now;
    final FirmState firm;
    final Reach reach;
    final @Nullable ContactState contact;

    @Nullable
    Subject looked;

    Map<String, ?> lookedAt = Map.of();

    int logged;

    AnyScope(
            Gates gates,
            Tx tx,
            Caller caller,
            Right right,
            Instant now,
            FirmState firm,
            Reach reach,
            @Nullable ContactState contact) {
        this.gates = gates;
        this.tx = tx;
        this.caller = caller;
        this.right = right;
        this.now = now;
        this.firm = firm;
        this.reach = reach;
        this.contact = contact;
    }

    public Tx tx() {
        return tx;
    }

    public Caller caller() {
        return caller;
    }

    public FirmId firm() {
        return firm.id();
    }

    public FirmState firmState() {
        return firm;
    }

    /** The one instant of this use case, in milliseconds; every statement and every rule uses it. */
    public Instant now() {
        return now;
    }

    /** Today in the firm's zone. */
    public LocalDate today() {
        return LocalDate.ofInstant(now, firm.zone());
    }

    /** What the calling staff member may reach and do; nothing where a contact calls. */
    public Reach reach() {
        return reach;
    }

    /** The calling contact. */
    public ContactState contact() {
        if (contact == null) {
            throw new IllegalStateException("No contact calls");
        }
        return contact;
    }

    /** The calling staff member. */
    public Staff staff() {
        if (caller instanceof Staff staff) {
            return staff;
        }
        throw new IllegalStateException("No staff member calls");
    }

    public boolean byStaff() {
        return caller instanceof Staff;
    }

    /** Whether a staff member looks through the calling contact's eyes. */
    public boolean isViewed() {
        return Policy.viewer(caller) != null;
    }

    /** Names what is looked at, such as a document; the entry that every such look leaves is then about that (IMP-04). */
    public void looked(Subject subject) {
        looked = subject;
    }

    /** The same where several things are looked at in one call: what they are stands among the entry's facts. */
    public void looked(Subject subject, Map<String, ?> facts) {
        looked = subject;
        lookedAt = facts;
    }

    /** The caller's name as others read it. */
    public String callerName() {
        if (caller instanceof Staff staff) {
            return staff.name();
        }
        return contact != null ? contact.name() : "";
    }

    /** Says that the use case turned out to change nothing, so that it leaves no entry. */
    public void nothingChanged() {
        logged++;
    }

    void write(
            boolean refused,
            @Nullable ClientId client,
            Subject subject,
            Map<String, ?> before,
            Map<String, ?> after,
            Map<String, ?> details,
            Journal.KeyHolder holder,
            DataKey key) {
        logged++;
        gates.journal()
                .write(
                        tx,
                        new Journal.Line(
                                firm(),
                                now,
                                right.key(),
                                refused,
                                caller,
                                callerName(),
                                client,
                                subject,
                                before,
                                after,
                                details,
                                holder,
                                key));
    }
}
