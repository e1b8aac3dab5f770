package io.clientportal.documents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files in a directory. */
class DirectoryFileStoreTest extends FileStoreContract {

    @TempDir
    private Path temporary;

    private FileStore store;

    @Override
    protected FileStore store() {
        if (store == null) {
            store = FileStore.in(directory());
        }
        return store;
    }

    @Override
    protected int unfinished() throws IOException {
        return count(directory().resolve(".part"));
    }

    @Test
    void files_outlive_the_store() throws IOException {
        FileKey key = key();
        write(key, bytes(10));
        store = null;

        assertThat(read(key, 0)).isEqualTo(bytes(10));
    }

    @Test
    void nobody_else_reads_files_or_folders() throws IOException {
        assumeTrue(directory().getFileSystem().supportedFileAttributeViews().contains("posix"));
        write(key(), bytes(10));

        try (Stream<Path> all = Files.walk(directory())) {
            for (Path path : all.toList()) {
                String owners = PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
                assertThat(owners).isEqualTo(Files.isDirectory(path) ? "rwx------" : "rw-------");
            }
        }
    }

    @Test
    void a_directory_that_cannot_be_written_is_refused_with_what_mends_it() throws IOException {
        Path file = Files.writeString(temporary.resolve("file"), "not a directory");

        for (Path wrong : List.of(file, file.resolve("below"))) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> FileStore.in(wrong))
                    .withMessageContaining("Files cannot be kept in " + wrong)
                    .withMessageContaining("write there, or name another directory");
        }
    }

    @Test
    void making_the_store_leaves_no_file() throws IOException {
        store();

        assertThat(unfinished()).isZero();
    }

    @Test
    @Tag("SEC-104")
    void a_link_in_the_directory_leads_nowhere() throws IOException {
        Path secret = Files.writeString(temporary.resolve("secret"), "outside");
        store();
        Files.createSymbolicLink(directory().resolve("link"), secret);

        assertThatThrownBy(() -> read(new FileKey("link"), 0)).isInstanceOf(NoSuchFileException.class);
        store().delete(new FileKey("link"));
        assertThat(secret).exists();
    }

    private Path directory() {
        return temporary.resolve("some/files");
    }

    static int count(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return (int) files.count();
        }
    }
}
