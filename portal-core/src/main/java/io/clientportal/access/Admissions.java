package io.clientportal.access;

import io.clientportal.firms.Firms;
import io.clientportal.kernel.Area;
import io.clientportal.kernel.ContactId;
import io.clientportal.kernel.FirmScope;
import io.clientportal.kernel.Ids;
import io.clientportal.kernel.KeyRing;
import io.clientportal.kernel.Names;
import io.clientportal.kernel.PortalException;
import io.clientportal.kernel.Scope;
import io.clientportal.kernel.Version;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Lets contacts in on the way, for features that send them something (SIG-12). */
public final class Admissions {

    /** Longer tags hold nothing that a text is written in. */
    private static final int LONGEST_LANGUAGE = 16;

    private final AccessStore store;
    private final Firms firms;
    private final KeyRing keys;
    private final Guard guard;

    public Admissions(AccessStore store, Firms firms, KeyRing keys, SharedEngagements shared) {
        this.store = store;
        this.firms = firms;
        this.keys = keys;
        this.guard = new Guard(store, shared);
    }

    /**
     * Lets through whoever reaches everything that the contact is let in for and everything shared with the contact, and
     * the portal administrator (ACC-06): for what concerns an account with all its clients.
     *
     * @return what the activity log says of it
     * @throws PortalException.Refused where something of this contact is hidden from the caller
     */
    public Map<String, Object> passWhole(Scope scope, ContactId contact) {
        return guard.passWhole(scope, contact);
    }

    Guard guard() {
        return guard;
    }

    /**
     * A contact of this client, with a grant that holds for the areas.
     *
     * @throws PortalException.NotFound where the contact never had a grant for the client
     * @throws PortalException.Refused where the contact is disabled
     */
    public Admission admit(Scope scope, ContactId contact, Set<Area> areas) {
        Admission known = require(scope, contact);
        requireWorking(known.person());
        Grant grant = known.grant().widened(areas, scope.now());
        if (!grant.equals(known.grant())) {
            hold(scope.acrossClients(), contact);
            store.save(scope, grant);
        }
        return new Admission(known.person(), grant);
    }

    /**
     * A new contact of the firm, with a grant for this client.
     *
     * @throws PortalException.Refused where the address is taken (ACC-16), or name or address are none
     */
    public Admission admit(Scope scope, NewContact contact, Set<Area> areas) {
        Person person = person(scope, contact);
        FirmScope firm = scope.acrossClients();
        if (store.findByAddress(firm, person.address()).isPresent() || !store.add(firm, person)) {
            throw new PortalException.Refused(AccessRule.ADDRESS_TAKEN);
        }
        Grant grant = Grant.first(person.id(), scope.client(), areas);
        store.add(scope, grant);
        return new Admission(person, grant);
    }

    /**
     * A contact who has or had a grant for the client.
     *
     * @throws PortalException.NotFound where there is no such contact
     */
    public Admission require(Scope scope, ContactId contact) {
        return store.find(scope, contact).orElseThrow(PortalException.NotFound::new);
    }

    /**
     * A contact of the client, locked until the transaction ends: for whoever shares something, so that sharing and
     * ending the account follow each other (ACC-06).
     *
     * @throws PortalException.Refused where the account is disabled or suspended
     */
    public Person hold(Scope scope, ContactId contact) {
        require(scope, contact);
        return hold(scope.acrossClients(), contact);
    }

    /**
     * As {@link #hold(Scope, ContactId)}, of any client.
     *
     * @throws PortalException.NotFound where the firm has no such contact
     */
    public Person hold(FirmScope scope, ContactId contact) {
        Person person = store.lock(scope, contact).orElseThrow(PortalException.NotFound::new);
        requireWorking(person);
        return person;
    }

    /**
     * Notes that an invitation can be accepted until then. The contact is {@link #hold held}.
     *
     * @throws PortalException.Refused where there is a login account already
     */
    public Person invited(FirmScope scope, Person held, Instant until) {
        if (held.account().setUp()) {
            throw new PortalException.Refused(AccessRule.SET_UP_ALREADY);
        }
        Person invited = held.invited(until);
        store.save(scope, invited);
        return invited;
    }

    /** Limits a grant to an end; null for none. */
    public Admission until(Scope scope, Admission admission, @Nullable Instant ends) {
        requireFuture(scope, ends);
        Grant grant = admission.grant();
        if (Objects.equals(grant.ends(), ends)) {
            return admission;
        }
        Grant limited = grant.limited(grant.areas(), ends, scope.now());
        store.save(scope, limited);
        return new Admission(admission.person(), limited);
    }

    /**
     * Moves every grant for a client to another one that it was merged into (FRM-06); those left behind end. Contacts are
     * locked behind both clients.
     */
    public List<Moved> move(Scope from, Scope into) {
        store.admissions(from).stream()
                .map(admission -> admission.person().id())
                .sorted(Comparator.comparing(ContactId::toString))
                .forEach(contact -> store.lock(from.acrossClients(), contact));
        return store.admissions(from).stream()
                .map(admission -> move(from, into, admission.grant()))
                .toList();
    }

    private Moved move(Scope from, Scope into, Grant left) {
        Optional<Grant> known = store.find(into, left.contact()).map(Admission::grant);
        Grant next = known.map(grant -> grant.merged(left, into.now()))
                .orElseGet(() -> new Grant(left.contact(), into.client(), left.areas(), left.ends(), 1));
        if (known.isEmpty()) {
            store.add(into, next);
        } else if (!next.equals(known.get())) {
            store.save(into, next);
        }
        if (left.holds(from.now())) {
            store.save(from, left.ended(from.now()));
        }
        return new Moved(left, next, !known.equals(Optional.of(next)));
    }

    /**
     * A grant that was moved to another client.
     *
     * @param left as it was for the client that was left
     * @param now as it is
     * @param changed whether the grant is another one than before
     */
    public record Moved(Grant left, Grant now, boolean changed) {}

    /**
     * A new login e-mail as it is written.
     *
     * @throws PortalException.Refused where it is none, or is the one that the contact has
     */
    public String other(Person person, String email) {
        LoginAddress login = LoginAddress.of(email);
        if (login.key().equals(person.address())) {
            throw new PortalException.Refused(AccessRule.SAME_ADDRESS);
        }
        return login.typed();
    }

    /** Whether a contact of the firm has this login e-mail (ACC-16). */
    public boolean taken(FirmScope scope, String email) {
        return store.findByAddress(scope, LoginAddress.of(email).key()).isPresent();
    }

    /**
     * Makes a proved address the login e-mail (ACC-09). The contact is {@link #hold held}.
     *
     * @throws PortalException.Refused where it is taken meanwhile
     */
    public Person reach(FirmScope scope, Person held, String email) {
        if (taken(scope, email)) {
            throw new PortalException.Refused(AccessRule.ADDRESS_TAKEN);
        }
        Person moved = held.reachedAt(LoginAddress.of(other(held, email)));
        store.save(scope, moved);
        return moved;
    }

    /** What a login e-mail is looked up by (ACC-15); empty where the text is no address. */
    public static Optional<String> key(String email) {
        return RecordNames.key(email);
    }

    static void requireWorking(Person person) {
        if (person.disabled()) {
            throw new PortalException.Refused(AccessRule.ACCOUNT_DISABLED);
        }
        if (!person.account().works()) {
            throw new PortalException.Refused(AccessRule.ACCOUNT_SUSPENDED);
        }
    }

    static void requireFuture(Scope scope, @Nullable Instant ends) {
        if (ends != null && !ends.isAfter(scope.now())) {
            throw new PortalException.Refused(AccessRule.ENDS_EARLIER);
        }
    }

    private Person person(Scope scope, NewContact contact) {
        LoginAddress address = LoginAddress.of(contact.email());
        return new Person(
                new ContactId(Ids.next(scope.now())),
                Names.checked(contact.name(), AccessRule.NOT_A_NAME),
                address.typed(),
                address.key(),
                language(contact, scope),
                1,
                Account.NEW,
                keys.newKey(),
                Version.FIRST);
    }

    private Locale language(NewContact contact, Scope scope) {
        Locale wanted = contact.language();
        return wanted == null || wanted.toLanguageTag().length() > LONGEST_LANGUAGE
                ? firms.settings(scope).language()
                : wanted;
    }
}
