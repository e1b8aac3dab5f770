package io.clientportal.spring;

import io.clientportal.kernel.FirmId;
import io.clientportal.kernel.Staff;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;

/**
 * Tells which staff member the host has signed in. Every request below {@code portal.desk-path} asks it; without such a
 * bean the desk is closed.
 */
@FunctionalInterface
public interface StaffResolver {

    /**
     * The staff member behind a request, mostly from {@link HttpServletRequest#getUserPrincipal()}; empty, null or an
     * exception where it is nobody of this firm, who then finds nothing here. Address and device are added by the
     * portal.
     */
    Optional<Staff> staff(HttpServletRequest request, FirmId firm);
}
