package io.clientportal.spring.hosts;

import static org.assertj.core.api.Assertions.assertThat;

import io.clientportal.Everybody;
import io.clientportal.Portal;
import io.clientportal.firms.FirmSettings;
import io.clientportal.kernel.FirmId;
import io.clientportal.kernel.StaffBook;
import io.clientportal.spring.FirmResolver;
import io.clientportal.spring.PortalAutoConfiguration;
import io.clientportal.spring.PortalJpaAutoConfiguration;
import io.clientportal.spring.PortalMailAutoConfiguration;
import io.clientportal.spring.web.PortalSecurityAutoConfiguration;
import io.clientportal.spring.web.PortalWebAutoConfiguration;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.security.Principal;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.mail.autoconfigure.MailSenderAutoConfiguration;
import org.springframework.boot.security.autoconfigure.SecurityAutoConfiguration;
import org.springframework.boot.security.autoconfigure.web.servlet.ServletWebSecurityAutoConfiguration;
import org.springframework.boot.test.context.assertj.AssertableWebApplicationContext;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.boot.webmvc.autoconfigure.DispatcherServletAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.WebMvcAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.client.registration.InMemoryClientRegistrationRepository;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.provisioning.InMemoryUserDetailsManager;
import org.springframework.security.web.FilterChainProxy;
import org.springframework.security.web.SecurityFilterChain;

/** Hosts whose staff sign in elsewhere: nothing of it reaches the contacts' tree, and a production start finds no fault. */
class HostSignInTest {

    private final WebApplicationContextRunner production = new WebApplicationContextRunner()
            .withConfiguration(AutoConfigurations.of(
                    DispatcherServletAutoConfiguration.class,
                    WebMvcAutoConfiguration.class,
                    SecurityAutoConfiguration.class,
                    ServletWebSecurityAutoConfiguration.class,
                    DataSourceAutoConfiguration.class,
                    MailSenderAutoConfiguration.class,
                    PortalAutoConfiguration.class,
                    PortalJpaAutoConfiguration.class,
                    PortalMailAutoConfiguration.class,
                    PortalWebAutoConfiguration.class,
                    PortalSecurityAutoConfiguration.class))
            .withBean(StaffBook.class, Everybody::new)
            .withPropertyValues(
                    "portal.production=true",
                    "portal.accepted=P-21",
                    "portal.firms.main.name=Main",
                    "portal.firms.main.address=https://main.example/portal",
                    "portal.keys.current=k1",
                    "portal.keys.values.k1="
                            + Base64.getEncoder().encodeToString(new byte[] {
                                1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24,
                                25, 26, 27, 28, 29, 30, 31, 32
                            }),
                    "spring.datasource.url=jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1",
                    "spring.mail.host=mail.example",
                    "spring.mail.properties.mail.smtp.starttls.required=true");

    @Configuration(proxyBeanMethods = false)
    static class Elsewhere {
        @Bean
        SecurityFilterChain host(HttpSecurity http) {
            return http.authorizeHttpRequests(requests -> requests.anyRequest().authenticated())
                    .oauth2Login(Customizer.withDefaults())
                    .build();
        }

        @Bean
        ClientRegistrationRepository providers() {
            return new InMemoryClientRegistrationRepository(ClientRegistration.withRegistrationId("office")
                    .clientId("practice")
                    .clientSecret("secret")
                    .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
                    .redirectUri("{baseUrl}/login/oauth2/code/{registrationId}")
                    .authorizationUri("https://office.example/authorize")
                    .tokenUri("https://office.example/token")
                    .userInfoUri("https://office.example/me")
                    .userNameAttributeName("sub")
                    .build());
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class Tokens {
        @Bean
        SecurityFilterChain host(HttpSecurity http) {
            return http.authorizeHttpRequests(requests -> requests.anyRequest().authenticated())
                    .oauth2ResourceServer(tokens -> tokens.jwt(Customizer.withDefaults()))
                    .sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                    .build();
        }

        @Bean
        JwtDecoder decoder() {
            return token -> Jwt.withTokenValue(token)
                    .header("alg", "ES256")
                    .subject(token)
                    .build();
        }
    }

    /** Staff who sign in by a link beside the host's tokens, with nothing that keeps forged requests away. */
    @Configuration(proxyBeanMethods = false)
    static class LinksBesideTokens {
        @Bean
        SecurityFilterChain host(HttpSecurity http) {
            return http.authorizeHttpRequests(requests -> requests.anyRequest().authenticated())
                    .oauth2ResourceServer(tokens -> tokens.jwt(Customizer.withDefaults()))
                    .oneTimeTokenLogin(links -> links.tokenGenerationSuccessHandler((request, response, link) -> {}))
                    .csrf(AbstractHttpConfigurer::disable)
                    .build();
        }

        @Bean
        JwtDecoder decoder() {
            return new Tokens().decoder();
        }

        @Bean
        UserDetailsService staff() {
            return new InMemoryUserDetailsManager();
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class OwnFirms {
        @Bean
        FirmResolver firms() {
            return request -> Optional.of(new FirmId(request.getServerName()));
        }
    }

    @Test
    @Tag("SEC-166")
    void who_signs_in_at_a_provider_is_sent_there_from_the_desk_and_contacts_are_not() {
        production.withUserConfiguration(Elsewhere.class).run(host -> {
            assertThat(host).hasNotFailed();

            assertThat(ask(host, "GET", "/desk/inbox", null).getRedirectedUrl())
                    .endsWith("/oauth2/authorization/office");
            assertThat(ask(host, "GET", "/portal/", null).getRedirectedUrl())
                    .isNotEqualTo("/oauth2/authorization/office");
            assertThat(ask(host, "POST", "/desk/inbox", null).getStatus())
                    .as("without the token against forgery")
                    .isEqualTo(403);
        });
    }

    @Test
    @Tag("SEC-166")
    void tokens_of_a_host_open_the_desk_and_nothing_of_the_contacts() {
        production.withUserConfiguration(Tokens.class).run(host -> {
            assertThat(host).hasNotFailed();

            MockHttpServletResponse nobody = ask(host, "GET", "/desk/api/v1/settings", null);
            assertThat(nobody.getStatus()).isEqualTo(401);
            assertThat(nobody.getHeader("WWW-Authenticate")).startsWith("Bearer");
            assertThat(through(host, "POST", "/desk/api/v1/settings", "petra")).containsExactly("petra");
            assertThat(through(host, "GET", "/portal/api/v1/home", "petra")).containsExactly("nobody");
        });
    }

    private static void refused(WebApplicationContextRunner start, String finding) {
        start.run(host -> {
            assertThat(host).hasFailed();
            assertThat(NestedExceptionUtils.getMostSpecificCause(host.getStartupFailure()))
                    .hasMessageContaining("\n" + finding + " ");
        });
    }

    @Test
    @Tag("SEC-165")
    void a_sign_in_that_browsers_repeat_by_themselves_needs_more_than_tokens_against_forgery() {
        refused(production.withUserConfiguration(LinksBesideTokens.class), "P-08");
    }

    @Test
    @Tag("SIG-11")
    @Tag("SEC-165")
    void tokens_that_open_every_firm_are_found_where_the_host_sets_firms_up_itself() {
        WebApplicationContextRunner host = production
                .withUserConfiguration(Elsewhere.class, OwnFirms.class)
                .withPropertyValues(
                        "portal.host-sign-in.tokens.issuer=https://login.example",
                        "portal.host-sign-in.tokens.audience=portal",
                        "portal.host-sign-in.tokens.keys=https://login.example/keys");
        host.run(one -> {
            assertThat(one).hasNotFailed();
            one.getBean(Portal.class)
                    .setUp(
                            new FirmId("other"),
                            FirmSettings.of("Other").with(URI.create("https://other.example/portal")));
        });

        refused(host, "P-19");
        host.withPropertyValues("portal.host-sign-in.tokens.audience=portal:{firm}")
                .run(one -> assertThat(one).hasNotFailed());
    }

    /** What the filters answer where they keep a request to themselves. */
    private static MockHttpServletResponse ask(
            AssertableWebApplicationContext host, String method, String path, String token) throws Exception {
        MockHttpServletResponse response = new MockHttpServletResponse();
        filters(host).doFilter(request(host, method, path, token), response, new MockFilterChain());
        return response;
    }

    /** As whom the filters let a request through to the servlet; nothing where they do not. */
    private static List<String> through(AssertableWebApplicationContext host, String method, String path, String token)
            throws Exception {
        List<String> callers = new ArrayList<>();
        filters(host)
                .doFilter(request(host, method, path, token), new MockHttpServletResponse(), (request, response) -> {
                    Principal caller = ((HttpServletRequest) request).getUserPrincipal();
                    callers.add(caller == null ? "nobody" : caller.getName());
                });
        return callers;
    }

    private static FilterChainProxy filters(AssertableWebApplicationContext host) {
        return host.getBean("springSecurityFilterChain", FilterChainProxy.class);
    }

    private static MockHttpServletRequest request(
            AssertableWebApplicationContext host, String method, String path, String token) {
        MockHttpServletRequest request = new MockHttpServletRequest(host.getServletContext(), method, path);
        request.setServletPath(path);
        request.setSecure(true);
        if (token != null) {
            request.addHeader("Authorization", "Bearer " + token);
        }
        return request;
    }
}
