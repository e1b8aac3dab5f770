package io.clientportal.signin;

import org.jspecify.annotations.Nullable;

/**
 * What the page behind a link shows before any code.
 *
 * @param firm the firm's name
 * @param to the masked address that a code would go to
 * @param kind what the link is for, and so what the page asks next
 * @param target where it leads; null for the contact's home
 */
public record LinkPage(
        String firm, String to, LinkKind kind, @Nullable Target target) {}
