package io.clientportal.notices;

import io.clientportal.World;
import io.clientportal.kernel.ClientId;
import io.clientportal.kernel.Contact;
import io.clientportal.profile.Profile;
import io.clientportal.profile.Proposal;
import io.clientportal.signin.Target;
import java.util.List;
import java.util.function.Consumer;

/** A client with a contact who causes e-mails, and a mail server that does as it is told. */
abstract class AdasMails {

    final World world = new World();
    final ClientId client = world.client("Ada Miller");
    final Contact ada = world.contact(client, "Ada Miller");

    void propose(Contact contact, String name) {
        Profile mine = world.portal.as(contact).client(client).profile();
        mine.propose(Proposal.on(mine.form()).set("name", name));
    }

    void propose() {
        propose(ada, "Ada Stone");
    }

    void sendLink() {
        world.desk().client(client).links().send(ada.id(), Target.PROFILE);
    }

    /** What the mail server does with an e-mail of this firm; those of other tests it takes. */
    void server(Consumer<Mail> server) {
        world.mailer.server(mail -> {
            if (mail.fromName().equals("Birch & Partners")
                    && mail.to().endsWith(world.address("x").substring(1))) {
                server.accept(mail);
            }
        });
    }

    List<SentMail> timeline() {
        return world.desk().client(client).mails().mails(null);
    }
}
