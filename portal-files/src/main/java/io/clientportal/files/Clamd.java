package io.clientportal.files;

import io.clientportal.documents.Scanner;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.SocketTimeoutException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Scans files with ClamAV's daemon, which they are streamed to. Set {@code StreamMaxLength} in {@code clamd.conf} to at least
 * the largest file that may be uploaded: a file that the daemon does not take whole was not scanned. Used by many threads at
 * once; each scan has a connection of its own.
 */
public final class Clamd implements Scanner {

    private static final Logger LOG = LoggerFactory.getLogger(Clamd.class);
    private static final byte[] INSTREAM = "zINSTREAM\0".getBytes(StandardCharsets.US_ASCII);
    private static final int PIECE = 64 * 1024;
    private static final int LONGEST_ANSWER = 4 * 1024;

    private final SocketAddress address;
    private final Duration connect;
    private final Duration answer;

    private Clamd(SocketAddress address, Duration connect, Duration answer) {
        if (connect.toMillis() < 1 || answer.toMillis() < 1) {
            throw new IllegalArgumentException("A time limit of a scan is at least a millisecond");
        }
        this.address = address;
        this.connect = connect;
        this.answer = answer;
    }

    /** A daemon that listens on TCP ({@code TCPSocket}, 3310 by default). It has no sign-in: keep it within your network. */
    public static Clamd at(String host, int port) {
        return new Clamd(InetSocketAddress.createUnresolved(host, port), Duration.ofSeconds(5), Duration.ofMinutes(2));
    }

    /** A daemon of this machine that listens on a socket in the file system ({@code LocalSocket}). */
    public static Clamd at(Path socket) {
        return new Clamd(UnixDomainSocketAddress.of(socket), Duration.ofSeconds(5), Duration.ofMinutes(2));
    }

    /**
     * The same daemon with other time limits.
     *
     * @param connecting until it takes the connection; 5 seconds by default
     * @param answering for each piece of the file to be taken, and then for the answer; 2 minutes by default
     */
    public Clamd within(Duration connecting, Duration answering) {
        return new Clamd(address, connecting, answering);
    }

    @Override
    public boolean isClean(InputStream bytes) throws IOException {
        try (Connection daemon = new Connection()) {
            String said;
            try {
                send(daemon, bytes);
                said = daemon.answer();
            } catch (SendFailed e) {
                // The daemon may have said why it takes no more.
                said = daemon.lastWords(e);
            }
            if (said.endsWith(" FOUND")) {
                LOG.info("ClamAV found something: {}", said);
                return false;
            }
            if (said.equals("stream: OK")) {
                return true;
            }
            throw new IOException("ClamAV did not scan the file: " + said);
        }
    }

    private static void send(Connection daemon, InputStream bytes) throws IOException {
        daemon.send(ByteBuffer.wrap(INSTREAM));
        byte[] piece = new byte[PIECE];
        for (int read = bytes.read(piece); read >= 0; read = bytes.read(piece)) {
            if (read > 0) {
                daemon.send(ByteBuffer.allocate(4).putInt(read).flip());
                daemon.send(ByteBuffer.wrap(piece, 0, read));
            }
        }
        daemon.send(ByteBuffer.allocate(4).putInt(0).flip());
    }

    private static final class SendFailed extends IOException {

        private SendFailed(IOException cause) {
            super("ClamAV took only a part of the file", cause);
        }
    }

    /** Unix sockets know no time-out; so both kinds wait with a selector. */
    private final class Connection implements AutoCloseable {

        private final SocketChannel channel;
        private final Selector selector;
        private final SelectionKey key;

        private Connection() throws IOException {
            SocketAddress resolved = address instanceof InetSocketAddress tcp
                    ? new InetSocketAddress(tcp.getHostString(), tcp.getPort())
                    : address;
            channel = resolved instanceof InetSocketAddress
                    ? SocketChannel.open()
                    : SocketChannel.open(StandardProtocolFamily.UNIX);
            try {
                if (resolved instanceof InetSocketAddress tcp && tcp.isUnresolved()) {
                    throw new IOException("The host of ClamAV is not known: " + tcp.getHostString());
                }
                selector = Selector.open();
            } catch (IOException e) {
                channel.close();
                throw e;
            }
            try {
                channel.configureBlocking(false);
                key = channel.register(selector, 0);
                if (!channel.connect(resolved)) {
                    await(SelectionKey.OP_CONNECT, connect, "ClamAV does not take the connection");
                    channel.finishConnect();
                }
            } catch (IOException e) {
                close();
                throw e;
            }
        }

        private void await(int operation, Duration limit, String otherwise) throws IOException {
            key.interestOps(operation);
            long end = System.nanoTime() + limit.toNanos();
            selector.selectedKeys().clear();
            do {
                long left = (end - System.nanoTime()) / 1_000_000;
                if (left <= 0) {
                    throw new SocketTimeoutException(otherwise);
                }
                if (Thread.currentThread().isInterrupted()) {
                    throw new IOException("Scanning was interrupted");
                }
                selector.select(left);
            } while (selector.selectedKeys().isEmpty());
        }

        private void send(ByteBuffer bytes) throws IOException {
            while (bytes.hasRemaining()) {
                int sent;
                try {
                    sent = channel.write(bytes);
                } catch (IOException e) {
                    throw new SendFailed(e);
                }
                if (sent == 0) {
                    await(SelectionKey.OP_WRITE, answer, "ClamAV takes no more of the file");
                }
            }
        }

        private String answer() throws IOException {
            ByteArrayOutputStream said = new ByteArrayOutputStream();
            ByteBuffer piece = ByteBuffer.allocate(512);
            while (true) {
                int read = channel.read(piece.clear());
                if (read == 0) {
                    await(SelectionKey.OP_READ, answer, "ClamAV does not answer");
                } else if (read < 0) {
                    throw new EOFException("ClamAV broke the connection off");
                }
                for (int i = 0; i < read; i++) {
                    if (piece.get(i) == 0) {
                        return said.toString(StandardCharsets.UTF_8).strip();
                    }
                    said.write(piece.get(i));
                }
                if (said.size() > LONGEST_ANSWER) {
                    throw new IOException("ClamAV said too much");
                }
            }
        }

        private String lastWords(SendFailed failure) throws IOException {
            try {
                return answer();
            } catch (IOException e) {
                failure.addSuppressed(e);
                throw failure;
            }
        }

        @Override
        public void close() throws IOException {
            try {
                selector.close();
            } finally {
                channel.close();
            }
        }
    }
}
