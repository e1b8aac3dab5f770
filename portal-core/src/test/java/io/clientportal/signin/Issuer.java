package io.clientportal.signin;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.factories.DefaultJWSSignerFactory;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/** An OpenID provider, as far as a portal sees one: it signs tokens, and shows its keys over HTTP. */
public final class Issuer implements AutoCloseable {

    public static final String NAME = "https://login.example";
    public static final String AUDIENCE = "portal";

    /** How often the keys were asked for. */
    public final AtomicInteger asked = new AtomicInteger();

    private final HttpServer server;
    private volatile List<JWK> shown;
    private volatile JWK key;
    private volatile int status = 200;

    public Issuer() {
        key = newKey();
        shown = List.of(key);
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/keys", exchange -> {
            asked.incrementAndGet();
            byte[] body = new JWKSet(shown).toString(true).getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("Content-Type", "application/json");
            exchange.getResponseHeaders().add("Location", "/moved");
            exchange.sendResponseHeaders(status, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.createContext("/moved", exchange -> {
            byte[] body = new JWKSet(shown).toString(true).getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
    }

    public static JWK newKey() {
        try {
            return new ECKeyGenerator(Curve.P_256)
                    .keyID(UUID.randomUUID().toString())
                    .generate();
        } catch (JOSEException e) {
            throw new AssertionError(e);
        }
    }

    public URI keys() {
        return URI.create("http://localhost:" + server.getAddress().getPort() + "/keys");
    }

    /** The key that signs now. */
    public JWK key() {
        return key;
    }

    /** Signs with another key from now on, and shows these beside it. */
    public void rotate(JWK next, JWK... beside) {
        key = next;
        shown = java.util.stream.Stream.concat(java.util.stream.Stream.of(next), List.of(beside).stream())
                .toList();
    }

    /** Answers with another status from now on. */
    public void answer(int status) {
        this.status = status;
    }

    /** A token of this minute for whoever has the address. */
    public String token(Instant now, String email) {
        return token(now, claims -> claims.claim("email", email).claim("email_verified", true));
    }

    public String token(Instant now, Consumer<JWTClaimsSet.Builder> change) {
        return signed(new JWSHeader.Builder(JWSAlgorithm.ES256), now, change);
    }

    public String signed(JWSHeader.Builder header, Instant now, Consumer<JWTClaimsSet.Builder> change) {
        JWK signing = key;
        try {
            JWSHeader built = header.build();
            JWSSigner signer = new DefaultJWSSignerFactory().createJWSSigner(signing, built.getAlgorithm());
            JWSHeader named =
                    built.getKeyID() == null ? header.keyID(signing.getKeyID()).build() : built;
            return signed(named, signer, now, change);
        } catch (JOSEException e) {
            throw new AssertionError(e);
        }
    }

    /** A token with exactly this header and signature. */
    public static String signed(
            JWSHeader header, JWSSigner signer, Instant now, Consumer<JWTClaimsSet.Builder> change) {
        JWTClaimsSet.Builder claims = new JWTClaimsSet.Builder()
                .issuer(NAME)
                .audience(AUDIENCE)
                .subject("user-1")
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plusSeconds(60)));
        change.accept(claims);
        SignedJWT token = new SignedJWT(header, claims.build());
        try {
            token.sign(signer);
        } catch (JOSEException e) {
            throw new AssertionError(e);
        }
        return token.serialize();
    }

    public static JWSHeader.Builder typed(String type) {
        return new JWSHeader.Builder(JWSAlgorithm.ES256).type(new JOSEObjectType(type));
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
