package io.clientportal.spring.web;

import io.clientportal.Finding;
import io.clientportal.Portal;
import io.clientportal.spring.ContactSignIn;
import io.clientportal.spring.FirmResolver;
import io.clientportal.spring.PortalAutoConfiguration;
import io.clientportal.spring.PortalProperties;
import io.clientportal.spring.Production;
import io.clientportal.spring.StaffResolver;
import io.clientportal.spring.StartupCheck;
import jakarta.servlet.DispatcherType;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.boot.webmvc.autoconfigure.DispatcherServletPath;
import org.springframework.context.annotation.Bean;
import org.springframework.core.Ordered;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerAdapter;

/** The portal on the web: who calls, and what every answer carries. */
@AutoConfiguration(after = PortalAutoConfiguration.class)
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@ConditionalOnBean(Portal.class)
public final class PortalWebAutoConfiguration {

    @Bean
    @ConditionalOnMissingBean
    PortalRequest.Door portalDoor(
            Portal portal,
            FirmResolver firms,
            ObjectProvider<StaffResolver> staff,
            ObjectProvider<ContactSignIn> contacts,
            PortalProperties properties,
            Production production) {
        return new PortalRequest.Door(
                portal,
                firms,
                staff.getIfAvailable(),
                contacts.getIfAvailable(),
                new HostDoor(properties.hostSignIn()),
                production);
    }

    @Bean
    FilterRegistrationBean<PortalFilter> portalContactsFilter(
            PortalRequest.Door door, PortalProperties properties, ObjectProvider<DispatcherServletPath> servlet) {
        return registered(Tree.CONTACTS, path(servlet, properties.path()), door, PortalFilter.POLICY);
    }

    @Bean
    FilterRegistrationBean<PortalFilter> portalStaffFilter(
            PortalRequest.Door door, PortalProperties properties, ObjectProvider<DispatcherServletPath> servlet) {
        String policy = Objects.requireNonNullElse(properties.deskPolicy(), PortalFilter.POLICY);
        return registered(Tree.STAFF, path(servlet, properties.deskPath()), door, policy);
    }

    static String path(ObjectProvider<DispatcherServletPath> servlet, String path) {
        return servlet.getIfAvailable(() -> () -> "/").getRelativePath(path);
    }

    private static FilterRegistrationBean<PortalFilter> registered(
            Tree tree, String path, PortalRequest.Door door, String policy) {
        FilterRegistrationBean<PortalFilter> registration =
                new FilterRegistrationBean<>(new PortalFilter(tree, path, door, policy));
        registration.setUrlPatterns(List.of(path, path + "/*"));
        registration.setDispatcherTypes(DispatcherType.REQUEST, DispatcherType.ASYNC);
        // After the filter that makes the remote address true, before the host's security.
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE + 10);
        registration.setName("portal" + path.replace('/', '-'));
        return registration;
    }

    @Bean
    @ConditionalOnMissingBean
    JsonBodies portalJson() {
        return new JsonBodies();
    }

    @Bean
    @ConditionalOnMissingBean
    ProblemAnswers portalProblems(ObjectProvider<ErrorView> pages) {
        return new ProblemAnswers(pages);
    }

    @Bean
    @ConditionalOnMissingClass("org.springframework.security.web.SecurityFilterChain")
    StartupCheck portalDeskCheck(PortalProperties properties) {
        return () -> List.of(new Finding(
                "P-07",
                "There is no Spring Security.",
                "See that the application itself asks for a sign-in at " + properties.deskPath()
                        + " and keeps forged requests away, and accept this."));
    }

    @Bean
    WebMvcConfigurer portalMvc(PortalProperties properties, InstantSource clock) {
        PortalProperties.SignIn limits = properties.signIn();
        PortalInterceptor interceptor =
                new PortalInterceptor(new AddressLimit(limits.perSecond(), limits.burst(), clock));
        return new WebMvcConfigurer() {
            @Override
            public void addInterceptors(InterceptorRegistry registry) {
                registry.addInterceptor(interceptor)
                        .addPathPatterns(properties.path() + "/**", properties.deskPath() + "/**")
                        .order(Ordered.HIGHEST_PRECEDENCE);
            }

            @Override
            public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
                resolvers.add(new CallerArguments());
            }
        };
    }

    /** Puts the portal's own JSON before the host's, once the host has set Spring MVC up. */
    @Bean
    JsonBodies.First portalJsonFirst(
            JsonBodies bodies, @Qualifier("requestMappingHandlerAdapter") RequestMappingHandlerAdapter adapter) {
        return new JsonBodies.First(bodies, adapter);
    }
}
