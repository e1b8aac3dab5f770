package io.clientportal.kernel;

/**
 * A client, by the host's own key of 1 to 128 characters. Keys are compared exactly, case included. A key is one part of
 * the path in every address about the client, so it holds none of {@code / \\ % ;} and is neither {@code .} nor
 * {@code ..}: web servers and firewalls refuse those however they are encoded. A host whose keys do gives the portal
 * encoded ones, such as base64url.
 */
public record ClientId(String value) {

    public ClientId {
        Keys.require("client", value, 128);
        Keys.requirePathPart("client", value);
    }

    @Override
    public String toString() {
        return value;
    }
}
