package io.clientportal.spring.web;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * What a form or a request sends along to prove that it comes from a page of this site.
 *
 * @param parameter the name of the form's hidden field
 * @param header the name of the header for requests without a form
 */
public record FormToken(String parameter, String header, String value) {

    static final String PARAMETER = "_csrf";
    static final String HEADER = "X-CSRF-TOKEN";

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int BYTES = 32;

    /** The token of whoever holds the secret, written differently each time so that compressed pages tell nothing. */
    static FormToken of(String secret) {
        byte[] mask = new byte[BYTES];
        RANDOM.nextBytes(mask);
        byte[] masked = Arrays.copyOf(mask, 2 * BYTES);
        System.arraycopy(xor(mask, mac(secret)), 0, masked, BYTES, BYTES);
        return new FormToken(
                PARAMETER, HEADER, Base64.getUrlEncoder().withoutPadding().encodeToString(masked));
    }

    static boolean belongs(@Nullable String token, String secret) {
        if (token == null || token.length() != 86) {
            return false;
        }
        byte[] masked;
        try {
            masked = Base64.getUrlDecoder().decode(token);
        } catch (IllegalArgumentException e) {
            return false;
        }
        byte[] mac = xor(Arrays.copyOf(masked, BYTES), Arrays.copyOfRange(masked, BYTES, 2 * BYTES));
        return MessageDigest.isEqual(mac, mac(secret));
    }

    private static byte[] xor(byte[] one, byte[] other) {
        byte[] result = new byte[BYTES];
        for (int i = 0; i < BYTES; i++) {
            result[i] = (byte) (one[i] ^ other[i]);
        }
        return result;
    }

    private static byte[] mac(String secret) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return mac.doFinal("client portal form".getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This Java has no HmacSHA256", e);
        }
    }
}
