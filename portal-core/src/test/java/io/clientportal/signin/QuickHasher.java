package io.clientportal.signin;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.concurrent.atomic.AtomicInteger;

/** Hashes in no time, for tests that are not about hashing; counts how often. */
public class QuickHasher implements PasswordHasher {

    private static final String NOW = "quick$";

    /** Comparisons of all of them. */
    public static final AtomicInteger COMPARED = new AtomicInteger();

    @Override
    public String hash(String password) {
        return NOW + digest(password);
    }

    @Override
    public boolean matches(String password, String hash) {
        COMPARED.incrementAndGet();
        return hash.endsWith("$" + digest(password));
    }

    @Override
    public boolean needsRehash(String hash) {
        return !hash.startsWith(NOW);
    }

    static String digest(String password) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(password.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }
}
