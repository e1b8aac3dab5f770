package io.clientportal.documents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What every store of files must do. */
@Tag("DOC-06")
public abstract class FileStoreContract {

    protected static final int MIB = 1024 * 1024;

    private static final Instant AT_LAST = Instant.parse("9999-01-01T00:00:00Z");

    private final FileKey key = key();

    /** The store; the same one within a test. */
    protected abstract FileStore store();

    /** How many files there are that are being written, or whose writers never came to an end. */
    protected abstract int unfinished() throws IOException;

    protected static FileKey key() {
        return new FileKey("main/2026/03/" + UUID.randomUUID());
    }

    @Test
    void what_was_written_is_read() throws IOException {
        byte[] bytes = bytes(3 * MIB + 17);
        write(key, bytes);

        assertThat(read(key, 0)).isEqualTo(bytes);
        assertThat(unfinished()).isZero();
    }

    @Test
    void a_file_larger_than_any_buffer_is_read_as_it_was_written() throws IOException {
        byte[] bytes = bytes(17 * MIB + 5);
        write(key, bytes);

        assertThat(Arrays.equals(read(key, 0), bytes)).isTrue();
        assertThat(Arrays.equals(read(key, 16 * MIB + 1), Arrays.copyOfRange(bytes, 16 * MIB + 1, bytes.length)))
                .isTrue();
        assertThat(unfinished()).isZero();
    }

    @Test
    void a_file_may_end_where_a_part_ends() throws IOException {
        byte[] bytes = bytes(8 * MIB);
        write(key, bytes);

        assertThat(Arrays.equals(read(key, 0), bytes)).isTrue();
    }

    @Test
    void a_file_may_be_empty() throws IOException {
        write(key, new byte[0]);

        assertThat(read(key, 0)).isEmpty();
    }

    @Test
    void nothing_is_found_before_the_commit() throws IOException {
        try (FileStore.Sink sink = store().create(key)) {
            put(sink, bytes(9 * MIB));
            assertThatThrownBy(() -> read(key, 0)).isInstanceOf(NoSuchFileException.class);
            sink.commit();
        }
        assertThat(read(key, 0)).hasSize(9 * MIB);
    }

    @Test
    void what_is_closed_without_a_commit_leaves_nothing() throws IOException {
        for (int size : new int[] {0, 100, 9 * MIB}) {
            try (FileStore.Sink sink = store().create(key)) {
                put(sink, bytes(size));
            }
            assertThatThrownBy(() -> read(key, 0)).isInstanceOf(NoSuchFileException.class);
            assertThat(unfinished()).isZero();
        }
    }

    @Test
    void closing_twice_and_after_the_commit_changes_nothing() throws IOException {
        FileStore.Sink sink = store().create(key);
        put(sink, bytes(10));
        sink.commit();
        sink.close();
        sink.close();

        assertThat(read(key, 0)).hasSize(10);
    }

    @Test
    void nothing_is_added_to_a_file_that_has_come_to_its_end() throws IOException {
        FileStore.Sink whole = store().create(key);
        put(whole, bytes(10));
        whole.commit();
        FileStore.Sink closed = store().create(key());
        closed.close();

        assertThatThrownBy(() -> put(whole, bytes(1))).isInstanceOf(IOException.class);
        assertThatThrownBy(whole::commit).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> put(closed, bytes(1))).isInstanceOf(IOException.class);
        assertThatThrownBy(closed::commit).isInstanceOf(IllegalStateException.class);
        assertThat(read(key, 0)).hasSize(10);
    }

    @Test
    void a_file_is_read_from_any_place() throws IOException {
        byte[] bytes = bytes(100_000);
        write(key, bytes);

        assertThat(read(key, 1)).isEqualTo(Arrays.copyOfRange(bytes, 1, bytes.length));
        assertThat(read(key, 99_999)).isEqualTo(new byte[] {bytes[99_999]});
        assertThat(read(key, 100_000)).isEmpty();
        assertThatIllegalArgumentException().isThrownBy(() -> read(key, 100_001));
        assertThatIllegalArgumentException().isThrownBy(() -> read(key, -1));
    }

    @Test
    void reading_may_be_broken_off() throws IOException {
        byte[] bytes = bytes(9 * MIB);
        write(key, bytes);

        for (int i = 0; i < 60; i++) {
            try (InputStream in = store().open(key, 1)) {
                assertThat(in.readNBytes(2)).isEqualTo(Arrays.copyOfRange(bytes, 1, 3));
            }
        }
    }

    @Test
    void an_unknown_key_is_no_file() {
        assertThatThrownBy(() -> store().open(key(), 0)).isInstanceOf(NoSuchFileException.class);
        assertThatThrownBy(() -> store().open(key(), 5)).isInstanceOf(NoSuchFileException.class);
        assertThatThrownBy(() -> store().open(new FileKey("main/2026"), 0)).isInstanceOf(NoSuchFileException.class);
    }

    @Test
    void deleting_twice_is_deleting_once() throws IOException {
        FileKey other = key();
        write(key, bytes(10));
        write(other, bytes(10));

        store().delete(key);
        store().delete(key);
        store().delete(key());
        store().delete(new FileKey("main/2026"));

        assertThatThrownBy(() -> read(key, 0)).isInstanceOf(NoSuchFileException.class);
        assertThat(read(other, 0)).hasSize(10);
    }

    @Test
    protected void a_file_is_never_written_over_by_a_large_one() throws IOException {
        byte[] first = bytes(10);
        write(key, first);

        assertThatThrownBy(() -> write(key, bytes(9 * MIB))).isInstanceOf(FileAlreadyExistsException.class);

        assertThat(read(key, 0)).isEqualTo(first);
        assertThat(unfinished()).isZero();
    }

    @Test
    void a_file_is_never_written_over() throws IOException {
        byte[] first = bytes(10);
        FileStore.Sink late = store().create(key);
        put(late, bytes(20));
        write(key, first);

        assertThatThrownBy(late::commit).isInstanceOf(FileAlreadyExistsException.class);
        late.close();

        assertThat(read(key, 0)).isEqualTo(first);
        assertThat(unfinished()).isZero();
    }

    @Test
    void many_write_at_once() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            List<Callable<Boolean>> writers = new ArrayList<>();
            for (int i = 0; i < 24; i++) {
                byte[] bytes = bytes(i % 12 == 0 ? 9 * MIB : 70_000 + i);
                writers.add(() -> {
                    FileKey own = key();
                    write(own, bytes);
                    return Arrays.equals(read(own, 0), bytes);
                });
            }
            for (Future<Boolean> writer : threads.invokeAll(writers)) {
                assertThat(writer.get()).isTrue();
            }
        } finally {
            threads.shutdownNow();
        }
        assertThat(unfinished()).isZero();
    }

    @Test
    void two_files_grow_side_by_side() throws IOException {
        FileKey other = key();
        byte[] one = bytes(200_000);
        byte[] two = bytes(200_001);
        try (FileStore.Sink first = store().create(key);
                FileStore.Sink second = store().create(other)) {
            first.write(one, 0, 70_000);
            second.write(two, 0, 150_000);
            first.write(one, 70_000, 130_000);
            second.write(two, 150_000, 50_001);
            second.commit();
            first.commit();
        }

        assertThat(read(key, 0)).isEqualTo(one);
        assertThat(read(other, 0)).isEqualTo(two);
    }

    @Test
    @Tag("SEC-108")
    void what_writers_left_behind_is_swept_and_files_stay() throws IOException {
        FileKey whole = key();
        write(whole, bytes(9 * MIB));
        try (FileStore.Sink left = store().create(key)) {
            put(left, bytes(9 * MIB));

            store().sweep(Instant.EPOCH);
            assertThat(unfinished()).isEqualTo(1);

            store().sweep(AT_LAST);
            assertThat(unfinished()).isZero();
            assertThatThrownBy(left::commit).isInstanceOf(IOException.class);
        }
        assertThatThrownBy(() -> read(key, 0)).isInstanceOf(NoSuchFileException.class);
        assertThat(read(whole, 0)).hasSize(9 * MIB);
        store().sweep(AT_LAST);
    }

    protected final void write(FileKey file, byte[] bytes) throws IOException {
        try (FileStore.Sink sink = store().create(file)) {
            put(sink, bytes);
            sink.commit();
        }
    }

    protected final byte[] read(FileKey file, long from) throws IOException {
        try (InputStream in = store().open(file, from)) {
            return in.readAllBytes();
        }
    }

    /** In pieces as an upload brings them. */
    protected static void put(FileStore.Sink sink, byte[] bytes) throws IOException {
        for (int from = 0; from < bytes.length; from += 60_001) {
            sink.write(bytes, from, Math.min(60_001, bytes.length - from));
        }
    }

    protected static byte[] bytes(int size) {
        byte[] bytes = new byte[size];
        new Random(size).nextBytes(bytes);
        return bytes;
    }
}
