package io.clientportal.spring;

import io.clientportal.Backlog;
import io.clientportal.Portal;
import io.clientportal.kernel.PortalException;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.health.autoconfigure.contributor.ConditionalOnEnabledHealthIndicator;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;

/** Health: up while the portal reaches its data, with what waits as details. */
@AutoConfiguration(after = PortalAutoConfiguration.class)
@ConditionalOnClass({HealthIndicator.class, ConditionalOnEnabledHealthIndicator.class})
@ConditionalOnBean(Portal.class)
public final class PortalHealthAutoConfiguration {

    @Bean
    @ConditionalOnMissingBean(name = "portalHealthIndicator")
    @ConditionalOnEnabledHealthIndicator("portal")
    HealthIndicator portalHealthIndicator(Portal portal) {
        return () -> {
            try {
                Backlog backlog = portal.backlog();
                return Health.up()
                        .withDetail("requestsWaiting", backlog.requests())
                        .withDetail("mailsQueued", backlog.mails())
                        .withDetail("deadLetters", backlog.deadLetters())
                        .build();
            } catch (PortalException e) {
                return Health.down(e).build();
            }
        };
    }
}
