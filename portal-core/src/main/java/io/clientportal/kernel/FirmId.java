package io.clientportal.kernel;

/** A firm, by the host's own key of 1 to 64 characters. A host that serves one firm uses {@link #MAIN}. */
public record FirmId(String value) {

    public static final FirmId MAIN = new FirmId("main");

    public FirmId {
        Keys.require("firm", value, 64);
    }

    @Override
    public String toString() {
        return value;
    }
}
