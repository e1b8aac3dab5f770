package io.clientportal.documents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.mockito.AdditionalAnswers.delegatesTo;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.doAnswer;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.mock;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A disk that is full, at every step of a file: nothing is found, nothing is left, and reading goes on. */
@Tag("DOC-06")
@Tag("SEC-107")
class FullDiskTest {

    private static final int MIB = 1024 * 1024;

    private final FileKey before = new FileKey("main/before");
    private final FileKey key = new FileKey("main/now");

    @TempDir
    private Path directory;

    @Test
    void a_disk_that_is_full_half_way_leaves_nothing_and_works_again_when_there_is_room() throws Exception {
        assumeTrue(run("mount", "-t", "tmpfs", "-o", "size=4m", "tmpfs", directory.toString()), "needs root on Linux");
        try {
            FileStore store = FileStore.in(directory);
            write(store, before, MIB);

            assertThatThrownBy(() -> write(store, key, 8 * MIB)).isInstanceOf(IOException.class);
            assertThat(files()).containsExactly("main/before");
            assertThat(read(store, before)).isEqualTo(MIB);

            write(store, new FileKey("main/small"), MIB);
            store.delete(before);
            write(store, key, 2 * MIB);
            assertThat(read(store, key)).isEqualTo(2 * MIB);
        } finally {
            run("umount", "-l", directory.toString());
        }
    }

    @Test
    void no_room_for_a_new_file() {
        assertFails(part -> {
            throw noRoom();
        });
    }

    @Test
    void no_room_after_some_bytes() {
        assertFails(part -> {
            FileChannel channel = open(part);
            doAnswer(call -> {
                        ByteBuffer bytes = call.getArgument(0);
                        int some = part(part).write(bytes.slice().limit(10));
                        bytes.position(bytes.position() + some);
                        return some;
                    })
                    .doThrow(noRoom())
                    .when(channel)
                    .write(any(ByteBuffer.class));
            return channel;
        });
    }

    @Test
    void no_room_when_bytes_are_forced_to_the_disk() {
        assertFails(part -> {
            FileChannel channel = open(part);
            doThrow(noRoom()).when(channel).force(true);
            return channel;
        });
    }

    @Test
    void no_room_for_the_folder() throws IOException {
        FileStore store = FileStore.in(directory);
        Files.writeString(directory.resolve("main"), "stands where the folder would");

        assertThatThrownBy(() -> write(store, key, 100)).isInstanceOf(IOException.class);
        assertThat(files()).containsExactly("main");
    }

    @Test
    void after_a_failed_write_nothing_is_committed() throws IOException {
        DirectoryFileStore store = failing(part -> {
            FileChannel channel = open(part);
            doThrow(noRoom()).when(channel).write(any(ByteBuffer.class));
            return channel;
        });
        try (FileStore.Sink sink = store.create(key)) {
            assertThatThrownBy(() -> sink.write(new byte[10], 0, 10)).hasMessage("No space left on device");
            assertThatThrownBy(sink::commit).isInstanceOf(IOException.class);
        }
        assertThat(files()).isEmpty();
    }

    private void assertFails(Opening opening) {
        DirectoryFileStore store = failing(opening);
        assertThatThrownBy(() -> write(store, key, 100))
                .isInstanceOf(IOException.class)
                .hasMessage("No space left on device");
        assertThatThrownBy(() -> store.open(key, 0)).isInstanceOf(NoSuchFileException.class);
        assertThat(files()).isEmpty();
    }

    private DirectoryFileStore failing(Opening opening) {
        FileStore.in(directory);
        boolean[] made = new boolean[1];
        return new DirectoryFileStore(directory) {
            @Override
            FileChannel open(Path part) throws IOException {
                if (!made[0]) {
                    made[0] = true;
                    return super.open(part);
                }
                return opening.open(part);
            }
        };
    }

    @FunctionalInterface
    private interface Opening {
        FileChannel open(Path part) throws IOException;
    }

    private static FileChannel open(Path part) throws IOException {
        Files.createFile(part);
        return mock(FileChannel.class, delegatesTo(part(part)));
    }

    private static FileChannel part(Path part) throws IOException {
        return FileChannel.open(part, StandardOpenOption.APPEND);
    }

    private static IOException noRoom() {
        return new IOException("No space left on device");
    }

    private static void write(FileStore store, FileKey key, int size) throws IOException {
        byte[] piece = new byte[60_000];
        try (FileStore.Sink sink = store.create(key)) {
            for (int left = size; left > 0; left -= piece.length) {
                sink.write(piece, 0, Math.min(left, piece.length));
            }
            sink.commit();
        }
    }

    private static long read(FileStore store, FileKey key) throws IOException {
        try (InputStream in = store.open(key, 0)) {
            return in.readAllBytes().length;
        }
    }

    private List<String> files() {
        try (Stream<Path> all = Files.walk(directory)) {
            return all.filter(Files::isRegularFile)
                    .map(file -> directory.relativize(file).toString())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean run(String... command) throws InterruptedException {
        try {
            return new ProcessBuilder(command).redirectErrorStream(true).start().waitFor() == 0;
        } catch (IOException e) {
            return false;
        }
    }
}
