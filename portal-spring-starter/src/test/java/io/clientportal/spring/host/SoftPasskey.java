package io.clientportal.spring.host;

import com.webauthn4j.converter.AttestationObjectConverter;
import com.webauthn4j.converter.AuthenticatorDataConverter;
import com.webauthn4j.converter.util.ObjectConverter;
import com.webauthn4j.data.attestation.AttestationObject;
import com.webauthn4j.data.attestation.authenticator.AAGUID;
import com.webauthn4j.data.attestation.authenticator.AttestedCredentialData;
import com.webauthn4j.data.attestation.authenticator.AuthenticatorData;
import com.webauthn4j.data.attestation.authenticator.EC2COSEKey;
import com.webauthn4j.data.attestation.statement.COSEAlgorithmIdentifier;
import com.webauthn4j.data.attestation.statement.NoneAttestationStatement;
import com.webauthn4j.data.extension.authenticator.AuthenticationExtensionAuthenticatorOutput;
import com.webauthn4j.data.extension.authenticator.RegistrationExtensionAuthenticatorOutput;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.util.Base64;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A passkey with its device and browser, which do what they are told, right or wrong. */
public final class SoftPasskey {

    private static final byte GOOD =
            AuthenticatorData.BIT_UP | AuthenticatorData.BIT_UV | AuthenticatorData.BIT_BE | AuthenticatorData.BIT_BS;

    public String origin = "http://localhost:8080";
    public String site = "localhost";
    public byte flags = GOOD;
    public long counter;
    public boolean crossOrigin;
    /** Changes one bit of the next signature. */
    public boolean forged;

    private final ObjectConverter converter = new ObjectConverter();
    private final byte[] credential = new byte[32];
    private final KeyPair keys;
    private String handle = "";

    public SoftPasskey() {
        new SecureRandom().nextBytes(credential);
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            keys = generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    /** {@code RegistrationResponseJSON} to {@code PublicKeyCredentialCreationOptionsJSON}. */
    public String made(String question) {
        JsonNode asked = JsonMapper.shared().readTree(question);
        handle = asked.path("user").path("id").asString();
        AttestedCredentialData made = new AttestedCredentialData(
                AAGUID.ZERO,
                credential,
                EC2COSEKey.create((ECPublicKey) keys.getPublic(), COSEAlgorithmIdentifier.ES256));
        AuthenticatorData<RegistrationExtensionAuthenticatorOutput> data = new AuthenticatorData<>(
                sha256(site.getBytes(StandardCharsets.UTF_8)),
                (byte) (flags | AuthenticatorData.BIT_AT),
                counter,
                made);
        byte[] attestation = new AttestationObjectConverter(converter)
                .convertToBytes(new AttestationObject(data, new NoneAttestationStatement()));
        return answer(Map.of(
                "clientDataJSON",
                encoded(clientData("webauthn.create", asked)),
                "attestationObject",
                encoded(attestation)));
    }

    /** {@code AuthenticationResponseJSON} to {@code PublicKeyCredentialRequestOptionsJSON}. */
    public String used(String question) {
        byte[] client = clientData("webauthn.get", JsonMapper.shared().readTree(question));
        AuthenticatorData<AuthenticationExtensionAuthenticatorOutput> data =
                new AuthenticatorData<>(sha256(site.getBytes(StandardCharsets.UTF_8)), flags, counter);
        byte[] bytes = new AuthenticatorDataConverter(converter).convert(data);
        return answer(Map.of(
                "clientDataJSON",
                encoded(client),
                "authenticatorData",
                encoded(bytes),
                "signature",
                encoded(signature(bytes, sha256(client))),
                "userHandle",
                handle));
    }

    private byte[] clientData(String type, JsonNode asked) {
        return JsonMapper.shared()
                .writeValueAsBytes(Map.of(
                        "type", type,
                        "challenge", asked.path("challenge").asString(),
                        "origin", origin,
                        "crossOrigin", crossOrigin));
    }

    private String answer(Map<String, Object> response) {
        return JsonMapper.shared()
                .writeValueAsString(Map.of(
                        "id", encoded(credential),
                        "rawId", encoded(credential),
                        "type", "public-key",
                        "clientExtensionResults", Map.of(),
                        "response", response));
    }

    private byte[] signature(byte[] data, byte[] clientHash) {
        try {
            Signature signature = Signature.getInstance("SHA256withECDSA");
            signature.initSign(keys.getPrivate());
            ByteArrayOutputStream signed = new ByteArrayOutputStream();
            signed.writeBytes(data);
            signed.writeBytes(clientHash);
            byte[] content = signed.toByteArray();
            if (forged) {
                content[0] ^= 1;
            }
            signature.update(content);
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    private static String encoded(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
