package io.clientportal.jpa;

import io.clientportal.kernel.ContactId;
import io.clientportal.kernel.FirmScope;
import io.clientportal.kernel.WorkScope;
import io.clientportal.signin.PasskeyId;
import io.clientportal.signin.PasskeyStore;
import io.clientportal.signin.StoredPasskey;
import io.clientportal.signin.StoredPasskeyChallenge;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Passkeys, and the questions about them. */
final class JpaPasskeyStore extends JpaStore implements PasskeyStore {

    JpaPasskeyStore(Vendor vendor) {
        super(vendor);
    }

    @Override
    public void add(FirmScope scope, StoredPasskeyChallenge challenge) {
        PasskeyChallengeRow row = new PasskeyChallengeRow();
        row.firm = scope.firm().value();
        row.challengeHash = challenge.hash();
        row.browserHash = challenge.browser();
        row.contact = challenge.contact() == null ? null : challenge.contact().value();
        row.link = challenge.link() == null ? null : challenge.link().value();
        row.handle = challenge.handle();
        row.endsAt = challenge.until();
        session(scope).insert(row);
    }

    @Override
    public Optional<StoredPasskeyChallenge> take(FirmScope scope, List<byte[]> hashes, List<byte[]> browser) {
        return session(scope)
                .createSelectionQuery("""
                        from PasskeyChallengeRow where firm = :firm and challengeHash in (:hashes)
                        and browserHash in (:browser) and endsAt > :now
                        """, PasskeyChallengeRow.class)
                .setParameter("firm", scope.firm().value())
                .setParameterList("hashes", hashes, byte[].class)
                .setParameterList("browser", browser, byte[].class)
                .setParameter("now", scope.now())
                .uniqueResultOptional()
                .map(PasskeyChallengeRow::challenge)
                .filter(challenge -> session(scope)
                                .createMutationQuery(
                                        "delete from PasskeyChallengeRow where firm = :firm and challengeHash = :hash")
                                .setParameter("firm", scope.firm().value())
                                .setParameter("hash", challenge.hash())
                                .executeUpdate()
                        == 1);
    }

    @Override
    public boolean add(FirmScope scope, StoredPasskey passkey, int most) {
        long there = session(scope)
                .createSelectionQuery(
                        "select count(*) from PasskeyRow where firm = :firm and contact = :contact", Long.class)
                .setParameter("firm", scope.firm().value())
                .setParameter("contact", passkey.contact().value())
                .getSingleResult();
        return there < most && insert(scope, PasskeyRow.of(scope.firm(), passkey));
    }

    /** False where another passkey has its credential. */
    private static boolean insert(FirmScope scope, PasskeyRow row) {
        return session(scope)
                        .createMutationQuery("""
                        insert into PasskeyRow (firm, id, contact, handle, credential, publicKey, counter,
                          backupEligible, backedUp, origin, addedAt)
                        values (:firm, :id, :contact, :handle, :credential, :publicKey, :counter,
                          :backupEligible, :backedUp, :origin, :addedAt)
                        on conflict do nothing
                        """)
                        .setParameter("firm", row.firm)
                        .setParameter("id", row.id)
                        .setParameter("contact", row.contact)
                        .setParameter("handle", row.handle)
                        .setParameter("credential", row.credential)
                        .setParameter("publicKey", row.publicKey)
                        .setParameter("counter", row.counter)
                        .setParameter("backupEligible", row.backupEligible)
                        .setParameter("backedUp", row.backedUp)
                        .setParameter("origin", row.origin)
                        .setParameter("addedAt", row.addedAt)
                        .executeUpdate()
                == 1;
    }

    @Override
    public Optional<StoredPasskey> passkey(FirmScope scope, byte[] credential) {
        return session(scope)
                .createSelectionQuery(
                        "from PasskeyRow where firm = :firm and credential = :credential", PasskeyRow.class)
                .setParameter("firm", scope.firm().value())
                .setParameter("credential", credential)
                .uniqueResultOptional()
                .map(PasskeyRow::passkey);
    }

    @Override
    public List<StoredPasskey> passkeys(FirmScope scope, ContactId contact) {
        return session(scope)
                .createSelectionQuery(
                        "from PasskeyRow where firm = :firm and contact = :contact order by addedAt, id",
                        PasskeyRow.class)
                .setParameter("firm", scope.firm().value())
                .setParameter("contact", contact.value())
                .getResultList()
                .stream()
                .map(PasskeyRow::passkey)
                .toList();
    }

    @Override
    public boolean use(FirmScope scope, PasskeyId id, long counter, boolean backedUp) {
        return session(scope)
                        .createMutationQuery("""
                        update PasskeyRow set counter = :counter, backedUp = :backedUp, usedAt = :now
                        where firm = :firm and id = :id and (counter < :counter or counter = 0 and :counter = 0)
                        """)
                        .setParameter("counter", counter)
                        .setParameter("backedUp", backedUp)
                        .setParameter("now", scope.now())
                        .setParameter("firm", scope.firm().value())
                        .setParameter("id", id.value())
                        .executeUpdate()
                == 1;
    }

    @Override
    public boolean remove(FirmScope scope, ContactId contact, PasskeyId id) {
        return session(scope)
                        .createMutationQuery(
                                "delete from PasskeyRow where firm = :firm and contact = :contact and id = :id")
                        .setParameter("firm", scope.firm().value())
                        .setParameter("contact", contact.value())
                        .setParameter("id", id.value())
                        .executeUpdate()
                == 1;
    }

    @Override
    public int remove(FirmScope scope, ContactId contact) {
        return removeAll(scope, contact);
    }

    @Override
    public int forget(WorkScope scope, Instant ended, int most) {
        return forget(
                scope,
                "portal_passkey_challenge",
                "challenge_hash",
                "o.ends_at <= :ended order by o.ends_at",
                ended,
                most);
    }

    static int removeAll(FirmScope scope, ContactId contact) {
        return session(scope)
                .createMutationQuery("delete from PasskeyRow where firm = :firm and contact = :contact")
                .setParameter("firm", scope.firm().value())
                .setParameter("contact", contact.value())
                .executeUpdate();
    }
}
