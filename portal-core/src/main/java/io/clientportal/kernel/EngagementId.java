package io.clientportal.kernel;

/**
 * An engagement of a client, by the host's own key of 1 to 128 characters, or by the portal's where it keeps them
 * itself. A key names one engagement in the whole firm. Keys are compared exactly, case included, and are one part of the
 * path in web addresses, as those of clients are.
 */
public record EngagementId(String value) {

    public EngagementId {
        Keys.require("engagement", value, 128);
        Keys.requirePathPart("engagement", value);
    }

    @Override
    public String toString() {
        return value;
    }
}
