package io.clientportal.access;

/** A contact and the grant for the client at hand, living or ended. */
public record Admission(Person person, Grant grant) {}
