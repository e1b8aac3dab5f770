package io.clientportal.kernel;

/** Who is calling. Each caller but the portal's own {@link Worker} belongs to one firm. */
public sealed interface Caller permits Staff, Contact, Visitor, Worker {

    /** Where the call comes from. */
    Origin origin();
}
