package io.clientportal.memory;

import io.clientportal.Stores;
import io.clientportal.access.AccessStore;
import io.clientportal.activity.ActivityStore;
import io.clientportal.documents.DocumentStore;
import io.clientportal.documents.MirrorStore;
import io.clientportal.engagements.EngagementStore;
import io.clientportal.firms.FirmStore;
import io.clientportal.kernel.ClientFile;
import io.clientportal.kernel.ClientId;
import io.clientportal.kernel.ClientName;
import io.clientportal.kernel.FirmId;
import io.clientportal.kernel.GateStore;
import io.clientportal.kernel.Tx;
import io.clientportal.notes.NoteStore;
import io.clientportal.notices.NoticeStore;
import io.clientportal.profile.ProfileStore;
import io.clientportal.signin.LoginStore;
import io.clientportal.signin.PasskeyStore;
import io.clientportal.signin.SessionStore;
import io.clientportal.signin.SignInStore;
import io.clientportal.viewing.ViewingStore;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Everything in memory, gone with the process. One transaction runs at a time. For tests and for trying things out; a
 * production start refuses it.
 */
public final class InMemoryStores implements Stores {

    final MemoryTransactions transactions = new MemoryTransactions();
    private final MemoryGateStore gate = new MemoryGateStore(transactions);
    private final MemoryActivityStore activity = new MemoryActivityStore(transactions, gate);
    private final MemoryProfileStore profile = new MemoryProfileStore(transactions, gate);
    private final MemoryEngagementStore engagements = new MemoryEngagementStore(transactions, gate);
    private final MemoryDocumentStore documents = new MemoryDocumentStore(transactions, gate, engagements);
    private final MemoryMirrorStore mirrored = new MemoryMirrorStore(transactions, gate, documents.documents);
    private final MemoryNoteStore notes = new MemoryNoteStore(transactions, engagements);
    private final MemoryNoticeStore notices = new MemoryNoticeStore(transactions, gate, profile, documents, notes);
    private final MemoryPasskeyStore passkeys = new MemoryPasskeyStore(transactions);
    private final MemoryAccessStore access = new MemoryAccessStore(transactions, gate, passkeys);
    private final MemorySessionStore sessions = new MemorySessionStore(transactions, access);
    private final MemorySignInStore signIn = new MemorySignInStore(transactions, gate, access, sessions);
    private final MemoryLoginStore logins = new MemoryLoginStore(transactions, access, signIn);
    private final MemoryViewingStore viewings = new MemoryViewingStore(gate);

    /** Runs a host's own transaction, which the portal's work joins; an exception undoes everything in it. */
    public <T> T transaction(Supplier<T> work) {
        return transactions.host(work);
    }

    /** Erases a client's data key, as an operator would who has only this store. */
    public void eraseKey(FirmId firm, ClientId client) {
        transaction(() -> {
            MemoryGateStore.ClientKey key = new MemoryGateStore.ClientKey(firm, client);
            gate.clients
                    .find(key)
                    .ifPresent(file -> gate.clients.put(
                            key,
                            new ClientFile(
                                    client,
                                    new ClientName("", ""),
                                    file.archived(),
                                    null,
                                    file.seen(),
                                    file.snapshot())));
            return true;
        });
    }

    @Override
    public <T extends @Nullable Object> T write(Function<Tx, T> work) {
        return transactions.write(work);
    }

    @Override
    public <T extends @Nullable Object> T read(Function<Tx, T> work) {
        return transactions.read(work);
    }

    @Override
    public boolean isReadOnly() {
        return transactions.isReadOnly();
    }

    @Override
    public <T extends @Nullable Object> T apart(Function<Tx, T> work) {
        return transactions.apart(work);
    }

    @Override
    public GateStore gate() {
        return gate;
    }

    @Override
    public FirmStore firms() {
        return gate;
    }

    @Override
    public ActivityStore activity() {
        return activity;
    }

    @Override
    public ProfileStore profile() {
        return profile;
    }

    @Override
    public NoticeStore notices() {
        return notices;
    }

    @Override
    public AccessStore access() {
        return access;
    }

    @Override
    public SignInStore signIn() {
        return signIn;
    }

    @Override
    public LoginStore logins() {
        return logins;
    }

    @Override
    public PasskeyStore passkeys() {
        return passkeys;
    }

    @Override
    public SessionStore sessions() {
        return sessions;
    }

    @Override
    public EngagementStore engagements() {
        return engagements;
    }

    @Override
    public ViewingStore viewings() {
        return viewings;
    }

    @Override
    public DocumentStore documents() {
        return documents;
    }

    @Override
    public MirrorStore mirrored() {
        return mirrored;
    }

    @Override
    public NoteStore notes() {
        return notes;
    }

    @Override
    public Condition condition() {
        return new Condition(false, true, null);
    }
}
