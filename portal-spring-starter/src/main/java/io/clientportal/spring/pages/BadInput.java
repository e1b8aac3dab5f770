package io.clientportal.spring.pages;

import io.clientportal.spring.web.Problem;
import io.clientportal.spring.web.Refusal;

/** A form that none of our pages sends. */
final class BadInput {

    private BadInput() {}

    static Refusal refusal() {
        return new Refusal(Problem.of(400, "bad-request", "The request is not written as it has to be."));
    }
}
