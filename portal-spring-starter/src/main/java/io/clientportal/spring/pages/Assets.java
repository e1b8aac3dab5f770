package io.clientportal.spring.pages;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ClassPathResource;

/** The files that pages load: ours, and those of the WebJars, all from the portal's own path. */
final class Assets {

    private static final String OURS = "META-INF/portal/assets/";
    private static final String WEBJARS = "META-INF/resources/webjars/";

    private record Asset(byte[] content, String hash) {}

    private final Map<String, Asset> assets = new LinkedHashMap<>();

    Assets(WebJars versions) {
        for (String name : new String[] {"portal.css", "portal.js", "documents.js", "icons.svg", "icon.svg"}) {
            add(name, OURS + name);
        }
        add("bootstrap.css", WEBJARS + versions.path("bootstrap", "css/bootstrap.min.css"));
        add("htmx.js", WEBJARS + versions.path("htmx.org", "dist/htmx.min.js"));
    }

    /** Where a WebJar's file lies, whatever its version. */
    interface WebJars {
        String path(String webjar, String file);
    }

    private void add(String name, String path) {
        try (InputStream in = new ClassPathResource(path).getInputStream()) {
            byte[] content = in.readAllBytes();
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(content);
            assets.put(name, new Asset(content, HexFormat.of().formatHex(hash, 0, 8)));
        } catch (IOException e) {
            throw new UncheckedIOException("The pages lack " + path, e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("This Java has no SHA-256", e);
        }
    }

    /** The file; null where there is none. */
    byte @Nullable [] content(String name) {
        Asset asset = assets.get(name);
        return asset == null ? null : asset.content();
    }

    String hash(String name) {
        Asset asset = assets.get(name);
        if (asset == null) {
            throw new IllegalArgumentException("The pages have no file " + name);
        }
        return asset.hash();
    }
}
