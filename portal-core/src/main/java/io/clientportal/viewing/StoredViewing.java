package io.clientportal.viewing;

import io.clientportal.kernel.ContactId;
import io.clientportal.kernel.StaffId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A look as it is stored.
 *
 * @param hash the keyed hash of the secret that the browser holds
 * @param firmEpoch the firm's epoch when it began; likewise the contact's
 * @param endsAt when its time is over
 * @param endedAt when it ended; null while it runs
 * @param content sealed under the contact's key: the staff member's name and the reason
 */
public record StoredViewing(
        ViewingId id,
        StaffId staff,
        ContactId contact,
        byte[] hash,
        long firmEpoch,
        long contactEpoch,
        Instant beganAt,
        Instant endsAt,
        @Nullable Instant endedAt,
        byte[] content) {

    boolean runs(Instant now, long firmEpoch, long contactEpoch) {
        return endedAt == null
                && now.isBefore(endsAt)
                && this.firmEpoch == firmEpoch
                && this.contactEpoch == contactEpoch;
    }
}
