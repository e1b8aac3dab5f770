package io.clientportal.spring;

import io.clientportal.Finding;
import io.clientportal.documents.FileStore;
import io.clientportal.documents.Scanner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.ApplicationContext;
import org.springframework.web.context.WebApplicationContext;

/** Checks where documents lie, and whether anything looks for malware in them. */
record FilesCheck(
        PortalProperties.Files files,
        ApplicationContext context,
        ObjectProvider<FileStore> stores,
        ObjectProvider<Scanner> scanners)
        implements StartupCheck {

    @Override
    public List<Finding> findings() {
        List<Finding> findings = new ArrayList<>();
        if (stores.stream().findAny().isEmpty()) {
            findings.add(new Finding(
                    "P-21",
                    "There is no place for files, so that nobody can upload a document.",
                    "Set portal.files.directory or portal.files.s3.bucket, or make a bean of FileStore. Accept this"
                            + " where the portal is to have no documents."));
            return findings;
        }
        if (isServed(files.directory())) {
            findings.add(new Finding(
                    "P-22",
                    "Documents lie where the application serves files to everybody.",
                    "Set portal.files.directory to a directory outside of it."));
        }
        if (scanners.stream().findAny().isEmpty()) {
            findings.add(new Finding(
                    "P-23",
                    "Nothing looks for malware in what clients upload.",
                    "Set portal.files.clamd to where ClamAV listens, or make a bean of Scanner. Accept this where files"
                            + " are scanned elsewhere."));
        }
        return findings;
    }

    private boolean isServed(@Nullable Path directory) {
        if (directory == null) {
            return false;
        }
        Path files = real(directory);
        return roots().stream().map(FilesCheck::real).anyMatch(files::startsWith);
    }

    /** Directories that requests reach: the web application's own, and those of Spring's static resources. */
    private List<Path> roots() {
        List<Path> roots = new ArrayList<>();
        if (context instanceof WebApplicationContext web && web.getServletContext() != null) {
            String root = web.getServletContext().getRealPath("/");
            if (root != null) {
                roots.add(Path.of(root));
            }
        }
        for (String location : context.getEnvironment()
                .getProperty("spring.web.resources.static-locations", String[].class, new String[0])) {
            if (location.startsWith("file:")) {
                roots.add(Path.of(location.substring("file:".length())));
            }
        }
        return roots;
    }

    private static Path real(Path path) {
        try {
            return Files.exists(path)
                    ? path.toRealPath()
                    : path.toAbsolutePath().normalize();
        } catch (IOException e) {
            return path.toAbsolutePath().normalize();
        }
    }
}
