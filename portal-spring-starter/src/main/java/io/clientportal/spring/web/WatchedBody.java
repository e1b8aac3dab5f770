package io.clientportal.spring.web;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import java.io.IOException;

/** The body of a request, with somebody who looks at how it is read and may break it off. */
abstract class WatchedBody extends ServletInputStream {

    private final ServletInputStream body;

    WatchedBody(ServletInputStream body) {
        this.body = body;
    }

    /** Bytes are about to be read. */
    void reading() throws IOException {}

    /** So many were read; none at the end. */
    abstract void counted(long bytes) throws IOException;

    @Override
    public final int read() throws IOException {
        reading();
        int next = body.read();
        counted(next < 0 ? 0L : 1L);
        return next;
    }

    @Override
    public final int read(byte[] bytes, int offset, int length) throws IOException {
        reading();
        int count = body.read(bytes, offset, length);
        counted(Math.max(count, 0L));
        return count;
    }

    @Override
    public final boolean isFinished() {
        return body.isFinished();
    }

    @Override
    public final boolean isReady() {
        return body.isReady();
    }

    @Override
    public final void setReadListener(ReadListener listener) {
        body.setReadListener(listener);
    }

    @Override
    public final void close() throws IOException {
        body.close();
    }
}
