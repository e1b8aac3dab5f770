package io.clientportal.signin;

import static org.assertj.core.api.Assertions.assertThat;

import io.clientportal.access.Grant;
import io.clientportal.kernel.Area;
import io.clientportal.kernel.ClientId;
import io.clientportal.kernel.ContactId;
import io.clientportal.kernel.ContactState;
import io.clientportal.kernel.FirmId;
import io.clientportal.kernel.FirmState;
import io.clientportal.signin.SignInStore.Found;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What ends a link that no use case of this version brings about. */
class LinkPolicyTest {

    private static final Instant NOW = Instant.parse("2026-03-02T09:00:00Z");
    private final ContactId contact = new ContactId(UUID.randomUUID());
    private final ClientId client = new ClientId("hill");
    private final FirmState firm = firm(1);

    @Test
    @Tag("SIG-12")
    void a_link_lives() {
        assertThat(LinkPolicy.lives(found(1, false), firm, NOW)).isTrue();
    }

    @Test
    @Tag("SEC-15")
    void a_link_to_a_client_that_is_archived_does_not_work() {
        assertThat(LinkPolicy.lives(found(1, true), firm, NOW)).isFalse();
    }

    @Test
    @Tag("ACC-21")
    void a_link_of_an_earlier_epoch_of_the_firm_or_the_contact_does_not_work() {
        assertThat(LinkPolicy.lives(found(1, false), firm(2), NOW)).isFalse();
        assertThat(LinkPolicy.lives(found(2, false), firm, NOW)).isFalse();
    }

    private static FirmState firm(long epoch) {
        return new FirmState(FirmId.MAIN, ZoneOffset.UTC, 1, epoch, new byte[0]);
    }

    private Found found(long contactEpoch, boolean archived) {
        return new Found(
                new StoredLink(
                        new LinkId(UUID.randomUUID()),
                        LinkKind.SHARE,
                        contact,
                        client,
                        Target.PROFILE,
                        1,
                        new byte[32],
                        NOW,
                        NOW.plusSeconds(1),
                        NOW.plusSeconds(1),
                        new StoredLink.Epochs(1, 1, 0, 1),
                        null,
                        null,
                        null,
                        null,
                        null),
                new ContactState(contact, "Nora", "nora@example.com", Locale.ENGLISH, contactEpoch, false, null),
                false,
                1,
                new Grant(contact, client, Set.of(Area.PROFILE), null, 1),
                archived,
                false,
                0,
                null);
    }
}
