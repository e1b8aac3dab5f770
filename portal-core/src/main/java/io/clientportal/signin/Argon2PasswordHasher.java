package io.clientportal.signin;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;

/**
 * Argon2id with 19 MiB, two passes and one lane, as PHC strings: what OWASP asks for at least. About 40 ms a hash. Needs
 * {@code org.bouncycastle:bcprov-jdk18on}.
 */
public final class Argon2PasswordHasher implements PasswordHasher {

    private static final Cost COST = new Cost(19_456, 2, 1);
    /** What a hash may cost at most to be tried at all. */
    private static final Cost MOST = new Cost(1 << 18, 16, 16);

    private static final int SALT_BYTES = 16;
    private static final int HASH_BYTES = 32;
    private static final Pattern PHC = Pattern.compile(
            "\\$argon2id\\$v=19\\$m=(\\d{1,7}),t=(\\d{1,3}),p=(\\d{1,3})\\$([A-Za-z0-9+/]{11,86})\\$([A-Za-z0-9+/]{22,86})");
    private static final SecureRandom RANDOM = new SecureRandom();

    @Override
    public String hash(String password) {
        byte[] salt = new byte[SALT_BYTES];
        RANDOM.nextBytes(salt);
        Base64.Encoder base64 = Base64.getEncoder().withoutPadding();
        return "$argon2id$v=19$m=%d,t=%d,p=%d$%s$%s"
                .formatted(
                        COST.memory,
                        COST.passes,
                        COST.lanes,
                        base64.encodeToString(salt),
                        base64.encodeToString(hash(password, COST, salt, HASH_BYTES)));
    }

    @Override
    public boolean matches(String password, String hash) {
        return parse(hash)
                .map(parsed -> MessageDigest.isEqual(
                        hash(password, parsed.cost, parsed.salt, parsed.hash.length), parsed.hash))
                .orElse(false);
    }

    @Override
    public boolean needsRehash(String hash) {
        return parse(hash)
                .map(parsed -> !parsed.cost.equals(COST) || parsed.salt.length < SALT_BYTES)
                .orElse(true);
    }

    private static Optional<Parsed> parse(String hash) {
        Matcher phc = PHC.matcher(hash);
        if (!phc.matches()) {
            return Optional.empty();
        }
        Cost cost = new Cost(number(phc, 1), number(phc, 2), number(phc, 3));
        if (!cost.allowed()) {
            return Optional.empty();
        }
        try {
            Base64.Decoder base64 = Base64.getDecoder();
            return Optional.of(new Parsed(cost, base64.decode(phc.group(4)), base64.decode(phc.group(5))));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static int number(Matcher phc, int group) {
        return Integer.parseInt(phc.group(group));
    }

    private static byte[] hash(String password, Cost cost, byte[] salt, int length) {
        Argon2BytesGenerator argon2 = new Argon2BytesGenerator();
        argon2.init(new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
                .withVersion(Argon2Parameters.ARGON2_VERSION_13)
                .withMemoryAsKB(cost.memory)
                .withIterations(cost.passes)
                .withParallelism(cost.lanes)
                .withSalt(salt)
                .build());
        byte[] hash = new byte[length];
        argon2.generateBytes(password.getBytes(StandardCharsets.UTF_8), hash);
        return hash;
    }

    private record Cost(int memory, int passes, int lanes) {
        boolean allowed() {
            return lanes >= 1
                    && lanes <= MOST.lanes
                    && passes >= 1
                    && passes <= MOST.passes
                    && memory >= 8 * lanes
                    && memory <= MOST.memory;
        }
    }

    private record Parsed(Cost cost, byte[] salt, byte[] hash) {}
}
