package io.clientportal.spring;

import io.clientportal.signin.PasswordHasher;
import org.springframework.security.crypto.password.PasswordEncoder;

/** Hashes as the host does. */
record EncoderHasher(PasswordEncoder encoder) implements PasswordHasher {

    @Override
    public String hash(String password) {
        String hash = encoder.encode(password);
        if (hash == null) {
            throw new IllegalStateException("The host's PasswordEncoder makes no hash");
        }
        return hash;
    }

    @Override
    public boolean matches(String password, String hash) {
        try {
            return encoder.matches(password, hash);
        } catch (IllegalArgumentException e) {
            return false; // Spring's word for a hash that none of its encoders knows
        }
    }

    @Override
    public boolean needsRehash(String hash) {
        return encoder.upgradeEncoding(hash);
    }
}
