package io.clientportal.signin;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Passkeys without cryptography, for tests that are not about it: questions and answers are lines, the public key is the
 * secret itself. It checks what a real one checks: challenge, site, origin and signature.
 */
public final class PlainCeremony implements PasskeyCeremony {

    @Override
    public String creation(Site site, String challenge, Owner owner, List<byte[]> known) {
        return text(Map.of(
                "site", site.id(),
                "challenge", challenge,
                "handle", hex(owner.handle()),
                "email", owner.email(),
                "known", known.stream().map(PlainCeremony::hex).collect(Collectors.joining(","))));
    }

    @Override
    public String request(Site site, String challenge) {
        return text(Map.of("site", site.id(), "origin", site.origin(), "challenge", challenge));
    }

    @Override
    public Optional<Answer> read(String answer) {
        Map<String, String> lines = lines(answer);
        String challenge = lines.get("challenge");
        String credential = lines.get("credential");
        return challenge == null || credential == null
                ? Optional.empty()
                : Optional.of(new Answer(challenge, bytes(credential)));
    }

    @Override
    public Optional<Made> made(Site site, String challenge, String answer) {
        return holds(site, challenge, "make", bytes(lines(answer).getOrDefault("key", "")), answer)
                .map(lines -> new Made(
                        bytes(lines.get("credential")),
                        bytes(lines.get("key")),
                        Long.parseLong(lines.get("counter")),
                        true,
                        false));
    }

    @Override
    public Optional<Used> used(Site site, String challenge, Made passkey, String answer) {
        return holds(site, challenge, "use", passkey.key(), answer)
                .map(lines -> new Used(Long.parseLong(lines.get("counter")), true, handle(lines.get("handle"))));
    }

    private static Optional<Map<String, String>> holds(
            Site site, String challenge, String kind, byte[] key, String answer) {
        Map<String, String> lines = new TreeMap<>(lines(answer));
        String signature = lines.remove("signature");
        return kind.equals(lines.get("kind"))
                        && site.id().equals(lines.get("site"))
                        && site.origin().equals(lines.get("origin"))
                        && challenge.equals(lines.get("challenge"))
                        && signature(key, lines).equals(signature)
                ? Optional.of(lines)
                : Optional.empty();
    }

    private static byte @Nullable [] handle(@Nullable String handle) {
        return handle == null || handle.isEmpty() ? null : bytes(handle);
    }

    static String signature(byte[] key, Map<String, String> lines) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(key);
            return hex(digest.digest(text(lines).getBytes(StandardCharsets.UTF_8)));
        } catch (java.security.NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }

    static String text(Map<String, String> lines) {
        return new TreeMap<>(lines)
                .entrySet().stream()
                        .map(line -> line.getKey() + "=" + line.getValue())
                        .collect(Collectors.joining("\n"));
    }

    static Map<String, String> lines(String text) {
        return text.lines()
                .filter(line -> line.contains("="))
                .map(line -> line.split("=", 2))
                .collect(Collectors.toMap(line -> line[0], line -> line[1], (a, b) -> b));
    }

    static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }

    static byte[] bytes(String hex) {
        return HexFormat.of().parseHex(hex);
    }
}
