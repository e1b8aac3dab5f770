package io.clientportal.signin;

import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKMatcher;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.jwk.source.RateLimitReachedException;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.DefaultResourceRetriever;
import io.clientportal.kernel.PortalException;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URL;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The public keys of whoever issues a host's tokens. */
public final class HostKeys {

    private static final Logger LOG = LoggerFactory.getLogger(HostKeys.class);

    private static final Duration CONNECTING = Duration.ofSeconds(2);
    private static final Duration READING = Duration.ofSeconds(3);
    private static final int LARGEST = 256 * 1024;
    /** For how long a key that the issuer has taken away may still verify. */
    private static final Duration KEPT = Duration.ofMinutes(5);
    /** In which at most two requests go out, whatever keys tokens name. */
    private static final Duration PAUSE = Duration.ofSeconds(30);
    /** For how long the last keys serve while the issuer does not answer. */
    private static final Duration OUTAGE = Duration.ofHours(1);

    private static final JWKMatcher ANY = new JWKMatcher.Builder().build();

    private final JWKSource<SecurityContext> source;

    HostKeys(JWKSource<SecurityContext> source) {
        this.source = source;
    }

    /**
     * The JWK set at an address, kept for five minutes. A key that is not in it has it fetched again at once, at most twice
     * in 30 seconds. While the address does not answer the last set serves for an hour. Redirects are not followed.
     */
    public static JWKSource<SecurityContext> at(URI address) {
        return JWKSourceBuilder.<SecurityContext>create(url(address), new Retriever())
                .refreshAheadCache(false)
                .cache(KEPT.toMillis(), CONNECTING.plus(READING).toMillis())
                .rateLimited(PAUSE.toMillis())
                .outageTolerant(OUTAGE.toMillis())
                .build();
    }

    /** The keys that a token of this header can be signed with; none where the issuer has none such. */
    List<JWK> of(JWSHeader header) {
        return matching(JWKMatcher.forJWSHeader(header));
    }

    /** Whether there is a key at all. */
    boolean any() {
        return !matching(ANY).isEmpty();
    }

    private List<JWK> matching(JWKMatcher matcher) {
        try {
            return asked(matcher);
        } catch (RateLimitReachedException e) {
            requireAny();
            return List.of(); // an unknown key, asked for too often
        } catch (KeySourceException e) {
            LOG.warn("The keys of the host's tokens cannot be had", e);
            throw new PortalException.Unavailable("The host's keys cannot be had now", e);
        }
    }

    /** Where there are no keys to know one from, nobody can say that a token's is unknown. */
    private void requireAny() {
        try {
            asked(ANY);
        } catch (KeySourceException e) {
            throw new PortalException.Unavailable("The host's keys cannot be had now", e);
        }
    }

    private List<JWK> asked(JWKMatcher matcher) throws KeySourceException {
        return source.get(new JWKSelector(matcher), null);
    }

    private static URL url(URI address) {
        try {
            return address.toURL();
        } catch (MalformedURLException e) {
            throw new IllegalArgumentException("Not an address of keys: " + address, e);
        }
    }

    private static final class Retriever extends DefaultResourceRetriever {
        Retriever() {
            super((int) CONNECTING.toMillis(), (int) READING.toMillis(), LARGEST);
        }

        @Override
        protected HttpURLConnection openHTTPConnection(URL url) throws IOException {
            HttpURLConnection connection = super.openHTTPConnection(url);
            connection.setInstanceFollowRedirects(false);
            return connection;
        }
    }
}
