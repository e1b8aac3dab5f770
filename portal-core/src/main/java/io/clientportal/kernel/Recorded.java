package io.clientportal.kernel;

import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The people that the client's record names, with their addresses. */
@FunctionalInterface
public interface Recorded {

    /** No record is at hand. */
    Recorded NOBODY = scope -> List.of();

    /**
     * The client itself and then the people named in the record, as it is now.
     *
     * @throws PortalException.Unavailable where the record cannot be reached
     */
    List<Entry> people(Scope scope);

    /** The same, after what lies behind a network was fetched for this right; called outside transactions. */
    default Recorded fetched(Gate gate, Right right) {
        return this;
    }

    /**
     * Somebody in the record.
     *
     * @param name as the record has it; may be empty
     * @param personal whether the addresses are those of whoever has the name, and not of a client who is several people
     * @param emails as the record has them, in its order
     */
    record Entry(String name, boolean personal, Set<String> emails) {

        public Entry {
            emails = Collections.unmodifiableSet(new LinkedHashSet<>(emails));
        }
    }
}
