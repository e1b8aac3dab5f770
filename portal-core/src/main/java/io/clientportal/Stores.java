package io.clientportal;

import io.clientportal.access.AccessStore;
import io.clientportal.activity.ActivityStore;
import io.clientportal.documents.DocumentStore;
import io.clientportal.documents.MirrorStore;
import io.clientportal.engagements.EngagementStore;
import io.clientportal.firms.FirmStore;
import io.clientportal.kernel.GateStore;
import io.clientportal.kernel.Transactions;
import io.clientportal.notes.NoteStore;
import io.clientportal.notices.NoticeStore;
import io.clientportal.profile.ProfileStore;
import io.clientportal.signin.LoginStore;
import io.clientportal.signin.PasskeyStore;
import io.clientportal.signin.SessionStore;
import io.clientportal.signin.SignInStore;
import io.clientportal.viewing.ViewingStore;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Everything the portal keeps: a store per feature, and the transactions they run in. */
public interface Stores extends Transactions {

    GateStore gate();

    FirmStore firms();

    ActivityStore activity();

    ProfileStore profile();

    NoticeStore notices();

    AccessStore access();

    SignInStore signIn();

    LoginStore logins();

    PasskeyStore passkeys();

    SessionStore sessions();

    EngagementStore engagements();

    ViewingStore viewings();

    DocumentStore documents();

    MirrorStore mirrored();

    NoteStore notes();

    /** How the place stands where everything is kept; asked with no transaction open. */
    default Condition condition() {
        return new Condition(true, true, null);
    }

    /**
     * How the place stands where everything is kept.
     *
     * @param lasting whether it outlives the process
     * @param current whether it is made as this version of the library expects it, no older, newer or changed
     * @param now what its own clock says; null where it has none
     */
    record Condition(
            boolean lasting, boolean current, @Nullable Instant now) {}
}
