package io.clientportal.kernel;

import java.time.ZoneId;

/**
 * A firm as the gate reads it in every use case.
 *
 * @param settingsVersion rises with every change of the firm's settings, so that a cache knows when to read again
 * @param epoch rises when everything issued by the firm has to end, as after a restored backup
 * @param wrappedKey the firm's data key, wrapped by the {@link KeyRing}
 */
public record FirmState(FirmId id, ZoneId zone, long settingsVersion, long epoch, byte[] wrappedKey) {}
