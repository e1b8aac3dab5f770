package io.clientportal.profile;

import io.clientportal.fields.Values;
import io.clientportal.kernel.ClientId;
import io.clientportal.kernel.ClientName;
import io.clientportal.kernel.Version;

/**
 * A client's record as its owner keeps it.
 *
 * @param version changes whenever a value does
 */
public record ClientRecord(ClientId client, ClientName name, Version version, Values values) {}
