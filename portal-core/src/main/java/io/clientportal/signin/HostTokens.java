package io.clientportal.signin;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.factories.DefaultJWSVerifierFactory;
import com.nimbusds.jose.jwk.AsymmetricJWK;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.KeyType;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import io.clientportal.kernel.FirmId;
import io.clientportal.kernel.PortalException;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Bearer tokens of the host or of its OpenID provider (SIG-11): JWTs of one issuer, made for the portal, signed with one of
 * few algorithms by a key of the issuer's. What a token says of keys is never followed.
 */
public final class HostTokens {

    /** By how much the issuer's clock may differ: a token is valid in {@code [nbf - SKEW, exp + SKEW)}. */
    public static final Duration SKEW = Duration.ofSeconds(30);

    /** Stands for the firm of the request in an audience. */
    public static final String FIRM = "{firm}";

    /** What is taken where nothing else is asked for. */
    public static final Set<String> USUAL_ALGORITHMS = Set.of("ES256", "RS256");

    /** The algorithms that may be listed: a key that verifies with one of them signs nothing. */
    public static final Set<String> ALGORITHMS =
            Set.of("ES256", "ES384", "ES512", "PS256", "PS384", "PS512", "RS256", "RS384", "RS512");

    /** What is taken where nothing else is asked for; a token without a type counts as {@code JWT}. */
    public static final Set<String> USUAL_TYPES = Set.of("at+jwt", "JWT");

    private static final int LONGEST = 8_192;
    private static final int LONGEST_KEY_ID = 200;
    private static final int SHORTEST_RSA = 2_048;

    /** Names of keys and thumbprints. Whatever else a header can hold is a key, an address of keys, or a rule. */
    private static final Set<String> HEADER = Set.of("alg", "typ", "kid", "x5t", "x5t#S256");

    private final String issuer;
    private final String audience;
    private final HostKeys keys;
    private final Set<JWSAlgorithm> algorithms;
    private final Set<String> types;
    private final ContactMapping mapping;

    private HostTokens(
            String issuer,
            String audience,
            HostKeys keys,
            Set<JWSAlgorithm> algorithms,
            Set<String> types,
            ContactMapping mapping) {
        this.issuer = issuer;
        this.audience = audience;
        this.keys = keys;
        this.algorithms = algorithms;
        this.types = types;
        this.mapping = mapping;
    }

    /**
     * Tokens that name contacts by verified e-mail, are signed with ES256 or RS256, and have the type {@code JWT} or
     * {@code at+jwt}.
     *
     * @param issuer exactly as in {@code iss}
     * @param audience what {@code aud} has to hold; {@value #FIRM} in it stands for the firm of the request
     * @param keys the issuer's public keys, such as {@link HostKeys#at}
     */
    public static HostTokens of(String issuer, String audience, JWKSource<SecurityContext> keys) {
        if (issuer.isBlank() || audience.isBlank()) {
            throw new IllegalArgumentException("A host's tokens need an issuer and an audience");
        }
        if (issuer.equals(Tokens.ISSUER)) {
            throw new IllegalArgumentException("The issuer " + issuer + " is the portal itself");
        }
        return new HostTokens(
                issuer,
                audience,
                new HostKeys(keys),
                parsed(USUAL_ALGORITHMS),
                lower(USUAL_TYPES),
                ContactMapping.byVerifiedEmail());
    }

    /**
     * The same for other algorithms.
     *
     * @throws IllegalArgumentException where one is not of {@link #ALGORITHMS}, or there is none
     */
    public HostTokens signedWith(Set<String> algorithms) {
        if (algorithms.isEmpty() || !ALGORITHMS.containsAll(algorithms)) {
            throw new IllegalArgumentException("A host's tokens are signed with " + new TreeSet<>(ALGORITHMS)
                    + "; never with a shared secret, and never with none");
        }
        return new HostTokens(issuer, audience, keys, parsed(algorithms), types, mapping);
    }

    /** The same for tokens of other types; only these are taken. */
    public HostTokens typed(Set<String> types) {
        return new HostTokens(issuer, audience, keys, algorithms, lower(types), mapping);
    }

    /** The same with another way to tell whom a token is about. */
    public HostTokens mapped(ContactMapping mapping) {
        return new HostTokens(issuer, audience, keys, algorithms, types, mapping);
    }

    /** Whether a token says that it is this issuer's; whether that is true is another question. */
    boolean names(String token) {
        return parsed(token)
                .map(HostTokens::claims)
                .map(JWTClaimsSet::getIssuer)
                .filter(issuer::equals)
                .isPresent();
    }

    /**
     * Whom a token is about; empty where it is not valid, for whatever reason.
     *
     * @throws PortalException.Unavailable where the issuer's keys cannot be had
     */
    public Optional<HostIdentity> identity(String token, FirmId firm, Instant now) {
        SignedJWT jwt = parsed(token).filter(one -> acceptable(one.getHeader())).orElse(null);
        JWTClaimsSet claims = jwt == null ? null : claims(jwt);
        // What costs nothing is asked first, so that no key is fetched for what is refused anyway.
        return jwt != null && claims != null && holds(claims, firm, now) && signed(jwt)
                ? mapping.identity(claims.getClaims())
                : Optional.empty();
    }

    /** Whether the issuer's keys can be had now; asked with every token anyway, and of those that are kept first. */
    public boolean hasKeys() {
        try {
            return keys.any();
        } catch (PortalException.Unavailable e) {
            return false;
        }
    }

    private boolean acceptable(JWSHeader header) {
        JOSEObjectType type = header.getType();
        String kid = header.getKeyID();
        return algorithms.contains(header.getAlgorithm())
                && types.contains(lower(type == null ? "JWT" : type.getType()))
                && HEADER.containsAll(header.getIncludedParams())
                && (kid == null || kid.length() <= LONGEST_KEY_ID);
    }

    private boolean holds(JWTClaimsSet claims, FirmId firm, Instant now) {
        Date from = claims.getNotBeforeTime();
        Date made = claims.getIssueTime();
        Date until = claims.getExpirationTime();
        return issuer.equals(claims.getIssuer())
                && claims.getAudience().contains(audience.replace(FIRM, firm.value()))
                && until != null
                && now.isBefore(until.toInstant().plus(SKEW))
                && begun(from, now)
                && begun(made, now)
                // A word of the issuer's on events, such as a sign-out, names the same person.
                && claims.getClaim("events") == null;
    }

    private static boolean begun(@Nullable Date at, Instant now) {
        return at == null || !now.isBefore(at.toInstant().minus(SKEW));
    }

    private boolean signed(SignedJWT jwt) {
        return keys.of(jwt.getHeader()).stream().anyMatch(key -> verifies(key, jwt));
    }

    private static boolean verifies(JWK key, SignedJWT jwt) {
        if (!(key instanceof AsymmetricJWK pair) || KeyType.RSA.equals(key.getKeyType()) && key.size() < SHORTEST_RSA) {
            return false;
        }
        try {
            return jwt.verify(new DefaultJWSVerifierFactory().createJWSVerifier(jwt.getHeader(), pair.toPublicKey()));
        } catch (JOSEException e) {
            return false; // a key that is not of the algorithm's kind
        }
    }

    /** A text that anybody can send, where it is a signed token of whoever; the library fails by more than it declares. */
    static Optional<SignedJWT> parsed(String token) {
        if (token.length() > LONGEST) {
            return Optional.empty();
        }
        try {
            return Optional.of(SignedJWT.parse(token));
        } catch (ParseException | RuntimeException e) {
            return Optional.empty();
        }
    }

    private static @Nullable JWTClaimsSet claims(SignedJWT token) {
        try {
            return token.getJWTClaimsSet();
        } catch (ParseException e) {
            return null;
        }
    }

    private static Set<JWSAlgorithm> parsed(Set<String> algorithms) {
        return algorithms.stream().map(JWSAlgorithm::parse).collect(Collectors.toUnmodifiableSet());
    }

    private static Set<String> lower(Set<String> types) {
        return types.stream().map(HostTokens::lower).collect(Collectors.toUnmodifiableSet());
    }

    /** Types are compared without case, and with or without the part that is always the same (RFC 7515). */
    private static String lower(String type) {
        String lower = type.toLowerCase(Locale.ROOT);
        return lower.startsWith("application/") ? lower.substring("application/".length()) : lower;
    }
}
