package io.clientportal.documents;

import io.clientportal.kernel.ClientName;

/** A document in a list across a contact's clients, where engagements are not told. */
public record HomeDocument(ClientName clientName, SharedDocument document) {}
