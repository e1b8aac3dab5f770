package io.clientportal;

import io.clientportal.access.Admissions;
import io.clientportal.activity.Activity;
import io.clientportal.clients.Clients;
import io.clientportal.documents.DocumentBook;
import io.clientportal.documents.DocumentPorts;
import io.clientportal.documents.FileStore;
import io.clientportal.documents.FileTypes;
import io.clientportal.documents.Papers;
import io.clientportal.documents.Previewer;
import io.clientportal.documents.Scanner;
import io.clientportal.engagements.WorkBook;
import io.clientportal.engagements.Works;
import io.clientportal.firms.Brand;
import io.clientportal.firms.FirmSettings;
import io.clientportal.firms.Firms;
import io.clientportal.kernel.Caller;
import io.clientportal.kernel.ClientId;
import io.clientportal.kernel.ClientName;
import io.clientportal.kernel.Contact;
import io.clientportal.kernel.FirmId;
import io.clientportal.kernel.FirmState;
import io.clientportal.kernel.Gates;
import io.clientportal.kernel.KeyRing;
import io.clientportal.kernel.Reach;
import io.clientportal.kernel.Staff;
import io.clientportal.kernel.StaffBook;
import io.clientportal.kernel.StaffId;
import io.clientportal.kernel.Visitor;
import io.clientportal.kernel.Worker;
import io.clientportal.notices.Delivery;
import io.clientportal.notices.Mail;
import io.clientportal.notices.Mailer;
import io.clientportal.notices.NoticeStore;
import io.clientportal.notices.Notices;
import io.clientportal.notices.QueuedNotices;
import io.clientportal.profile.ClientBook;
import io.clientportal.profile.ProfileStore;
import io.clientportal.profile.Profiles;
import io.clientportal.signin.HostTokens;
import io.clientportal.signin.PasskeyCeremony;
import io.clientportal.signin.PasswordHasher;
import io.clientportal.signin.SignIn;
import io.clientportal.signin.SignIns;
import io.clientportal.viewing.Viewing;
import io.clientportal.viewing.Viewings;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The client portal, built once and used by everybody at the same time.
 *
 * <pre>{@code
 * Portal portal = Portal.with(stores).staff(staffBook).keys(keyRing).build();
 * portal.as(staff).client(clientId).profile().queue();
 * }</pre>
 */
public final class Portal {

    final Stores stores;
    final Gates gates;
    final Firms firms;
    final Profiles profiles;
    final Delivery delivery;
    final Notices notices;
    final Admissions admissions;
    final SignIns signIns;
    final Works works;
    final Viewings viewings;
    final Papers papers;
    final boolean httpsOnly;
    private final Doctor doctor;

    private Portal(Builder builder) {
        this.stores = builder.stores;
        this.httpsOnly = builder.httpsOnly;
        this.firms = new Firms(stores.firms());
        ClientBook book = builder.clients;
        this.gates = new Gates(
                stores,
                stores.gate(),
                builder.staff,
                book == null ? (firm, client) -> Optional.<ClientName>empty() : book::name,
                builder.keys,
                new Activity(stores.activity()),
                builder.clock);
        Mailer mailer = builder.mail;
        this.notices = new QueuedNotices(stores.notices(), builder.keys, builder.wake);
        this.works = new Works(builder.work, stores.engagements());
        this.profiles = new Profiles(gates, firms, stores.profile(), stores.activity(), notices, book, works);
        this.viewings = new Viewings(gates, firms, stores.viewings(), stores.access());
        this.papers = new Papers(
                gates,
                firms,
                works,
                stores.documents(),
                stores.mirrored(),
                notices,
                new DocumentPorts(
                        builder.files, builder.scanner, builder.fileTypes, builder.previewer, builder.documents));
        this.delivery =
                new Delivery(gates, stores.notices(), firms, papers::holds, mailer == null ? Portal::noMailer : mailer);
        this.admissions = new Admissions(stores.access(), firms, builder.keys, stores.engagements()::hidden);
        this.signIns = new SignIns(
                gates,
                stores.signIn(),
                stores.logins(),
                stores.passkeys(),
                stores.sessions(),
                firms,
                notices,
                admissions,
                builder.passwords,
                builder.leaked,
                builder.hostTokens,
                builder.passkeys,
                builder.wake);
        this.doctor = new Doctor(
                this, mailer, book, builder.hostTokens, !(builder.staff instanceof NoStaff), Doctor.PATIENCE);
    }

    private static void noMailer(Mail mail) {
        throw new IllegalStateException("No mailer was given, so that e-mails wait");
    }

    /**
     * Does the portal's own work that is due: what was asked for at the doors, e-mails, hand-overs to a remote host, the end
     * of looks through contacts' eyes, files that wait for the scanner, go to the host's own document system or have to go,
     * and deleting what signing in left behind. Called from any timer, by any number of
     * nodes at once.
     */
    public void work() {
        signIns.work();
        while (delivery.dispatch()) {
            // one more batch is due
        }
        profiles.work();
        signIns.sweep();
        viewings.work();
        papers.work();
    }

    /** What waits over all firms; two statements. */
    public Backlog backlog() {
        ProfileStore.Backlog requests = gates.work(stores.profile()::backlog);
        NoticeStore.Backlog mails = delivery.backlog();
        return new Backlog(requests.waiting(), requests.oldest(), mails.queued(), mails.dead());
    }

    /**
     * Looks over the running installation: stores and migrations, clocks, keys, the mail server, the portal's own work,
     * and how the host's records fit the firms' fields. It changes and sends nothing, names no person, and takes as long
     * as whoever does not answer, 10 seconds each. For operators; nobody's right is asked.
     *
     * @return what is wrong; nothing where all is well
     */
    public List<Finding> doctor() {
        return doctor.findings();
    }

    /** A portal on these stores. */
    public static Builder with(Stores stores) {
        return new Builder(stores);
    }

    /** The portal as one staff member uses it. */
    public Desk as(Staff staff) {
        return new Desk(this, staff);
    }

    /** The portal as one contact uses it. */
    public Home as(Contact contact) {
        return new Home(this, contact);
    }

    /** The portal at a firm's door: signing in. */
    public SignIn as(Visitor visitor) {
        return signIns.at(visitor);
    }

    /**
     * The look through a contact's eyes whose secret a browser holds; empty once it has ended.
     *
     * @param token as {@link Viewings.OfStaff#start} gave it
     */
    public Optional<Viewing> viewing(Visitor visitor, String token) {
        return viewings.at(visitor, token);
    }

    /** How a firm's pages look and speak; open to everybody at its door. */
    public Brand brand(FirmId firm) {
        return firms.brand(gates.firm(new Visitor(firm)));
    }

    /** The firms that are set up, by id. For operators; nobody's right is asked. */
    public List<FirmId> firms(int most) {
        return gates.work(scope -> stores.firms().firms(scope, most)).stream()
                .map(FirmState::id)
                .toList();
    }

    /** Sets a firm up; nothing happens where it is there already. The host's own code calls this, never a request. */
    public void setUp(FirmId firm, FirmSettings settings) {
        stores.<@Nullable Void>apart(tx -> {
            stores.firms().add(tx, firm, settings, gates.keyRing().newKey());
            return null;
        });
    }

    /** For the host to tell what becomes of its clients; never for a request. */
    public Clients clients(FirmId firm) {
        return clients((Caller) new Worker(firm));
    }

    /** The same, where the activity log is to name the staff member who did it in the host. */
    public Clients clients(Staff by) {
        return clients((Caller) by);
    }

    private Clients clients(Caller caller) {
        return new Clients(
                gates.host(caller),
                stores.gate(),
                admissions,
                stores.signIn(),
                works,
                papers,
                stores.notes(),
                profiles,
                notices);
    }

    ClientSpace space(Caller caller, ClientId client) {
        return new ClientSpace(this, caller, client);
    }

    /** Puts a portal together. Whatever is not given has a safe default. */
    public static final class Builder {
        private final Stores stores;
        private StaffBook staff = new NoStaff();
        private @Nullable ClientBook clients;
        private @Nullable WorkBook work;
        private KeyRing keys = KeyRing.random();
        private @Nullable Mailer mail;
        private @Nullable PasswordHasher passwords;
        private Predicate<String> leaked = password -> false;
        private boolean httpsOnly;
        private @Nullable HostTokens hostTokens;
        private @Nullable PasskeyCeremony passkeys;
        private @Nullable FileStore files;
        private Scanner scanner = Scanner.NONE;
        private @Nullable FileTypes fileTypes;
        private @Nullable Previewer previewer;
        private @Nullable DocumentBook documents;
        private Runnable wake = () -> {};
        private InstantSource clock = InstantSource.system();

        private Builder(Stores stores) {
            this.stores = stores;
        }

        /** The host's staff. Without one nobody of the firm may do anything. */
        public Builder staff(StaffBook staff) {
            this.staff = staff;
            return this;
        }

        /** The host's client records. Without them the portal keeps the records in its own table. */
        public Builder clients(ClientBook clients) {
            this.clients = clients;
            return this;
        }

        /** The host's engagements. Without them the portal keeps the engagements in its own table. */
        public Builder work(WorkBook work) {
            this.work = work;
            return this;
        }

        /**
         * The master keys, kept outside the database. Without them everything sealed is lost with the process, which is
         * right for tests alone.
         */
        public Builder keys(KeyRing keys) {
            this.keys = keys;
            return this;
        }

        /** What hands e-mails to a mail server. Without it they wait in the outbox. */
        public Builder mail(Mailer mail) {
            this.mail = mail;
            return this;
        }

        /** What hashes passwords. Without it contacts sign in by links alone. */
        public Builder passwords(PasswordHasher hasher) {
            this.passwords = hasher;
            return this;
        }

        /**
         * Whether a password is on a list of stolen ones, asked when one is chosen and outside transactions. Where it
         * throws, no password can be chosen.
         */
        public Builder leakedPasswords(Predicate<String> leaked) {
            this.leaked = leaked;
            return this;
        }

        /** Refuses a firm's web address that is not https: what signs people in would travel in clear. */
        public Builder httpsOnly() {
            this.httpsOnly = true;
            return this;
        }

        /** Tokens of the host or of its OpenID provider, which applications may call with (SIG-11). */
        public Builder hostTokens(HostTokens tokens) {
            this.hostTokens = tokens;
            return this;
        }

        /** What verifies passkeys. Without it there are none. */
        public Builder passkeys(PasskeyCeremony ceremony) {
            this.passkeys = ceremony;
            return this;
        }

        /** Where the bytes of documents lie. Without it there are no uploads and downloads. */
        public Builder files(FileStore files) {
            this.files = files;
            return this;
        }

        /** What looks for malware in uploads. Without it nothing is looked for. */
        public Builder scanner(Scanner scanner) {
            this.scanner = scanner;
            return this;
        }

        /** What tells files' types by their content. Without it there are no uploads. */
        public Builder fileTypes(FileTypes types) {
            this.fileTypes = types;
            return this;
        }

        /** What draws previews. Without it there are none. */
        public Builder previewer(Previewer previewer) {
            this.previewer = previewer;
            return this;
        }

        /**
         * The host's own document system. Without it the portal keeps documents itself. With it, uploads still arrive in
         * {@link #files}.
         */
        public Builder documents(DocumentBook documents) {
            this.documents = documents;
            return this;
        }

        /** Told after a commit that {@link Portal#work()} has something to do; it must return at once. */
        public Builder wake(Runnable wake) {
            this.wake = wake;
            return this;
        }

        /** The clock of every rule. */
        public Builder clock(InstantSource clock) {
            this.clock = clock;
            return this;
        }

        public Portal build() {
            return new Portal(this);
        }
    }

    private static final class NoStaff implements StaffBook {
        @Override
        public Reach reach(Staff staff) {
            return Reach.NOTHING;
        }

        @Override
        public Map<StaffId, Member> members(FirmId firm, Collection<StaffId> ids) {
            return Map.of();
        }
    }
}
