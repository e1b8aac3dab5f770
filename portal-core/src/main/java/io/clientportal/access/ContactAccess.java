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
 * @param email the login e-mail as typed; shown as "Login email" where the account is set up
 * @param ends when the grant ends or has ended; null where it has no end
 * @param state whether the contact gets in for this client
 * @param account where the account stands, for all its clients
 * @param accountState the same as the firm reads it (ACC-02)
 * @param differs what the client's record has otherwise (ACC-08)
 */
public record ContactAccess(
        ContactId id,
        String name,
        String email,
        Locale language,
        Set<Area> areas,
        @Nullable Instant ends,
        AccessState state,
        Account account,
        AccountState accountState,
        Set<Difference> differs) {

    /** How login e-mail and name, frozen when the contact was let in, differ from the record. */
    public enum Difference {
        /** The record names nobody with the login e-mail. */
        EMAIL,
        /** The record calls whoever has the login e-mail otherwise. */
        NAME
    }

    static ContactAccess of(Admission admission, Instant now) {
        return of(admission, now, Set.of());
    }

    static ContactAccess of(Admission admission, Instant now, Set<Difference> differs) {
        Person person = admission.person();
        Grant grant = admission.grant();
        AccessState state = !person.account().works()
                ? AccessState.DISABLED
                : grant.holds(now) ? AccessState.LET_IN : AccessState.ENDED;
        return new ContactAccess(
                person.id(),
                person.name(),
                person.email(),
                person.language(),
                grant.areas(),
                grant.ends(),
                state,
                person.account(),
                person.account().state(now),
                Set.copyOf(differs));
    }
}
