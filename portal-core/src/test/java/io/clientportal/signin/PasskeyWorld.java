package io.clientportal.signin;

import io.clientportal.access.AccountState;
import io.clientportal.access.NewContact;
import io.clientportal.kernel.Area;
import io.clientportal.kernel.ContactId;
import java.time.Duration;
import java.util.Set;

/** Somebody who was invited, with a passkey and no password. */
abstract class PasskeyWorld {

    static final String EMAIL = "nora@example.com";
    static final String PASSWORD = "seven green kettles sing";
    static final Duration MOMENT = Duration.ofMillis(1);

    final EntryWorld world = new EntryWorld();
    final Browser laptop = world.browser();
    final Browser phone = world.browser();
    final PlainPasskey passkey = new PlainPasskey();

    ContactId invited() {
        return world.space()
                .invitations()
                .invite(new NewContact("Nora Hill", EMAIL), Set.of(Area.PROFILE), null)
                .contact();
    }

    /** Nora, invited, with this passkey and no password. */
    ContactId nora() {
        ContactId nora = invited();
        laptop.ask(world.latestLink());
        laptop.prove(world.latestCode());
        laptop.acceptWithPasskey(passkey);
        return nora;
    }

    OwnAccount own(ContactId contact) {
        return world.portal.as(world.as(contact)).account();
    }

    AccountState state() {
        return world.space().access().contacts().get(0).accountState();
    }
}
