package io.clientportal.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.clientportal.documents.FileKey;
import io.clientportal.documents.FileStore;
import io.clientportal.documents.FileStoreContract;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.AbortMultipartUploadRequest;
import software.amazon.awssdk.services.s3.model.MultipartUpload;
import software.amazon.awssdk.services.s3.model.S3Object;

/** Files in a bucket. */
class S3FileStoreTest extends FileStoreContract {

    private static S3Server server;
    private static S3Client client;

    private final String bucket = "b" + UUID.randomUUID();
    private final FileStore store = new S3FileStore(client, bucket, "portal/");

    @BeforeAll
    static void start() throws IOException {
        server = S3Server.start();
        client = server.client();
    }

    @AfterAll
    static void stop() {
        if (client != null) {
            client.close();
        }
        if (server != null) {
            server.close();
        }
    }

    @BeforeEach
    void bucket() {
        client.createBucket(create -> create.bucket(bucket));
    }

    @Override
    protected FileStore store() {
        return store;
    }

    @Override
    protected int unfinished() {
        return client.listMultipartUploads(list -> list.bucket(bucket))
                .uploads()
                .size();
    }

    /** The server of these tests forgets an object when an upload to its key is aborted; S3 does not. */
    @Test
    @Override
    protected void a_file_is_never_written_over_by_a_large_one() throws IOException {
        FileKey key = key();
        write(key, bytes(10));

        assertThatThrownBy(() -> write(key, bytes(9 * MIB))).isInstanceOf(FileAlreadyExistsException.class);
        assertThat(unfinished()).isZero();
    }

    @Test
    void everything_lies_below_the_prefix() throws IOException {
        FileKey key = key();
        write(key, bytes(10));

        List<S3Object> objects =
                client.listObjectsV2(list -> list.bucket(bucket)).contents();
        assertThat(objects).extracting(S3Object::key).containsExactly("portal/" + key);
        assertThatThrownBy(() -> new S3FileStore(client, bucket).open(key, 0)).isInstanceOf(NoSuchFileException.class);
    }

    @Test
    void an_upload_that_cannot_be_ended_keeps_no_other_one_from_being_swept() {
        for (String key : List.of("portal/a", "portal/b", "portal/c", "elses/d")) {
            client.createMultipartUpload(create -> create.bucket(bucket).key(key));
        }
        ExecutionInterceptor locked = new ExecutionInterceptor() {
            @Override
            public void beforeExecution(Context.BeforeExecution context, ExecutionAttributes attributes) {
                if (context.request() instanceof AbortMultipartUploadRequest abort
                        && abort.key().equals("portal/a")) {
                    throw SdkClientException.create("Access denied");
                }
            }
        };
        try (S3Client limited = server.client(locked)) {
            FileStore sweeping = new S3FileStore(limited, bucket, "portal/");
            assertThatThrownBy(() -> sweeping.sweep(Instant.now().plusSeconds(60)))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("Access denied");
        }
        assertThat(client.listMultipartUploads(list -> list.bucket(bucket)).uploads())
                .extracting(MultipartUpload::key)
                .containsExactlyInAnyOrder("portal/a", "elses/d");
    }

    @Test
    void a_bucket_that_is_not_there_is_no_missing_file_when_written() {
        FileStore nowhere = new S3FileStore(client, "b" + UUID.randomUUID());
        assertThatThrownBy(() -> {
                    try (FileStore.Sink sink = nowhere.create(key())) {
                        sink.commit();
                    }
                })
                .isInstanceOf(IOException.class)
                .hasMessageContaining("S3 failed");
    }

    @Test
    void a_server_that_does_not_answer_is_told_as_what_it_is() throws IOException {
        URI nobody;
        try (ServerSocket port = new ServerSocket(0)) {
            nobody = URI.create("http://localhost:" + port.getLocalPort());
        }
        try (S3Client away = S3Server.client(nobody)) {
            FileStore gone = new S3FileStore(away, bucket);
            assertThatThrownBy(() -> gone.open(key(), 0))
                    .isInstanceOf(IOException.class)
                    .isNotInstanceOf(NoSuchFileException.class);
            assertThatThrownBy(() -> gone.delete(key())).isInstanceOf(IOException.class);
            assertThatThrownBy(() -> gone.sweep(Instant.EPOCH)).isInstanceOf(IOException.class);
        }
    }
}
