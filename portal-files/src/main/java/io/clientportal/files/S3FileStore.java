package io.clientportal.files;

import io.clientportal.documents.FileKey;
import io.clientportal.documents.FileStore;
import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.CompletedPart;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.MultipartUpload;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.S3Exception;

/**
 * Files in a bucket of S3, or of a service that speaks its protocol and knows {@code If-None-Match: *}, by which no file is
 * ever written over. Each file being written holds a buffer of 8 MiB; smaller ones are put in one request. Keep the bucket
 * private and without versions, or what was deleted stays. Also give it a rule that ends multipart uploads after some days.
 */
public final class S3FileStore implements FileStore {

    static final int PART = 8 * 1024 * 1024;
    private static final int FIRST_BUFFER = 256 * 1024;
    private static final int MOST_PARTS = 10_000;

    private final S3Client client;
    private final String bucket;
    private final String prefix;

    /** @param client closed by whoever made it */
    public S3FileStore(S3Client client, String bucket) {
        this(client, bucket, "");
    }

    /**
     * @param prefix what every key begins with, such as {@code portal/}; may be empty. What lies below it is for the portal
     *     alone: a sweep ends every multipart upload there
     */
    public S3FileStore(S3Client client, String bucket, String prefix) {
        this.client = client;
        this.bucket = bucket;
        this.prefix = prefix;
    }

    @Override
    public Sink create(FileKey key) {
        return new ObjectSink(key);
    }

    @Override
    public InputStream open(FileKey key, long from) throws IOException {
        if (from < 0) {
            throw new IllegalArgumentException("The file has no byte " + from);
        }
        try {
            ResponseInputStream<GetObjectResponse> object = client.getObject(get -> {
                get.bucket(bucket).key(name(key));
                if (from > 0) {
                    get.range("bytes=" + from + "-");
                }
            });
            return new BrokenOff(object);
        } catch (NoSuchKeyException e) {
            throw missing(key, e);
        } catch (S3Exception e) {
            if (e.statusCode() == 404) {
                throw missing(key, e);
            }
            if (e.statusCode() == 416) {
                return behind(key, from);
            }
            throw failed(e);
        } catch (SdkException e) {
            throw failed(e);
        }
    }

    /** No range begins at the end of a file, although nothing can be read from there. */
    private InputStream behind(FileKey key, long from) throws IOException {
        long size = answer(() -> client.headObject(head -> head.bucket(bucket).key(name(key))))
                .contentLength();
        if (from != size) {
            throw new IllegalArgumentException("The file has no byte " + from);
        }
        return InputStream.nullInputStream();
    }

    @Override
    public void delete(FileKey key) throws IOException {
        answer(() -> client.deleteObject(delete -> delete.bucket(bucket).key(name(key))));
    }

    @Override
    public void sweep(Instant before) throws IOException {
        List<MultipartUpload> left = answer(() ->
                client.listMultipartUploadsPaginator(list -> list.bucket(bucket).prefix(prefix)).uploads().stream()
                        .filter(upload -> upload.initiated().isBefore(before))
                        .toList());
        IOException failed = null;
        for (MultipartUpload upload : left) {
            try {
                answer(() -> client.abortMultipartUpload(
                        abort -> abort.bucket(bucket).key(upload.key()).uploadId(upload.uploadId())));
            } catch (IOException e) {
                if (e.getCause() instanceof S3Exception s3 && s3.statusCode() == 404) {
                    continue; // its writer came to an end meanwhile
                }
                failed = e; // the others go all the same
            }
        }
        if (failed != null) {
            throw failed;
        }
    }

    private String name(FileKey key) {
        return prefix + key.value();
    }

    private static <T> T answer(Supplier<T> call) throws IOException {
        try {
            return call.get();
        } catch (SdkException e) {
            throw failed(e);
        }
    }

    private static IOException failed(SdkException e) {
        return new IOException("S3 failed: " + e.getMessage(), e);
    }

    private static NoSuchFileException missing(FileKey key, SdkException cause) {
        NoSuchFileException missing = new NoSuchFileException(key.value());
        missing.initCause(cause);
        return missing;
    }

    /** Whoever closes before the end does not wait for the rest. */
    private static final class BrokenOff extends FilterInputStream {

        private final ResponseInputStream<GetObjectResponse> object;
        private boolean ended;

        private BrokenOff(ResponseInputStream<GetObjectResponse> object) {
            super(object);
            this.object = object;
        }

        @Override
        public int read() throws IOException {
            int read = super.read();
            ended |= read < 0;
            return read;
        }

        @Override
        public int read(byte[] bytes, int from, int length) throws IOException {
            int read = super.read(bytes, from, length);
            ended |= read < 0;
            return read;
        }

        @Override
        public void close() throws IOException {
            if (ended) {
                super.close();
            } else {
                object.abort();
            }
        }
    }

    private final class ObjectSink implements Sink {

        private final FileKey key;
        private final List<CompletedPart> parts = new ArrayList<>();
        private byte[] buffer = new byte[FIRST_BUFFER];
        private int filled;
        private @Nullable String upload;
        private boolean broken;
        private boolean ended;

        private ObjectSink(FileKey key) {
            this.key = key;
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            Objects.checkFromIndexSize(from, length, bytes.length);
            if (ended) {
                throw new IOException("The file has come to its end");
            }
            int at = from;
            int left = length;
            while (left > 0) {
                if (filled == PART) {
                    send();
                }
                int room = room(left);
                System.arraycopy(bytes, at, buffer, filled, room);
                filled += room;
                at += room;
                left -= room;
            }
        }

        /** How much of this fits; the buffer grows to the size of a part. */
        private int room(int wanted) {
            if (buffer.length < PART && filled + wanted > buffer.length) {
                int size = Math.max(2 * buffer.length, filled + Math.min(wanted, PART));
                buffer = Arrays.copyOf(buffer, Math.min(PART, size));
            }
            return Math.min(wanted, buffer.length - filled);
        }

        private void send() throws IOException {
            broken = true;
            if (parts.size() == MOST_PARTS) {
                throw new IOException("The file is larger than S3 takes");
            }
            if (upload == null) {
                upload = answer(() -> client.createMultipartUpload(
                                create -> create.bucket(bucket).key(name(key))))
                        .uploadId();
            }
            String id = upload;
            int number = parts.size() + 1;
            String tag = answer(() -> client.uploadPart(
                            part -> part.bucket(bucket)
                                    .key(name(key))
                                    .uploadId(id)
                                    .partNumber(number),
                            body()))
                    .eTag();
            parts.add(CompletedPart.builder().partNumber(number).eTag(tag).build());
            filled = 0;
            broken = false;
        }

        /** What is in the buffer, without a copy of it. */
        private RequestBody body() {
            byte[] bytes = buffer;
            int length = filled;
            return RequestBody.fromContentProvider(
                    () -> new ByteArrayInputStream(bytes, 0, length), length, "application/octet-stream");
        }

        @Override
        public void commit() throws IOException {
            if (ended) {
                throw new IllegalStateException("The file has come to its end");
            }
            if (broken) {
                throw new IOException("A write before this one failed");
            }
            try {
                if (upload == null) {
                    client.putObject(put -> put.bucket(bucket).key(name(key)).ifNoneMatch("*"), body());
                } else {
                    send();
                    String id = upload;
                    client.completeMultipartUpload(complete -> complete.bucket(bucket)
                            .key(name(key))
                            .uploadId(id)
                            .ifNoneMatch("*")
                            .multipartUpload(whole -> whole.parts(parts)));
                    upload = null;
                }
            } catch (S3Exception e) {
                if (e.statusCode() == 412) {
                    FileAlreadyExistsException exists = new FileAlreadyExistsException(key.value());
                    exists.initCause(e);
                    throw exists;
                }
                throw failed(e);
            } catch (SdkException e) {
                throw failed(e);
            } finally {
                close();
            }
        }

        @Override
        public void close() throws IOException {
            ended = true;
            buffer = new byte[0];
            filled = 0;
            String id = upload;
            upload = null;
            if (id != null) {
                answer(() -> client.abortMultipartUpload(
                        abort -> abort.bucket(bucket).key(name(key)).uploadId(id)));
            }
        }
    }
}
