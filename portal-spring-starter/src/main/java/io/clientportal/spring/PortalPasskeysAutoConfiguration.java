package io.clientportal.spring;

import com.webauthn4j.WebAuthnManager;
import io.clientportal.signin.PasskeyCeremony;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;

/** What verifies passkeys, where {@code spring-security-webauthn} is on the class path; without it there are none. */
@AutoConfiguration(before = PortalAutoConfiguration.class)
@ConditionalOnClass(WebAuthnManager.class)
public final class PortalPasskeysAutoConfiguration {

    @Bean
    @ConditionalOnMissingBean
    PasskeyCeremony portalPasskeys() {
        return new WebAuthnCeremony();
    }
}
