package io.clientportal.example.practice.clients;

import java.util.Locale;

/** What kind of client the firm serves. */
public enum ClientKind {
    PERSON,
    HOUSEHOLD,
    COMPANY;

    /** As people write it. */
    public String label() {
        return name().charAt(0) + name().substring(1).toLowerCase(Locale.ROOT);
    }
}
