package io.clientportal.kernel;

import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Everything the portal refuses. Messages are fit for the caller: they name no other client, firm or private field. */
public abstract sealed class PortalException extends RuntimeException {

    /** How a caller should take it; the number is the HTTP status that REST answers with. */
    public enum Kind {
        NOT_ALLOWED(403),
        NOT_FOUND(404),
        STALE(409),
        REFUSED(422),
        TOO_MANY(429),
        UNAVAILABLE(503);

        private final int status;

        Kind(int status) {
            this.status = status;
        }

        public int status() {
            return status;
        }
    }

    private final Kind kind;

    private PortalException(Kind kind, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.kind = kind;
    }

    public Kind kind() {
        return kind;
    }

    /** The caller is known and sees the thing, but may not do this. */
    public static final class NotAllowed extends PortalException {
        public NotAllowed(String message) {
            super(Kind.NOT_ALLOWED, message, null);
        }
    }

    /** There is no such thing for this caller, which is also the answer for every thing of another client or firm. */
    public static final class NotFound extends PortalException {
        public NotFound() {
            super(Kind.NOT_FOUND, "There is nothing here", null);
        }
    }

    /** A rule says no. Nothing was changed. */
    public static final class Refused extends PortalException {
        private final transient Rule rule;
        private final transient Map<String, Rule> fields;
        private final long count;

        public Refused(Rule rule) {
            this(rule, Map.of());
        }

        /** @param fields what is wrong with which field, by its key or path; only fields that the caller may know */
        public Refused(Rule rule, Map<String, ? extends Rule> fields) {
            this(rule, fields, 0);
        }

        /** @param count how many things stand in the way, where the caller may know no more of them than their number */
        public Refused(Rule rule, long count) {
            this(rule, Map.of(), count);
        }

        private Refused(Rule rule, Map<String, ? extends Rule> fields, long count) {
            super(Kind.REFUSED, rule.sentence(), null);
            this.rule = rule;
            this.fields = Map.copyOf(fields);
            this.count = count;
        }

        /** How many things stand in the way, where only their number may be known; otherwise 0. */
        public long count() {
            return count;
        }

        public Rule rule() {
            return rule;
        }

        public Map<String, Rule> fields() {
            return fields;
        }
    }

    /** Somebody else was faster: read again and decide again. Nothing was changed. */
    public static final class Stale extends PortalException {
        private final transient @Nullable Rule rule;
        private final transient Map<String, Rule> fields;

        public Stale() {
            super(Kind.STALE, "This was changed in the meantime. Look at it again; nothing was lost.", null);
            this.rule = null;
            this.fields = Map.of();
        }

        /** @param fields what has to be looked at again, by its key or path */
        public Stale(Rule rule, Map<String, ? extends Rule> fields) {
            super(Kind.STALE, rule.sentence(), null);
            this.rule = rule;
            this.fields = Map.copyOf(fields);
        }

        /** The rule that says so; null where somebody else was simply faster. */
        public @Nullable Rule rule() {
            return rule;
        }

        public Map<String, Rule> fields() {
            return fields;
        }
    }

    /** Too much, too fast. */
    public static final class TooMany extends PortalException {
        private final Duration retryAfter;

        public TooMany(Duration retryAfter) {
            super(Kind.TOO_MANY, "That was too often. Try again later", null);
            this.retryAfter = retryAfter;
        }

        /** How long to wait before the next try can succeed. */
        public Duration retryAfter() {
            return retryAfter;
        }
    }

    /** The portal, its database or the host cannot answer now. Nothing was changed, or nothing that a retry repeats. */
    public static final class Unavailable extends PortalException {
        public Unavailable(String message, @Nullable Throwable cause) {
            super(Kind.UNAVAILABLE, message, cause);
        }
    }
}
