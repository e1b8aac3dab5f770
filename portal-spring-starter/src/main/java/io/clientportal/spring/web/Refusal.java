package io.clientportal.spring.web;

/** Breaks a request off with a problem that no rule of the portal names: how it was asked, not what for. */
public final class Refusal extends RuntimeException {

    private final transient Problem problem;

    public Refusal(Problem problem) {
        super(problem.sentence());
        this.problem = problem;
    }

    public Problem problem() {
        return problem;
    }
}
