package io.clientportal.signin;

/**
 * A contact's own account.
 *
 * @param name the display name
 * @param email the login e-mail
 * @param setUp whether there is a login account
 * @param password whether it has a password
 */
public record AccountPage(String name, String email, boolean setUp, boolean password) {}
