package io.clientportal.spring;

import static org.assertj.core.api.Assertions.assertThat;

import io.clientportal.Portal;
import io.clientportal.Stores;
import io.clientportal.kernel.FirmId;
import io.clientportal.kernel.KeyRing;
import io.clientportal.kernel.Visitor;
import io.clientportal.memory.InMemoryStores;
import io.clientportal.memory.RecordingMailer;
import io.clientportal.notices.Mailer;
import io.clientportal.signin.Argon2PasswordHasher;
import io.clientportal.signin.PasskeyCeremony;
import io.clientportal.signin.PasswordHasher;
import io.clientportal.spring.pages.PortalPagesAutoConfiguration;
import jakarta.persistence.EntityManagerFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.crypto.factory.PasswordEncoderFactories;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.web.SecurityFilterChain;

/** What the auto-configurations make of a host. */
class StartupTest extends Starts {

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
