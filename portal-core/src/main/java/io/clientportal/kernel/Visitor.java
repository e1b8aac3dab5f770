package io.clientportal.kernel;

/** Somebody at a firm's door, before sign-in. */
public record Visitor(FirmId firm, Origin origin) implements Caller {

    public Visitor(FirmId firm) {
        this(firm, Origin.NONE);
    }
}
