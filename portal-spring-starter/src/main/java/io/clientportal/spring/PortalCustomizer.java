package io.clientportal.spring;

import io.clientportal.Portal;

/** Changes the portal before it is built: whatever properties and beans do not reach. */
@FunctionalInterface
public interface PortalCustomizer {

    void customize(Portal.Builder builder);
}
