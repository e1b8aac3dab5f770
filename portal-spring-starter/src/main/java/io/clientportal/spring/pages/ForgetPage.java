package io.clientportal.spring.pages;

import io.clientportal.signin.Device;

/**
 * Asks a contact before a device is forgotten, with what that ends.
 *
 * @param password whether the contact can come in by a password, and needs no new link
 */
public record ForgetPage(Device device, boolean password) implements Page {}
