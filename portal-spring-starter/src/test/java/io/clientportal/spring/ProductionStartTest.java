package io.clientportal.spring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.clientportal.Portal;
import io.clientportal.Stores;
import io.clientportal.firms.Settings;
import io.clientportal.kernel.FirmId;
import io.clientportal.kernel.PortalException;
import io.clientportal.kernel.Staff;
import io.clientportal.kernel.StaffId;
import io.clientportal.memory.InMemoryStores;
import jakarta.servlet.DispatcherType;
import java.net.URI;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.web.SecurityFilterChain;

/** What a production start refuses. */
class ProductionStartTest extends Starts {

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

    @Configuration(proxyBeanMethods = false)
    static class OwnResolver {
        @Bean
        FirmResolver firms() {
            return request -> Optional.of(new FirmId("main"));
        }
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

    @Test
    @Tag("SEC-165")
    void every_finding_says_what_is_wrong_and_what_to_do() {
        bare.withPropertyValues("portal.stores=memory", "portal.nodes=2", "portal.host-sign-in.tokens.audience=x")
                .run(context -> assertThat(context.getBean(StartupChecks.class).findings())
                        .hasSizeGreaterThan(5)
                        .allSatisfy(finding -> {
                            assertThat(finding.id()).matches("P-\\d\\d");
                            assertThat(finding.sentence()).endsWith(".");
                            assertThat(finding.mend()).endsWith(".");
                        }));
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
    void a_host_without_spring_security_is_told_to_look_after_its_desk() {
        WebApplicationContextRunner without =
                sound.withClassLoader(new FilteredClassLoader("org.springframework.security"));
        refused(without, "P-07");
        without.withPropertyValues("portal.accepted=P-07")
                .run(context -> assertThat(context).hasNotFailed().hasSingleBean(Portal.class));
    }
}
