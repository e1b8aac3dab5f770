package io.clientportal.spring;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import io.clientportal.Backlog;
import io.clientportal.Portal;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.ToDoubleFunction;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;

/** Metrics: what waits, as gauges. */
@AutoConfiguration(after = PortalAutoConfiguration.class)
@ConditionalOnClass(MeterRegistry.class)
@ConditionalOnBean(Portal.class)
public final class PortalMetricsAutoConfiguration {

    @Bean
    @ConditionalOnMissingBean(name = "portalMetrics")
    MeterBinder portalMetrics(Portal portal, InstantSource clock) {
        // One look for all gauges of a reading.
        LoadingCache<String, Backlog> looks =
                Caffeine.newBuilder().expireAfterWrite(Duration.ofSeconds(5)).build(key -> portal.backlog());
        return registry -> {
            gauge(registry, "portal.requests.waiting", "Change requests that wait", looks, Backlog::requests);
            gauge(
                    registry,
                    "portal.requests.oldest.seconds",
                    "Age of the oldest change request that waits",
                    looks,
                    backlog -> age(backlog, clock));
            gauge(registry, "portal.mails.queued", "E-mails that wait to be sent", looks, Backlog::mails);
            gauge(registry, "portal.mails.dead", "E-mails that were given up", looks, Backlog::deadLetters);
        };
    }

    private static void gauge(
            MeterRegistry registry,
            String name,
            String description,
            LoadingCache<String, Backlog> looks,
            ToDoubleFunction<Backlog> number) {
        Gauge.builder(name, looks, one -> number.applyAsDouble(one.get("now")))
                .description(description)
                .register(registry);
    }

    private static double age(Backlog backlog, InstantSource clock) {
        Instant oldest = backlog.oldestRequest();
        return oldest == null ? 0 : Duration.between(oldest, clock.instant()).toSeconds();
    }
}
