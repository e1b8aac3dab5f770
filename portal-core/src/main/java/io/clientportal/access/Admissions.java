package io.clientportal.access;

import io.clientportal.firms.Firms;
import io.clientportal.kernel.Area;
import io.clientportal.kernel.ContactId;
import io.clientportal.kernel.FirmScope;
import io.clientportal.kernel.Ids;
import io.clientportal.kernel.KeyRing;
import io.clientportal.kernel.PortalException;
import io.clientportal.kernel.Scope;
import io.clientportal.kernel.Version;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Set;

/** Lets contacts in on the way, for features that send them something (SIG-12). */
public final class Admissions {

    private static final int LONGEST_NAME = 200;
    /** Longer tags hold nothing that a text is written in. */
    private static final int LONGEST_LANGUAGE = 16;

    private final AccessStore store;
    private final Firms firms;
    private final KeyRing keys;

    public Admissions(AccessStore store, Firms firms, KeyRing keys) {
        this.store = store;
        this.firms = firms;
        this.keys = keys;
    }

    /**
     * A contact of this client, with a grant that holds for the areas.
     *
     * @throws PortalException.NotFound where the contact never had a grant for the client
     * @throws PortalException.Refused where the contact is disabled
     */
    public Admission admit(Scope scope, ContactId contact, Set<Area> areas) {
        Admission known = require(scope, contact);
        requireEnabled(known.person());
        Grant grant = known.grant().widened(areas, scope.now());
        if (!grant.equals(known.grant())) {
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

    static void requireEnabled(Person person) {
        if (person.disabled()) {
            throw new PortalException.Refused(AccessRule.ACCOUNT_DISABLED);
        }
    }

    private Person person(Scope scope, NewContact contact) {
        LoginAddress address = LoginAddress.of(contact.email());
        return new Person(
                new ContactId(Ids.next(scope.now())),
                name(contact.name()),
                address.typed(),
                address.key(),
                language(contact, scope),
                1,
                false,
                keys.newKey(),
                Version.FIRST);
    }

    private Locale language(NewContact contact, Scope scope) {
        Locale wanted = contact.language();
        return wanted == null || wanted.toLanguageTag().length() > LONGEST_LANGUAGE
                ? firms.settings(scope).language()
                : wanted;
    }

    private static String name(String name) {
        String clean = Normalizer.normalize(name, Normalizer.Form.NFC).strip();
        if (clean.isEmpty()
                || clean.length() > LONGEST_NAME
                || clean.codePoints()
                        .anyMatch(c -> Character.isISOControl(c) || Character.getType(c) == Character.SURROGATE)) {
            throw new PortalException.Refused(AccessRule.NOT_A_NAME);
        }
        return clean;
    }
}
