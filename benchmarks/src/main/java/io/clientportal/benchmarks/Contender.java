package io.clientportal.benchmarks;

/** One way to do the job. */
interface Contender {

    String name();

    /** A contact proposes new values for a client's record; the firm accepts and applies them. */
    void proposeAndApply(int client, String occupation);
}
