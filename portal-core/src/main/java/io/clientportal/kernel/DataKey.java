package io.clientportal.kernel;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;

/**
 * The key that the personal values of one client, contact or firm are encrypted under: AES-256-GCM with a random nonce
 * for every value. Whoever deletes the key has deleted the values, in backups too (LOG-04).
 */
public final class DataKey {

    private static final byte FORMAT = 1;
    private static final int NONCE = 12;
    private static final int TAG_BITS = 128;
    private static final SecureRandom RANDOM = new SecureRandom();
    /** Looking a cipher up takes longer than sealing a value. */
    private static final ThreadLocal<Cipher> CIPHER = ThreadLocal.withInitial(DataKey::cipher);

    private final SecretKey key;

    DataKey(SecretKey key) {
        this.key = key;
    }

    /** @param context where the value belongs, such as table and id; opening it elsewhere fails */
    public byte[] seal(byte[] value, String context) {
        byte[] nonce = new byte[NONCE];
        RANDOM.nextBytes(nonce);
        byte[] sealed = run(Cipher.ENCRYPT_MODE, nonce, ByteBuffer.wrap(value), context);
        return ByteBuffer.allocate(1 + NONCE + sealed.length)
                .put(FORMAT)
                .put(nonce)
                .put(sealed)
                .array();
    }

    /** @throws IllegalStateException where the value was changed, or sealed with another key or context */
    public byte[] open(byte[] sealed, String context) {
        if (sealed.length < 1 + NONCE || sealed[0] != FORMAT) {
            throw new IllegalStateException("Not a sealed value: " + context);
        }
        ByteBuffer buffer = ByteBuffer.wrap(sealed).position(1);
        byte[] nonce = new byte[NONCE];
        buffer.get(nonce);
        return run(Cipher.DECRYPT_MODE, nonce, buffer, context);
    }

    /** A text, sealed as {@link #seal}. */
    public byte[] sealText(String text, String context) {
        return seal(text.getBytes(StandardCharsets.UTF_8), context);
    }

    /** A text that was sealed by {@link #sealText}; fails as {@link #open}. */
    public String openText(byte[] sealed, String context) {
        return new String(open(sealed, context), StandardCharsets.UTF_8);
    }

    private byte[] run(int mode, byte[] nonce, ByteBuffer input, String context) {
        try {
            Cipher cipher = CIPHER.get();
            cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
            cipher.updateAAD(context.getBytes(StandardCharsets.UTF_8));
            byte[] output = new byte[cipher.getOutputSize(input.remaining())];
            int length = cipher.doFinal(input, ByteBuffer.wrap(output));
            return length == output.length ? output : java.util.Arrays.copyOf(output, length);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Cannot seal or open a value: " + context, e);
        }
    }

    private static Cipher cipher() {
        try {
            return Cipher.getInstance("AES/GCM/NoPadding");
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This Java has no AES in GCM mode", e);
        }
    }
}
