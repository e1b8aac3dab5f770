package io.clientportal.access;

import io.clientportal.kernel.ContactId;
import io.clientportal.kernel.ContactState;
import io.clientportal.kernel.Version;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A contact as it is stored. Name and login e-mail are frozen: the record never changes them (ACC-08).
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
        Account account,
        byte @Nullable [] wrappedKey,
        Version version) {

    /** The contact as the gate reads it. */
    public ContactState state() {
        return new ContactState(id, name, email, language, epoch, !account.works(), wrappedKey);
    }

    public boolean disabled() {
        return account.disabled();
    }

    /** The end of this life. */
    Person ended(Instant now) {
        return next(epoch + 1, account.end(now));
    }

    /** A new life, in which nothing of the earlier one works. */
    Person begun() {
        return next(epoch + 1, Account.NEW);
    }

    /** Everything issued ends; the login account stays for when it is resumed. */
    Person suspended(Instant now) {
        return next(epoch + 1, account.suspend(now));
    }

    Person resumed() {
        return next(epoch, account.resume());
    }

    Person invited(Instant until) {
        return next(epoch, account.invite(until));
    }

    Person named(String name) {
        return new Person(id, name, email, address, language, epoch, account, wrappedKey, version.next());
    }

    Person reachedAt(LoginAddress login) {
        return new Person(id, name, login.typed(), login.key(), language, epoch, account, wrappedKey, version.next());
    }

    private Person next(long epoch, Account account) {
        return new Person(id, name, email, address, language, epoch, account, wrappedKey, version.next());
    }
}
