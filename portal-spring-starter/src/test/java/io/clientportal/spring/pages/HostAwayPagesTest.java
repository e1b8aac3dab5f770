package io.clientportal.spring.pages;

import static org.assertj.core.api.Assertions.assertThat;

import io.clientportal.ClientSpace;
import io.clientportal.access.AccountState;
import io.clientportal.access.ContactAccess;
import io.clientportal.access.NewContact;
import io.clientportal.fields.FieldPath;
import io.clientportal.fields.Value;
import io.clientportal.fields.Values;
import io.clientportal.kernel.Area;
import io.clientportal.kernel.ClientId;
import io.clientportal.kernel.ClientName;
import io.clientportal.kernel.FirmId;
import io.clientportal.kernel.Version;
import io.clientportal.profile.ClientBook;
import io.clientportal.profile.ClientRecord;
import java.net.http.HttpResponse;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

/** The staff's pages while the host's own records, kept elsewhere, cannot be reached. */
@Import(HostAwayPagesTest.Host.class)
class HostAwayPagesTest extends PagesOverHttp {

    private static final ClientId WEBER = new ClientId("weber");
    private static final String ACCESS = "/desk/clients/" + WEBER + "/access";

    @TestConfiguration
    static class Host {
        @Bean
        Book clientBook() {
            return new Book();
        }
    }

    /** One client's record, behind a network. */
    static final class Book implements ClientBook.Remote {
        private volatile boolean away;

        @Override
        public Optional<ClientName> name(FirmId firm, ClientId client) {
            return read(firm, client).map(ClientRecord::name);
        }

        @Override
        public Optional<ClientRecord> read(FirmId firm, ClientId client) {
            if (away) {
                throw new IllegalStateException("connection refused");
            }
            return Optional.of(new ClientRecord(client, ClientName.of("Mara Weber"), new Version("1"), Values.NONE));
        }

        @Override
        public ClientBook.Answer apply(
                FirmId firm, ClientId client, Version base, Map<FieldPath, Value> changes, String key) {
            return new ClientBook.Answer.Changed();
        }
    }

    @Autowired
    private Book book;

    private ContactAccess mara;

    private ClientSpace space() {
        return portal.as(PagesHost.JONAS).client(WEBER);
    }

    @BeforeEach
    void theHostGoesAwayOnceMaraIsLetIn() {
        book.away = false;
        if (space().access().contacts().isEmpty()) {
            space().access().add(new NewContact("Mara Weber", "mara@example.com"), Set.of(Area.PROFILE));
        }
        mara = space().access().contacts().get(0);
        book.away = true;
    }

    @Test
    @Tag("ACC-17")
    void anAccountIsFoundAndSuspendedAllTheSame() {
        String contact = "/desk/clients/" + WEBER + "/contacts/" + mara.id();
        assertThat(get("jonas", ACCESS).body()).contains("Mara Weber", contact);
        assertThat(get("jonas", contact).body()).contains("Suspend account", "mara@example.com");
        Map<String, String> form =
                new LinkedHashMap<>(formOf(get("jonas", contact + "/suspend").body()));
        form.put("reason", "Her phone was stolen");

        HttpResponse<String> answer = post("jonas", contact + "/suspend", form);

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(303);
        assertThat(space().access().contacts().get(0).accountState()).isEqualTo(AccountState.SUSPENDED);
        assertThat(get("jonas", contact).body()).contains("Resume account");
        space().access().resume(mara.id());
    }

    @Test
    @Tag("ACC-01")
    void somebodyIsInvitedByAnAddressThatIsTyped() {
        assertThat(get("jonas", ACCESS + "/invite").body()).contains("name=\"email\"", "Send invitation");
    }
}
