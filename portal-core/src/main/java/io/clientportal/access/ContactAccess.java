package io.clientportal.access;

import io.clientportal.kernel.Area;
import io.clientportal.kernel.ContactId;
import java.time.Instant;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A contact of a client, as the firm sees it.
 *
 * @param email the login e-mail as typed
 * @param ends when the grant ends or has ended; null where it has no end
 */
public record ContactAccess(
        ContactId id,
        String name,
        String email,
        Locale language,
        Set<Area> areas,
        @Nullable Instant ends,
        AccessState state) {

    static ContactAccess of(Admission admission, Instant now) {
        Person person = admission.person();
        Grant grant = admission.grant();
        AccessState state =
                person.disabled() ? AccessState.DISABLED : grant.holds(now) ? AccessState.LET_IN : AccessState.ENDED;
        return new ContactAccess(
                person.id(), person.name(), person.email(), person.language(), grant.areas(), grant.ends(), state);
    }
}
