package io.clientportal.notices;

import io.clientportal.kernel.FirmScope;
import io.clientportal.kernel.Scope;
import java.util.List;

/** Takes notices over in the transaction of their cause: no cause, no notice (MAI-01). */
public interface Notices {

    /** Notices about one client, in one batch. */
    void add(Scope scope, List<Notice> notices);

    /** Notices about no client, such as a code. */
    void add(FirmScope scope, List<Notice> notices);

    /** Moves bells and waiting e-mails of a client to another one that it was merged into (FRM-06). */
    void move(Scope from, Scope into);
}
