package io.clientportal.signin;

import io.clientportal.firms.LinkSettings;
import io.clientportal.kernel.ClientId;
import io.clientportal.kernel.ContactState;
import io.clientportal.kernel.FirmScope;
import io.clientportal.kernel.Ids;
import io.clientportal.kernel.PortalException;
import io.clientportal.notices.Notice;
import io.clientportal.notices.NoticeKind;
import io.clientportal.signin.StoredLink.Epochs;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A link on its way to a contact. Its secret is known here and in the e-mail alone.
 *
 * @param stored what is kept of it
 * @param url built from the firm's setting and from nothing that a request carries (ACC-12)
 */
record NewLink(StoredLink stored, ContactState contact, String url) {

    /** Leads to something of a client. */
    static NewLink share(
            SignIns feature, FirmScope scope, ContactState contact, ClientId client, Target target, long grantEpoch) {
        LinkSettings settings = feature.firms.settings(scope).links();
        Instant opensUntil = scope.now().plus(Duration.ofDays(settings.unopenedDays()));
        Instant livesUntil = scope.now().plus(Duration.ofDays(settings.openedDays()));
        Epochs epochs = new Epochs(scope.firmState().epoch(), contact.epoch(), 0, grantEpoch);
        return of(
                feature,
                scope,
                contact,
                new Draft(
                        LinkKind.SHARE,
                        client,
                        target,
                        opensUntil,
                        livesUntil.isBefore(opensUntil) ? opensUntil : livesUntil,
                        epochs,
                        null));
    }

    /**
     * About no client.
     *
     * @param newAddress the login e-mail that it proves, if it does
     */
    static NewLink personal(
            SignIns feature,
            FirmScope scope,
            ContactState contact,
            LinkKind kind,
            long signInEpoch,
            @Nullable String newAddress) {
        Instant until = scope.now().plus(kind.life());
        Epochs epochs = new Epochs(scope.firmState().epoch(), contact.epoch(), signInEpoch, 0);
        return of(feature, scope, contact, new Draft(kind, null, null, until, until, epochs, newAddress));
    }

    /**
     * Keeps it where its contact was not sent too many of its kind today, with a lock on the contact.
     *
     * @return whether it is kept
     */
    boolean add(SignInStore store, FirmScope scope) {
        return store.add(
                scope, stored, LinkPolicy.most(stored.kind()), scope.now().minus(LinkPolicy.LINK_WINDOW));
    }

    /** The e-mail that carries it. */
    Notice mail() {
        return mail(Map.of());
    }

    /** The same with further details. */
    Notice mail(Map<String, String> more) {
        Map<String, String> details = new TreeMap<>(more);
        details.put("link", url);
        Target target = stored.target();
        if (target != null) {
            details.put("target", target.key());
        } else {
            Duration life = stored.kind().life();
            details.put("days", Long.toString(life.toDays()));
            details.put("minutes", Long.toString(life.toMinutes()));
        }
        return Notice.secretMail(noticeKind(), contact, stored.id(), details);
    }

    /** The login e-mail that a link proves; null where it proves none. */
    static @Nullable String newAddress(SignIns feature, StoredLink link, ContactState contact) {
        byte[] sealed = link.address();
        return sealed == null
                ? null
                : feature.gates
                        .keyRing()
                        .of(contact)
                        .map(key -> key.openText(sealed, context(link.id())))
                        .orElse(null);
    }

    private NoticeKind noticeKind() {
        return switch (stored.kind()) {
            case SHARE -> NoticeKind.LINK;
            case SIGN_IN -> NoticeKind.SIGN_IN_LINK;
            case INVITATION -> NoticeKind.INVITATION;
            case RESET -> NoticeKind.RESET;
            case SET_UP -> NoticeKind.SET_UP;
            case ADDRESS -> NoticeKind.ADDRESS_PROOF;
        };
    }

    private static NewLink of(SignIns feature, FirmScope scope, ContactState contact, Draft draft) {
        URI base = feature.firms.settings(scope).address();
        if (base == null) {
            throw new PortalException.Refused(SignInRule.NO_ADDRESS);
        }
        String token = Secrets.token();
        LinkId id = new LinkId(Ids.next(scope.now()));
        StoredLink stored = new StoredLink(
                id,
                draft.kind(),
                contact.id(),
                draft.client(),
                draft.target(),
                0,
                new Secrets(feature.gates.keyRing(), scope.firm()).hash(Secrets.Purpose.LINK, token),
                scope.now(),
                draft.opensUntil(),
                draft.livesUntil(),
                draft.epochs(),
                sealed(feature, contact, id, draft.newAddress()),
                null,
                null,
                null,
                null);
        String address = base.toString();
        return new NewLink(stored, contact, (address.endsWith("/") ? address : address + '/') + "l/" + token);
    }

    private static byte @Nullable [] sealed(
            SignIns feature, ContactState contact, LinkId id, @Nullable String newAddress) {
        return newAddress == null
                ? null
                : feature.gates.keyRing().of(contact).orElseThrow().sealText(newAddress, context(id));
    }

    private static String context(LinkId id) {
        return "link " + id;
    }

    /** Without the secret. */
    @Override
    public String toString() {
        return "NewLink[" + stored.id() + "]";
    }

    private record Draft(
            LinkKind kind,
            @Nullable ClientId client,
            @Nullable Target target,
            Instant opensUntil,
            Instant livesUntil,
            Epochs epochs,
            @Nullable String newAddress) {}
}
