package io.clientportal.spring;

import io.clientportal.Portal;
import java.time.InstantSource;
import org.springframework.boot.actuate.autoconfigure.endpoint.condition.ConditionalOnAvailableEndpoint;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;

/** The actuator's endpoint {@code portaldoctor}, where the host exposes it. */
@AutoConfiguration(after = PortalAutoConfiguration.class)
@ConditionalOnClass(ConditionalOnAvailableEndpoint.class)
@ConditionalOnBean(Portal.class)
public final class PortalDoctorAutoConfiguration {

    @Bean
    @ConditionalOnMissingBean
    @ConditionalOnAvailableEndpoint
    PortalDoctorEndpoint portalDoctorEndpoint(Portal portal, StartupChecks checks, InstantSource clock) {
        return new PortalDoctorEndpoint(portal, checks, clock);
    }
}
