package io.clientportal.access;

import io.clientportal.kernel.Area;
import io.clientportal.kernel.ClientId;
import io.clientportal.kernel.ClientName;
import io.clientportal.kernel.ContactId;
import io.clientportal.kernel.Gate;
import io.clientportal.kernel.Names;
import io.clientportal.kernel.PortalException;
import io.clientportal.kernel.Recorded;
import io.clientportal.kernel.Scope;
import io.clientportal.kernel.Subject;
import io.clientportal.notices.Notice;
import io.clientportal.notices.NoticeKind;
import io.clientportal.notices.Notices;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Who is let in for one client, in the hands of a staff member. */
public final class Access {

    private final Gate gate;
    private final AccessStore store;
    private final Admissions admissions;
    private final Notices notices;
    private final Recorded recorded;
    private final Guard guard;

    public Access(Gate gate, AccessStore store, Admissions admissions, Notices notices, Recorded recorded) {
        this.gate = gate;
        this.store = store;
        this.admissions = admissions;
        this.notices = notices;
        this.recorded = recorded;
        this.guard = admissions.guard();
    }

    /** The client itself: known where the host's record cannot be reached too. */
    public Client client() {
        return gate.read(
                AccessRight.LOOK,
                scope ->
                        new Client(scope.clientFile().name(), scope.clientFile().archived()));
    }

    /**
     * @param name what the portal calls the client
     * @param archived whether the host archived it, so that only what looks back or ends something is open (FRM-06)
     */
    public record Client(ClientName name, boolean archived) {}

    /** Everybody who has or had a grant for the client, by name. */
    public List<ContactAccess> contacts() {
        Recorded now = recorded.fetched(gate, AccessRight.LOOK);
        return gate.read(AccessRight.LOOK, scope -> {
            RecordNames names = RecordNames.ofReachable(now, scope);
            return store.admissions(scope).stream()
                    .map(admission -> ContactAccess.of(admission, scope.now(), names.differences(admission.person())))
                    .sorted(Comparator.comparing(
                            contact -> ClientName.of(contact.name()).sort()))
                    .toList();
        });
    }

    /**
     * One of them.
     *
     * @throws PortalException.NotFound where the contact never had a grant for the client
     */
    public ContactAccess contact(ContactId contact) {
        Recorded now = recorded.fetched(gate, AccessRight.LOOK);
        return gate.read(AccessRight.LOOK, scope -> {
            Admission admission = admissions.require(scope, contact);
            return ContactAccess.of(
                    admission, scope.now(), RecordNames.ofReachable(now, scope).differences(admission.person()));
        });
    }

    /** Whom the client's record names, to choose from whom to let in and by which address (ACC-01). */
    public List<Recorded.Entry> recorded() {
        return gate.read(AccessRight.LOOK, recorded.fetched(gate, AccessRight.LOOK)::people);
    }

    /**
     * Lets in somebody whom the firm has not met. Nothing is sent; an invitation (ACC-01) or a link (SIG-12) is.
     *
     * @throws PortalException.Refused where a contact of the firm has the address already (ACC-16)
     */
    public ContactAccess add(NewContact contact, Set<Area> areas) {
        return add(contact, areas, null);
    }

    /**
     * As {@link #add(NewContact, Set)}, with an end.
     *
     * @param ends the first instant at which the grant no longer holds; null for no end
     * @throws PortalException.Refused where that has passed, too
     */
    public ContactAccess add(NewContact contact, Set<Area> areas, @Nullable Instant ends) {
        return gate.write(AccessRight.ADD, scope -> {
            requireAreas(areas);
            return let(scope, admissions.until(scope, admissions.admit(scope, contact, areas), ends));
        });
    }

    /**
     * Lets in a contact of another client of the firm, under the account that this contact has (ACC-10, ACC-16). Who has
     * a login account is told by e-mail (ACC-01).
     *
     * @param email the address that was found taken
     * @throws PortalException.Refused where nobody has it, or only somebody whose clients the caller does not reach
     */
    public ContactAccess addKnown(String email, Set<Area> areas) {
        return addKnown(email, areas, null);
    }

    /**
     * As {@link #addKnown(String, Set)}, with an end.
     *
     * @param ends the first instant at which the grant no longer holds; null for none but what it has
     * @throws PortalException.Refused where that has passed, too
     */
    public ContactAccess addKnown(String email, Set<Area> areas, @Nullable Instant ends) {
        return gate.write(AccessRight.ADD, scope -> {
            requireAreas(areas);
            Admissions.requireFuture(scope, ends);
            String address = LoginAddress.of(email).key();
            Person person = store.findByAddress(scope.acrossClients(), address)
                    .orElseThrow(() -> new PortalException.Refused(AccessRule.ADDRESS_UNKNOWN));
            Optional<Admission> known = store.find(scope, person.id());
            if (known.isPresent()) {
                Admission admission = admissions.admit(scope, person.id(), areas);
                if (!known.get().grant().holds(scope.now())) {
                    tell(scope, admission.person());
                }
                return let(scope, ends == null ? admission : admissions.until(scope, admission, ends));
            }
            if (!scope.reach().everything()
                    && store.grants(scope.acrossClients(), person.id()).stream()
                            .noneMatch(grant -> scope.reach().reaches(grant.client()))) {
                throw new PortalException.Refused(AccessRule.ADDRESS_OUT_OF_REACH);
            }
            Admission admission = admissions.letIn(scope, person.id(), areas, ends);
            tell(scope, admission.person());
            return let(scope, admission);
        });
    }

    /**
     * Lets a contact of the client in for exactly these areas. Who has a login account is told by e-mail where the grant had
     * ended (ACC-01).
     *
     * @param ends the first instant at which the grant no longer holds; null for no end
     */
    public ContactAccess grant(ContactId contact, Set<Area> areas, @Nullable Instant ends) {
        return gate.write(AccessRight.GRANT, scope -> {
            Admission known = admissions.require(scope, contact);
            requireAreas(areas);
            admissions.hold(scope.acrossClients(), contact);
            Admissions.requireFuture(scope, ends);
            Grant next = known.grant().limited(areas, ends, scope.now());
            if (next.equals(known.grant())) {
                scope.nothingChanged();
            } else {
                store.save(scope, next);
                scope.log(subject(contact), facts(known.grant()), facts(next));
                if (!known.grant().holds(scope.now())) {
                    tell(scope, known.person());
                }
            }
            return ContactAccess.of(new Admission(known.person(), next), scope.now());
        });
    }

    /**
     * Ends the grant for this client, with all links that were sent for it, and nothing else; ending the last one that
     * holds disables the account (ACC-05). Data stays.
     *
     * @throws PortalException.Refused where something shared with the contact is hidden from the caller (ACC-06)
     */
    public ContactAccess end(ContactId contact) {
        return gate.write(AccessRight.END, scope -> {
            Person person = locked(scope, contact);
            Grant grant = admissions.require(scope, contact).grant();
            if (!grant.holds(scope.now())) {
                scope.nothingChanged();
                return ContactAccess.of(new Admission(person, grant), scope.now());
            }
            Map<String, Object> passed = guard.pass(scope, contact);
            Grant ended = grant.ended(scope.now());
            store.save(scope, ended);
            Map<String, Object> after = new HashMap<>(facts(ended));
            boolean last = !person.disabled() && store.othersLiving(scope, contact) == 0;
            if (last) {
                person = person.ended(scope.now());
                store.save(scope.acrossClients(), person);
                after.put("disabled", true);
            }
            scope.log(subject(contact), facts(grant), after, passed);
            return ContactAccess.of(new Admission(person, ended), scope.now());
        });
    }

    /**
     * Disables the account: sessions, devices, links, codes and resets of every client end, and queued e-mails are not
     * sent (ACC-05, ACC-21). Data stays.
     *
     * @throws PortalException.Refused where something of this contact is hidden from the caller (ACC-06)
     */
    public ContactAccess disable(ContactId contact) {
        return change(AccessRight.DISABLE, contact, (scope, person) -> {
            Map<String, Object> passed = guard.passWhole(scope, contact);
            return person.disabled()
                    ? Change.NONE
                    : new Change(
                            person.ended(scope.now()), Map.of("disabled", false), Map.of("disabled", true), passed);
        });
    }

    /** What the contact was let in for when the account was disabled, offered anew by {@link #enable} (ACC-07). */
    public List<Grant> earlier(ContactId contact) {
        return gate.read(AccessRight.LOOK, scope -> {
            Person person = admissions.require(scope, contact).person();
            return earlier(scope, person).stream()
                    .filter(grant -> scope.reach().reaches(grant.client()))
                    .toList();
        });
    }

    /** Begins a new life of the account, in which nothing of the earlier one works, with all {@link #earlier} grants. */
    public ContactAccess enable(ContactId contact) {
        return enable(contact, null);
    }

    /**
     * Begins a new life of the account, with some of the {@link #earlier} grants. An invitation has to be sent anew.
     *
     * @param clients whose grants hold again; null for all of them
     */
    public ContactAccess enable(ContactId contact, @Nullable Set<ClientId> clients) {
        return change(AccessRight.ENABLE, contact, (scope, person) -> {
            guard.requireWholeReach(scope, contact);
            if (!person.disabled()) {
                return Change.NONE;
            }
            List<String> back = new ArrayList<>();
            for (Grant grant : earlier(scope, person)) {
                boolean again = (clients == null || clients.contains(grant.client()))
                        && scope.reach().reaches(grant.client());
                Grant next = again ? grant.renewed(scope.now()) : grant.ended(scope.now());
                if (again) {
                    back.add(grant.client().value());
                }
                if (!next.equals(grant) && (again || grant.holds(scope.now()))) {
                    store.save(scope.acrossClients(), next);
                }
            }
            return new Change(
                    person.begun(),
                    Map.of("disabled", true),
                    Map.of("disabled", false, "clients", back.stream().sorted().toList()),
                    Map.of());
        });
    }

    /** Stops the account at once, with all that {@link #disable} ends; what was shared stays as it is (ACC-17). */
    public ContactAccess suspend(ContactId contact, String reason) {
        return change(AccessRight.SUSPEND, contact, (scope, person) -> {
            String said = reason.strip();
            if (said.isEmpty() || said.length() > 500) {
                throw new PortalException.Refused(AccessRule.NO_REASON);
            }
            if (person.disabled()) {
                throw new PortalException.Refused(AccessRule.ACCOUNT_DISABLED);
            }
            return person.account().suspendedAt() != null
                    ? Change.NONE
                    : new Change(
                            person.suspended(scope.now()),
                            Map.of("suspended", false),
                            Map.of("suspended", true),
                            Map.of("reason", said));
        });
    }

    /** Lets a suspended account work again, with its password; what had ended has to be begun anew. */
    public ContactAccess resume(ContactId contact) {
        return change(
                AccessRight.RESUME,
                contact,
                (scope, person) -> person.account().suspendedAt() == null
                        ? Change.NONE
                        : new Change(
                                person.resumed(), Map.of("suspended", true), Map.of("suspended", false), Map.of()));
    }

    /**
     * Takes the display name over from the client's record, and nothing else (ACC-18).
     *
     * @throws PortalException.Refused where the record names nobody with the login e-mail
     * @throws PortalException.Unavailable where the record cannot be reached
     */
    public ContactAccess renewName(ContactId contact) {
        Recorded now = recorded.fetched(gate, AccessRight.RENEW_NAME);
        return change(AccessRight.RENEW_NAME, contact, (scope, person) -> {
            String name = RecordNames.of(now, scope)
                    .name(person)
                    .map(found -> Names.checked(found, AccessRule.NOT_A_NAME))
                    .orElseThrow(() -> new PortalException.Refused(AccessRule.NAME_NOT_RECORDED));
            return name.equals(person.name())
                    ? Change.NONE
                    : new Change(person.named(name), Map.of("name", person.name()), Map.of("name", name), Map.of());
        });
    }

    /**
     * What a change of the record's e-mail addresses would mean for who is let in, told to whoever reviews it. Nothing of
     * it happens by itself (PRO-37).
     *
     * @param before the addresses before the change
     * @param after those after it
     */
    public List<AffectedLogin> affected(Collection<String> before, Collection<String> after) {
        return gate.read(AccessRight.LOOK, scope -> {
            Map<String, Person> logins = store.admissions(scope).stream()
                    .map(Admission::person)
                    .collect(Collectors.toMap(Person::address, person -> person));
            Map<String, String> had = keyed(before);
            Map<String, String> has = keyed(after);
            List<AffectedLogin> affected = new ArrayList<>();
            had.forEach((key, email) -> {
                Person person = logins.get(key);
                if (person != null && !has.containsKey(key)) {
                    affected.add(new AffectedLogin(person.id(), person.name(), email, AffectedLogin.Kind.LEAVES));
                }
            });
            has.forEach((key, email) -> {
                if (!had.containsKey(key) && !logins.containsKey(key)) {
                    affected.add(new AffectedLogin(null, null, email, AffectedLogin.Kind.COMES));
                }
            });
            return affected;
        });
    }

    private static Map<String, String> keyed(Collection<String> emails) {
        Map<String, String> keyed = new java.util.LinkedHashMap<>();
        emails.forEach(email -> RecordNames.key(email).ifPresent(key -> keyed.putIfAbsent(key, email)));
        return keyed;
    }

    /** The grants that held when the life ended, or ended with it. */
    private List<Grant> earlier(Scope scope, Person person) {
        Instant end = person.account().disabledAt();
        return end == null
                ? List.of()
                : store.every(scope.acrossClients(), person.id()).stream()
                        .filter(grant -> grant.holds(scope.now()) || end.equals(grant.ends()))
                        .toList();
    }

    /** Tells who has a login account of being let in. */
    private void tell(Scope scope, Person person) {
        if (person.account().setUp()) {
            notices.add(scope, List.of(Notice.mail(NoticeKind.LET_IN, person.state(), person.id(), Map.of())));
        }
    }

    private ContactAccess let(Scope scope, Admission admission) {
        scope.log(subject(admission.person().id()), Map.of(), admission.facts());
        return ContactAccess.of(admission, scope.now());
    }

    private ContactAccess change(AccessRight right, ContactId contact, Transition transition) {
        return gate.write(right, scope -> {
            Person person = locked(scope, contact);
            Change change = transition.of(scope, person);
            Person next = Optional.ofNullable(change.next()).orElse(person);
            if (change.next() == null) {
                scope.nothingChanged();
            } else {
                store.save(scope.acrossClients(), next);
                scope.log(subject(contact), change.before(), change.after(), change.details());
            }
            return ContactAccess.of(
                    new Admission(next, admissions.require(scope, contact).grant()), scope.now());
        });
    }

    /** A contact of this client, locked. */
    private Person locked(Scope scope, ContactId contact) {
        admissions.require(scope, contact);
        return store.lock(scope.acrossClients(), contact).orElseThrow(PortalException.NotFound::new);
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
                grant.areaNames(),
                "ends",
                grant.ends() == null ? "" : grant.ends().toString());
    }

    private interface Transition {
        Change of(Scope scope, Person person);
    }

    /** @param next null where nothing changes */
    private record Change(@Nullable Person next, Map<String, ?> before, Map<String, ?> after, Map<String, ?> details) {
        static final Change NONE = new Change(null, Map.of(), Map.of(), Map.of());
    }
}
