package io.clientportal.access;

import io.clientportal.kernel.Area;
import io.clientportal.kernel.ClientName;
import io.clientportal.kernel.ContactId;
import io.clientportal.kernel.Gate;
import io.clientportal.kernel.PortalException;
import io.clientportal.kernel.Right;
import io.clientportal.kernel.Scope;
import io.clientportal.kernel.Subject;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Who is let in for one client, in the hands of a staff member. */
public final class Access {

    private final Gate gate;
    private final AccessStore store;
    private final Admissions admissions;

    public Access(Gate gate, AccessStore store, Admissions admissions) {
        this.gate = gate;
        this.store = store;
        this.admissions = admissions;
    }

    /** Everybody who has or had a grant for the client, by name. */
    public List<ContactAccess> contacts() {
        return gate.read(
                AccessRight.LOOK,
                scope -> store.admissions(scope).stream()
                        .map(admission -> ContactAccess.of(admission, scope.now()))
                        .sorted(Comparator.comparing(
                                contact -> ClientName.of(contact.name()).sort()))
                        .toList());
    }

    /**
     * Lets in somebody whom the firm has not met. Nothing is sent; a link is (SIG-12).
     *
     * @throws PortalException.Refused where a contact of the firm has the address already (ACC-16)
     */
    public ContactAccess add(NewContact contact, Set<Area> areas) {
        return gate.write(AccessRight.ADD, scope -> {
            requireAreas(areas);
            return let(scope, admissions.admit(scope, contact, areas));
        });
    }

    /**
     * Lets in a contact of another client of the firm, under the account that this contact has (ACC-10, ACC-16).
     *
     * @param email the address that was found taken
     * @throws PortalException.Refused where nobody has it, or only somebody whose clients the caller does not reach
     */
    public ContactAccess addKnown(String email, Set<Area> areas) {
        return gate.write(AccessRight.ADD, scope -> {
            requireAreas(areas);
            String address = LoginAddress.of(email).key();
            Person person = store.findByAddress(scope.acrossClients(), address)
                    .orElseThrow(() -> new PortalException.Refused(AccessRule.ADDRESS_UNKNOWN));
            if (store.find(scope, person.id()).isPresent()) {
                return let(scope, admissions.admit(scope, person.id(), areas));
            }
            if (!scope.reach().everything()
                    && store.grants(scope.acrossClients(), person.id()).stream()
                            .noneMatch(grant -> scope.reach().reaches(grant.client()))) {
                throw new PortalException.Refused(AccessRule.ADDRESS_OUT_OF_REACH);
            }
            Admissions.requireEnabled(person);
            Grant grant = Grant.first(person.id(), scope.client(), areas);
            store.add(scope, grant);
            return let(scope, new Admission(person, grant));
        });
    }

    /**
     * Lets a contact of the client in for exactly these areas.
     *
     * @param ends the first instant at which the grant no longer holds; null for no end
     */
    public ContactAccess grant(ContactId contact, Set<Area> areas, @Nullable Instant ends) {
        return change(AccessRight.GRANT, contact, (scope, known) -> {
            requireAreas(areas);
            Admissions.requireEnabled(known.person());
            if (ends != null && !ends.isAfter(scope.now())) {
                throw new PortalException.Refused(AccessRule.ENDS_EARLIER);
            }
            return known.grant().limited(areas, ends);
        });
    }

    /** Ends the grant for this client, with all links that were sent for it, and nothing else. Data stays. */
    public ContactAccess end(ContactId contact) {
        return change(
                AccessRight.END,
                contact,
                (scope, known) ->
                        known.grant().holds(scope.now()) ? known.grant().ended(scope.now()) : known.grant());
    }

    /** Disables the account: sessions, devices, links and codes of every client end (ACC-21). Data stays. */
    public void disable(ContactId contact) {
        turn(AccessRight.DISABLE, contact, person -> person.disabled() ? person : person.next(true));
    }

    /** Begins a new life of the account: nothing of the earlier one works. */
    public void enable(ContactId contact) {
        turn(AccessRight.ENABLE, contact, person -> person.disabled() ? person.next(false) : person);
    }

    private ContactAccess let(Scope scope, Admission admission) {
        scope.log(
                subject(admission.person().id()),
                Map.of(),
                Map.of(
                        "name",
                        admission.person().name(),
                        "email",
                        admission.person().email(),
                        "areas",
                        areas(admission.grant())));
        return ContactAccess.of(admission, scope.now());
    }

    private ContactAccess change(Right right, ContactId contact, Change change) {
        return gate.write(right, scope -> {
            Admission known = store.find(scope, contact).orElseThrow(PortalException.NotFound::new);
            Grant next = change.of(scope, known);
            if (next.equals(known.grant())) {
                scope.nothingChanged();
            } else {
                store.save(scope, next);
                scope.log(subject(contact), facts(known.grant()), facts(next));
            }
            return ContactAccess.of(new Admission(known.person(), next), scope.now());
        });
    }

    private void turn(Right right, ContactId contact, UnaryOperator<Person> change) {
        gate.write(right, scope -> {
            Person person = store.find(scope, contact)
                    .orElseThrow(PortalException.NotFound::new)
                    .person();
            requireWholeReach(scope, contact);
            Person next = change.apply(person);
            if (next == person) {
                scope.nothingChanged();
            } else {
                store.save(scope.acrossClients(), next);
                scope.log(subject(contact), Map.of("disabled", person.disabled()), Map.of("disabled", next.disabled()));
            }
            return next;
        });
    }

    /** An account is one for all its clients, so only who reaches them all may turn it off or on. */
    private void requireWholeReach(Scope scope, ContactId contact) {
        if (!scope.reach().everything()
                && !store.grants(scope.acrossClients(), contact).stream()
                        .allMatch(grant -> scope.reach().reaches(grant.client()))) {
            throw new PortalException.Refused(AccessRule.OUT_OF_REACH);
        }
    }

    private static void requireAreas(Set<Area> areas) {
        if (areas.isEmpty()) {
            throw new PortalException.Refused(AccessRule.NO_AREA);
        }
    }

    private static Subject subject(ContactId contact) {
        return Subject.of("contact", contact).concerning(contact);
    }

    private static Map<String, Object> facts(Grant grant) {
        return Map.of(
                "areas",
                areas(grant),
                "ends",
                grant.ends() == null ? "" : grant.ends().toString());
    }

    private static List<String> areas(Grant grant) {
        return grant.areas().stream().map(Enum::name).sorted().toList();
    }

    private interface Change {
        Grant of(Scope scope, Admission known);
    }
}
