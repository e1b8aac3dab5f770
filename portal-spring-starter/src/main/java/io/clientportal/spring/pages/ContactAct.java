package io.clientportal.spring.pages;

import io.clientportal.kernel.Permission;
import io.clientportal.kernel.PortalException;
import java.util.Arrays;
import java.util.Locale;

/** What staff do to a contact's account. */
public enum ContactAct {
    RESEND(false),
    REVOKE(true),
    RESET(false),
    ADDRESS(true),
    CANCEL_ADDRESS(false),
    RENEW_NAME(false),
    END_SESSIONS(true),
    REMOVE_PASSKEYS(true),
    RELEASE(false),
    GRANT(false),
    END(true),
    SUSPEND(true),
    RESUME(false),
    DISABLE(true),
    ENABLE(true);

    private final boolean asks;

    ContactAct(boolean asks) {
        this.asks = asks;
    }

    /** Whether it is asked for on a page of its own first, because it ends something or needs to be told more. */
    public boolean asks() {
        return asks;
    }

    /** The last part of its address. */
    public String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** What its page asks of a member; every use case asks again. */
    Permission permission() {
        return this == SUSPEND ? Permission.ACCESS : Permission.LET_IN;
    }

    /** @throws PortalException.NotFound where there is none */
    static ContactAct of(String key) {
        return Arrays.stream(values())
                .filter(act -> act.key().equals(key))
                .findFirst()
                .orElseThrow(PortalException.NotFound::new);
    }
}
