package io.clientportal.example.practice.demo;

import io.clientportal.ClientSpace;
import io.clientportal.Portal;
import io.clientportal.access.ContactAccess;
import io.clientportal.access.NewContact;
import io.clientportal.engagements.EngagementDraft;
import io.clientportal.example.practice.mailbox.Mailbox;
import io.clientportal.example.practice.staff.StaffUsers;
import io.clientportal.kernel.Area;
import io.clientportal.kernel.ClientId;
import io.clientportal.kernel.ContactId;
import io.clientportal.kernel.FirmId;
import io.clientportal.kernel.Visitor;
import io.clientportal.signin.Challenge;
import io.clientportal.signin.SignIn;
import java.util.EnumSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Contacts in every state that an account can have, and an engagement that is shared, with documents. */
@Component
public class DemoAccounts {

    /** The password of contacts who have a login account. */
    public static final String PASSWORD = "marmalade under the stairs";

    /** The clients whose contact is in the named state. */
    static final String INVITED = "B-1007";

    static final String EXPIRED = "B-1009";
    static final String ACTIVE = "B-1011";
    static final String DISABLED = "B-1016";
    static final String SUSPENDED = "B-1013";
    static final String MOVING = "B-1014";
    static final String DIFFERENT = "B-1018";

    private static final Pattern LINK = Pattern.compile("/([A-Za-z0-9_-]{43})\\b");
    private static final Pattern CODE = Pattern.compile("\\b([0-9]{6})\\b");

    private final Portal portal;
    private final StaffUsers users;
    private final ObjectProvider<Mailbox> mailbox;

    DemoAccounts(Portal portal, StaffUsers users, ObjectProvider<Mailbox> mailbox) {
        this.portal = portal;
        this.users = users;
        this.mailbox = mailbox;
    }

    void show() {
        invite(INVITED);
        ContactId expired = invite(EXPIRED);
        client(EXPIRED).invitations().revoke(expired);
        ContactAccess leaving = contact(DISABLED);
        share(DISABLED, leaving.id());
        client(DISABLED).access().disable(leaving.id());
        client(SUSPENDED).access().suspend(contact(SUSPENDED).id(), "She called: her phone was stolen");
        client(MOVING).credentials().changeAddress(contact(MOVING).id(), "padraig@osullivan.example");
        client(DIFFERENT)
                .invitations()
                .invite(new NewContact("T. Schäfer", "t.schafer@example.com"), Set.of(Area.PROFILE), null);
        mailbox.ifAvailable(this::signIn);
    }

    /** Accepts an invitation and signs in. It takes the demo's own mailbox to read the code. */
    private void signIn(Mailbox mails) {
        String email = contact(ACTIVE).email();
        share(ACTIVE, invite(ACTIVE));
        SignIn door = portal.as(new Visitor(new FirmId(DemoFirm.BIRCH.id())));
        String browser = SignIn.browserSecret();
        Challenge challenge = door.begin(read(mails, email, LINK), browser, null);
        door.setUp().prove(challenge.id(), browser, read(mails, email, CODE));
        door.setUp().accept(challenge.id(), browser, PASSWORD);
        door.withPassword(email, PASSWORD);
    }

    private String read(Mailbox mails, String email, Pattern pattern) {
        portal.work();
        Matcher found = pattern.matcher(mails.await(email, pattern));
        if (!found.find()) {
            throw new IllegalStateException("The demo's own e-mail has nothing to read: " + pattern);
        }
        return found.group(1);
    }

    private ContactId invite(String client) {
        ContactId contact = contact(client).id();
        client(client).invitations().invite(contact, EnumSet.allOf(Area.class), null);
        return contact;
    }

    private void share(String client, ContactId contact) {
        var engagements = client(client).engagements();
        var taxReturn = engagements.add(EngagementDraft.named("Tax return 2025"));
        engagements.add(EngagementDraft.named("Bookkeeping 2026"));
        engagements.shareWith(contact, Set.of(taxReturn.id()));
        DemoDocuments.add(client(client), contact, taxReturn);
    }

    private ContactAccess contact(String client) {
        return client(client).access().contacts().get(0);
    }

    private ClientSpace client(String id) {
        return portal.as(users.findById(DemoFirm.BIRCH.partner()).orElseThrow().asStaff())
                .client(new ClientId(id));
    }
}
