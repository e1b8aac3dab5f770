package io.clientportal.signin;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import io.clientportal.kernel.FirmGate;
import io.clientportal.kernel.FirmId;
import io.clientportal.kernel.FirmScope;
import io.clientportal.kernel.Ids;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * The keys of each firm that access tokens are signed with: made when the first one is needed, replaced every 30 days, and
 * kept sealed. An old one verifies until its last token is over, so that nobody is signed out. Two nodes that make one at
 * the same moment make two, and both are good.
 */
final class TokenKeys {

    private static final Duration SIGNS = Duration.ofDays(30);

    private final SessionStore store;
    private final Cache<Id, Key> known =
            Caffeine.newBuilder().maximumSize(10_000).build();
    private final Cache<FirmId, Key> signing =
            Caffeine.newBuilder().maximumSize(1_000).build();

    TokenKeys(SessionStore store) {
        this.store = store;
    }

    /**
     * The key that signs now. A new one is committed on its own before it signs, so that no token outlives the key's
     * row.
     */
    ECKey signing(FirmGate gate, Instant now) {
        Key key = signing.getIfPresent(gate.firm());
        if (key == null || !now.isBefore(key.signsUntil())) {
            key = gate.apart(SignInRight.TOKENS, this::storedOrMade);
            signing.put(gate.firm(), key);
        }
        return key.pair();
    }

    /** The key with this id, where it is one of the firm's and its tokens can still be valid. */
    Optional<ECKey> verifying(FirmScope scope, UUID id) {
        Key key = known.getIfPresent(new Id(scope.firm(), id));
        if (key == null) {
            stored(scope);
            key = known.getIfPresent(new Id(scope.firm(), id));
        }
        return Optional.ofNullable(key)
                .filter(one -> scope.now().isBefore(one.verifiesUntil()))
                .map(Key::pair);
    }

    /** The public halves of all keys whose tokens can still be valid, those that sign longest first. */
    List<JWK> verifying(FirmScope scope) {
        return stored(scope).stream()
                .filter(key -> scope.now().isBefore(key.verifiesUntil()))
                .<JWK>map(key -> new ECKey.Builder(key.pair().toPublicJWK())
                        .keyUse(KeyUse.SIGNATURE)
                        .algorithm(JWSAlgorithm.ES256)
                        .build())
                .toList();
    }

    private Key storedOrMade(FirmScope scope) {
        return stored(scope).stream()
                .filter(key -> scope.now().isBefore(key.signsUntil()))
                .findFirst()
                .orElseGet(() -> made(scope));
    }

    private List<Key> stored(FirmScope scope) {
        return store.keys(scope).stream().map(stored -> opened(scope, stored)).toList();
    }

    private Key opened(FirmScope scope, StoredKey stored) {
        Id id = new Id(scope.firm(), stored.id());
        Key key = known.getIfPresent(id);
        if (key == null) {
            byte[] json = scope.key().open(stored.content(), context(stored.id()));
            try {
                ECKey pair = ECKey.parse(new String(json, StandardCharsets.UTF_8));
                key = new Key(pair, stored.signsUntil(), stored.verifiesUntil());
            } catch (ParseException e) {
                throw new IllegalStateException("Not a key: " + stored.id(), e);
            }
            known.put(id, key);
        }
        return key;
    }

    private Key made(FirmScope scope) {
        UUID id = Ids.next(scope.now());
        Instant signsUntil = scope.now().plus(SIGNS);
        Instant verifiesUntil = signsUntil.plus(Tokens.LIFE);
        try {
            ECKey pair = new ECKeyGenerator(Curve.P_256).keyID(id.toString()).generate();
            byte[] json = pair.toJSONString().getBytes(StandardCharsets.UTF_8);
            store.add(scope, new StoredKey(id, scope.key().seal(json, context(id)), signsUntil, verifiesUntil));
            return new Key(pair, signsUntil, verifiesUntil);
        } catch (JOSEException e) {
            throw new IllegalStateException("This Java has no P-256", e);
        }
    }

    private static String context(UUID id) {
        return "signing key " + id;
    }

    private record Id(FirmId firm, UUID id) {}

    private record Key(ECKey pair, Instant signsUntil, Instant verifiesUntil) {}
}
