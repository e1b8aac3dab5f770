package io.clientportal.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.clientportal.kernel.PortalException;
import io.clientportal.kernel.Rule;
import java.time.Duration;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** The ways in which a call can be refused. */
final class Refusals {

    private Refusals() {}

    static void refused(Rule rule, ThrowingCallable call) {
        assertThatExceptionOfType(PortalException.Refused.class)
                .isThrownBy(call)
                .satisfies(e -> assertThat(e.rule()).isEqualTo(rule));
    }

    /** The one answer for every link that does not work. */
    static void unknown(ThrowingCallable call) {
        assertThatExceptionOfType(PortalException.NotFound.class)
                .isThrownBy(call)
                .withMessage("There is nothing here");
    }

    static void tooMany(Duration wait, ThrowingCallable call) {
        assertThatExceptionOfType(PortalException.TooMany.class)
                .isThrownBy(call)
                .satisfies(e -> assertThat(e.retryAfter()).isEqualTo(wait));
    }
}
