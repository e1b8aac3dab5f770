package io.clientportal.notices;

import io.clientportal.kernel.ContactState;
import io.clientportal.kernel.Scope;
import io.clientportal.kernel.StaffId;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Something to tell somebody, as a feature hands it over. It never holds rendered text.
 *
 * @param staff the staff member whose bell it rings; null for an e-mail, or for all who reach the client and may review
 * @param contact the contact it is mailed to; null for a bell
 * @param reference the id of the thing it is about
 * @param details what the template needs beside names, such as the reviewer's message; sealed, and wiped once sent
 *     where secret. A {@code to} among them is where it goes instead of the contact's login e-mail
 * @param secret whether the details open a door: a link or a code
 * @param delay how long it waits before it is sent
 */
public record Notice(
        NoticeKind kind,
        @Nullable StaffId staff,
        @Nullable ContactState contact,
        String reference,
        Map<String, String> details,
        boolean secret,
        Duration delay) {

    /** Rings the bell of one staff member, or of all who reach the client and may review. */
    public static Notice bell(NoticeKind kind, @Nullable StaffId staff, Object reference) {
        return new Notice(kind, staff, null, reference.toString(), Map.of(), false, Duration.ZERO);
    }

    /** Rings for those who answer for the client; where nobody does, for all who reach it and what this is about (PRO-21). */
    public static List<Notice> bells(NoticeKind kind, Scope scope, Object reference) {
        List<StaffId> members = scope.responsible();
        return members.isEmpty()
                ? List.of(bell(kind, null, reference))
                : members.stream().map(member -> bell(kind, member, reference)).toList();
    }

    /** Mails a contact. */
    public static Notice mail(NoticeKind kind, ContactState contact, Object reference, Map<String, String> details) {
        return new Notice(kind, null, contact, reference.toString(), details, false, Duration.ZERO);
    }

    /** Mails a contact something that opens a door; it is wiped once sent. */
    public static Notice secretMail(
            NoticeKind kind, ContactState contact, Object reference, Map<String, String> details) {
        return new Notice(kind, null, contact, reference.toString(), details, true, Duration.ZERO);
    }
}
