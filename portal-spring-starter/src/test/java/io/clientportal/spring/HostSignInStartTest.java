package io.clientportal.spring;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;

/** What a production start refuses of a host's own sign-in. */
class HostSignInStartTest extends Starts {

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
}
