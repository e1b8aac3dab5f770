package io.clientportal.spring.pages;

import org.jspecify.annotations.Nullable;

/**
 * A link that does not open, whatever the reason: the same for all of them (ACC-03, SIG-04).
 *
 * @param token of the link, to ask for a new one in its place; null where it is not known
 */
public record GonePage(@Nullable String token) implements Page {}
