package io.clientportal.spring.rest;

import static io.clientportal.spring.rest.Practice.desk;
import static io.clientportal.spring.rest.Practice.profile;
import static org.assertj.core.api.Assertions.assertThat;

import io.clientportal.Portal;
import io.clientportal.kernel.ClientId;
import io.clientportal.memory.RecordingMailer;
import io.clientportal.spring.StaffResolver;
import io.clientportal.spring.host.Browser;
import io.clientportal.spring.host.Browser.Answer;
import io.clientportal.spring.host.HostApp;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;
import org.springframework.core.MethodParameter;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.http.server.ServerHttpRequest;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.UsernamePasswordAuthenticationFilter;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.mvc.method.annotation.ResponseBodyAdvice;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

/** Hosts of several kinds, each with the same portal in it. */
@Tag("SEC-166")
class HostsRestTest {

    /** The main job in whatever host. */
    private static void theJobIsDone(Practice practice, Browser staff) {
        ClientId client = practice.client(HostApp.PETRA);
        Browser contact = practice.contact(HostApp.PETRA, client);
        String request = desk(client) + "/requests/" + practice.waiting(contact, client, "Nora South");
        Answer review = staff.get(request);
        assertThat(review.status()).as(review.body()).isEqualTo(200);
        Answer accepted = staff.post(request + "/accept-rest", "", "If-Match", review.header("ETag"));
        assertThat(accepted.status()).as(accepted.body()).isEqualTo(200);
        assertThat(staff.post(request + "/apply", "{}").json().get("state").asString())
                .isEqualTo("APPLIED");
        assertThat(contact.get(profile(client)).body()).contains("Nora South", "\"current\"", "\"maxLength\"");
        assertThat(contact.get(profile(new ClientId("none"))).problem()).isEqualTo("not-found");
        assertThat(contact.send("PUT", profile(client), "{}").problem()).isEqualTo("method-not-allowed");
        assertThat(Browser.at(practice.port, practice.context)
                        .get(profile(client))
                        .problem())
                .isEqualTo("sign-in-needed");
    }

    private static Practice practice(ConfigurableApplicationContext host, String context) {
        Practice practice = new Practice(
                host.getBean(Portal.class),
                host.getBean(RecordingMailer.class),
                host.getEnvironment().getRequiredProperty("local.server.port", Integer.class),
                context);
        practice.open(HostApp.PETRA);
        return practice;
    }

    private static ConfigurableApplicationContext started(Class<?> host, String... properties) {
        return new SpringApplicationBuilder(host)
                .web(WebApplicationType.SERVLET)
                .properties("server.port=0")
                .properties(properties)
                .run();
    }

    /** Staff come with tokens; there is no session and so nothing to forge. */
    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    @Import(HostApp.Beans.class)
    static class TokenHost {
        @Bean
        SecurityFilterChain host(HttpSecurity http) {
            return http.authorizeHttpRequests(
                            requests -> requests.anyRequest().authenticated())
                    .csrf(AbstractHttpConfigurer::disable)
                    .sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                    .addFilterBefore(new BearerTokenAuthenticationFilter(), UsernamePasswordAuthenticationFilter.class)
                    .build();
        }
    }

    /** As simple as a token can be: the name. */
    static final class BearerTokenAuthenticationFilter extends OncePerRequestFilter {
        @Override
        protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
                throws ServletException, IOException {
            String header = request.getHeader("Authorization");
            if (header != null && header.startsWith("Bearer ")) {
                SecurityContextHolder.getContext()
                        .setAuthentication(UsernamePasswordAuthenticationToken.authenticated(
                                header.substring(7), "", AuthorityUtils.createAuthorityList("STAFF")));
            }
            chain.doFilter(request, response);
        }
    }

    @Test
    void a_host_with_tokens_only() {
        try (ConfigurableApplicationContext host = started(TokenHost.class)) {
            Practice practice = practice(host, "");
            Browser petra = Browser.at(practice.port).with("Authorization", "Bearer petra");
            theJobIsDone(practice, petra);
            assertThat(Browser.at(practice.port).get("/desk/api/v1/bell").status())
                    .isIn(401, 403);
            assertThat(Browser.at(practice.port).get("/anything").status()).isIn(401, 403);
            assertThat(petra.post("/desk/api/v1/bell/read", "{}", "Sec-Fetch-Site", "cross-site")
                            .status())
                    .isEqualTo(204);
        }
    }

    /** A host that bends everything that can be bent for all controllers. */
    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    @Import({HostApp.Beans.class, Everything.class, Envelope.class, Anywhere.class})
    static class BendingHost {
        @Bean
        JsonMapper jsonMapper() {
            return JsonMapper.builder()
                    .propertyNamingStrategy(PropertyNamingStrategies.UPPER_SNAKE_CASE)
                    .build();
        }

        @Bean
        SecurityFilterChain host(HttpSecurity http) {
            return new TokenHost().host(http);
        }
    }

    @ControllerAdvice
    @Order(Ordered.HIGHEST_PRECEDENCE)
    static class Everything {
        @ExceptionHandler(Exception.class)
        ResponseEntity<String> teapot() {
            return ResponseEntity.status(418).body("teapot");
        }
    }

    @ControllerAdvice
    @Order(Ordered.HIGHEST_PRECEDENCE)
    static class Envelope implements ResponseBodyAdvice<Object> {
        @Override
        public boolean supports(MethodParameter type, Class<? extends HttpMessageConverter<?>> converter) {
            return !converter.getSimpleName().startsWith("String");
        }

        @Override
        public @Nullable Object beforeBodyWrite(
                @Nullable Object body,
                MethodParameter type,
                MediaType media,
                Class<? extends HttpMessageConverter<?>> converter,
                ServerHttpRequest request,
                ServerHttpResponse response) {
            return Map.of("envelope", body == null ? "" : body);
        }
    }

    @RestController
    static class Anywhere {
        @GetMapping("/own")
        Map<String, String> own() {
            return Map.of("ownKey", "value");
        }

        @GetMapping("/broken")
        String broken() {
            throw new IllegalStateException("broken");
        }
    }

    @Test
    void a_host_that_bends_json_errors_paths_and_threads() {
        try (ConfigurableApplicationContext host = started(
                BendingHost.class,
                "server.servlet.context-path=/app",
                "spring.mvc.servlet.path=/web",
                "spring.threads.virtual.enabled=true",
                "spring.jpa.hibernate.naming.physical-strategy=org.hibernate.boot.model.naming.PhysicalNamingStrategyStandardImpl",
                "spring.jpa.properties.hibernate.jdbc.time_zone=America/New_York",
                "spring.jackson.default-property-inclusion=non_null")) {
            Practice practice = practice(host, "/app/web");
            Browser petra = Browser.at(practice.port, "/app/web").with("Authorization", "Bearer petra");
            theJobIsDone(practice, petra);
            assertThat(petra.get("/own").body()).contains("envelope");
            assertThat(petra.get("/broken").status()).isEqualTo(418);
        }
    }

    /** No Spring Security: the host knows its staff in its own way. */
    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration(
            excludeName = {
                "org.springframework.boot.security.autoconfigure.SecurityAutoConfiguration",
                "org.springframework.boot.security.autoconfigure.UserDetailsServiceAutoConfiguration",
                "org.springframework.boot.security.autoconfigure.web.servlet.SecurityFilterAutoConfiguration",
                "org.springframework.boot.security.autoconfigure.web.servlet.ServletWebSecurityAutoConfiguration",
                "org.springframework.boot.security.autoconfigure.actuate.web.servlet.ManagementWebSecurityAutoConfiguration"
            })
    @Import(HostApp.Beans.class)
    static class PlainHost {
        @Bean
        @Primary
        StaffResolver byHeader() {
            return (request, firm) ->
                    Optional.ofNullable(request.getHeader("Own-Staff")).map(name -> HostApp.PETRA);
        }
    }

    @Test
    void a_host_without_spring_security() {
        try (ConfigurableApplicationContext host =
                started(PlainHost.class)) {
            Practice practice = practice(host, "");
            Browser petra = Browser.at(practice.port).with("Own-Staff", "petra");
            theJobIsDone(practice, petra);
            assertThat(Browser.at(practice.port).get("/desk/api/v1/bell").problem())
                    .isEqualTo("not-found");
            assertThat(petra.post("/desk/api/v1/bell/read", "{}", "Sec-Fetch-Site", "cross-site")
                            .status())
                    .isEqualTo(403);
        }
    }
}
