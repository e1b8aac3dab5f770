package io.clientportal.memory;

import io.clientportal.access.Account;
import io.clientportal.access.Person;
import io.clientportal.kernel.ContactId;
import io.clientportal.kernel.FirmId;
import io.clientportal.kernel.FirmScope;
import io.clientportal.kernel.WorkScope;
import io.clientportal.signin.LoginStore;
import io.clientportal.signin.StoredErrand;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What accounts sign in with, how often that was tried, and what was asked for at the door. */
final class MemoryLoginStore implements LoginStore {

    private final MemoryTable<ThrottleKey, Throttle> throttles;
    private final MemoryTable<ErrandKey, ErrandRow> errands;
    private final MemoryAccessStore access;
    private final MemorySignInStore links;

    MemoryLoginStore(MemoryTransactions transactions, MemoryAccessStore access, MemorySignInStore links) {
        this.throttles = new MemoryTable<>(transactions);
        this.errands = new MemoryTable<>(transactions);
        this.access = access;
        this.links = links;
    }

    private record ThrottleKey(FirmId firm, String key) {}

    private record Throttle(int tries, @Nullable Instant from, Instant last) {}

    private record ErrandKey(FirmId firm, UUID id) {}

    private record ErrandRow(FirmId firm, StoredErrand errand) {}

    @Override
    public @Nullable Instant countTry(FirmScope scope, byte[] key, int free, List<Instant> waits) {
        ThrottleKey id = new ThrottleKey(scope.firm(), HexFormat.of().formatHex(key));
        Throttle known = throttles.find(id).orElse(new Throttle(0, null, scope.now()));
        if (known.from() != null && scope.now().isBefore(known.from())) {
            return known.from();
        }
        int tries = known.tries() + 1;
        Instant from = tries < free ? null : waits.get(Math.min(tries - free, waits.size() - 1));
        throttles.put(id, new Throttle(tries, from, scope.now()));
        return null;
    }

    @Override
    public void forgetTries(FirmScope scope, byte[] key) {
        throttles.remove(new ThrottleKey(scope.firm(), HexFormat.of().formatHex(key)));
    }

    @Override
    public int forgetTries(WorkScope scope, Instant last, int most) {
        return throttles.remove(throttle -> !throttle.last().isAfter(last), most);
    }

    @Override
    public Optional<Login> login(FirmScope scope, String address) {
        return access.findByAddress(scope, address).map(person -> login(scope, person));
    }

    @Override
    public Optional<Login> login(FirmScope scope, ContactId contact) {
        return access.person(scope.firm(), contact).map(person -> login(scope, person));
    }

    @Override
    public boolean signedIn(FirmScope scope, ContactId contact, long epoch, long signInEpoch) {
        Person person = standing(scope, contact, epoch, signInEpoch);
        if (person == null) {
            return false;
        }
        Account account = person.account();
        access.put(
                scope.firm(),
                with(person, new Account(null, null, account.invitedUntil(), account.setUpAt(), scope.now())));
        links.forgetTries(scope, contact);
        return true;
    }

    @Override
    public boolean savePassword(FirmScope scope, ContactId contact, long epoch, long signInEpoch, String hash) {
        return setUp(scope, contact, epoch, signInEpoch, hash);
    }

    @Override
    public boolean setUp(FirmScope scope, ContactId contact, long epoch, long signInEpoch) {
        return setUp(
                scope,
                contact,
                epoch,
                signInEpoch,
                access.login(scope.firm(), contact).password());
    }

    private boolean setUp(FirmScope scope, ContactId contact, long epoch, long signInEpoch, @Nullable String hash) {
        Person person = standing(scope, contact, epoch, signInEpoch);
        if (person == null) {
            return false;
        }
        Account account = person.account();
        Instant setUpAt = account.setUpAt() == null ? scope.now() : account.setUpAt();
        access.put(
                scope.firm(),
                with(person, new Account(null, null, account.invitedUntil(), setUpAt, account.signedInAt())));
        access.put(scope.firm(), contact, new MemoryAccessStore.Login(signInEpoch + 1, hash));
        return true;
    }

    @Override
    public void rehash(FirmScope scope, ContactId contact, String before, String hash) {
        MemoryAccessStore.Login login = access.login(scope.firm(), contact);
        if (before.equals(login.password())) {
            access.put(scope.firm(), contact, new MemoryAccessStore.Login(login.epoch(), hash));
        }
    }

    @Override
    public void endSignIns(FirmScope scope, ContactId contact) {
        MemoryAccessStore.Login login = access.login(scope.firm(), contact);
        access.put(scope.firm(), contact, new MemoryAccessStore.Login(login.epoch() + 1, login.password()));
    }

    @Override
    public void add(FirmScope scope, StoredErrand errand) {
        errands.put(new ErrandKey(scope.firm(), errand.id()), new ErrandRow(scope.firm(), errand));
    }

    @Override
    public List<Due> errands(WorkScope scope, int most) {
        return errands.where(row -> true).stream()
                .limit(most)
                .map(row -> new Due(row.firm(), row.errand().id()))
                .toList();
    }

    @Override
    public Optional<StoredErrand> errand(FirmScope scope, UUID id) {
        return errands.find(new ErrandKey(scope.firm(), id)).map(ErrandRow::errand);
    }

    @Override
    public boolean take(FirmScope scope, UUID id) {
        ErrandKey key = new ErrandKey(scope.firm(), id);
        boolean there = errands.get(key) != null;
        errands.remove(key);
        return there;
    }

    private Login login(FirmScope scope, Person person) {
        MemoryAccessStore.Login login = access.login(scope.firm(), person.id());
        return new Login(
                person.state(),
                person.account().setUp(),
                login.password(),
                login.epoch(),
                access.every(scope, person.id()).stream().anyMatch(grant -> grant.holds(scope.now())));
    }

    /** The contact, where the account works and neither epoch has risen. */
    private @Nullable Person standing(FirmScope scope, ContactId contact, long epoch, long signInEpoch) {
        return access.person(scope.firm(), contact)
                .filter(person -> person.account().works()
                        && person.epoch() == epoch
                        && access.login(scope.firm(), contact).epoch() == signInEpoch)
                .orElse(null);
    }

    private static Person with(Person person, Account account) {
        return new Person(
                person.id(),
                person.name(),
                person.email(),
                person.address(),
                person.language(),
                person.epoch(),
                account,
                person.wrappedKey(),
                person.version());
    }
}
