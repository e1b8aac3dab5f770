package io.clientportal.kernel;

import java.util.List;
import java.util.Set;

/** The people that the client's record names, with their addresses. */
@FunctionalInterface
public interface Recorded {

    /** No record is at hand. */
    Recorded NOBODY = scope -> List.of();

    /**
     * The client and the people named in the record, as it is now.
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
     * @param emails as the record has them
     */
    record Entry(String name, Set<String> emails) {

        public Entry {
            emails = Set.copyOf(emails);
        }
    }
}
