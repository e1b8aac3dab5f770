package io.clientportal.memory;

import io.clientportal.kernel.ContactId;
import io.clientportal.kernel.FirmId;
import io.clientportal.kernel.FirmScope;
import io.clientportal.kernel.WorkScope;
import io.clientportal.signin.PasskeyCeremony.Made;
import io.clientportal.signin.PasskeyId;
import io.clientportal.signin.PasskeyStore;
import io.clientportal.signin.StoredPasskey;
import io.clientportal.signin.StoredPasskeyChallenge;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/** Passkeys, and the questions about them. */
final class MemoryPasskeyStore implements PasskeyStore {

    private final MemoryTable<PasskeyKey, PasskeyRow> passkeys;
    private final MemoryTable<ChallengeKey, StoredPasskeyChallenge> challenges;

    MemoryPasskeyStore(MemoryTransactions transactions) {
        this.passkeys = new MemoryTable<>(transactions);
        this.challenges = new MemoryTable<>(transactions);
    }

    private record PasskeyKey(FirmId firm, PasskeyId id) {}

    private record PasskeyRow(FirmId firm, StoredPasskey passkey) {}

    private record ChallengeKey(FirmId firm, String hash) {}

    @Override
    public void add(FirmScope scope, StoredPasskeyChallenge challenge) {
        challenges.put(key(scope, challenge.hash()), challenge);
    }

    @Override
    public Optional<StoredPasskeyChallenge> take(FirmScope scope, List<byte[]> hashes, List<byte[]> browser) {
        Optional<StoredPasskeyChallenge> taken = hashes.stream()
                .flatMap(hash -> challenges.find(key(scope, hash)).stream())
                .filter(challenge -> browser.stream().anyMatch(one -> Arrays.equals(one, challenge.browser()))
                        && scope.now().isBefore(challenge.until()))
                .findFirst();
        taken.ifPresent(challenge -> challenges.remove(key(scope, challenge.hash())));
        return taken;
    }

    @Override
    public boolean add(FirmScope scope, StoredPasskey passkey, int most) {
        if (passkeys(scope, passkey.contact()).size() >= most
                || passkey(scope, passkey.made().credential()).isPresent()) {
            return false;
        }
        put(scope, passkey);
        return true;
    }

    @Override
    public Optional<StoredPasskey> passkey(FirmScope scope, byte[] credential) {
        return passkeys
                .where(row -> row.firm().equals(scope.firm())
                        && Arrays.equals(row.passkey().made().credential(), credential))
                .stream()
                .map(PasskeyRow::passkey)
                .findFirst();
    }

    @Override
    public List<StoredPasskey> passkeys(FirmScope scope, ContactId contact) {
        return passkeys
                .where(row -> row.firm().equals(scope.firm())
                        && row.passkey().contact().equals(contact))
                .stream()
                .map(PasskeyRow::passkey)
                .toList();
    }

    @Override
    public boolean use(FirmScope scope, PasskeyId id, long counter, boolean backedUp) {
        StoredPasskey passkey = passkeys.find(new PasskeyKey(scope.firm(), id))
                .map(PasskeyRow::passkey)
                .filter(one -> one.made().counter() < counter || one.made().counter() == 0 && counter == 0)
                .orElse(null);
        if (passkey == null) {
            return false;
        }
        Made made = passkey.made();
        put(
                scope,
                new StoredPasskey(
                        id,
                        passkey.contact(),
                        passkey.handle(),
                        new Made(made.credential(), made.key(), counter, made.backupEligible(), backedUp),
                        passkey.origin(),
                        passkey.addedAt(),
                        scope.now()));
        return true;
    }

    @Override
    public boolean remove(FirmScope scope, ContactId contact, PasskeyId id) {
        boolean there = passkeys(scope, contact).stream()
                .anyMatch(passkey -> passkey.id().equals(id));
        if (there) {
            passkeys.remove(new PasskeyKey(scope.firm(), id));
        }
        return there;
    }

    @Override
    public int remove(FirmScope scope, ContactId contact) {
        List<StoredPasskey> all = passkeys(scope, contact);
        all.forEach(passkey -> passkeys.remove(new PasskeyKey(scope.firm(), passkey.id())));
        return all.size();
    }

    @Override
    public int forget(WorkScope scope, Instant ended, int most) {
        return challenges.remove(challenge -> !challenge.until().isAfter(ended), most);
    }

    private void put(FirmScope scope, StoredPasskey passkey) {
        passkeys.put(new PasskeyKey(scope.firm(), passkey.id()), new PasskeyRow(scope.firm(), passkey));
    }

    private static ChallengeKey key(FirmScope scope, byte[] hash) {
        return new ChallengeKey(scope.firm(), HexFormat.of().formatHex(hash));
    }
}
