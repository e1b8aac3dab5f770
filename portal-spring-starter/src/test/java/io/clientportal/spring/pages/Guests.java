package io.clientportal.spring.pages;

import static org.assertj.core.api.Assertions.assertThat;

import io.clientportal.Portal;
import io.clientportal.access.NewContact;
import io.clientportal.kernel.Area;
import io.clientportal.kernel.ClientId;
import io.clientportal.kernel.ClientName;
import io.clientportal.kernel.Contact;
import io.clientportal.kernel.Visitor;
import io.clientportal.memory.RecordingMailer;
import io.clientportal.notices.Mail;
import io.clientportal.profile.Profile;
import io.clientportal.profile.Proposal;
import io.clientportal.profile.ProposalView;
import io.clientportal.signin.Challenge;
import io.clientportal.signin.SignIn;
import io.clientportal.signin.SignedIn;
import io.clientportal.signin.Target;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Clients whose contacts are signed in, made through the Java API. */
record Guests(Portal portal, RecordingMailer mailer) {

    /** A client with a contact of the same name. */
    record Guest(ClientId client, Contact contact, String session, String email) {}

    Guest guest(String name) {
        ClientId client = new ClientId("c-" + UUID.randomUUID());
        portal.as(PagesHost.JONAS).addClient(client, ClientName.of(name), PagesHost.mara());
        return signedIn(client, name, client + "@example.com");
    }

    /** The same, let in to the documents too. */
    Guest reader(String name) {
        Guest guest = guest(name);
        let(guest, guest.client());
        return guest;
    }

    /** Lets a contact in to the documents of a client. */
    void let(Guest guest, ClientId client) {
        portal.as(PagesHost.JONAS).client(client).access().addKnown(guest.email(), Set.of(Area.DOCUMENTS));
    }

    private Guest signedIn(ClientId client, String name, String email) {
        portal.as(PagesHost.JONAS).client(client).links().sendTo(new NewContact(name, email), Target.PROFILE);
        SignIn door = portal.as(new Visitor(PagesHost.FIRM));
        String browser = SignIn.browserSecret();
        Challenge challenge = door.begin(mailed("/l/([A-Za-z0-9_-]{43})", email), browser, null);
        SignedIn signedIn = door.prove(challenge.id(), browser, mailed("\\b(\\d{6})\\b", email), null);
        return new Guest(client, new Contact(PagesHost.FIRM, signedIn.contact()), signedIn.session(), email);
    }

    Profile profile(Guest guest) {
        return portal.as(guest.contact()).client(guest.client()).profile();
    }

    ProposalView proposed(Guest guest, UnaryOperator<Proposal> changes) {
        return profile(guest).propose(changes.apply(Proposal.on(profile(guest).form())));
    }

    /** What the latest e-mail to an address says at the pattern's group. */
    String mailed(String pattern, String email) {
        portal.work();
        List<Mail> mails = mailer.sentTo(email);
        Matcher matcher =
                Pattern.compile(pattern).matcher(mails.get(mails.size() - 1).text());
        assertThat(matcher.find()).isTrue();
        return matcher.group(1);
    }
}
