package io.clientportal.spring.web;

/** A body that is read, changed and sent back: its version is its ETag as well. */
public interface Versioned {

    String version();
}
