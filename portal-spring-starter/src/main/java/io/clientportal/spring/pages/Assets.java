package io.clientportal.spring.pages;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;

/** The files that pages load: ours, and those of the WebJars, all from the portal's own path. */
final class Assets {

    private static final String OURS = "META-INF/portal/assets/";
    private static final String WEBJARS = "META-INF/resources/webjars/";

    private record Asset(Resource resource, String hash) {}

    private final Map<String, Asset> assets = new LinkedHashMap<>();

    Assets(WebJars versions) {
        for (String name : new String[] {"portal.css", "portal.js", "icons.svg", "icon.svg"}) {
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
        Resource resource = new ClassPathResource(path);
        try (InputStream in = resource.getInputStream()) {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(in.readAllBytes());
            assets.put(name, new Asset(resource, HexFormat.of().formatHex(hash, 0, 8)));
        } catch (IOException e) {
            throw new UncheckedIOException("The pages lack " + path, e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("This Java has no SHA-256", e);
        }
    }

    Resource resource(String name) {
        return asset(name).resource();
    }

    boolean has(String name) {
        return assets.containsKey(name);
    }

    String hash(String name) {
        return asset(name).hash();
    }

    private Asset asset(String name) {
        Asset asset = assets.get(name);
        if (asset == null) {
            throw new IllegalArgumentException("The pages have no file " + name);
        }
        return asset;
    }
}
