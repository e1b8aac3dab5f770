package io.clientportal.spring;

import io.clientportal.kernel.FirmId;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;

/**
 * Tells which firm a request is for, before anything is read (FRM-04). By default the one firm there is, or the one
 * whose host name was called.
 */
@FunctionalInterface
public interface FirmResolver {

    /** The firm; empty where there is none, and then there is nothing at the address. */
    Optional<FirmId> firm(HttpServletRequest request);
}
