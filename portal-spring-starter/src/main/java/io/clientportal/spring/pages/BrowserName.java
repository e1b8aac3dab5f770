package io.clientportal.spring.pages;

import io.clientportal.signin.SessionView;
import java.util.LinkedHashMap;
import java.util.Map;

/** What people call a browser that calls itself something long. */
final class BrowserName {

    /** In this order, since most of them also claim to be those that follow. */
    private static final Map<String, String> BROWSERS = ordered(
            "Edg",
            "Edge",
            "OPR/",
            "Opera",
            "SamsungBrowser",
            "Samsung Internet",
            "FxiOS",
            "Firefox",
            "Firefox/",
            "Firefox",
            "CriOS",
            "Chrome",
            "Chrome/",
            "Chrome",
            "Safari/",
            "Safari");

    private static final Map<String, String> SYSTEMS = ordered(
            "iPhone",
            "iPhone",
            "iPad",
            "iPad",
            "Android",
            "Android",
            "Windows",
            "Windows",
            "Mac OS X",
            "Mac",
            "CrOS",
            "Chromebook",
            "Linux",
            "Linux");

    private BrowserName() {}

    /** What a session began in. */
    static String of(SessionView session, Texts t) {
        return session.tokens() ? t.of("account.application") : of(session.browser(), t);
    }

    /** Such as "Firefox on Windows". */
    static String of(String agent, Texts t) {
        String browser = first(BROWSERS, agent);
        String system = first(SYSTEMS, agent);
        if (browser.isEmpty()) {
            return system.isEmpty() ? t.of("account.browser.unknown") : system;
        }
        return system.isEmpty() ? browser : t.of("account.browser", browser, system);
    }

    private static String first(Map<String, String> names, String agent) {
        return names.entrySet().stream()
                .filter(name -> agent.contains(name.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse("");
    }

    private static Map<String, String> ordered(String... names) {
        Map<String, String> ordered = new LinkedHashMap<>();
        for (int i = 0; i < names.length; i += 2) {
            ordered.put(names[i], names[i + 1]);
        }
        return ordered;
    }
}
