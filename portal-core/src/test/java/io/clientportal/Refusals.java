package io.clientportal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.clientportal.kernel.PortalException;
import io.clientportal.kernel.Rule;
import java.time.Duration;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** The ways in which a call can be refused. */
public final class Refusals {

    private Refusals() {}

    public static void refused(Rule rule, ThrowingCallable call) {
        assertThatExceptionOfType(PortalException.Refused.class)
                .isThrownBy(call)
                .satisfies(e -> assertThat(e.rule()).isEqualTo(rule));
    }

    /** The one answer for everything that is not there for the caller. */
    public static void unknown(ThrowingCallable call) {
        assertThatExceptionOfType(PortalException.NotFound.class)
                .isThrownBy(call)
                .withMessage("There is nothing here");
    }

    public static void notAllowed(ThrowingCallable call) {
        assertThatExceptionOfType(PortalException.NotAllowed.class).isThrownBy(call);
    }

    public static void stale(ThrowingCallable call) {
        assertThatExceptionOfType(PortalException.Stale.class).isThrownBy(call);
    }

    public static void tooMany(Duration wait, ThrowingCallable call) {
        assertThatExceptionOfType(PortalException.TooMany.class)
                .isThrownBy(call)
                .satisfies(e -> assertThat(e.retryAfter()).isEqualTo(wait));
    }
}
