package io.clientportal.spring;

import io.clientportal.kernel.KeyRing;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** Finds the master keys: in the properties, in a file, or nowhere. */
final class MasterKeys {

    private static final String MADE_HERE = "local";

    private MasterKeys() {}

    /** Whether the properties name keys that outlive the process. */
    static boolean kept(PortalProperties.Keys keys) {
        return isNamed(keys) || keys.file() != null;
    }

    private static boolean isNamed(PortalProperties.Keys keys) {
        return keys.current() != null && !keys.current().isBlank();
    }

    static KeyRing ring(PortalProperties.Keys keys, Production production) {
        if (isNamed(keys)) {
            Map<String, byte[]> values = new HashMap<>();
            keys.values().forEach((id, value) -> values.put(id, decoded("portal.keys.values." + id, value)));
            return KeyRing.of(Objects.requireNonNull(keys.current()), values);
        }
        Path file = keys.file();
        return file == null ? KeyRing.random() : KeyRing.of(MADE_HERE, Map.of(MADE_HERE, read(file, production)));
    }

    private static byte[] read(Path file, Production production) {
        try {
            if (!production.on() && Files.notExists(file)) {
                make(file);
            }
            return decoded(
                    "portal.keys.file",
                    Files.readString(file, StandardCharsets.US_ASCII).strip());
        } catch (IOException e) {
            throw new UncheckedIOException("The key of portal.keys.file cannot be read: " + file, e);
        }
    }

    /** The file of whoever comes first counts. */
    private static void make(Path file) throws IOException {
        byte[] key = new byte[KeyRing.KEY_BYTES];
        new SecureRandom().nextBytes(key);
        Path parent = file.toAbsolutePath().getParent();
        if (parent != null) {
            Files.createDirectories(parent);
        }
        try (var channel =
                Files.newByteChannel(file, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), owner())) {
            channel.write(StandardCharsets.US_ASCII.encode(Base64.getEncoder().encodeToString(key)));
        } catch (FileAlreadyExistsException e) {
            // another node was first
        }
    }

    private static FileAttribute<?>[] owner() {
        return FileSystems.getDefault().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
    }

    private static byte[] decoded(String name, String value) {
        try {
            return Base64.getDecoder().decode(value);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(name + " is not base64");
        }
    }
}
