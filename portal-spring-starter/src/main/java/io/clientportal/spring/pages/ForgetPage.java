package io.clientportal.spring.pages;

import io.clientportal.signin.Device;

/**
 * Asks a contact before a device is forgotten, with what that ends.
 *
 * @param account whether the contact has a login account to come in with, and needs no new link
 */
public record ForgetPage(Device device, boolean account) implements Page {}
