package io.clientportal.kernel;

/** A client, by the host's own key of 1 to 128 characters. Keys are compared exactly, case included. */
public record ClientId(String value) {

    public ClientId {
        Keys.require("client", value, 128);
    }

    @Override
    public String toString() {
        return value;
    }
}
