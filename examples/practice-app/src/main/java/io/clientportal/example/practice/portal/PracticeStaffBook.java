package io.clientportal.example.practice.portal;

import static io.clientportal.kernel.Permission.IMPERSONATE;
import static io.clientportal.kernel.Permission.LET_IN;
import static io.clientportal.kernel.Permission.REVIEW;
import static io.clientportal.kernel.Permission.SEND;
import static io.clientportal.kernel.Permission.SETTINGS;
import static io.clientportal.kernel.Permission.SHARE;

import io.clientportal.example.practice.clients.Clients;
import io.clientportal.example.practice.staff.StaffUser;
import io.clientportal.example.practice.staff.StaffUsers;
import io.clientportal.kernel.ClientId;
import io.clientportal.kernel.FirmId;
import io.clientportal.kernel.Permission;
import io.clientportal.kernel.Reach;
import io.clientportal.kernel.Staff;
import io.clientportal.kernel.StaffBook;
import io.clientportal.kernel.StaffId;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** The practice's staff, as the portal asks for them: what somebody may, and how to write to them. */
@Component
class PracticeStaffBook implements StaffBook {

    /** The application itself, which reads a firm's settings. No user name has parentheses. */
    static final StaffId PRACTICE = new StaffId("(practice)");

    private final StaffUsers users;
    private final Clients clients;

    PracticeStaffBook(StaffUsers users, Clients clients) {
        this.users = users;
        this.clients = clients;
    }

    @Override
    public Reach reach(Staff staff) {
        if (staff.id().equals(PRACTICE)) {
            return Reach.everywhere(EnumSet.of(SETTINGS));
        }
        return users.findByFirmIdAndUsername(staff.firm().value(), staff.id().value())
                .map(PracticeStaffBook::reach)
                .orElse(Reach.NOTHING);
    }

    @Override
    public List<StaffId> responsible(FirmId firm, ClientId id) {
        return clients.findByFirmIdAndId(firm.value(), id.value())
                .flatMap(client -> Optional.ofNullable(client.getResponsible()))
                .map(username -> List.of(new StaffId(username)))
                .orElse(List.of());
    }

    @Override
    public Map<StaffId, Member> members(FirmId firm, Collection<StaffId> ids) {
        List<String> usernames = ids.stream().map(StaffId::value).toList();
        return users.findByFirmIdAndUsernameIn(firm.value(), usernames).stream()
                .map(user ->
                        new Member(new StaffId(user.getUsername()), user.getName(), user.getEmail(), Locale.ENGLISH))
                .collect(Collectors.toMap(Member::id, member -> member));
    }

    private static Reach reach(StaffUser user) {
        Set<Permission> permissions = switch (user.getRole()) {
            case PARTNER -> EnumSet.allOf(Permission.class);
            case REVIEWER -> EnumSet.of(REVIEW, LET_IN, SEND, SHARE, IMPERSONATE);
            case ASSISTANT -> EnumSet.of(SEND);
        };
        Reach reach = user.isAllClients()
                ? Reach.everywhere(permissions)
                : Reach.of(user.getClientIds().stream().map(ClientId::new).collect(Collectors.toSet()), permissions);
        return reach.hiding(user.getHiddenFields()).notEditing(user.getReadOnlyFields());
    }
}
