package io.clientportal.spring.web;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.io.IOException;

/** A request whose body breaks off where it is larger than JSON of the portal ever is. */
final class BodyLimit extends HttpServletRequestWrapper {

    /** Most bytes of a JSON body. */
    static final int MOST = 1 << 20;

    static final Problem PROBLEM = Problem.of(413, "too-large", "A request has at most 1 MiB.");

    BodyLimit(HttpServletRequest request) {
        super(request);
    }

    /** Said before the body is read where the request tells its length. */
    static void check(HttpServletRequest request) {
        if (request.getContentLengthLong() > MOST) {
            throw new Refusal(PROBLEM);
        }
    }

    @Override
    public ServletInputStream getInputStream() throws IOException {
        ServletInputStream body = super.getInputStream();
        return new ServletInputStream() {
            private int read;

            @Override
            public int read() throws IOException {
                int next = body.read();
                count(next < 0 ? 0 : 1);
                return next;
            }

            @Override
            public int read(byte[] bytes, int offset, int length) throws IOException {
                int count = body.read(bytes, offset, length);
                count(Math.max(count, 0));
                return count;
            }

            private void count(int bytes) throws TooLarge {
                read += bytes;
                if (read > MOST) {
                    throw new TooLarge();
                }
            }

            @Override
            public boolean isFinished() {
                return body.isFinished();
            }

            @Override
            public boolean isReady() {
                return body.isReady();
            }

            @Override
            public void setReadListener(ReadListener listener) {
                body.setReadListener(listener);
            }

            @Override
            public void close() throws IOException {
                body.close();
            }
        };
    }

    /** The body is larger than {@link #MOST}. */
    static final class TooLarge extends IOException {
        TooLarge() {
            super(PROBLEM.sentence());
        }
    }
}
