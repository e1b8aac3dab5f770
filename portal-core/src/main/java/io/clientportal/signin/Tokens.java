package io.clientportal.signin;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import io.clientportal.kernel.Contact;
import io.clientportal.kernel.FirmGate;
import io.clientportal.kernel.FirmScope;
import io.clientportal.kernel.PortalException;
import io.clientportal.kernel.Subject;
import io.clientportal.kernel.Visitor;
import io.clientportal.signin.Secrets.Purpose;
import io.clientportal.signin.SessionStore.Running;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Bearer tokens for applications (SIG-09). An access token is a signed reference to a session that every use looks up, so
 * that whatever ends the session, the account or a grant holds for the next call.
 */
public final class Tokens {

    /** How long an access token is valid. */
    static final Duration LIFE = Duration.ofMinutes(5);

    static final String ISSUER = "client-portal";
    private static final JOSEObjectType TYPE = new JOSEObjectType("at+jwt");
    /** What else a header could hold would name keys or rules of somebody else. */
    private static final Set<String> HEADER = Set.of("alg", "typ", "kid");

    private static final int LONGEST = 2_000;

    private final SignIns feature;
    private final SessionStore store;
    private final FirmGate gate;
    private final Visitor visitor;
    private final Secrets secrets;
    private final Sessions sessions;

    Tokens(SignIns feature, FirmGate gate, Visitor visitor, Secrets secrets, Sessions sessions) {
        this.feature = feature;
        this.store = feature.sessions;
        this.gate = gate;
        this.visitor = visitor;
        this.secrets = secrets;
        this.sessions = sessions;
    }

    /**
     * Makes the session of somebody who has just signed in one of tokens; its secret works no more.
     *
     * @throws PortalException.NotFound where no such session runs
     */
    public TokenPair exchange(String session) {
        List<byte[]> hashes = secrets.hashes(Purpose.SESSION, session);
        ECKey key = key();
        return gate.write(SignInRight.TOKENS, scope -> {
            Running running = sessions.running(scope, hashes).orElseThrow(PortalException.NotFound::new);
            String family = Secrets.token();
            String next = Secrets.token();
            SessionId id = running.session().id();
            if (!store.exchange(
                    scope, id, hashes, secrets.hash(Purpose.FAMILY, family), secrets.hash(Purpose.REFRESH, next))) {
                throw new PortalException.NotFound();
            }
            scope.log(Subject.of("session", id), running.contact(), Map.of(), Map.of());
            return pair(scope, key, running, family, next);
        });
    }

    /**
     * The next pair, for a refresh token that was not used before. A second use ends the session: one of both who hold
     * the token is not the contact.
     *
     * @throws PortalException.NotFound where the token is none, was used, or its session has ended
     */
    public TokenPair refresh(String refresh) {
        String[] parts = parts(refresh);
        List<byte[]> hashes = secrets.hashes(Purpose.FAMILY, parts[0]);
        List<byte[]> presented = secrets.hashes(Purpose.REFRESH, parts[1]);
        if (hashes.isEmpty() || presented.isEmpty()) {
            throw new PortalException.NotFound();
        }
        ECKey key = key();
        return gate.apart(SignInRight.REFRESH, scope -> refreshed(scope, key, parts[0], hashes, presented))
                .orElseThrow(PortalException.NotFound::new);
    }

    /**
     * The contact who calls with an access token, the portal's own or one of the {@linkplain HostTokens host's}; empty
     * where it is not valid, for whatever reason.
     *
     * @throws PortalException.Unavailable where the keys of the host's tokens cannot be had
     */
    public Optional<Contact> authenticate(String access) {
        HostTokens host = feature.hostTokens;
        return host != null && host.names(access)
                ? host.identity(access, visitor.firm(), feature.gates.clock().instant())
                        .flatMap(identity -> feature.at(visitor).vouched(identity))
                : own(access);
    }

    private Optional<Contact> own(String access) {
        return gate.read(
                SignInRight.SESSION,
                scope -> verified(scope, access)
                        .flatMap(claims -> store.session(scope, claims.session())
                                .filter(running -> Sessions.runs(running, scope)
                                        && running.session().refresh() != null
                                        && running.contact().id().value().equals(claims.contact())
                                        && running.contact().epoch() == claims.epoch()))
                        .map(running ->
                                new Contact(visitor.firm(), running.contact().id(), null, visitor.origin())));
    }

    /** The public keys that access tokens of this firm are verified with now, as a JWK set (RFC 7517). */
    public Map<String, Object> keys() {
        return gate.read(
                SignInRight.TOKENS, scope -> new JWKSet(feature.tokenKeys.verifying(scope)).toJSONObject(true));
    }

    /** Ends the session of a refresh token; nothing happens where it has ended. */
    public void end(String refresh) {
        List<byte[]> hashes = secrets.hashes(Purpose.FAMILY, parts(refresh)[0]);
        gate.write(SignInRight.SIGN_OUT, scope -> {
            Optional<Running> ended = family(scope, hashes)
                    .filter(running -> store.end(scope, running.session().id()));
            ended.ifPresentOrElse(
                    one -> scope.log(Subject.of("session", one.session().id()), one.contact(), Map.of(), Map.of()),
                    scope::nothingChanged);
            return ended;
        });
    }

    private Optional<TokenPair> refreshed(
            FirmScope scope, ECKey key, String family, List<byte[]> hashes, List<byte[]> presented) {
        Running running = family(scope, hashes).orElse(null);
        if (running == null) {
            return Optional.empty();
        }
        SessionId id = running.session().id();
        String next = Secrets.token();
        if (store.rotate(scope, id, presented, secrets.hash(Purpose.REFRESH, next))) {
            return Optional.of(pair(scope, key, running, family, next));
        }
        if (store.end(scope, id)) {
            scope.logRefused(Subject.of("session", id), running.contact(), Map.of("reason", "reused"));
        }
        return Optional.empty();
    }

    private ECKey key() {
        return feature.tokenKeys.signing(gate, feature.gates.clock().instant());
    }

    private Optional<Running> family(FirmScope scope, List<byte[]> hashes) {
        return hashes.isEmpty()
                ? Optional.empty()
                : store.session(scope, hashes, scope.now().minus(LinkPolicy.SESSION))
                        .filter(running -> Sessions.runs(running, scope));
    }

    private TokenPair pair(FirmScope scope, ECKey key, Running running, String family, String next) {
        Instant endsAt = running.session().endsAt();
        Instant until = scope.now().plus(LIFE).isBefore(endsAt) ? scope.now().plus(LIFE) : endsAt;
        return new TokenPair(access(scope, key, running, until), until, family + '.' + next, endsAt);
    }

    private String access(FirmScope scope, ECKey key, Running running, Instant until) {
        JWTClaimsSet claims = new JWTClaimsSet.Builder()
                .issuer(ISSUER)
                .audience(audience(scope))
                .subject(running.contact().id().toString())
                .claim("sid", running.session().id().toString())
                .claim("epoch", running.contact().epoch())
                .issueTime(Date.from(scope.now()))
                .notBeforeTime(Date.from(scope.now()))
                .expirationTime(Date.from(until))
                .build();
        SignedJWT token = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.ES256)
                        .type(TYPE)
                        .keyID(key.getKeyID())
                        .build(),
                claims);
        try {
            token.sign(new ECDSASigner(key));
        } catch (JOSEException e) {
            throw new IllegalStateException("A token cannot be signed", e);
        }
        return token.serialize();
    }

    private Optional<Claims> verified(FirmScope scope, String access) {
        SignedJWT token =
                access.length() > LONGEST ? null : HostTokens.parsed(access).orElse(null);
        if (token == null) {
            return Optional.empty();
        }
        try {
            JWSHeader header = token.getHeader();
            if (!JWSAlgorithm.ES256.equals(header.getAlgorithm())
                    || !TYPE.equals(header.getType())
                    || !HEADER.equals(header.getIncludedParams())) {
                return Optional.empty();
            }
            ECKey key = id(header.getKeyID())
                    .flatMap(id -> feature.tokenKeys.verifying(scope, id))
                    .orElse(null);
            if (key == null || !token.verify(new ECDSAVerifier(key.toECPublicKey()))) {
                return Optional.empty();
            }
            return claims(scope, token.getJWTClaimsSet());
        } catch (ParseException | JOSEException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static Optional<Claims> claims(FirmScope scope, JWTClaimsSet claims) throws ParseException {
        Date from = claims.getNotBeforeTime();
        Date until = claims.getExpirationTime();
        if (from == null
                || until == null
                || scope.now().isBefore(from.toInstant())
                || !scope.now().isBefore(until.toInstant())
                || !ISSUER.equals(claims.getIssuer())
                || !List.of(audience(scope)).equals(claims.getAudience())) {
            return Optional.empty();
        }
        Long epoch = claims.getLongClaim("epoch");
        return id(claims.getStringClaim("sid"))
                .flatMap(session -> id(claims.getSubject())
                        .filter(contact -> epoch != null)
                        .map(contact -> new Claims(new SessionId(session), contact, epoch)));
    }

    private static String audience(FirmScope scope) {
        return "portal:" + scope.firm();
    }

    private static Optional<UUID> id(@Nullable String text) {
        if (text == null || text.length() != 36) {
            return Optional.empty();
        }
        try {
            return Optional.of(UUID.fromString(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** The family's secret and that of this generation; empty texts where the token is none. */
    private static String[] parts(String refresh) {
        String[] parts = refresh.length() == 87 ? refresh.split("\\.", -1) : new String[0];
        return parts.length == 2 ? parts : new String[] {"", ""};
    }

    private record Claims(SessionId session, UUID contact, long epoch) {}
}
