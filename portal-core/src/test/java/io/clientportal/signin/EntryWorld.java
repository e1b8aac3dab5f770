package io.clientportal.signin;

import io.clientportal.ClientSpace;
import io.clientportal.Portal;
import io.clientportal.Stores;
import io.clientportal.TestClock;
import io.clientportal.TestStores;
import io.clientportal.World;
import io.clientportal.access.Access;
import io.clientportal.access.Admissions;
import io.clientportal.access.ContactAccess;
import io.clientportal.access.NewContact;
import io.clientportal.access.SharedEngagements;
import io.clientportal.activity.Activity;
import io.clientportal.activity.ActivityEntry;
import io.clientportal.activity.KeptEntry;
import io.clientportal.fields.FieldPath;
import io.clientportal.fields.Value;
import io.clientportal.firms.FirmSettings;
import io.clientportal.firms.Firms;
import io.clientportal.kernel.Area;
import io.clientportal.kernel.ClientId;
import io.clientportal.kernel.ClientName;
import io.clientportal.kernel.Contact;
import io.clientportal.kernel.ContactId;
import io.clientportal.kernel.FirmId;
import io.clientportal.kernel.FirmScope;
import io.clientportal.kernel.Gates;
import io.clientportal.kernel.Permission;
import io.clientportal.kernel.Reach;
import io.clientportal.kernel.Recorded;
import io.clientportal.kernel.Right;
import io.clientportal.kernel.Staff;
import io.clientportal.kernel.StaffBook;
import io.clientportal.kernel.StaffId;
import io.clientportal.kernel.Tx;
import io.clientportal.kernel.Visitor;
import io.clientportal.notices.Mail;
import io.clientportal.notices.QueuedNotices;
import io.clientportal.profile.ClientBook;
import io.clientportal.profile.ClientRecord;
import java.net.URI;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One firm with its web address, its staff, a mailbox for everybody and a clock that moves. */
public final class EntryWorld {

    public static final Instant START = Instant.parse("2026-03-02T09:00:00Z");
    public static final String ADDRESS = "https://portal.example.com/firm";

    private static final Pattern LINK = Pattern.compile("https://portal\\.example\\.com/firm/l/([A-Za-z0-9_-]+)");
    private static final Pattern CODE = Pattern.compile("(?m)^\\D*(\\d{6})\\D*$");

    public final TestClock clock = new TestClock(START.toString());
    public final FirmId firm = new FirmId("firm-" + UUID.randomUUID());
    public final Staff staff = new Staff(firm, new StaffId("ada"), "Ada");
    public final ClientId client = new ClientId("hill");
    public final Portal portal;

    private final Portal anotherNode;
    private final List<Mail> sent = new CopyOnWriteArrayList<>();
    private final Map<Staff, Reach> reaches = new ConcurrentHashMap<>();
    public final Gates gates;

    public EntryWorld() {
        this(settings -> settings);
    }

    public EntryWorld(Function<FirmSettings, FirmSettings> change) {
        this(change, builder -> builder);
    }

    /** @param more of what the portal is built with */
    public EntryWorld(Function<FirmSettings, FirmSettings> change, UnaryOperator<Portal.Builder> more) {
        StaffBook book = new Book();
        reaches.put(staff, Reach.all());
        portal = portal(TestStores.current().stores(), book, more);
        anotherNode = portal(TestStores.current().anotherNode(), book, more);
        portal.setUp(firm, change.apply(FirmSettings.of(firm.value()).with(URI.create(ADDRESS))));
        gates = new Gates(
                TestStores.current().stores(),
                TestStores.current().stores().gate(),
                book,
                (firm, client) -> Optional.empty(),
                World.KEYS,
                new Activity(TestStores.current().stores().activity()),
                clock);
    }

    private Portal portal(Stores stores, StaffBook book, UnaryOperator<Portal.Builder> more) {
        return more.apply(Portal.with(stores)
                        .staff(book)
                        .clients(new Clients())
                        .keys(World.KEYS)
                        .clock(clock)
                        .mail(sent::add)
                        .passwords(new QuickHasher())
                        .passkeys(new PlainCeremony()))
                .build();
    }

    /** The portal as one of two processes on the same database has it, by turns. */
    public Portal node(int n) {
        return n % 2 == 0 ? portal : anotherNode;
    }

    /** The door of one of two processes. */
    public SignIn door(int n) {
        return node(n).as(new Visitor(firm));
    }

    public Staff member(String name, Reach reach) {
        Staff member = new Staff(firm, new StaffId(name), name);
        reaches.put(member, reach);
        return member;
    }

    public ClientSpace space() {
        return portal.as(staff).client(client);
    }

    public ClientSpace space(String client) {
        return portal.as(staff).client(new ClientId(client));
    }

    /** A contact with the profile area of the one client. */
    public ContactAccess nora() {
        return space().access().add(new NewContact("Nora Hill", "nora@example.com"), Set.of(Area.PROFILE));
    }

    public Contact as(ContactId contact) {
        return new Contact(firm, contact);
    }

    public SignIn door() {
        return portal.as(new Visitor(firm));
    }

    /** A browser of its own. */
    public Browser browser() {
        return new Browser(this);
    }

    /** Sends a link and takes it from the mail. */
    public String link(ContactId contact) {
        space().links().send(contact, Target.PROFILE);
        return latestLink();
    }

    public List<Mail> mails() {
        portal.work();
        return sent.stream()
                .filter(mail -> mail.fromName().equals(firm.value()))
                .toList();
    }

    public String latestLink() {
        return latest(LINK);
    }

    public String latestCode() {
        return latest(CODE);
    }

    public long codeMails() {
        return mails().stream()
                .filter(mail -> !LINK.matcher(mail.text()).find())
                .count();
    }

    private String latest(Pattern pattern) {
        List<Mail> mails = mails();
        for (int i = mails.size() - 1; i >= 0; i--) {
            Matcher matcher = pattern.matcher(mails.get(i).text());
            if ((pattern == LINK) == LINK.matcher(mails.get(i).text()).find() && matcher.find()) {
                return matcher.group(1);
            }
        }
        throw new AssertionError("No such mail");
    }

    /** The latest e-mail to an address. */
    public Mail latestTo(String address) {
        List<Mail> mails =
                mails().stream().filter(mail -> mail.to().equals(address)).toList();
        if (mails.isEmpty()) {
            throw new AssertionError("No mail to " + address);
        }
        return mails.get(mails.size() - 1);
    }

    /** Invites Nora, who accepts with this password. */
    public ContactId member(String password) {
        ContactId nora = space().invitations()
                .invite(new NewContact("Nora Hill", "nora@example.com"), Set.of(Area.PROFILE), null)
                .contact();
        browser().accept(latestLink(), password);
        return nora;
    }

    /** The firm's activity, oldest first. */
    public List<ActivityEntry> activity() {
        return look(scope -> TestStores.current().stores().activity().latest(scope, null, 1_000)).stream()
                .map(KeptEntry::entry)
                .sorted((a, b) -> a.id().compareTo(b.id()))
                .toList();
    }

    public long count(String right, boolean refused) {
        return activity().stream()
                .filter(entry -> entry.right().equals(right) && entry.refused() == refused)
                .count();
    }

    /** The feature as another node of the same portal has it. */
    SignIns anotherNode() {
        Stores stores = TestStores.current().stores();
        Firms firms = new Firms(stores.firms());
        return new SignIns(
                gates,
                stores.signIn(),
                stores.logins(),
                stores.passkeys(),
                stores.sessions(),
                firms,
                new QueuedNotices(stores.notices(), World.KEYS, () -> {}),
                new Admissions(stores.access(), firms, World.KEYS, (scope, contact) -> 0),
                new QuickHasher(),
                password -> false,
                null,
                new PlainCeremony(),
                () -> {});
    }

    /** Who is let in for the one client, in the hands of a staff member from whom something shared is hidden. */
    public Access access(Staff staff, SharedEngagements shared) {
        Stores stores = TestStores.current().stores();
        return new Access(
                gates.client(staff, client),
                stores.access(),
                new Admissions(stores.access(), new Firms(stores.firms()), World.KEYS, shared),
                new QueuedNotices(stores.notices(), World.KEYS, () -> {}),
                Recorded.NOBODY);
    }

    /** Across the firm, for what no use case shows. */
    public <T> T look(Function<FirmScope, T> work) {
        return gates.firm(staff).read(Look.LOOK, work);
    }

    /** The same, for the steps of a use case that are to race. */
    public <T> T change(Function<FirmScope, T> work) {
        return gates.firm(staff).note(Look.LOOK, work);
    }

    private enum Look implements Right {
        LOOK;

        @Override
        public Permission staff() {
            return Permission.ACCESS;
        }

        @Override
        public String key() {
            return "test.look";
        }
    }

    private final class Book implements StaffBook {
        @Override
        public Reach reach(Staff staff) {
            return reaches.getOrDefault(staff, Reach.NOTHING);
        }

        @Override
        public Map<StaffId, Member> members(FirmId firm, Collection<StaffId> ids) {
            return Map.of();
        }
    }

    /** Knows every client by its key, and no records. */
    private static final class Clients implements ClientBook.Local {
        @Override
        public Optional<ClientName> name(FirmId firm, ClientId client) {
            return Optional.of(ClientName.of(client.value()));
        }

        @Override
        public Optional<ClientRecord> read(Tx tx, FirmId firm, ClientId client) {
            return Optional.empty();
        }

        @Override
        public ClientRecord apply(Tx tx, FirmId firm, ClientRecord base, Map<FieldPath, Value> changes) {
            throw new UnsupportedOperationException("There are no records");
        }
    }
}
