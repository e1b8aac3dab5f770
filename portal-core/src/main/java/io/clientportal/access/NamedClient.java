package io.clientportal.access;

import io.clientportal.kernel.ClientId;
import io.clientportal.kernel.ClientName;

/** A client of the firm, by what the portal calls it. */
public record NamedClient(ClientId id, ClientName name) {}
