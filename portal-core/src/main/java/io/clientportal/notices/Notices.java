package io.clientportal.notices;

import io.clientportal.kernel.ContactId;
import io.clientportal.kernel.FirmScope;
import io.clientportal.kernel.Scope;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Takes notices over in the transaction of their cause: no cause, no notice (MAI-01). */
public interface Notices {

    /** The languages that e-mails are written in; the first one stands in for all others. */
    List<Locale> LANGUAGES = Wording.LANGUAGES;

    /** Notices about one client, in one batch. */
    void add(Scope scope, List<Notice> notices);

    /** Notices about no client, such as a code. */
    void add(FirmScope scope, List<Notice> notices);

    /** The contacts whom an e-mail of this kind about the client waits for, or was queued for after this instant. */
    Set<ContactId> told(Scope scope, NoticeKind kind, Instant after);

    /** Moves bells and waiting e-mails of a client to another one that it was merged into (FRM-06). */
    void move(Scope from, Scope into);
}
