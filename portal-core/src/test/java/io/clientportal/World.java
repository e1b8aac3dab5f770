package io.clientportal;

import io.clientportal.access.NewContact;
import io.clientportal.activity.Activity;
import io.clientportal.documents.DocumentBook;
import io.clientportal.documents.FileKey;
import io.clientportal.documents.FileStore;
import io.clientportal.documents.PlainPreviewer;
import io.clientportal.documents.PlainTypes;
import io.clientportal.documents.Scanner;
import io.clientportal.engagements.EngagementDraft;
import io.clientportal.engagements.WorkBook;
import io.clientportal.fields.BuiltInFields;
import io.clientportal.fields.Choice;
import io.clientportal.fields.FieldDefinition;
import io.clientportal.fields.FieldKey;
import io.clientportal.fields.FieldPermission;
import io.clientportal.fields.FieldType;
import io.clientportal.fields.Value;
import io.clientportal.fields.Values;
import io.clientportal.firms.EngagementSettings;
import io.clientportal.firms.FirmSettings;
import io.clientportal.firms.ProfileSettings;
import io.clientportal.firms.Settings;
import io.clientportal.kernel.Area;
import io.clientportal.kernel.ClientId;
import io.clientportal.kernel.ClientName;
import io.clientportal.kernel.Contact;
import io.clientportal.kernel.EngagementId;
import io.clientportal.kernel.FirmId;
import io.clientportal.kernel.FirmScope;
import io.clientportal.kernel.Gates;
import io.clientportal.kernel.KeyRing;
import io.clientportal.kernel.Permission;
import io.clientportal.kernel.Reach;
import io.clientportal.kernel.Right;
import io.clientportal.kernel.Scope;
import io.clientportal.kernel.Staff;
import io.clientportal.kernel.StaffBook;
import io.clientportal.kernel.StaffId;
import io.clientportal.memory.InMemoryFiles;
import io.clientportal.memory.RecordingMailer;
import io.clientportal.notices.Mail;
import io.clientportal.profile.ClientBook;
import io.clientportal.signin.PasswordHasher;
import io.clientportal.signin.QuickHasher;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The small world that the specification plays in: one firm with a partner who may do everything, made fresh for every
 * test, and a clock that moves.
 */
public final class World {

    /** One ring for all worlds of a run, so that firms of several tests can live in one database. */
    public static final KeyRing KEYS = KeyRing.random();

    public final TestStores stores;
    public final TestClock clock = new TestClock("2026-03-02T09:00:00Z");
    public final RecordingMailer mailer = new RecordingMailer();
    public final InMemoryFiles files = new InMemoryFiles();
    /** Where files are written and read; a test may put a worse one here. */
    public volatile FileStore store = files;
    /** What looks at uploads; a test may put another one here. */
    public volatile Scanner scanner = bytes -> true;
    /** How often a commit said that e-mails wait. */
    public final AtomicInteger woken = new AtomicInteger();

    public final FirmId firm = new FirmId("firm-" + UUID.randomUUID());
    public final Portal portal;
    public final Staff partner;
    private final Supplier<Portal> anotherNode;
    private final StaffOfTheWorld staffBook = new StaffOfTheWorld();
    private final PasswordHasher hasher;
    private final String mailDomain = UUID.randomUUID() + ".example.com";

    public World() {
        this((ClientBook) null);
    }

    /** With the host's own records. */
    public World(@Nullable ClientBook book) {
        this(TestStores.current(), book);
    }

    /** On stores of one's own. */
    public World(TestStores stores, @Nullable ClientBook book) {
        this(stores, book, null, new QuickHasher(), null);
    }

    /** With passwords that take as long as they do in earnest. */
    public static World hashing(TestStores stores, PasswordHasher hasher) {
        return new World(stores, null, null, hasher, null);
    }

    /** With the host's own engagements. */
    public static World withWork(WorkBook work) {
        return new World(TestStores.current(), null, work, new QuickHasher(), null);
    }

    /** With the host's own documents. */
    public static World withDocuments(TestStores stores, DocumentBook documents) {
        return new World(stores, null, null, new QuickHasher(), documents);
    }

    private World(
            TestStores stores,
            @Nullable ClientBook book,
            @Nullable WorkBook work,
            PasswordHasher hasher,
            @Nullable DocumentBook documents) {
        this.stores = stores;
        this.hasher = hasher;
        this.partner = new Staff(firm, new StaffId("partner"), "Petra Partner");
        this.portal = portal(stores.stores(), book, work, documents);
        this.anotherNode = () -> portal(stores.anotherNode(), book, work, documents);
        portal.setUp(firm, settings("Birch & Partners"));
        staffBook.reaches.put(partner.id(), Reach.all());
    }

    private Portal portal(
            Stores stores, @Nullable ClientBook book, @Nullable WorkBook work, @Nullable DocumentBook documents) {
        Portal.Builder builder = Portal.with(stores)
                .staff(staffBook)
                .keys(KEYS)
                .clock(clock)
                .mail(mailer)
                .passwords(hasher)
                .files(new Stored())
                .fileTypes(new PlainTypes())
                .previewer(new PlainPreviewer())
                .scanner(bytes -> scanner.isClean(bytes))
                .wake(woken::incrementAndGet);
        if (book != null) {
            builder.clients(book);
        }
        if (work != null) {
            builder.work(work);
        }
        if (documents != null) {
            builder.documents(documents);
        }
        return builder.build();
    }

    /** The settings of a world's firm: open to proposals, every built-in field proposable, some custom ones. */
    public static FirmSettings settings(String name) {
        List<FieldDefinition> fields = new java.util.ArrayList<>(BuiltInFields.all().stream()
                .map(field -> field.with(FieldPermission.PROPOSE))
                .toList());
        fields.add(FieldDefinition.of("tax_number", FieldType.TEXT, "Tax number", "Tax")
                .with(FieldPermission.VIEW));
        fields.add(FieldDefinition.of("risk_rating", FieldType.TEXT, "Risk rating", "Internal"));
        fields.add(FieldDefinition.of("income", FieldType.NUMBER, "Yearly income", "Tax")
                .with(FieldPermission.PROPOSE));
        fields.add(FieldDefinition.of("newsletter", FieldType.YES_NO, "Newsletter", "Tax")
                .with(FieldPermission.PROPOSE));
        fields.add(
                FieldDefinition.of("mobile", FieldType.PHONE, "Mobile", "Tax").with(FieldPermission.PROPOSE));
        fields.add(FieldDefinition.of("billing_email", FieldType.EMAIL, "E-mail for invoices", "Tax")
                .with(FieldPermission.PROPOSE));
        fields.add(FieldDefinition.of(
                        "services",
                        FieldType.CHOICES,
                        "Services",
                        "Tax",
                        List.of(new Choice("tax", "Tax return"), new Choice("payroll", "Payroll")))
                .with(FieldPermission.PROPOSE));
        return FirmSettings.of(name)
                .with(URI.create("https://portal.example.com/portal"))
                .with(ProfileSettings.DEFAULT.opened(true).with(fields))
                .with(EngagementSettings.DEFAULT.with(List.of(
                        FieldDefinition.of("tax_year", FieldType.NUMBER, "Tax year", "Return")
                                .with(FieldPermission.VIEW),
                        FieldDefinition.of("bank", FieldType.TEXT, "Bank", "Return")
                                .with(FieldPermission.PROPOSE),
                        FieldDefinition.of("fee", FieldType.NUMBER, "Fee", "Internal"))));
    }

    /** The portal as another process on the same database has it; made anew. */
    public Portal anotherNode() {
        return anotherNode.get();
    }

    public Desk desk() {
        return portal.as(partner);
    }

    /** A staff member of this firm with these limits. */
    public Staff staff(String name, Reach reach) {
        StaffId id = new StaffId(name.toLowerCase(Locale.ROOT));
        staffBook.reaches.put(id, reach);
        return new Staff(firm, id, name);
    }

    /** A staff member who reaches these clients alone and may review. */
    public Staff limitedTo(String name, ClientId... clients) {
        return staff(name, Reach.of(Set.of(clients), EnumSet.of(Permission.REVIEW, Permission.LET_IN)));
    }

    /** Changes what a staff member may reach and do. */
    public void reach(Staff staff, Reach reach) {
        staffBook.reaches.put(staff.id(), reach);
    }

    /** From now on the host's answer for this member is an exception. */
    public void failFor(Staff staff) {
        staffBook.reaches.remove(staff.id());
        staffBook.failing.add(staff.id());
    }

    /** Names who answers for a client. */
    public void responsible(ClientId client, Staff... members) {
        staffBook.responsible.put(
                client, List.of(members).stream().map(Staff::id).toList());
    }

    /** Names who may edit the fields that others may not. */
    public void editors(Staff... members) {
        staffBook.editors = List.of(members).stream().map(Staff::id).toList();
    }

    /** A new client with a name, kept by the portal. */
    public ClientId client(String name) {
        return client(name, Map.of());
    }

    /** A new client with a name and further values, kept by the portal. */
    public ClientId client(String name, Map<String, Value> values) {
        ClientId client = new ClientId(name.toLowerCase(Locale.ROOT).replace(' ', '-') + "-" + UUID.randomUUID());
        Map<FieldKey, Value> fields = new HashMap<>();
        fields.put(BuiltInFields.NAME, Value.of(name));
        values.forEach((key, value) -> fields.put(new FieldKey(key), value));
        desk().addClient(client, ClientName.of(name), Values.of(fields));
        return client;
    }

    /** Lets a new contact in for all areas of a client. */
    public Contact contact(ClientId client, String name) {
        return new Contact(
                firm,
                desk().client(client)
                        .access()
                        .add(new NewContact(name, address(name)), EnumSet.allOf(Area.class))
                        .id());
    }

    /** The address of a person at this world's firm alone, for all tests of a run share one outbox. */
    public String address(String name) {
        return name.toLowerCase(Locale.ROOT).replace(' ', '.') + "@" + mailDomain;
    }

    /** Sends what is due and gives this firm's e-mails. */
    public List<Mail> mails() {
        portal.work();
        return mailer.sent().stream()
                .filter(mail -> mail.to().endsWith("@" + mailDomain))
                .toList();
    }

    /** Everything that stands in these e-mails. */
    public static String read(List<Mail> mails) {
        return mails.stream()
                .map(mail -> mail.subject() + "\n" + mail.text() + "\n" + mail.html())
                .collect(java.util.stream.Collectors.joining("\n"));
    }

    /** Changes the firm's settings. */
    public void settings(UnaryOperator<FirmSettings> change) {
        Settings settings = desk().settings();
        Settings.Current current = settings.read();
        settings.save(change.apply(current.settings()), current.version());
    }

    /** Changes the firm's profile settings. */
    public void profileSettings(UnaryOperator<ProfileSettings> change) {
        settings(settings -> settings.with(change.apply(settings.profile())));
    }

    /** Changes what the firm keeps of engagements. */
    public void engagementSettings(UnaryOperator<EngagementSettings> change) {
        settings(settings -> settings.with(change.apply(settings.engagements())));
    }

    /** A new engagement of a client, kept by the portal, with a value of every field, shared with nobody. */
    public EngagementId engagement(ClientId client, String name) {
        return desk().client(client)
                .engagements()
                .add(EngagementDraft.named(name)
                        .set("tax_year", Value.of("2025"))
                        .set("bank", Value.of("First Bank"))
                        .set("fee", Value.of("4711")))
                .id();
    }

    /** Gives a field another permission. */
    public void permit(String field, FieldPermission permission) {
        profileSettings(profile -> profile.with(new FieldKey(field), permission));
    }

    /** Another firm in the same database, on the same clock's start. */
    public World anotherFirm() {
        return new World();
    }

    /** Across the firm in the hands of a staff member, for what no use case shows. */
    public <T extends @Nullable Object> T in(Staff staff, Function<FirmScope, T> work) {
        return gates().firm(staff).read(Look.LOOK, work);
    }

    /** The same of one client. */
    public <T extends @Nullable Object> T in(Staff staff, ClientId client, Function<Scope, T> work) {
        return gates().client(staff, client).read(Look.LOOK, work);
    }

    /** The gates, for what has to be refused whichever use case asks. */
    public Gates gates() {
        return new Gates(
                stores.stores(),
                stores.stores().gate(),
                staffBook,
                (firm, client) -> Optional.empty(),
                KEYS,
                new Activity(stores.stores().activity()),
                clock);
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

    /** Whatever store the test has put here. */
    private final class Stored implements FileStore {
        @Override
        public Sink create(FileKey key) throws IOException {
            return store.create(key);
        }

        @Override
        public InputStream open(FileKey key, long from) throws IOException {
            return store.open(key, from);
        }

        @Override
        public void delete(FileKey key) throws IOException {
            store.delete(key);
        }

        @Override
        public void sweep(Instant before) throws IOException {
            store.sweep(before);
        }
    }

    private static final class StaffOfTheWorld implements StaffBook {
        private final Map<StaffId, Reach> reaches = new ConcurrentHashMap<>();
        private final Set<StaffId> failing = ConcurrentHashMap.newKeySet();
        private final Map<ClientId, List<StaffId>> responsible = new ConcurrentHashMap<>();
        private volatile List<StaffId> editors = List.of();

        /** For a stranger null, as a host answers that breaks the contract. */
        @Override
        public Reach reach(Staff staff) {
            if (failing.contains(staff.id())) {
                throw new IllegalStateException("The host's directory is away");
            }
            return reaches.get(staff.id());
        }

        @Override
        public List<StaffId> responsible(FirmId firm, ClientId client) {
            return responsible.getOrDefault(client, List.of());
        }

        @Override
        public List<StaffId> editors(FirmId firm, ClientId client, Set<String> fields) {
            return editors;
        }

        @Override
        public Map<StaffId, Member> members(FirmId firm, Collection<StaffId> ids) {
            Map<StaffId, Member> members = new HashMap<>();
            ids.forEach(id ->
                    members.put(id, new Member(id, id.value(), id.value() + "@firm.example.com", Locale.ENGLISH)));
            return members;
        }
    }
}
