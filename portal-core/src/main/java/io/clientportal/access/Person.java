package io.clientportal.access;

import io.clientportal.kernel.ContactId;
import io.clientportal.kernel.ContactState;
import io.clientportal.kernel.Version;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A contact as it is stored. Name and login e-mail never change (ACC-08).
 *
 * @param email as typed
 * @param address what the login e-mail is compared by (ACC-15), unique in the firm
 * @param epoch rises whenever everything issued to this contact has to end
 * @param wrappedKey the contact's data key; null once erased
 */
public record Person(
        ContactId id,
        String name,
        String email,
        String address,
        Locale language,
        long epoch,
        boolean disabled,
        byte @Nullable [] wrappedKey,
        Version version) {

    /** The contact as the gate reads it. */
    public ContactState state() {
        return new ContactState(id, name, email, language, epoch, disabled, wrappedKey);
    }

    /** The next life, or the end of this one: nothing that was issued before works any more. */
    Person next(boolean disabled) {
        return new Person(id, name, email, address, language, epoch + 1, disabled, wrappedKey, version.next());
    }
}
