package io.clientportal.kernel;

import org.jspecify.annotations.Nullable;

/** Where a call comes from, for the activity log: network address, device and request id, each where known. */
public record Origin(
        @Nullable String address,
        @Nullable String device,
        @Nullable String request) {

    /** The host's own code, a job or a test. */
    public static final Origin NONE = new Origin(null, null, null);
}
