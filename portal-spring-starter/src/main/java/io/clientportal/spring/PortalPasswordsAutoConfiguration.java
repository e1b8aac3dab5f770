package io.clientportal.spring;

import io.clientportal.signin.Argon2PasswordHasher;
import io.clientportal.signin.PasswordHasher;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnSingleCandidate;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.crypto.password.PasswordEncoder;

/**
 * What hashes the passwords of contacts: the host's {@link PasswordHasher} bean, else its {@link PasswordEncoder} bean,
 * else Argon2id. A hash that was made otherwise is taken where the new one knows it, and made anew at the next sign-in.
 */
@AutoConfiguration(before = PortalAutoConfiguration.class)
public final class PortalPasswordsAutoConfiguration {

    /** The host's own way. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass(PasswordEncoder.class)
    static class OfHost {

        @Bean
        @ConditionalOnSingleCandidate(PasswordEncoder.class)
        @ConditionalOnMissingBean
        PasswordHasher portalPasswordHasher(PasswordEncoder encoder) {
            return new EncoderHasher(encoder);
        }
    }

    /** The portal's own way. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass(Argon2BytesGenerator.class)
    static class OfPortal {

        @Bean
        @ConditionalOnMissingBean
        PasswordHasher portalArgon2Hasher() {
            return new Argon2PasswordHasher();
        }
    }
}
