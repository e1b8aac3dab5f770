package io.clientportal.notices;

import org.jspecify.annotations.Nullable;

/**
 * An e-mail as it is stored, with what opening it asks for.
 *
 * @param name the contact's name
 * @param wrappedKey the contact's key; null once erased
 */
public record MailedNotice(StoredNotice notice, String name, byte @Nullable [] wrappedKey) {}
