package io.clientportal.signin;

import io.clientportal.kernel.FirmId;
import io.clientportal.kernel.KeyRing;
import io.clientportal.kernel.RandomToken;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Secrets of signing in: how they are made, and the keyed hashes that alone are stored. */
final class Secrets {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int CODES = 1_000_000;
    private static final int LONGEST_TYPED_CODE = 64;

    /** What a secret opens; no hash of one serves as another's. */
    enum Purpose {
        LINK,
        DEVICE,
        BROWSER,
        CODE,
        SESSION,
        /** What all refresh tokens of one sign-in share. */
        FAMILY,
        REFRESH,
        /** An address that somebody tries to sign in with. */
        ADDRESS,
        /** The challenge of a question about a passkey. */
        PASSKEY
    }

    private final KeyRing keys;
    private final FirmId firm;

    Secrets(KeyRing keys, FirmId firm) {
        this.keys = keys;
        this.firm = firm;
    }

    /** 256 random bits, base64url. */
    static String token() {
        return RandomToken.next();
    }

    static byte[] bytes(int count) {
        byte[] bytes = new byte[count];
        RANDOM.nextBytes(bytes);
        return bytes;
    }

    static boolean isToken(@Nullable String text) {
        return RandomToken.is(text);
    }

    /** Six digits, each of the million codes as likely as the others. */
    static String code() {
        return String.format(Locale.ROOT, "%06d", RANDOM.nextInt(CODES));
    }

    /** The digits of a code as typed, with blanks and hyphens left out; null where these are not six ASCII digits. */
    static @Nullable String digits(String typed) {
        if (typed.length() > LONGEST_TYPED_CODE) {
            return null;
        }
        String digits = typed.replaceAll("[ \\u00a0\\t-]", "");
        return digits.length() == 6 && digits.chars().allMatch(c -> c >= '0' && c <= '9') ? digits : null;
    }

    byte[] hash(Purpose purpose, String secret) {
        return keys.hash(name(purpose), firm, secret);
    }

    /** With every key of the ring, for looking up; none for what cannot be a secret. */
    List<byte[]> hashes(Purpose purpose, @Nullable String secret) {
        return secret == null || !isToken(secret) ? List.of() : keys.hashes(name(purpose), firm, secret);
    }

    byte[] hash(ChallengeId challenge, String code) {
        return hash(Purpose.CODE, challenge + ":" + code);
    }

    /** Compares in a time that tells nothing. */
    boolean isCode(ChallengeId challenge, String code, byte @Nullable [] hash) {
        return hash != null && matches(keys.hashes(name(Purpose.CODE), firm, challenge + ":" + code), hash);
    }

    static boolean matches(List<byte[]> hashes, byte[] hash) {
        boolean found = false;
        for (byte[] candidate : hashes) {
            found |= MessageDigest.isEqual(candidate, hash);
        }
        return found;
    }

    private static String name(Purpose purpose) {
        return "signin." + purpose.name().toLowerCase(Locale.ROOT);
    }
}
