package io.clientportal.spring;

import com.webauthn4j.WebAuthnManager;
import com.webauthn4j.converter.AttestedCredentialDataConverter;
import com.webauthn4j.converter.CollectedClientDataConverter;
import com.webauthn4j.converter.util.ObjectConverter;
import com.webauthn4j.credential.CredentialRecordImpl;
import com.webauthn4j.data.AttestationConveyancePreference;
import com.webauthn4j.data.AuthenticationData;
import com.webauthn4j.data.AuthenticationParameters;
import com.webauthn4j.data.AuthenticatorSelectionCriteria;
import com.webauthn4j.data.PublicKeyCredentialCreationOptions;
import com.webauthn4j.data.PublicKeyCredentialDescriptor;
import com.webauthn4j.data.PublicKeyCredentialParameters;
import com.webauthn4j.data.PublicKeyCredentialRequestOptions;
import com.webauthn4j.data.PublicKeyCredentialRpEntity;
import com.webauthn4j.data.PublicKeyCredentialType;
import com.webauthn4j.data.PublicKeyCredentialUserEntity;
import com.webauthn4j.data.RegistrationParameters;
import com.webauthn4j.data.ResidentKeyRequirement;
import com.webauthn4j.data.UserVerificationRequirement;
import com.webauthn4j.data.attestation.authenticator.AttestedCredentialData;
import com.webauthn4j.data.attestation.authenticator.AuthenticatorData;
import com.webauthn4j.data.attestation.statement.COSEAlgorithmIdentifier;
import com.webauthn4j.data.attestation.statement.NoneAttestationStatement;
import com.webauthn4j.data.client.Origin;
import com.webauthn4j.data.client.challenge.DefaultChallenge;
import com.webauthn4j.server.ServerProperty;
import io.clientportal.signin.PasskeyCeremony;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;

/** Passkeys as webauthn4j verifies them, the library that Spring Security's own support stands on. */
final class WebAuthnCeremony implements PasskeyCeremony {

    private static final Logger LOG = LoggerFactory.getLogger(WebAuthnCeremony.class);

    /** What the device is told; the portal's own limit decides. */
    private static final long PATIENCE = Duration.ofMinutes(5).toMillis();

    private static final List<PublicKeyCredentialParameters> ALGORITHMS = Stream.of(
                    COSEAlgorithmIdentifier.ES256, COSEAlgorithmIdentifier.EdDSA, COSEAlgorithmIdentifier.RS256)
            .map(algorithm -> new PublicKeyCredentialParameters(PublicKeyCredentialType.PUBLIC_KEY, algorithm))
            .toList();

    private final ObjectConverter converter = new ObjectConverter();
    private final CollectedClientDataConverter clientData = new CollectedClientDataConverter(converter);
    private final AttestedCredentialDataConverter credentials = new AttestedCredentialDataConverter(converter);
    private final WebAuthnManager manager = WebAuthnManager.createNonStrictWebAuthnManager(converter);

    WebAuthnCeremony() {
        // The portal compares counters where it stores them, in one statement.
        manager.getAuthenticationDataVerifier().setMaliciousCounterValueHandler(authentication -> {});
    }

    @Override
    public String creation(Site site, String challenge, Owner owner, List<byte[]> known) {
        return json(new PublicKeyCredentialCreationOptions(
                new PublicKeyCredentialRpEntity(site.id(), site.name()),
                new PublicKeyCredentialUserEntity(owner.handle(), owner.email(), owner.name()),
                new DefaultChallenge(challenge),
                ALGORITHMS,
                PATIENCE,
                known.stream()
                        .map(id -> new PublicKeyCredentialDescriptor(PublicKeyCredentialType.PUBLIC_KEY, id, null))
                        .toList(),
                new AuthenticatorSelectionCriteria(
                        null, true, ResidentKeyRequirement.REQUIRED, UserVerificationRequirement.REQUIRED),
                List.of(),
                AttestationConveyancePreference.NONE,
                null));
    }

    @Override
    public String request(Site site, String challenge) {
        return json(new PublicKeyCredentialRequestOptions(
                new DefaultChallenge(challenge),
                PATIENCE,
                site.id(),
                List.of(),
                UserVerificationRequirement.REQUIRED,
                null));
    }

    @Override
    public Optional<Answer> read(String answer) {
        return tried(() -> {
            JsonNode json = converter.getJsonMapper().readTree(answer);
            byte[] data = decoded(json.path("response").path("clientDataJSON").asString());
            byte[] challenge = Objects.requireNonNull(clientData.convert(data))
                    .getChallenge()
                    .getValue();
            return new Answer(encoded(challenge), decoded(json.path("rawId").asString()));
        });
    }

    @Override
    public Optional<Made> made(Site site, String challenge, String answer) {
        return tried(() -> {
            var parameters = new RegistrationParameters(property(site, challenge), ALGORITHMS, true, true);
            AuthenticatorData<?> data = Objects.requireNonNull(
                            manager.verifyRegistrationResponseJSON(answer, parameters)
                                    .getAttestationObject())
                    .getAuthenticatorData();
            AttestedCredentialData made = Objects.requireNonNull(data.getAttestedCredentialData());
            return new Made(
                    made.getCredentialId(),
                    credentials.convert(made),
                    data.getSignCount(),
                    data.isFlagBE(),
                    data.isFlagBS());
        });
    }

    @Override
    public Optional<Used> used(Site site, String challenge, Made passkey, String answer) {
        return tried(() -> {
            var known = new CredentialRecordImpl(
                    new NoneAttestationStatement(),
                    true,
                    passkey.backupEligible(),
                    passkey.backedUp(),
                    passkey.counter(),
                    credentials.convert(passkey.key()),
                    null,
                    null,
                    null,
                    null);
            AuthenticationData used = manager.verifyAuthenticationResponseJSON(
                    answer,
                    new AuthenticationParameters(
                            property(site, challenge), known, List.of(passkey.credential()), true, true));
            AuthenticatorData<?> data = Objects.requireNonNull(used.getAuthenticatorData());
            return new Used(data.getSignCount(), data.isFlagBS(), used.getUserHandle());
        });
    }

    private static ServerProperty property(Site site, String challenge) {
        return ServerProperty.builder()
                .origin(new Origin(site.origin()))
                .rpId(site.id())
                .challenge(new DefaultChallenge(challenge))
                .build();
    }

    /** Whatever an answer that anybody can send makes fail, it is no answer. */
    private static <T> Optional<T> tried(Supplier<@Nullable T> step) {
        try {
            return Optional.ofNullable(step.get());
        } catch (RuntimeException e) {
            LOG.debug("Not the answer of a passkey", e);
            return Optional.empty();
        }
    }

    private String json(Object options) {
        return converter.getJsonMapper().writeValueAsString(options);
    }

    private static String encoded(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static byte[] decoded(String text) {
        return Base64.getUrlDecoder().decode(text);
    }
}
