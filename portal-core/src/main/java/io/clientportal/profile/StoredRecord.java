package io.clientportal.profile;

import io.clientportal.kernel.Version;

/** A client's record as the portal keeps it itself, its values sealed under the client's key. */
public record StoredRecord(byte[] content, Version version) {}
