package io.clientportal.kernel;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The host's staff. The portal asks and stores nothing; null, an empty answer or an exception means no (FRM-05). */
public interface StaffBook {

    /** What the member may reach and do now. Asked once in every use case. */
    Reach reach(Staff staff);

    /**
     * The members who answer for the client, told when something waits. Where there is none, everybody who reaches the
     * client and may review is (PRO-21).
     */
    default List<StaffId> responsible(FirmId firm, ClientId client) {
        return List.of();
    }

    /**
     * The members who may edit these record fields of the client, named to a reviewer who may not (PRO-33). Empty where
     * the host does not tell.
     */
    default List<StaffId> editors(FirmId firm, ClientId client, Set<String> fields) {
        return List.of();
    }

    /** Names and mail addresses of members, for pages and e-mail. Unknown ids are left out. */
    Map<StaffId, Member> members(FirmId firm, Collection<StaffId> ids);

    /** One member's name and mail address. */
    default Optional<Member> member(FirmId firm, StaffId id) {
        return Optional.ofNullable(members(firm, List.of(id)).get(id));
    }

    /**
     * How a member is shown and written to.
     *
     * @param email where the firm's e-mail to this member goes, if any
     */
    record Member(StaffId id, String name, @Nullable String email, Locale language) {}
}
