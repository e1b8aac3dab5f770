package io.clientportal.viewing;

import java.time.Instant;

/**
 * That the firm looked, as the contact sees it (IMP-04). The reason stays inside the firm.
 *
 * @param staffName who looked
 * @param until when the look ended or will end
 */
public record FirmLook(ViewingId id, String staffName, Instant at, Instant until) {}
