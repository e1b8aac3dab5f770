package io.clientportal.spring.web;

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
        return new WatchedBody(super.getInputStream()) {
            private long read;

            @Override
            void counted(long bytes) throws TooLarge {
                read += bytes;
                if (read > MOST) {
                    throw new TooLarge();
                }
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
