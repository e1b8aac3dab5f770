package io.clientportal.signin;

import java.util.Map;
import java.util.TreeMap;

/** A passkey on a device of its own, for {@link PlainCeremony}. */
public final class PlainPasskey {

    private static final String SITE = "portal.example.com";

    public final byte[] credential = Secrets.bytes(16);
    public String origin = "https://" + SITE;
    public String site = SITE;
    public String handle = "";
    /** Of the next answer; 0 where the device does not count. */
    public long counter;

    private final byte[] key = Secrets.bytes(16);

    /** Answers a question to make it. */
    public String made(String question) {
        Map<String, String> asked = PlainCeremony.lines(question);
        handle = asked.getOrDefault("handle", "");
        return answer("make", asked, Map.of("key", PlainCeremony.hex(key)));
    }

    /** Answers a question to sign in. */
    public String used(String question) {
        return answer("use", PlainCeremony.lines(question), Map.of("handle", handle));
    }

    private String answer(String kind, Map<String, String> asked, Map<String, String> more) {
        Map<String, String> lines = new TreeMap<>(more);
        lines.put("kind", kind);
        lines.put("site", site);
        lines.put("origin", origin);
        lines.put("challenge", asked.getOrDefault("challenge", ""));
        lines.put("credential", PlainCeremony.hex(credential));
        lines.put("counter", Long.toString(counter));
        lines.put("signature", PlainCeremony.signature(key, lines));
        return PlainCeremony.text(lines);
    }
}
