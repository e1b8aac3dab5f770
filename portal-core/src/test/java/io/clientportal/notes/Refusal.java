package io.clientportal.notes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.clientportal.kernel.PortalException;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** How notes say no. */
final class Refusal {

    private Refusal() {}

    static void unknown(ThrowingCallable call) {
        assertThatExceptionOfType(PortalException.NotFound.class).isThrownBy(call);
    }

    static void notAllowed(ThrowingCallable call) {
        assertThatExceptionOfType(PortalException.NotAllowed.class).isThrownBy(call);
    }

    static void stale(ThrowingCallable call) {
        assertThatExceptionOfType(PortalException.Stale.class).isThrownBy(call);
    }

    static void refused(NoteRule rule, ThrowingCallable call) {
        assertThatExceptionOfType(PortalException.Refused.class)
                .isThrownBy(call)
                .satisfies(e -> assertThat(e.rule()).isEqualTo(rule));
    }
}
