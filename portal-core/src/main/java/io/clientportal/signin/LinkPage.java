package io.clientportal.signin;

/**
 * What the page behind a link shows before any code.
 *
 * @param firm the firm's name
 * @param to the masked address that a code would go to
 */
public record LinkPage(String firm, String to, Target target) {}
