package io.clientportal.kernel;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A contact as the gate reads it in every use case.
 *
 * @param name the display name, frozen when the contact was let in (ACC-08)
 * @param email the login e-mail, frozen likewise
 * @param epoch rises whenever everything issued to this contact has to end
 * @param disabled whether the account is disabled or suspended; nothing works then
 * @param wrappedKey the contact's data key; null once erased
 */
public record ContactState(
        ContactId id,
        String name,
        String email,
        Locale language,
        long epoch,
        boolean disabled,
        byte @Nullable [] wrappedKey) {}
