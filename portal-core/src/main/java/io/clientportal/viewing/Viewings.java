package io.clientportal.viewing;

import io.clientportal.access.AccessStore;
import io.clientportal.firms.Firms;
import io.clientportal.kernel.Contact;
import io.clientportal.kernel.ContactId;
import io.clientportal.kernel.ContactState;
import io.clientportal.kernel.DataKey;
import io.clientportal.kernel.FirmGate;
import io.clientportal.kernel.FirmId;
import io.clientportal.kernel.FirmScope;
import io.clientportal.kernel.Gates;
import io.clientportal.kernel.Ids;
import io.clientportal.kernel.PortalException;
import io.clientportal.kernel.RandomToken;
import io.clientportal.kernel.Staff;
import io.clientportal.kernel.Subject;
import io.clientportal.kernel.Visitor;
import io.clientportal.kernel.Worker;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** The feature, built once: looks through contacts' eyes, read only, with a reason, ended by time or by hand. */
public final class Viewings {

    private static final int SHORTEST_REASON = 10;
    private static final int LONGEST_REASON = 500;
    private static final int BATCH = 100;
    private static final String PURPOSE = "viewing";
    private static final JsonMapper JSON = JsonMapper.shared();

    private final Gates gates;
    private final Firms firms;
    private final ViewingStore store;
    private final AccessStore access;

    public Viewings(Gates gates, Firms firms, ViewingStore store, AccessStore access) {
        this.gates = gates;
        this.firms = firms;
        this.store = store;
        this.access = access;
    }

    /** The feature in the hands of one staff member. */
    public OfStaff of(Staff staff) {
        return new OfStaff(gates.firm(staff), staff);
    }

    /** What the firm's looks show to one contact, or to who looks through that contact's eyes. */
    public OfContact of(Contact contact) {
        return new OfContact(gates.firm(contact));
    }

    /** The look whose secret a browser holds; empty once it has ended. What the browser may then see is asked again. */
    public Optional<Viewing> at(Visitor door, String token) {
        List<byte[]> hashes = gates.keyRing().hashes(PURPOSE, door.firm(), token);
        return gates.firm(door)
                .read(
                        ViewingRight.DOOR,
                        scope -> store.byToken(scope, hashes)
                                .filter(found -> runs(scope, found))
                                .map(found -> viewing(scope, found)));
    }

    /** Writes down the end of looks whose time is over; part of the portal's own work. */
    public void work() {
        List<ViewingStore.Due> due;
        do {
            due = gates.work(scope -> store.due(scope, BATCH));
            due.forEach(one -> over(one.firm(), scope -> store.find(scope, one.id())));
        } while (due.size() == BATCH);
    }

    /** Ends a look that no longer runs, with an entry; nothing happens where it runs or was ended. */
    private void over(FirmId firm, Function<FirmScope, Optional<ViewingStore.Found>> look) {
        gates.firm(new Worker(firm)).<@Nullable Void>write(ViewingRight.RAN_OUT, scope -> {
            look.apply(scope)
                    .filter(found -> !runs(scope, found))
                    .filter(found -> store.end(scope, found.viewing().id(), ends(scope, found)))
                    .ifPresentOrElse(found -> log(scope, found), scope::nothingChanged);
            return null;
        });
    }

    /** See {@link Viewings#of(Staff)}. */
    public final class OfStaff {
        private final FirmGate gate;
        private final Staff staff;

        private OfStaff(FirmGate gate, Staff staff) {
            this.gate = gate;
            this.staff = staff;
        }

        /**
         * Begins to look through a contact's eyes.
         *
         * @param reason 10 to 500 characters; it stays inside the firm
         * @throws PortalException.NotFound where this member reaches no client that the contact may enter now
         */
        public Started start(ContactId contact, String reason) {
            over(staff.firm(), scope -> store.running(scope, staff.id()));
            return gate.write(ViewingRight.START, scope -> {
                ContactState state = contact(scope, contact);
                String clean = reason.strip();
                if (clean.length() < SHORTEST_REASON || clean.length() > LONGEST_REASON) {
                    throw new PortalException.Refused(ViewingRule.REASON_NEEDED);
                }
                String token = RandomToken.next();
                ViewingId id = new ViewingId(Ids.next(scope.now()));
                StoredViewing viewing = new StoredViewing(
                        id,
                        staff.id(),
                        contact,
                        gates.keyRing().hash(PURPOSE, scope.firm(), token),
                        scope.firmState().epoch(),
                        state.epoch(),
                        scope.now(),
                        scope.now()
                                .plus(Duration.ofMinutes(
                                        firms.settings(scope).viewing().minutes())),
                        null,
                        sealed(id, state, new Content(staff.name(), clean)));
                if (!store.add(scope, viewing)) {
                    throw new PortalException.Refused(ViewingRule.ALREADY_LOOKING);
                }
                scope.log(
                        Subject.of("viewing", viewing.id()),
                        state,
                        Map.of(),
                        Map.of(
                                "contact",
                                state.name(),
                                "reason",
                                clean,
                                "until",
                                viewing.endsAt().toString()));
                return new Started(viewing(scope, new ViewingStore.Found(viewing, state)), token);
            });
        }

        /** The look that runs. */
        public Optional<Viewing> running() {
            return gate.read(
                    ViewingRight.RUNNING,
                    scope -> store.running(scope, staff.id())
                            .filter(found -> runs(scope, found))
                            .map(found -> viewing(scope, found)));
        }

        /** Ends the look that runs; nothing happens where none does. */
        public void end() {
            gate.<@Nullable Void>write(ViewingRight.END, scope -> {
                Optional<ViewingStore.Found> running = store.running(scope, staff.id());
                running.filter(found -> store.end(scope, found.viewing().id(), ends(scope, found)))
                        .ifPresentOrElse(found -> log(scope, found), scope::nothingChanged);
                return null;
            });
        }

        private ContactState contact(FirmScope scope, ContactId contact) {
            if (access.grants(scope, contact).stream()
                    .noneMatch(grant -> scope.reach().reaches(grant.client()))) {
                throw new PortalException.NotFound();
            }
            ContactState state = gates.store()
                    .enter(scope.tx(), scope.firm(), null, contact)
                    .map(entry -> entry.contact())
                    .orElseThrow(PortalException.NotFound::new);
            if (state.disabled() || state.wrappedKey() == null) {
                throw new PortalException.NotFound();
            }
            return state;
        }
    }

    /** See {@link Viewings#of(Contact)}. */
    public final class OfContact {
        private final FirmGate gate;

        private OfContact(FirmGate gate) {
            this.gate = gate;
        }

        /**
         * That the firm looked through the contact's eyes, latest first; nothing where the firm does not tell.
         *
         * @param before the last one of the page before; null for the latest
         * @param most at most 200
         */
        public List<FirmLook> looks(@Nullable ViewingId before, int most) {
            return gate.read(ViewingRight.SEEN, scope -> {
                if (!firms.settings(scope).viewing().told()) {
                    return List.of();
                }
                ContactState contact = scope.contact();
                return store.of(scope, contact.id(), before, Math.min(most, 200)).stream()
                        .map(viewing -> new FirmLook(
                                viewing.id(),
                                content(viewing, contact).staffName(),
                                viewing.beganAt(),
                                viewing.endedAt() == null ? viewing.endsAt() : viewing.endedAt()))
                        .toList();
            });
        }

        /** How many clients the contact may enter that whoever looks may not see; 0 for the contact (IMP-02). */
        public int hiddenClients() {
            return gate.read(
                    ViewingRight.SEEN,
                    scope -> scope.isViewed()
                            ? (int) access.grants(scope, scope.contact().id()).stream()
                                    .filter(grant -> !scope.reach().reaches(grant.client()))
                                    .count()
                            : 0);
        }
    }

    /**
     * A look that has begun.
     *
     * @param token the secret for a cookie of the browser that looks, 256 random bits
     */
    public record Started(Viewing viewing, String token) {

        /** Without the secret. */
        @Override
        public String toString() {
            return "Started[" + viewing + "]";
        }
    }

    /** What is personal in a look. */
    private record Content(String staffName, String reason) {}

    private static boolean runs(FirmScope scope, ViewingStore.Found found) {
        return !found.contact().disabled()
                && found.viewing()
                        .runs(
                                scope.now(),
                                scope.firmState().epoch(),
                                found.contact().epoch());
    }

    private Viewing viewing(FirmScope scope, ViewingStore.Found found) {
        StoredViewing stored = found.viewing();
        Content content = content(stored, found.contact());
        long left = Duration.between(scope.now(), stored.endsAt()).toMillis();
        return new Viewing(
                stored.id(),
                new Staff(scope.firm(), stored.staff(), content.staffName()),
                stored.contact(),
                found.contact().name(),
                content.reason(),
                stored.beganAt(),
                stored.endsAt(),
                Math.toIntExact((left + 59_999) / 60_000));
    }

    /** A look whose time was over before anybody ended it ended then. */
    private static Instant ends(FirmScope scope, ViewingStore.Found found) {
        Instant over = found.viewing().endsAt();
        return scope.now().isBefore(over) ? scope.now() : over;
    }

    /** The end of a look; where the contact was erased meanwhile, without names. */
    private void log(FirmScope scope, ViewingStore.Found found) {
        Subject subject = Subject.of("viewing", found.viewing().id());
        String ended = ends(scope, found).toString();
        if (found.contact().wrappedKey() == null) {
            scope.log(subject, Map.of(), Map.of("ended", ended));
        } else {
            String staff = content(found.viewing(), found.contact()).staffName();
            scope.log(
                    subject,
                    found.contact(),
                    Map.of(),
                    Map.of("contact", found.contact().name(), "staff", staff, "ended", ended));
        }
    }

    private byte[] sealed(ViewingId id, ContactState contact, Content content) {
        return key(contact).sealText(JSON.writeValueAsString(content), context(id));
    }

    private Content content(StoredViewing viewing, ContactState contact) {
        return JSON.readValue(key(contact).openText(viewing.content(), context(viewing.id())), Content.class);
    }

    private DataKey key(ContactState contact) {
        return gates.keyRing().of(contact).orElseThrow(PortalException.NotFound::new);
    }

    private static String context(ViewingId id) {
        return "viewing " + id;
    }
}
