package io.clientportal.notices;

import io.clientportal.firms.FirmSettings;
import io.clientportal.firms.SendingSettings;
import io.clientportal.kernel.ClientFile;
import io.clientportal.kernel.ContactState;
import io.clientportal.kernel.KeyRing;
import io.clientportal.notices.NoticeStore.Claim;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Makes the e-mail of one claimed notice, at the moment of sending. */
final class MailMaker {

    private static final int LONGEST_CAUSE = 200;

    private final StoredNotice notice;
    private final FirmSettings firm;
    private final ContactState contact;
    private final Sealed sealed;
    private final Letter letter;

    MailMaker(KeyRing ring, Claim claim, FirmSettings firm) {
        this.notice = claim.notice();
        this.firm = firm;
        this.contact = Objects.requireNonNull(claim.contact());
        ClientFile client = claim.client();
        this.sealed = Sealed.with(
                notice.id(),
                ring,
                client == null ? null : client.wrappedKey(),
                Objects.requireNonNull(contact.wrappedKey()));
        this.letter = Wording.letter(notice.kind(), firm, contact.language(), values(client));
    }

    Mail mail() {
        String to = contact.email().strip();
        if (!SendingSettings.isAddress(to)) {
            throw new TemplateFailed("The contact's address is not one address");
        }
        return new Mail(
                notice.id(),
                "<" + notice.id() + "@" + host() + ">",
                firm.sending().from(),
                Plain.text(firm.name(), false),
                firm.sending().replyTo(),
                to,
                Plain.text(contact.name(), false),
                letter.subject(),
                letter.text(),
                letter.html(),
                letter.language());
    }

    /** The text for the timeline, sealed. */
    byte[] kept() {
        return sealed.text(letter.kept());
    }

    private Map<String, String> values(@Nullable ClientFile client) {
        Map<String, String> values = new HashMap<>();
        byte[] details = notice.details() != null ? notice.details() : notice.secret();
        if (details != null) {
            values.putAll(sealed.details(details));
        }
        values.put("name", contact.name());
        if (client != null) {
            values.put("client", client.name().display());
        }
        values.compute("link", (key, link) -> link(link));
        return values;
    }

    /** Links lead to the firm's own address and nowhere else (ACC-12). */
    private @Nullable String link(@Nullable String wanted) {
        URI address = firm.address();
        if (address == null) {
            if (wanted == null) {
                return null;
            }
            throw new TemplateFailed("The portal's web address is not set");
        }
        String base = address.toString().replaceAll("/+$", "");
        if (wanted == null) {
            return base;
        }
        String link = wanted.startsWith("/") ? base + wanted : wanted;
        if (!link.startsWith(base + "/")) {
            throw new TemplateFailed("The link does not lead to the portal's web address");
        }
        return link;
    }

    /** The same at every try, so that a second copy can be told. */
    private String host() {
        URI address = firm.address();
        return address == null ? "client-portal.invalid" : address.getHost();
    }

    /** The server's words without the address, without anything that opens a door, on one line. */
    static String cause(MailRefused refused, Mail mail) {
        String words = refused.getMessage() == null ? "" : refused.getMessage();
        String cause = Plain.text(words, false)
                .replace(mail.to(), "(address)")
                .replaceAll("(?i)https?://\\S+", "(link)")
                .replaceAll("[\\w.+-]+@[\\w.-]+", "(address)")
                .replaceAll("\\b\\d{6,}\\b", "(number)")
                .replaceAll("[\\w-]{32,}", "(id)");
        return cause.length() <= LONGEST_CAUSE ? cause : cause.substring(0, LONGEST_CAUSE);
    }
}
