package io.clientportal.spring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.clientportal.Portal;
import io.clientportal.Stores;
import io.clientportal.firms.Settings;
import io.clientportal.kernel.FirmId;
import io.clientportal.kernel.KeyRing;
import io.clientportal.kernel.PortalException;
import io.clientportal.kernel.Reach;
import io.clientportal.kernel.Staff;
import io.clientportal.kernel.StaffBook;
import io.clientportal.kernel.StaffId;
import io.clientportal.kernel.Visitor;
import io.clientportal.memory.InMemoryStores;
import io.clientportal.memory.RecordingMailer;
import io.clientportal.notices.Mailer;
import io.clientportal.signin.Argon2PasswordHasher;
import io.clientportal.signin.PasskeyCeremony;
import io.clientportal.signin.PasswordHasher;
import io.clientportal.spring.pages.PortalPagesAutoConfiguration;
import io.clientportal.spring.rest.PortalRestAutoConfiguration;
import io.clientportal.spring.web.PortalSecurityAutoConfiguration;
import io.clientportal.spring.web.PortalWebAutoConfiguration;
import jakarta.persistence.EntityManagerFactory;
import jakarta.servlet.DispatcherType;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.mail.autoconfigure.MailSenderAutoConfiguration;
import org.springframework.boot.security.autoconfigure.SecurityAutoConfiguration;
import org.springframework.boot.security.autoconfigure.web.servlet.ServletWebSecurityAutoConfiguration;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.boot.webmvc.autoconfigure.DispatcherServletAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.WebMvcAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.crypto.factory.PasswordEncoderFactories;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.web.SecurityFilterChain;

/** What the auto-configurations make of a host, and what a production start refuses. */
class StartupTest {

    private static final String KEY = Base64.getEncoder().encodeToString(new byte[] {
        1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29, 30,
        31, 32
    });

    private final WebApplicationContextRunner bare = new WebApplicationContextRunner()
            .withConfiguration(AutoConfigurations.of(
                    DispatcherServletAutoConfiguration.class,
                    WebMvcAutoConfiguration.class,
                    SecurityAutoConfiguration.class,
                    ServletWebSecurityAutoConfiguration.class,
                    DataSourceAutoConfiguration.class,
                    MailSenderAutoConfiguration.class,
                    PortalAutoConfiguration.class,
                    PortalJpaAutoConfiguration.class,
                    PortalMemoryAutoConfiguration.class,
                    PortalFilesAutoConfiguration.class,
                    PortalMailAutoConfiguration.class,
                    PortalHealthAutoConfiguration.class,
                    PortalMetricsAutoConfiguration.class,
                    PortalWebAutoConfiguration.class,
                    PortalSecurityAutoConfiguration.class,
                    PortalRestAutoConfiguration.class));

    /** Everything as a production start wants it, but the staff. */
    private final WebApplicationContextRunner unstaffed = bare.withPropertyValues(
            "portal.production=true",
            "portal.firms.main.name=Main",
            "portal.firms.main.address=https://main.example/portal",
            "portal.keys.current=k1",
            "portal.keys.values.k1=" + KEY,
            "spring.datasource.url=jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1",
            "portal.files.directory=target/startup-files",
            "portal.files.clamd=clamav.example:3310",
            "spring.mail.host=mail.example",
            "spring.mail.properties.mail.smtp.starttls.required=true");

    private final WebApplicationContextRunner sound = unstaffed.withUserConfiguration(Staffed.class);

    @Configuration(proxyBeanMethods = false)
    static class Staffed {
        @Bean
        StaffBook staffBook() {
            return new StaffBook() {
                @Override
                public Reach reach(Staff staff) {
                    return Reach.all();
                }

                @Override
                public Map<StaffId, Member> members(FirmId firm, Collection<StaffId> ids) {
                    return Map.of();
                }
            };
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class OpenDesk {
        @Bean
        SecurityFilterChain host(HttpSecurity http) {
            return http.authorizeHttpRequests(requests -> requests.dispatcherTypeMatchers(DispatcherType.ERROR)
                            .permitAll()
                            .anyRequest()
                            .permitAll())
                    .build();
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class ForgeableDesk {
        @Bean
        SecurityFilterChain host(HttpSecurity http) {
            return http.authorizeHttpRequests(requests -> requests.anyRequest().authenticated())
                    .formLogin(Customizer.withDefaults())
                    .csrf(AbstractHttpConfigurer::disable)
                    .build();
        }
    }

    /** The pages are guarded, REST is not. */
    @Configuration(proxyBeanMethods = false)
    static class ForgeableRest {
        @Bean
        SecurityFilterChain host(HttpSecurity http) {
            return http.authorizeHttpRequests(requests -> requests.anyRequest().authenticated())
                    .formLogin(Customizer.withDefaults())
                    .csrf(csrf -> csrf.ignoringRequestMatchers("/desk/api/**"))
                    .build();
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class OpenRest {
        @Bean
        SecurityFilterChain host(HttpSecurity http) {
            return http.authorizeHttpRequests(requests -> requests.requestMatchers("/desk/api/**")
                            .permitAll()
                            .anyRequest()
                            .authenticated())
                    .build();
        }
    }

    /** Whoever may come is asked of something that knows real requests alone. */
    @Configuration(proxyBeanMethods = false)
    static class PuzzlingDesk {
        @Bean
        SecurityFilterChain host(HttpSecurity http) {
            return http.authorizeHttpRequests(requests -> requests.anyRequest().access((who, asked) -> {
                        throw new IllegalStateException("There is no session");
                    }))
                    .build();
        }
    }

    /** An own database: what an earlier start has stored would count. */
    private static String database() {
        return "spring.datasource.url=jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1";
    }

    private static void refused(WebApplicationContextRunner start, String finding) {
        refusedOnThis(start.withPropertyValues(database()), finding);
    }

    private static void refusedOnThis(WebApplicationContextRunner start, String finding) {
        start.run(context -> {
            assertThat(context).hasFailed();
            String message = String.valueOf(NestedExceptionUtils.getMostSpecificCause(context.getStartupFailure())
                    .getMessage());
            assertThat(message).contains("\n" + finding + " ");
            assertThat(message.split("\nP-")).hasSize(2);
        });
    }

    @Test
    void a_sound_host_starts_in_production_with_one_portal_and_no_beans_of_its_engine() {
        sound.run(context -> assertThat(context)
                .hasNotFailed()
                .hasSingleBean(Portal.class)
                .hasSingleBean(Stores.class)
                .hasSingleBean(Mailer.class)
                .hasBean("portalHealthIndicator")
                .hasBean("portalMetrics")
                .doesNotHaveBean(EntityManagerFactory.class)
                .doesNotHaveBean(Flyway.class));
    }

    @Test
    @Tag("SEC-165")
    void what_is_unsafe_stops_a_production_start_with_its_number() {
        refused(sound.withPropertyValues("portal.firms.main.address="), "P-01");
        refused(sound.withPropertyValues("portal.firms.main.address=http://main.example/portal"), "P-02");
        refused(sound.withPropertyValues("portal.keys.current="), "P-03");
        refused(sound.withPropertyValues("portal.stores=memory"), "P-04");
        refused(sound.withPropertyValues("spring.mail.properties.mail.smtp.starttls.required=false"), "P-05");
        refused(sound.withUserConfiguration(OpenDesk.class), "P-07");
        refused(sound.withUserConfiguration(OpenRest.class), "P-07");
        refused(sound.withUserConfiguration(ForgeableDesk.class), "P-08");
        refused(sound.withUserConfiguration(ForgeableRest.class), "P-08");
        refused(sound.withUserConfiguration(PuzzlingDesk.class), "P-12");
        refused(sound.withPropertyValues("portal.work.enabled=false"), "P-09");
        refused(sound.withPropertyValues("spring.h2.console.enabled=true"), "P-10");
        refused(sound.withPropertyValues("server.servlet.session.cookie.secure=false"), "P-13");
        refused(sound.withPropertyValues("portal.nodes=2"), "P-15");
        refused(sound.withPropertyValues("portal.files.directory="), "P-21");
        refused(
                sound.withPropertyValues(
                        "portal.files.directory=target/served/files",
                        "spring.web.resources.static-locations=classpath:/static/,file:target/served/"),
                "P-22");
        refused(sound.withPropertyValues("portal.files.clamd="), "P-23");
        refused(sound.withClassLoader(new FilteredClassLoader("org.springframework.mail")), "P-05");
    }

    @Test
    @Tag("SEC-165")
    void several_nodes_are_refused_in_memory_whatever_else_is_accepted() {
        refused(
                sound.withPropertyValues("portal.stores=memory", "portal.nodes=2", "portal.accepted=P-04,P-15"),
                "P-14");
        sound.withPropertyValues("portal.nodes=0")
                .run(context -> assertThat(context).hasFailed());
    }

    private static final String TOKENS = "portal.host-sign-in.tokens.";

    private final WebApplicationContextRunner hosted = sound.withPropertyValues(
            TOKENS + "issuer=https://login.example",
            TOKENS + "audience=portal",
            TOKENS + "keys=https://login.example/keys");

    @Test
    @Tag("SIG-11")
    @Tag("SEC-165")
    void a_hosts_sign_in_that_could_be_forged_stops_a_production_start() {
        hosted.run(context -> assertThat(context).hasNotFailed());
        refused(hosted.withPropertyValues(TOKENS + "issuer="), "P-16");
        refused(hosted.withPropertyValues(TOKENS + "audience="), "P-16");
        refused(sound.withPropertyValues(TOKENS + "keys=https://login.example/keys"), "P-16");
        refused(sound.withPropertyValues(TOKENS + "issuer=https://login.example"), "P-16");
        refused(hosted.withPropertyValues(TOKENS + "keys=http://login.example/keys"), "P-17");
        for (String algorithms : List.of("HS256", "none", "ES256,HS512", "ES256,None", "dir")) {
            refused(hosted.withPropertyValues(TOKENS + "algorithms=" + algorithms), "P-18");
        }
        refused(
                hosted.withPropertyValues(
                        "portal.firms.other.name=Other", "portal.firms.other.address=https://other.example/portal"),
                "P-19");
        hosted.withPropertyValues(
                        TOKENS + "audience=portal:{firm}",
                        "portal.firms.other.name=Other",
                        "portal.firms.other.address=https://other.example/portal")
                .run(context -> assertThat(context).hasNotFailed());
        refused(sound.withPropertyValues("portal.host-sign-in.address=http://login.example/"), "P-20");
        sound.withPropertyValues("portal.host-sign-in.address=javascript:alert(1)")
                .run(context -> assertThat(context).hasFailed());
        sound.withPropertyValues("portal.host-sign-in.address=//evil.example/")
                .run(context -> assertThat(context).hasFailed());
    }

    @Test
    @Tag("SIG-11")
    void what_is_accepted_or_no_production_still_takes_no_token_that_cannot_be_verified() {
        for (String setting : List.of("audience=", "algorithms=HS256,none")) {
            hosted.withPropertyValues(TOKENS + setting, "portal.accepted=P-16,P-18")
                    .run(context -> {
                        assertThat(context).hasNotFailed();
                        assertThat(HostSignInCheck.tokens(context.getBean(PortalProperties.class)))
                                .isEmpty();
                    });
        }
    }

    @Test
    @Tag("SEC-165")
    void every_finding_says_what_is_wrong_and_what_to_do() {
        bare.withPropertyValues("portal.stores=memory", "portal.nodes=2", TOKENS + "audience=x")
                .run(context -> assertThat(context.getBean(StartupChecks.class).findings())
                        .hasSizeGreaterThan(5)
                        .allSatisfy(finding -> {
                            assertThat(finding.id()).matches("P-\\d\\d");
                            assertThat(finding.sentence()).endsWith(".");
                            assertThat(finding.mend()).endsWith(".");
                        }));
    }

    @Configuration(proxyBeanMethods = false)
    static class OwnResolver {
        @Bean
        FirmResolver firms() {
            return request -> Optional.of(new FirmId("main"));
        }
    }

    @Test
    @Tag("SEC-165")
    @Tag("ACC-12")
    void what_is_stored_counts_and_not_what_the_properties_say_later() {
        for (String first : new String[] {"", "http://main.example/portal"}) {
            WebApplicationContextRunner host = sound.withPropertyValues(database());
            host.withPropertyValues("portal.production=false", "portal.firms.main.address=" + first)
                    .run(context -> assertThat(context).hasNotFailed());

            refusedOnThis(host, first.isEmpty() ? "P-01" : "P-02");
            refusedOnThis(host.withUserConfiguration(OwnResolver.class), first.isEmpty() ? "P-01" : "P-02");
        }
        WebApplicationContextRunner none =
                sound.withUserConfiguration(OwnResolver.class).withPropertyValues(database());
        none.withPropertyValues("portal.firms.main.address=https://main.example/portal")
                .run(context -> assertThat(context).hasNotFailed());
    }

    @Test
    @Tag("SEC-165")
    @Tag("ACC-12")
    void in_production_no_http_address_is_saved_unless_it_is_accepted() {
        sound.withPropertyValues(database()).run(context -> {
            Settings settings = context.getBean(Portal.class)
                    .as(new Staff(new FirmId("main"), new StaffId("petra"), "Petra"))
                    .settings();
            Settings.Current now = settings.read();
            URI http = URI.create("http://main.example/portal");
            assertThatThrownBy(() -> settings.save(now.settings().with(http), now.version()))
                    .isInstanceOf(PortalException.Refused.class);
        });
        sound.withPropertyValues(database(), "portal.accepted=P-02").run(context -> {
            Settings settings = context.getBean(Portal.class)
                    .as(new Staff(new FirmId("main"), new StaffId("petra"), "Petra"))
                    .settings();
            Settings.Current now = settings.read();
            settings.save(now.settings().with(URI.create("http://main.example/portal")), now.version());
        });
    }

    @Test
    @Tag("SEC-165")
    void a_production_start_without_staff_is_refused_and_what_is_accepted_is_not() {
        refused(unstaffed, "P-06");
        sound.withPropertyValues("portal.work.enabled=false", "portal.accepted=P-09")
                .run(context -> assertThat(context).hasNotFailed());
    }

    @Test
    @Tag("SEC-165")
    void elsewhere_the_same_is_a_warning() {
        bare.withPropertyValues("portal.stores=memory").run(context -> {
            assertThat(context).hasNotFailed();
            assertThat(context.getBean(Stores.class)).isInstanceOf(InMemoryStores.class);
        });
    }

    @Test
    void nothing_to_keep_data_in_says_what_to_add() {
        bare.withClassLoader(new FilteredClassLoader("io.clientportal.jpa"))
                .withPropertyValues("spring.datasource.url=jdbc:h2:mem:nothing")
                .run(context -> assertThat(context)
                        .getFailure()
                        .rootCause()
                        .message()
                        .contains("Add portal-jpa", "portal.stores=memory"));
    }

    @Test
    void beans_of_the_host_go_before_the_portals() {
        bare.withBean(RecordingMailer.class)
                .withBean(KeyRing.class, KeyRing::random)
                .withBean("stores", Stores.class, InMemoryStores::new)
                .run(context -> {
                    assertThat(context).hasNotFailed().hasSingleBean(KeyRing.class);
                    assertThat(context.getBean(Mailer.class)).isInstanceOf(RecordingMailer.class);
                });
    }

    @Test
    @Tag("SIG-06")
    void passkeys_are_there_where_their_library_is() {
        WebApplicationContextRunner host = bare.withConfiguration(AutoConfigurations.of(
                        PortalPasskeysAutoConfiguration.class, PortalPagesAutoConfiguration.class))
                .withPropertyValues(
                        "portal.stores=memory",
                        "portal.firms.main.name=Main",
                        "portal.firms.main.address=https://main.example/portal");
        Visitor visitor = new Visitor(new FirmId("main"));
        host.run(context ->
                assertThat(context.getBean(Portal.class).as(visitor).passkeys()).isTrue());
        host.withClassLoader(new FilteredClassLoader("com.webauthn4j", "org.springframework.security.web.webauthn"))
                .run(context -> {
                    assertThat(context).hasNotFailed().doesNotHaveBean(PasskeyCeremony.class);
                    assertThat(context.getBean(Portal.class).as(visitor).passkeys())
                            .isFalse();
                });
    }

    @Test
    @Tag("SEC-166")
    void the_hosts_other_addresses_stay_guarded_by_boots_own_default() {
        sound.run(context -> assertThat(context.getBeansOfType(SecurityFilterChain.class))
                .hasSize(2)
                .containsKey("portalSecurityFilterChain"));
    }

    @Test
    void a_host_without_spring_security_is_told_to_look_after_its_desk() {
        WebApplicationContextRunner without =
                sound.withClassLoader(new FilteredClassLoader("org.springframework.security"));
        refused(without, "P-07");
        without.withPropertyValues("portal.accepted=P-07")
                .run(context -> assertThat(context).hasNotFailed().hasSingleBean(Portal.class));
    }

    @Test
    void a_development_key_is_made_once_and_kept_for_its_owner(@TempDir Path directory) throws Exception {
        Path file = directory.resolve("keys/portal.key");
        WebApplicationContextRunner start = bare.withPropertyValues("portal.stores=memory", "portal.keys.file=" + file);
        start.run(context -> assertThat(context).hasNotFailed());
        String key = Files.readString(file);
        start.run(context -> assertThat(Files.readString(file)).isEqualTo(key));
        assertThat(Base64.getDecoder().decode(key)).hasSize(KeyRing.KEY_BYTES);
        sound.withPropertyValues("portal.keys.current=", "portal.keys.file=" + directory.resolve("none"))
                .run(context -> assertThat(context).hasFailed());
    }

    @Test
    void paths_that_lie_in_each_other_are_refused() {
        bare.withPropertyValues("portal.stores=memory", "portal.path=/desk/portal")
                .run(context -> assertThat(context).hasFailed());
        bare.withPropertyValues("portal.stores=memory", "portal.path=/")
                .run(context -> assertThat(context).hasFailed());
    }

    @Configuration(proxyBeanMethods = false)
    static class Encoding {
        @Bean
        PasswordEncoder encoder() {
            return PasswordEncoderFactories.createDelegatingPasswordEncoder();
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class Hashing {
        static final PasswordHasher OWN = new Argon2PasswordHasher();

        @Bean
        PasswordHasher own() {
            return OWN;
        }
    }

    @Test
    @Tag("SIG-06")
    void passwords_are_hashed_by_the_hosts_hasher_else_its_encoder_else_argon2() {
        WebApplicationContextRunner hashing = bare.withConfiguration(
                        AutoConfigurations.of(PortalPasswordsAutoConfiguration.class))
                .withPropertyValues("portal.stores=memory");
        hashing.run(
                context -> assertThat(context).getBean(PasswordHasher.class).isInstanceOf(Argon2PasswordHasher.class));
        hashing.withUserConfiguration(Encoding.class).run(context -> {
            PasswordHasher hasher = context.getBean(PasswordHasher.class);
            String hash = hasher.hash("a keyed password");
            assertThat(hash).startsWith("{bcrypt}");
            assertThat(hasher.matches("a keyed password", hash)).isTrue();
            assertThat(hasher.matches("another", hash)).isFalse();
            assertThat(hasher.needsRehash(hash)).isFalse();
            assertThat(hasher.matches("a keyed password", new Argon2PasswordHasher().hash("a keyed password")))
                    .as("a hash that the encoder does not know")
                    .isFalse();
        });
        hashing.withUserConfiguration(Encoding.class, Hashing.class)
                .run(context ->
                        assertThat(context).getBean(PasswordHasher.class).isSameAs(Hashing.OWN));
        hashing.withClassLoader(new FilteredClassLoader("org.bouncycastle"))
                .run(context -> assertThat(context).hasNotFailed().doesNotHaveBean(PasswordHasher.class));
    }
}
