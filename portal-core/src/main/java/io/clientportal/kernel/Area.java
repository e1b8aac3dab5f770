package io.clientportal.kernel;

/** A part of the portal that a grant can be limited to (ACC-13). */
public enum Area {
    PROFILE,
    DOCUMENTS,
    REQUESTS,
    MESSAGES,
    INVOICES
}
