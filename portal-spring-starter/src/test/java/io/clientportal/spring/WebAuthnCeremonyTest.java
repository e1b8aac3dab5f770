package io.clientportal.spring;

import static org.assertj.core.api.Assertions.assertThat;

import com.webauthn4j.data.attestation.authenticator.AuthenticatorData;
import io.clientportal.signin.PasskeyCeremony.Made;
import io.clientportal.signin.PasskeyCeremony.Owner;
import io.clientportal.signin.PasskeyCeremony.Site;
import io.clientportal.signin.PasskeyCeremony.Used;
import io.clientportal.spring.host.SoftPasskey;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a browser is asked, and which answers hold. */
@Tag("SIG-06")
class WebAuthnCeremonyTest {

    private static final Site SITE = new Site("localhost", "http://localhost:8080", "Main & Partners");
    private static final byte[] HANDLE = new byte[32];
    private static final String CHALLENGE = "c".repeat(42) + "A";
    private static final String OTHER = "d".repeat(42) + "A";
    private static final byte PRESENT = AuthenticatorData.BIT_UP;
    private static final byte VERIFIED = AuthenticatorData.BIT_UV;

    private final WebAuthnCeremony ceremony = new WebAuthnCeremony();
    private final SoftPasskey passkey = new SoftPasskey();

    private String creation() {
        return ceremony.creation(
                SITE, CHALLENGE, new Owner(HANDLE, "nora@example.com", "Nora Hill"), List.of(new byte[] {1, 2, 3}));
    }

    private Made made() {
        return ceremony.made(SITE, CHALLENGE, passkey.made(creation())).orElseThrow();
    }

    private Optional<Used> used(Made made) {
        return ceremony.used(SITE, CHALLENGE, made, passkey.used(ceremony.request(SITE, CHALLENGE)));
    }

    @Test
    void a_browser_is_asked_for_a_discoverable_passkey_of_a_verified_user_without_attestation() {
        JsonNode asked = JsonMapper.shared().readTree(creation());
        assertThat(asked.at("/rp/id").asString()).isEqualTo("localhost");
        assertThat(asked.at("/rp/name").asString()).isEqualTo("Main & Partners");
        assertThat(asked.at("/user/id").asString())
                .isEqualTo(Base64.getUrlEncoder().withoutPadding().encodeToString(HANDLE));
        assertThat(asked.at("/user/name").asString()).isEqualTo("nora@example.com");
        assertThat(asked.at("/challenge").asString()).isEqualTo(CHALLENGE);
        assertThat(asked.at("/authenticatorSelection/residentKey").asString()).isEqualTo("required");
        assertThat(asked.at("/authenticatorSelection/requireResidentKey").asBoolean())
                .isTrue();
        assertThat(asked.at("/authenticatorSelection/userVerification").asString())
                .isEqualTo("required");
        assertThat(asked.at("/attestation").asString()).isEqualTo("none");
        assertThat(asked.at("/excludeCredentials/0/id").asString()).isEqualTo("AQID");
    }

    @Test
    @Tag("SIG-10")
    void a_browser_that_signs_in_is_told_nothing_of_anybody() {
        JsonNode asked = JsonMapper.shared().readTree(ceremony.request(SITE, CHALLENGE));
        assertThat(asked.at("/allowCredentials")).isEmpty();
        assertThat(asked.at("/rpId").asString()).isEqualTo("localhost");
        assertThat(asked.at("/userVerification").asString()).isEqualTo("required");
        assertThat(asked.at("/challenge").asString()).isEqualTo(CHALLENGE);
    }

    @Test
    void what_was_made_signs() {
        passkey.counter = 7;
        Made made = made();
        assertThat(made.counter()).isEqualTo(7);
        assertThat(made.backupEligible()).isTrue();
        passkey.counter = 8;
        Used used = used(made).orElseThrow();
        assertThat(used.counter()).isEqualTo(8);
        assertThat(used.backedUp()).isTrue();
        assertThat(used.handle()).isEqualTo(HANDLE);
        assertThat(ceremony.read(passkey.used(ceremony.request(SITE, CHALLENGE))))
                .hasValueSatisfying(answer -> {
                    assertThat(answer.challenge()).isEqualTo(CHALLENGE);
                    assertThat(answer.credential()).isEqualTo(made.credential());
                });
    }

    @Test
    void whether_a_counter_goes_back_is_the_portals_to_see() {
        passkey.counter = 7;
        Made made = made();
        passkey.counter = 3;
        assertThat(used(made))
                .hasValueSatisfying(used -> assertThat(used.counter()).isEqualTo(3));
    }

    @Test
    void another_challenge_origin_site_or_an_unverified_user_makes_none() {
        for (Consumer<SoftPasskey> wrong : wrongs()) {
            SoftPasskey bad = new SoftPasskey();
            wrong.accept(bad);
            assertThat(ceremony.made(SITE, CHALLENGE, bad.made(creation()))).isEmpty();
        }
        assertThat(ceremony.made(SITE, OTHER, passkey.made(creation()))).isEmpty();
        assertThat(ceremony.made(SITE, CHALLENGE, passkey.used(creation()))).isEmpty();
    }

    @Test
    void another_challenge_origin_site_signature_or_an_unverified_user_signs_nobody_in() {
        for (Consumer<SoftPasskey> wrong : wrongs()) {
            SoftPasskey bad = new SoftPasskey();
            Made made = ceremony.made(SITE, CHALLENGE, bad.made(creation())).orElseThrow();
            wrong.accept(bad);
            assertThat(ceremony.used(SITE, CHALLENGE, made, bad.used(ceremony.request(SITE, CHALLENGE))))
                    .isEmpty();
        }
        Made made = made();
        assertThat(ceremony.used(SITE, OTHER, made, passkey.used(ceremony.request(SITE, CHALLENGE))))
                .isEmpty();
        assertThat(ceremony.used(SITE, CHALLENGE, made, new SoftPasskey().used(ceremony.request(SITE, CHALLENGE))))
                .isEmpty();
        assertThat(ceremony.used(SITE, CHALLENGE, made, passkey.made(creation())))
                .isEmpty();
        passkey.forged = true;
        assertThat(used(made)).isEmpty();
        passkey.forged = false;
        passkey.flags = (byte) (PRESENT | VERIFIED);
        assertThat(used(made)).as("that it may be copied never changes").isEmpty();
    }

    private static List<Consumer<SoftPasskey>> wrongs() {
        return List.of(
                bad -> bad.origin = "http://localhost:8081",
                bad -> bad.origin = "https://localhost:8080",
                bad -> bad.origin = "http://evil.localhost:8080",
                bad -> bad.site = "example.com",
                bad -> bad.flags = PRESENT,
                bad -> bad.flags = VERIFIED,
                bad -> bad.crossOrigin = true);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "{", "{}", "[]", "null", "\"x\"", "{\"rawId\":1,\"response\":{\"clientDataJSON\":\"e30\"}}"})
    void any_other_text_is_no_answer(String text) {
        assertThat(ceremony.read(text)).isEmpty();
        assertThat(ceremony.made(SITE, CHALLENGE, text)).isEmpty();
        assertThat(ceremony.used(SITE, CHALLENGE, made(), text)).isEmpty();
    }
}
