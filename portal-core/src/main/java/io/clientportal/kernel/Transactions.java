package io.clientportal.kernel;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** How the portal's work reaches its database. */
public interface Transactions {

    /**
     * Runs work that writes. It joins the caller's transaction where there is one, and then the caller alone commits. A
     * failure before the first writing statement leaves a joined transaction usable; a later one dooms it.
     */
    <T extends @Nullable Object> T write(Function<Tx, T> work);

    /** Runs work that only reads, in the caller's transaction where there is one. */
    <T extends @Nullable Object> T read(Function<Tx, T> work);

    /** Whether the caller's transaction may only read, so that {@link #write} would be refused. */
    boolean isReadOnly();

    /** Runs work that is committed on its own, whatever becomes of the caller's transaction. */
    <T extends @Nullable Object> T apart(Function<Tx, T> work);
}
