package io.clientportal.spring;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The settings of the client portal in an application.
 *
 * @param path where contacts enter the portal: pages here, REST below it at {@code /api/v1}
 * @param deskPath where staff work with the portal: pages here, REST below it at {@code /api/v1}
 * @param production whether unsafe settings stop the start; by default in the profiles {@code prod} and
 *     {@code production}
 * @param accepted ids of start-up checks, such as {@code P-09}, that were looked at and are right for this application
 * @param stores what keeps the portal's data
 * @param migrate whether the portal makes and updates its own tables at the start
 * @param dataSource the name of the data source bean, where there are several
 * @param rest whether there is the REST API
 * @param pages whether there are the pages
 * @param deskPolicy the Content-Security-Policy of staff pages, for a host that puts them into a layout of its own
 * @param firms the firms by their ids; they are set up at the start where they are not there yet. None where the host
 *     sets firms up itself
 * @param nodes how many processes run the portal on the same data
 */
@ConfigurationProperties("portal")
public record PortalProperties(
        @DefaultValue("/portal") String path,
        @DefaultValue("/desk") String deskPath,
        @Nullable Boolean production,
        @DefaultValue Set<String> accepted,
        @DefaultValue("auto") StoresKind stores,
        @DefaultValue("true") boolean migrate,
        @Nullable String dataSource,
        @DefaultValue("true") boolean rest,
        @DefaultValue("true") boolean pages,
        @Nullable String deskPolicy,
        @DefaultValue Map<String, Firm> firms,
        @DefaultValue Keys keys,
        @DefaultValue Mail mail,
        @DefaultValue Work work,
        @DefaultValue Files files,
        @DefaultValue SignIn signIn,
        @DefaultValue HostSignIn hostSignIn,
        @DefaultValue("1") int nodes) {

    public PortalProperties {
        requirePath("portal.path", path);
        requirePath("portal.desk-path", deskPath);
        if (path.equals(deskPath) || path.startsWith(deskPath + "/") || deskPath.startsWith(path + "/")) {
            throw new IllegalArgumentException("portal.path and portal.desk-path have to lie beside each other");
        }
        if (nodes < 1) {
            throw new IllegalArgumentException("portal.nodes is 1 or more");
        }
        firms = Map.copyOf(firms);
    }

    private static void requirePath(String name, String path) {
        if (!path.matches("(/[A-Za-z0-9_-]+)+")) {
            throw new IllegalArgumentException(
                    name + " begins with a slash, ends without one, and has letters, digits, - and _ between");
        }
    }

    /** What keeps the portal's data. */
    public enum StoresKind {
        /** The application's database, with portal-jpa on the class path. */
        AUTO,
        /** The memory of this process: for trying out and for tests. */
        MEMORY
    }

    /**
     * A firm.
     *
     * @param name as clients know it, at its set-up; afterwards the firm's settings count
     * @param address the portal's web address with its path, such as {@code https://portal.example/portal}, at the set-up
     *     likewise
     * @param hosts the host names by which requests of this firm are known; by default that of the address. Of no
     *     account where there is one firm
     */
    public record Firm(
            String name,
            @Nullable URI address,
            @DefaultValue List<String> hosts) {}

    /**
     * The master keys. Keep them outside the database.
     *
     * @param current the id of the key that new things are made with
     * @param values 32 random bytes each in base64, by key id; earlier keys stay for as long as something was made with
     *     them
     * @param file where a key is kept that was made at the first start, for development; a production start makes none
     */
    public record Keys(
            @Nullable String current,
            @DefaultValue Map<String, String> values,
            @Nullable Path file) {

        /** Without the keys. */
        @Override
        public String toString() {
            return "Keys[current=" + current + ", values of " + values.keySet() + ", file=" + file + "]";
        }
    }

    /**
     * How e-mails leave.
     *
     * @param from the sender's address for firms without one of their own
     */
    public record Mail(@Nullable String from) {}

    /**
     * The portal's own work: e-mails, and hand-overs to a remote host.
     *
     * @param enabled whether this node does it; one node has to
     * @param every how long it waits for something to do
     */
    public record Work(
            @DefaultValue("true") boolean enabled,
            @DefaultValue("5s") Duration every) {}

    /**
     * Where the bytes of documents lie, and what looks for malware in them. Without a directory or a bucket nothing can be
     * uploaded, unless everything is in memory anyway or there is a bean of {@code FileStore}.
     *
     * @param directory all nodes have to reach it; it lies outside of everything that the application serves
     * @param s3 instead of a directory, with {@code software.amazon.awssdk:s3} on the class path
     * @param clamd where a ClamAV daemon listens: {@code host:port}, or the path of its socket. Without it nothing is looked
     *     for, unless there is a bean of {@code Scanner}
     */
    public record Files(
            @Nullable Path directory,
            @Nullable S3 s3,
            @Nullable String clamd) {}

    /**
     * A bucket of S3, or of a store that speaks its protocol.
     *
     * @param prefix what every key begins with
     * @param region by default as the AWS SDK finds it
     * @param endpoint where it is not AWS
     * @param accessKey by default as the AWS SDK finds it, with the secret
     * @param pathStyle whether the bucket stands in the path and not in the host name
     */
    public record S3(
            String bucket,
            @DefaultValue("") String prefix,
            @Nullable String region,
            @Nullable URI endpoint,
            @Nullable String accessKey,
            @Nullable String secretKey,
            @DefaultValue("false") boolean pathStyle) {

        /** Without the keys. */
        @Override
        public String toString() {
            return "S3[bucket=" + bucket + ", prefix=" + prefix + ", region=" + region + ", endpoint=" + endpoint + "]";
        }
    }

    /**
     * Limits at the door, per network address and node; the limits per contact are the portal's own.
     *
     * @param perSecond requests of signing in that an address may make in a second
     * @param burst requests that it may make at once
     */
    public record SignIn(
            @DefaultValue("10") int perSecond,
            @DefaultValue("30") int burst) {}

    /**
     * Contacts who sign in at the host (SIG-11).
     *
     * @param address where they do: a path of this application, or an address elsewhere. Where it is set, the portal's own
     *     sign-in gives way to it: its pages lead there, and passwords, resets and links that contacts ask for are gone.
     *     Links that staff send go on
     * @param returnParameter the name of the parameter that tells the host which page was asked for: a path where the
     *     address is one, and the firm's web address with that path where it is elsewhere
     * @param signOut where contacts are led to sign out at the host; without it the portal offers them no sign-out
     * @param tokens what applications may call with beside the portal's own tokens
     */
    public record HostSignIn(
            @Nullable URI address,
            @DefaultValue("return") String returnParameter,
            @Nullable URI signOut,
            @DefaultValue Tokens tokens) {

        public HostSignIn {
            requireAddress("portal.host-sign-in.address", address);
            requireAddress("portal.host-sign-in.sign-out", signOut);
            if (!returnParameter.matches("[A-Za-z0-9._-]+")) {
                throw new IllegalArgumentException(
                        "portal.host-sign-in.return-parameter has letters, digits, ., - and _");
            }
        }

        List<URI> addresses() {
            return Stream.of(address, signOut).filter(Objects::nonNull).toList();
        }

        private static void requireAddress(String name, @Nullable URI address) {
            boolean fits = address == null
                    || (address.isAbsolute()
                            ? address.getHost() != null && address.getScheme().matches("https?")
                            : address.getRawAuthority() == null
                                    && address.getRawPath().startsWith("/"));
            if (!fits || address != null && address.getRawFragment() != null) {
                throw new IllegalArgumentException(
                        name + " is a path that begins with a slash, or an address with https://");
            }
        }

        /**
         * JWTs of the host or of its OpenID provider. All of the first three are needed.
         *
         * @param issuer exactly as in {@code iss}
         * @param audience what {@code aud} has to hold; {@code {firm}} in it stands for the id of the firm that is called
         * @param keys the address of the issuer's JWK set
         * @param algorithms what a token may be signed with; asymmetric ones alone
         * @param types what the header's {@code typ} may be; a token without one counts as {@code JWT}
         * @param contactClaim the claim that holds the contact's id; by default a contact is known by {@code email}, where
         *     {@code email_verified} is true
         */
        public record Tokens(
                @Nullable String issuer,
                @Nullable String audience,
                @Nullable URI keys,
                @DefaultValue({"ES256", "RS256"}) Set<String> algorithms,
                @DefaultValue({"at+jwt", "JWT"}) Set<String> types,
                @Nullable String contactClaim) {}
    }
}
