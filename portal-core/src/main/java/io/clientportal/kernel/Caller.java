package io.clientportal.kernel;

/** Who is calling. Each caller belongs to one firm; without a firm nothing is read or written (FRM-03). */
public sealed interface Caller permits Staff, Contact, Visitor, Worker {

    FirmId firm();

    /** Where the call comes from. */
    Origin origin();
}
