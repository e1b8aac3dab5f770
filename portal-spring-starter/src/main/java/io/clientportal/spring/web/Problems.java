package io.clientportal.spring.web;

import io.clientportal.kernel.PortalException;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;

/** Which problem an exception is. Whatever nobody foresaw is told to the log and to nobody else. */
final class Problems {

    private static final Logger LOG = LoggerFactory.getLogger(Problems.class);

    /** Parameters that are not written as they have to be; by name, for a host may run on another server. */
    private static final String TOMCAT_PARAMETERS = "org.apache.tomcat.util.http.InvalidParameterException";

    private Problems() {}

    static Problem of(Exception e) {
        if (e instanceof PortalException refusal) {
            return Problem.of(refusal);
        }
        if (e instanceof Refusal refusal) {
            return refusal.problem();
        }
        if (e instanceof HttpMessageNotReadableException
                && NestedExceptionUtils.getMostSpecificCause(e) instanceof BodyLimit.TooLarge) {
            return BodyLimit.PROBLEM;
        }
        if (e instanceof MethodArgumentTypeMismatchException mismatch
                && mismatch.getParameter().hasParameterAnnotation(PathVariable.class)) {
            return Problem.NOT_FOUND;
        }
        if (e instanceof HttpMessageNotReadableException
                || e instanceof MethodArgumentTypeMismatchException
                || e.getClass().getName().equals(TOMCAT_PARAMETERS)) {
            return Problem.of(400, "bad-request", "The request is not written as it has to be.");
        }
        if (e instanceof ErrorResponse known) {
            return ofStatus(known.getStatusCode().value());
        }
        if (e instanceof IOException) {
            LOG.debug("A connection broke off", e);
        } else {
            LOG.error("A request to the portal failed", e);
        }
        return Problem.UNEXPECTED;
    }

    static Problem ofStatus(int status) {
        return switch (status) {
            case 404 -> Problem.NOT_FOUND;
            case 405 -> Problem.of(405, "method-not-allowed", "This cannot be done here.");
            case 406 -> Problem.of(406, "not-acceptable", "The answer is not to be had in that form.");
            case 413 -> BodyLimit.PROBLEM;
            case 415 ->
                Problem.of(
                        415,
                        "unsupported-media-type",
                        "Send JSON as application/json, and a file as application/octet-stream.");
            default ->
                status < 500
                        ? Problem.of(status, "bad-request", "The request is not written as it has to be.")
                        : Problem.UNEXPECTED;
        };
    }
}
