package io.clientportal.spring.web;

import io.clientportal.spring.PortalProperties;
import java.util.Objects;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.security.autoconfigure.web.servlet.ServletWebSecurityAutoConfiguration;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.boot.webmvc.autoconfigure.DispatcherServletPath;
import org.springframework.context.annotation.Bean;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.security.web.DefaultSecurityFilterChain;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;

/**
 * Keeps the host's sign-in away from contacts, whom the portal signs in itself. It comes after Boot's own
 * configuration, or Boot would take this chain for the host's and leave the rest of the application open.
 */
@AutoConfiguration(after = {ServletWebSecurityAutoConfiguration.class, PortalWebAutoConfiguration.class})
@ConditionalOnClass(SecurityFilterChain.class)
@ConditionalOnBean(PortalRequest.Door.class)
public final class PortalSecurityAutoConfiguration {

    @Bean
    @ConditionalOnMissingBean
    DeskCheck portalDeskCheck(
            PortalProperties properties,
            ObjectProvider<DispatcherServletPath> servlet,
            ObjectProvider<SecurityFilterChain> chains) {
        return new DeskCheck(PortalWebAutoConfiguration.path(servlet, properties.deskPath()), chains);
    }

    @Bean
    @ConditionalOnMissingBean(name = "portalSecurityFilterChain")
    @Order(Ordered.HIGHEST_PRECEDENCE + 100)
    SecurityFilterChain portalSecurityFilterChain(
            PortalProperties properties,
            FilterRegistrationBean<PortalFilter> portalContactsFilter,
            ObjectProvider<DispatcherServletPath> servlet) {
        String path = PortalWebAutoConfiguration.path(servlet, properties.path()) + "/**";
        return new DefaultSecurityFilterChain(
                PathPatternRequestMatcher.pathPattern(path), Objects.requireNonNull(portalContactsFilter.getFilter()));
    }
}
