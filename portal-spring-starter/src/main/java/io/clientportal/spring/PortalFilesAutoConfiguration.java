package io.clientportal.spring;

import io.clientportal.documents.FileStore;
import io.clientportal.documents.FileTypes;
import io.clientportal.documents.Previewer;
import io.clientportal.documents.Scanner;
import io.clientportal.files.Clamd;
import io.clientportal.files.ContentTypes;
import io.clientportal.files.Previews;
import io.clientportal.files.S3FileStore;
import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3ClientBuilder;

/**
 * What documents need: a place for their bytes, by {@code portal.files.directory} or {@code portal.files.s3.bucket}; what
 * tells their types and draws their pages; and ClamAV, by {@code portal.files.clamd}.
 */
@AutoConfiguration(before = {PortalMemoryAutoConfiguration.class, PortalAutoConfiguration.class})
@EnableConfigurationProperties(PortalProperties.class)
public final class PortalFilesAutoConfiguration {

    @Bean
    @ConditionalOnMissingBean
    FileTypes portalFileTypes() {
        return new ContentTypes();
    }

    @Bean
    @ConditionalOnMissingBean
    Previewer portalPreviewer() {
        return Previews.withDefaults();
    }

    @Bean
    @ConditionalOnMissingBean
    @ConditionalOnProperty("portal.files.clamd")
    @Nullable
    Scanner portalScanner(PortalProperties properties) {
        String clamd = properties.files().clamd();
        if (clamd == null || clamd.isBlank()) {
            return null;
        }
        int colon = clamd.lastIndexOf(':');
        return clamd.startsWith("/") || colon < 0
                ? Clamd.at(Path.of(clamd))
                : Clamd.at(clamd.substring(0, colon), port(clamd.substring(colon + 1)));
    }

    private static int port(String text) {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("portal.files.clamd is host:port, or the path of a socket", e);
        }
    }

    /** Loaded only where the AWS SDK is there. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass(S3Client.class)
    @ConditionalOnProperty("portal.files.s3.bucket")
    static class InS3 {

        /** Made here, so that the host's own client of S3 stays its own. */
        @Bean(destroyMethod = "close")
        @ConditionalOnMissingBean(FileStore.class)
        Client portalS3(PortalProperties properties) {
            return new Client(client(Objects.requireNonNull(properties.files().s3())));
        }

        @Bean
        @ConditionalOnMissingBean
        FileStore portalFiles(PortalProperties properties, Client s3) {
            PortalProperties.S3 bucket =
                    Objects.requireNonNull(properties.files().s3());
            return new S3FileStore(s3.client(), bucket.bucket(), bucket.prefix());
        }

        private static S3Client client(PortalProperties.S3 bucket) {
            S3ClientBuilder client = S3Client.builder().forcePathStyle(bucket.pathStyle());
            if (bucket.region() != null) {
                client.region(Region.of(bucket.region()));
            }
            if (bucket.endpoint() != null) {
                client.endpointOverride(bucket.endpoint());
            }
            if (bucket.accessKey() != null && bucket.secretKey() != null) {
                client.credentialsProvider(StaticCredentialsProvider.create(
                        AwsBasicCredentials.create(bucket.accessKey(), bucket.secretKey())));
            }
            return client.build();
        }

        record Client(S3Client client) implements AutoCloseable {
            @Override
            public void close() {
                client.close();
            }
        }
    }

    /** Where there is no bucket. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnProperty("portal.files.directory")
    static class InDirectory {

        @Bean
        @ConditionalOnMissingBean
        @Nullable
        FileStore portalFiles(PortalProperties properties) {
            Path directory = properties.files().directory();
            return directory == null || directory.toString().isEmpty() ? null : FileStore.in(directory);
        }
    }
}
