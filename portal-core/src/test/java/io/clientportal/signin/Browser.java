package io.clientportal.signin;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A browser with its cookies. */
public final class Browser {

    public final String secret = SignIn.browserSecret();
    public @Nullable String device;
    public @Nullable String session;
    public @Nullable ChallengeId challenge;

    private final EntryWorld world;

    Browser(EntryWorld world) {
        this.world = world;
    }

    public LinkPage open(String token) {
        return world.door().look(token, device);
    }

    /** Presses the button. */
    public Challenge ask(String token) {
        Challenge begun = world.door().begin(token, secret, device);
        challenge = begun.id();
        return begun;
    }

    public Challenge askAgain() {
        return world.door().again(Objects.requireNonNull(challenge), secret);
    }

    public SignedIn type(String code) {
        SignedIn signedIn = world.door().prove(Objects.requireNonNull(challenge), secret, code, device);
        device = signedIn.device();
        session = signedIn.session();
        return signedIn;
    }

    /** Opens the link, asks for the code and types it. */
    public SignedIn enter(String token) {
        ask(token);
        return type(world.latestCode());
    }

    /** Accepts an invitation: opens the link, types the code, chooses a password. */
    public void accept(String token, String password) {
        ask(token);
        prove(world.latestCode());
        accept(password);
    }

    /** Types the code of an invitation. */
    public void prove(String code) {
        world.door().setUp().prove(Objects.requireNonNull(challenge), secret, code);
    }

    /** Chooses the password of an invitation whose code was typed. */
    public void accept(String password) {
        world.door().setUp().accept(Objects.requireNonNull(challenge), secret, password);
    }

    public SignedIn signIn(String email, String password) {
        SignedIn signedIn = world.door().withPassword(email, password);
        session = signedIn.session();
        return signedIn;
    }

    /** Accepts an invitation whose code was typed with a passkey that is made for it. */
    public void acceptWithPasskey(PlainPasskey passkey) {
        SetUp door = world.door().setUp();
        ChallengeId proved = Objects.requireNonNull(challenge);
        door.acceptWithPasskey(proved, secret, passkey.made(door.askForPasskey(proved, secret)));
    }

    public SignedIn signIn(PlainPasskey passkey) {
        SignIn door = world.door();
        SignedIn signedIn = door.withPasskey(secret, passkey.used(door.askForPasskey(secret)));
        session = signedIn.session();
        return signedIn;
    }

    /** A code that is not the one in the latest mail. */
    public String wrongCode() {
        return world.latestCode().equals("000000") ? "000001" : "000000";
    }

    public boolean isSignedIn() {
        return session != null && world.door().session(session, true).isPresent();
    }
}
