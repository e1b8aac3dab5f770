package io.clientportal.spring.pages;

import io.clientportal.access.ContactAccess;
import io.clientportal.access.ContactAccess.Difference;
import io.clientportal.engagements.Engagement;
import io.clientportal.kernel.Area;
import io.clientportal.notices.NoticeId;
import io.clientportal.notices.SentMail;
import io.clientportal.signin.AwaitedAddress;
import io.clientportal.signin.Device;
import io.clientportal.signin.PasskeyView;
import io.clientportal.signin.SessionView;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One contact of a client: the account, what can be done to it, and every e-mail.
 *
 * @param recordName what the record calls whoever has the login e-mail; null where it names nobody
 * @param lastDay the last day of the grant as an input has it; empty for no end
 * @param awaited a new login e-mail that is to prove itself; null where none is
 * @param shares the engagements that name the contact, in this member's reach
 * @param nextMail the last e-mail shown where there may be more; null otherwise
 * @param said what was done just now; null for nothing
 * @param problem why it was not done; null where nothing was refused
 */
public record ContactPage(
        DeskClient client,
        ContactAccess contact,
        @Nullable String recordName,
        String lastDay,
        @Nullable AwaitedAddress awaited,
        List<SessionView> sessions,
        List<Device> devices,
        List<PasskeyView> passkeys,
        List<Engagement> shares,
        List<SentMail> mails,
        @Nullable NoticeId nextMail,
        @Nullable String said,
        @Nullable String problem)
        implements Page.ForStaff {

    public ContactPage {
        sessions = List.copyOf(sessions);
        devices = List.copyOf(devices);
        passkeys = List.copyOf(passkeys);
        shares = List.copyOf(shares);
        mails = List.copyOf(mails);
    }

    public List<Area> areas() {
        return Arrays.asList(Area.values());
    }

    /** What a session began in. */
    public String where(SessionView session, Texts t) {
        return BrowserName.of(session, t);
    }

    /** Whether the record names nobody with the login e-mail (ACC-08). */
    public boolean emailDiffers() {
        return contact.differs().contains(Difference.EMAIL);
    }

    /** Whether the record calls whoever has the login e-mail otherwise (ACC-08). */
    public boolean nameDiffers() {
        return contact.differs().contains(Difference.NAME);
    }
}
