package io.clientportal.documents;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;

/**
 * Files in a directory. What is being written lies in a folder of the same volume that no key can name; a whole file is
 * moved to its place in one step. File and folders are forced to the disk before a commit returns.
 */
class DirectoryFileStore implements FileStore {

    private static final String PARTS = ".part";

    private final Path directory;
    private final Path parts;
    private final boolean posix;
    private final FileAttribute<?>[] ownFolder;
    private final FileAttribute<?>[] ownFile;

    DirectoryFileStore(Path directory) {
        this.directory = directory.toAbsolutePath().normalize();
        this.parts = this.directory.resolve(PARTS);
        this.posix =
                this.directory.getFileSystem().supportedFileAttributeViews().contains("posix");
        this.ownFolder = owners("rwx------");
        this.ownFile = owners("rw-------");
        try {
            folder(parts);
            Path probe = part();
            open(probe).close();
            Files.delete(probe);
        } catch (IOException e) {
            throw new IllegalArgumentException(
                    "Files cannot be kept in " + this.directory + " (" + e + "). Let the user '"
                            + System.getProperty("user.name")
                            + "', who runs this program, write there, or name another directory.",
                    e);
        }
    }

    @Override
    public Sink create(FileKey key) throws IOException {
        return new FileSink(place(key));
    }

    @Override
    public InputStream open(FileKey key, long from) throws IOException {
        Path file = place(key);
        if (!isFile(file)) {
            throw new NoSuchFileException(key.value());
        }
        FileChannel channel = FileChannel.open(file, StandardOpenOption.READ);
        try {
            if (from < 0 || from > channel.size()) {
                throw new IllegalArgumentException("The file has no byte " + from);
            }
            return Channels.newInputStream(channel.position(from));
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    @Override
    public void delete(FileKey key) throws IOException {
        Path file = place(key);
        if (isFile(file) && Files.deleteIfExists(file)) {
            force(parent(file));
        }
    }

    @Override
    public void sweep(Instant before) throws IOException {
        try (DirectoryStream<Path> left = Files.newDirectoryStream(parts)) {
            for (Path part : left) {
                try {
                    if (Files.getLastModifiedTime(part).toInstant().isBefore(before)) {
                        Files.deleteIfExists(part);
                    }
                } catch (NoSuchFileException e) {
                    // Its writer came to an end meanwhile.
                }
            }
        }
    }

    /** A new file to write to; tests put a failing one in its place. */
    FileChannel open(Path part) throws IOException {
        return FileChannel.open(part, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), ownFile);
    }

    private Path part() {
        return parts.resolve(UUID.randomUUID().toString());
    }

    private Path place(FileKey key) {
        return directory.resolve(key.value());
    }

    private static boolean isFile(Path path) {
        return Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS);
    }

    private static Path parent(Path file) {
        Path parent = file.getParent();
        if (parent == null) {
            throw new IllegalArgumentException("The root of a file system is no place for files");
        }
        return parent;
    }

    /** Makes a folder and those above it where they lack, each of them lasting. */
    private void folder(Path folder) throws IOException {
        if (Files.isDirectory(folder)) {
            return;
        }
        Path parent = parent(folder);
        folder(parent);
        try {
            Files.createDirectory(folder, ownFolder);
        } catch (FileAlreadyExistsException e) {
            if (!Files.isDirectory(folder)) {
                throw e;
            }
        }
        force(parent);
    }

    private void force(Path folder) throws IOException {
        if (posix) {
            try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
                channel.force(true);
            }
        }
    }

    private FileAttribute<?>[] owners(String permissions) {
        return posix
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
                }
                : new FileAttribute<?>[0];
    }

    private final class FileSink implements Sink {

        private final Path place;
        private final Path part = part();
        private final FileChannel channel;
        private boolean broken;
        private boolean ended;

        private FileSink(Path place) throws IOException {
            this.place = place;
            this.channel = DirectoryFileStore.this.open(part);
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            ByteBuffer rest = ByteBuffer.wrap(bytes, from, length);
            broken = true;
            while (rest.hasRemaining()) {
                channel.write(rest);
            }
            broken = false;
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
                channel.force(true);
                channel.close();
                folder(parent(place));
                if (Files.exists(place, LinkOption.NOFOLLOW_LINKS)) {
                    throw new FileAlreadyExistsException(place.toString());
                }
                Files.move(part, place, StandardCopyOption.ATOMIC_MOVE);
            } finally {
                close();
            }
            try {
                force(parent(place));
            } catch (IOException e) {
                Files.deleteIfExists(place);
                throw e;
            }
        }

        @Override
        public void close() throws IOException {
            ended = true;
            try {
                channel.close();
            } finally {
                Files.deleteIfExists(part);
            }
        }
    }
}
