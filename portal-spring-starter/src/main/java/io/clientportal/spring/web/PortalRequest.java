package io.clientportal.spring.web;

import io.clientportal.ClientSpace;
import io.clientportal.Desk;
import io.clientportal.Home;
import io.clientportal.Portal;
import io.clientportal.firms.Brand;
import io.clientportal.kernel.ClientId;
import io.clientportal.kernel.Contact;
import io.clientportal.kernel.FirmId;
import io.clientportal.kernel.Origin;
import io.clientportal.kernel.PortalException;
import io.clientportal.kernel.Staff;
import io.clientportal.kernel.Visitor;
import io.clientportal.signin.HostIdentity;
import io.clientportal.signin.SignIn;
import io.clientportal.signin.SignedIn;
import io.clientportal.spring.ContactSignIn;
import io.clientportal.spring.FirmResolver;
import io.clientportal.spring.Production;
import io.clientportal.spring.StaffResolver;
import io.clientportal.viewing.Viewing;
import io.clientportal.viewing.Viewings;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;

/**
 * One request as the portal sees it: for which firm, by whom, from which browser. Controllers take it, or what it leads
 * to, as a parameter; there is none outside the portal's two trees.
 */
public final class PortalRequest {

    /** Set by what a page asks for by itself, so that it keeps no session alive (SIG-08). */
    static final String BACKGROUND = "Portal-Background";

    private static final Logger LOG = LoggerFactory.getLogger(PortalRequest.class);
    private static final Pattern REQUEST_ID = Pattern.compile("[A-Za-z0-9._-]{1,64}");
    private static final int LONGEST_DEVICE = 256;

    private final Door door;
    private final Tree tree;
    private final String path;
    /** As the host's filters have wrapped it by now: they tell who is signed in. */
    private HttpServletRequest request;

    private final Cookies cookies;
    private @Nullable FirmId firm;
    private @Nullable String browser;
    private @Nullable Optional<Contact> contact;
    private @Nullable Optional<Contact> hosted;
    private @Nullable Optional<Viewing> viewing;
    private @Nullable Optional<Staff> staff;

    PortalRequest(Door door, Tree tree, String path, HttpServletRequest request, HttpServletResponse response) {
        this.door = door;
        this.tree = tree;
        this.path = path;
        this.request = request;
        this.cookies = new Cookies(request, response, door.production);
        this.browser = cookie(Cookies.Kind.BROWSER);
    }

    /** What finds out who calls. */
    public static final class Door {
        private final Portal portal;
        private final FirmResolver firms;
        private final @Nullable StaffResolver staff;
        private final @Nullable ContactSignIn contacts;
        private final HostDoor host;
        private final Production production;

        Door(
                Portal portal,
                FirmResolver firms,
                @Nullable StaffResolver staff,
                @Nullable ContactSignIn contacts,
                HostDoor host,
                Production production) {
            this.portal = portal;
            this.firms = firms;
            this.staff = staff;
            this.contacts = contacts;
            this.host = host;
            this.production = production;
        }
    }

    static @Nullable PortalRequest find(HttpServletRequest request) {
        return (PortalRequest) request.getAttribute(PortalRequest.class.getName());
    }

    /** @throws IllegalStateException outside the portal's trees, where nobody may be let through */
    static PortalRequest of(HttpServletRequest request) {
        PortalRequest found = find(request);
        if (found == null) {
            throw new IllegalStateException(
                    "This request is not below portal.path or portal.desk-path: " + request.getRequestURI());
        }
        found.request = request;
        return found;
    }

    void attach() {
        request.setAttribute(PortalRequest.class.getName(), this);
    }

    Tree tree() {
        return tree;
    }

    /** Whether the answer is JSON. */
    boolean isRest() {
        return request.getRequestURI().startsWith(request.getContextPath() + path + "/api/");
    }

    /**
     * What an application calls REST with instead of cookies; null where a browser calls. No foreign page can make a
     * browser send it.
     */
    private @Nullable String bearer() {
        String header = request.getHeader(HttpHeaders.AUTHORIZATION);
        if (tree != Tree.CONTACTS || header == null || !isRest()) {
            return null;
        }
        String[] words = header.strip().split(" ", 2);
        return words[0].equalsIgnoreCase("Bearer") ? words[words.length - 1].strip() : null;
    }

    boolean hasBearer() {
        return bearer() != null;
    }

    /** The secret in a cookie; null beside a bearer token, which alone tells who calls. */
    private @Nullable String cookie(Cookies.Kind kind) {
        return bearer() == null ? cookies.get(kind) : null;
    }

    boolean secure() {
        return cookies.secure();
    }

    /** @throws PortalException.NotFound where the address is no firm's */
    public FirmId firm() {
        if (firm == null) {
            firm = door.firms.firm(request).orElseThrow(PortalException.NotFound::new);
        }
        return firm;
    }

    /** How the firm's pages look and speak. */
    public Brand brand() {
        return door.portal.brand(firm());
    }

    /** Where the request comes from. */
    public Origin origin() {
        String device = request.getHeader(HttpHeaders.USER_AGENT);
        String id = request.getHeader("X-Request-Id");
        return new Origin(
                request.getRemoteAddr(),
                device == null ? null : device.substring(0, Math.min(device.length(), LONGEST_DEVICE)),
                id != null && REQUEST_ID.matcher(id).matches() ? id : null);
    }

    /** Signing in at the firm's door. */
    public SignIn signIn() {
        requireTree(Tree.CONTACTS);
        return door.portal.as(new Visitor(firm(), origin()));
    }

    /** The look through a contact's eyes that this browser holds, while it runs. */
    public Optional<Viewing> viewing() {
        requireTree(Tree.CONTACTS);
        if (viewing == null) {
            String token = cookie(Cookies.Kind.VIEWING);
            viewing = token == null ? Optional.empty() : door.portal.viewing(new Visitor(firm(), origin()), token);
        }
        return viewing;
    }

    /** Who is signed in, or whose eyes a staff member looks through; empty where nobody is. */
    public Optional<Contact> visitor() {
        requireTree(Tree.CONTACTS);
        String bearer = bearer();
        if (contact == null && bearer != null) {
            contact = signIn().tokens().authenticate(bearer);
        }
        if (contact == null && cookie(Cookies.Kind.VIEWING) != null) {
            // Once the look has ended, nobody: never the contact.
            contact = viewing().map(one -> one.caller(origin()));
        }
        if (contact == null) {
            contact = hosted().or(this::ofSession);
        }
        return contact;
    }

    private Optional<Contact> ofSession() {
        String session = session();
        boolean touch = request.getHeader(BACKGROUND) == null;
        return session == null ? Optional.empty() : signIn().session(session, touch);
    }

    /**
     * Whom the host has signed in (SIG-11). It goes before a session of the portal's own, so that a browser is one person
     * there and here.
     */
    private Optional<Contact> hosted() {
        if (hosted == null) {
            hosted = vouched().flatMap(signIn()::vouched);
        }
        return hosted;
    }

    private Optional<HostIdentity> vouched() {
        ContactSignIn contacts = door.contacts;
        if (contacts == null || hasBearer() || cookie(Cookies.Kind.VIEWING) != null) {
            return Optional.empty();
        }
        try {
            Optional<HostIdentity> found = contacts.identity(request, firm());
            return found == null ? Optional.empty() : found;
        } catch (PortalException e) {
            throw e;
        } catch (RuntimeException e) {
            LOG.warn("The host's ContactSignIn failed; nobody is signed in", e);
            return Optional.empty();
        }
    }

    /** Whether contacts sign in at the host instead of here. */
    public boolean signsInAtHost() {
        return door.host.replaces();
    }

    /**
     * The host's sign-in, where contacts sign in there; for who is signed in the page itself.
     *
     * @param page to come back to; whatever is no {@link ReturnPath} is the contact's start
     */
    String hostSignIn(@Nullable String page) {
        String home = request.getContextPath() + path;
        String back = ReturnPath.of(page, home).orElse(home);
        return visitor().isPresent() ? back : door.host.signIn(back, home, brand().address());
    }

    /** Whether this browser can sign out: one whose contact the host has signed in does so at the host. */
    public boolean canSignOut() {
        return hosted().isEmpty() || door.host.signOut().isPresent();
    }

    /**
     * @throws Refusal with {@link Problem#SIGN_IN_NEEDED} where nobody is signed in, or {@link Problem#LOOK_ENDED} in a
     *     browser that holds a look which no longer runs
     */
    public Contact contact() {
        return visitor()
                .orElseThrow(() -> new Refusal(
                        cookie(Cookies.Kind.VIEWING) == null ? Problem.SIGN_IN_NEEDED : Problem.LOOK_ENDED));
    }

    public Home home() {
        return door.portal.as(contact());
    }

    /** @throws PortalException.NotFound where the host has signed in nobody of this firm */
    public Staff staff() {
        requireTree(Tree.STAFF);
        if (staff == null) {
            staff = resolved().filter(member -> member.firm().equals(firm())).map(member -> member.from(origin()));
        }
        return staff.orElseThrow(PortalException.NotFound::new);
    }

    private Optional<Staff> resolved() {
        StaffResolver resolver = door.staff;
        if (resolver == null) {
            return Optional.empty();
        }
        try {
            Optional<Staff> found = resolver.staff(request, firm());
            return found == null ? Optional.empty() : found;
        } catch (PortalException e) {
            throw e;
        } catch (RuntimeException e) {
            LOG.warn("The host's StaffResolver failed; the request is refused", e);
            return Optional.empty();
        }
    }

    public Desk desk() {
        return door.portal.as(staff());
    }

    /** A client in the hands of whoever calls. Whatever cannot be a client's key is an unknown one. */
    public ClientSpace client(String key) {
        ClientId id;
        try {
            id = new ClientId(key);
        } catch (IllegalArgumentException e) {
            throw new PortalException.NotFound();
        }
        return tree == Tree.STAFF ? desk().client(id) : home().client(id);
    }

    /** The secret of this device; null where it has none. */
    public @Nullable String device() {
        return cookie(Cookies.Kind.DEVICE);
    }

    /** The secret of this browser's session, whether or not it still runs; null where it has none. */
    public @Nullable String session() {
        return cookie(Cookies.Kind.SESSION);
    }

    /** The secret of this browser, made and sent along where it has none. */
    public String browser() {
        if (browser == null) {
            browser = SignIn.browserSecret();
            cookies.set(Cookies.Kind.BROWSER, browser);
        }
        return browser;
    }

    /** Keeps who has signed in, in a new session; an earlier one of this browser ends, and so does a look. */
    public void keep(SignedIn signedIn) {
        endViewing();
        String earlier = session();
        if (earlier != null) {
            signIn().signOut(earlier);
        }
        cookies.set(Cookies.Kind.SESSION, signedIn.session());
        String device = signedIn.device();
        if (device != null) {
            cookies.set(Cookies.Kind.DEVICE, device);
        }
    }

    /** Keeps a look through a contact's eyes that has begun. */
    public void keep(Viewings.Started started) {
        cookies.set(Cookies.Kind.VIEWING, started.token());
    }

    /** Makes this browser the staff member's alone again. */
    public void forgetViewing() {
        cookies.clear(Cookies.Kind.VIEWING);
    }

    /** Ends the look that this browser holds, here and on the server; nothing happens where it holds none. */
    public void endViewing() {
        if (cookie(Cookies.Kind.VIEWING) == null) {
            return;
        }
        viewing()
                .ifPresent(one ->
                        door.portal.as(one.staff().from(origin())).viewings().end());
        forgetViewing();
        viewing = Optional.empty();
        contact = Optional.empty();
    }

    /**
     * Ends the session here and on the server. The device stays known.
     *
     * @return where the contact signs out at the host; empty where the host has signed in nobody
     */
    public Optional<String> signOut() {
        endViewing();
        Optional<String> host = hosted().flatMap(one -> door.host.signOut());
        String session = session();
        if (session != null) {
            signIn().signOut(session);
        }
        forgetSession();
        return host;
    }

    /** Makes this browser nobody's again, where its session was ended or handed on. */
    public void forgetSession() {
        cookies.clear(Cookies.Kind.SESSION);
        cookies.clear(Cookies.Kind.BROWSER);
        contact = Optional.empty();
    }

    /** What forms of this page send along; null where the host asks for nothing of the kind from its staff. */
    public @Nullable FormToken formToken() {
        return tree == Tree.STAFF ? HostCsrf.token(request) : FormToken.of(secret());
    }

    /**
     * A token belongs to the session or the look, and before there is one to the browser. A session of the host's shows
     * no secret; there it belongs to the browser and the contact.
     */
    private String secret() {
        String secret = known();
        return bound(secret == null ? browser() : secret);
    }

    private String bound(String secret) {
        return hosted().map(one -> secret + ' ' + one.id()).orElse(secret);
    }

    private @Nullable String known() {
        for (Cookies.Kind kind : List.of(Cookies.Kind.VIEWING, Cookies.Kind.SESSION, Cookies.Kind.BROWSER)) {
            String secret = cookie(kind);
            if (secret != null) {
                return secret;
            }
        }
        return null;
    }

    /**
     * Refuses what another site makes a browser send. Of staff the host asks its own proof; without it, the browser's
     * word on where a request comes from still counts.
     *
     * @param cookies whether cookies have a part in what is asked for
     */
    void requireOwn(boolean cookies) {
        SameSite.require(request, tree);
        if (tree == Tree.CONTACTS && cookies && bearer() == null) {
            String secret = known();
            String header = request.getHeader(FormToken.HEADER);
            String token = header == null ? request.getParameter(FormToken.PARAMETER) : header;
            if (secret == null || !FormToken.belongs(token, bound(secret))) {
                throw new Refusal(Problem.FORGED);
            }
        }
    }

    private void requireTree(Tree needed) {
        if (tree != needed) {
            throw new IllegalStateException("Contacts call below portal.path, staff below portal.desk-path");
        }
    }
}
