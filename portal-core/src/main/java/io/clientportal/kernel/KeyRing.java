package io.clientportal.kernel;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The master keys, kept outside the database. They wrap the data keys and hash tokens and codes, so that neither the
 * database nor its backups are enough to read or to sign in. New things use the current key; older keys stay in the
 * ring for as long as something was made with them.
 */
public final class KeyRing {

    /** Bytes of a master key. */
    public static final int KEY_BYTES = 32;

    private static final SecureRandom RANDOM = new SecureRandom();

    private final String current;
    private final boolean lasting;
    private final Map<String, DataKey> wrapping = new LinkedHashMap<>();
    private final Map<String, byte[]> hashing = new LinkedHashMap<>();

    private KeyRing(String current, Map<String, byte[]> keys, boolean lasting) {
        this.current = current;
        this.lasting = lasting;
        if (!keys.containsKey(current)) {
            throw new IllegalArgumentException("The current key '" + current + "' is not in the key ring");
        }
        hashing.put(current, derive(keys.get(current), "hash"));
        keys.forEach((id, key) -> {
            if (key.length != KEY_BYTES) {
                throw new IllegalArgumentException("Key '" + id + "' must have " + KEY_BYTES + " bytes");
            }
            if (id.isEmpty() || id.length() > 32 || !id.chars().allMatch(c -> c > 0x20 && c < 0x7f)) {
                throw new IllegalArgumentException("The id of a key has 1 to 32 printable ASCII characters");
            }
            wrapping.put(id, new DataKey(new SecretKeySpec(derive(key, "wrap"), "AES")));
            hashing.put(id, derive(key, "hash"));
        });
    }

    /**
     * A ring of master keys.
     *
     * @param current the id of the key that new things are made with
     * @param keys 32 random bytes each, by an id of 1 to 32 characters
     */
    public static KeyRing of(String current, Map<String, byte[]> keys) {
        return new KeyRing(current, keys, true);
    }

    /** A ring that is forgotten with the process: for tests, and where nothing has to outlive the process. */
    public static KeyRing random() {
        return new KeyRing("random", Map.of("random", bytes(KEY_BYTES)), false);
    }

    /** Whether the ring outlives the process. */
    public boolean lasting() {
        return lasting;
    }

    /** A new data key, wrapped. */
    public byte[] newKey() {
        byte[] id = current.getBytes(StandardCharsets.US_ASCII);
        byte[] sealed = held(wrapping, current).seal(bytes(KEY_BYTES), "data key");
        return ByteBuffer.allocate(1 + id.length + sealed.length)
                .put((byte) id.length)
                .put(id)
                .put(sealed)
                .array();
    }

    /** @throws IllegalStateException where the ring no longer holds the master key it was wrapped with */
    public DataKey unwrap(byte[] wrapped) {
        int length = wrapped[0];
        String id = new String(wrapped, 1, length, StandardCharsets.US_ASCII);
        byte[] sealed = java.util.Arrays.copyOfRange(wrapped, 1 + length, wrapped.length);
        return new DataKey(new SecretKeySpec(held(wrapping, id).open(sealed, "data key"), "AES"));
    }

    /** The key of a contact; empty once that was erased. */
    public Optional<DataKey> of(ContactState contact) {
        return Optional.ofNullable(contact.wrappedKey()).map(this::unwrap);
    }

    /** The keyed hash of a secret, with the current key. Purpose and firm go in, so that no hash serves elsewhere. */
    public byte[] hash(String purpose, FirmId firm, String secret) {
        return mac(held(hashing, current), purpose, firm, secret);
    }

    /** The keyed hashes of a secret with every key of the ring, the current one first: for looking it up. */
    public List<byte[]> hashes(String purpose, FirmId firm, String secret) {
        List<byte[]> hashes = new ArrayList<>();
        hashing.values().forEach(key -> hashes.add(mac(key, purpose, firm, secret)));
        return hashes;
    }

    private static <K> K held(Map<String, K> keys, String id) {
        K key = keys.get(id);
        if (key == null) {
            throw new IllegalStateException("The key ring lacks the key '" + id + "'");
        }
        return key;
    }

    private static byte[] mac(byte[] key, String purpose, FirmId firm, String secret) {
        return hmac(key, purpose + '\0' + firm + '\0' + secret);
    }

    private static byte[] derive(byte[] key, String use) {
        return hmac(key, "client portal " + use);
    }

    private static byte[] hmac(byte[] key, String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This Java has no HmacSHA256", e);
        }
    }

    private static byte[] bytes(int count) {
        byte[] bytes = new byte[count];
        RANDOM.nextBytes(bytes);
        return bytes;
    }
}
