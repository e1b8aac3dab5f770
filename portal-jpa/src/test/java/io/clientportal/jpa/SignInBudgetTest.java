package io.clientportal.jpa;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import io.clientportal.Everybody;
import io.clientportal.Portal;
import io.clientportal.access.NewContact;
import io.clientportal.fields.Values;
import io.clientportal.firms.FirmSettings;
import io.clientportal.kernel.Area;
import io.clientportal.kernel.ClientId;
import io.clientportal.kernel.ClientName;
import io.clientportal.kernel.ContactId;
import io.clientportal.kernel.FirmId;
import io.clientportal.kernel.PortalException;
import io.clientportal.kernel.Staff;
import io.clientportal.kernel.StaffId;
import io.clientportal.kernel.Visitor;
import io.clientportal.notices.Mail;
import io.clientportal.signin.Challenge;
import io.clientportal.signin.HostIdentity;
import io.clientportal.signin.Invitations;
import io.clientportal.signin.QuickHasher;
import io.clientportal.signin.SignIn;
import io.clientportal.signin.SignedIn;
import io.clientportal.signin.Target;
import io.clientportal.signin.TokenPair;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * What sending a link and signing in cost: of the statements counted, the gate's own and the entry in the activity log
 * are common to every use case.
 */
class SignInBudgetTest {

    private final List<Mail> sent = new ArrayList<>();
    private final FirmId firm = FirmId.MAIN;

    @ParameterizedTest
    @EnumSource
    void signing_in_costs_what_it_is_said_to(Database database) {
        try (HikariDataSource pool = database.open()) {
            CountingDataSource counting = new CountingDataSource(pool);
            Portal portal = Portal.with(database.stores(counting.dataSource()))
                    .staff(new Everybody())
                    .mail(sent::add)
                    .build();
            portal.setUp(firm, FirmSettings.of("Birch").with(URI.create("https://portal.example.com")));
            Staff staff = new Staff(firm, new StaffId("ada"), "Ada");
            ClientId client = new ClientId("hill");
            portal.as(staff).addClient(client, ClientName.of("Hill"), Values.of(Map.of()));
            ContactId nora = portal.as(staff)
                    .client(client)
                    .access()
                    .add(new NewContact("Nora", "nora@example.com"), Set.of(Area.PROFILE))
                    .id();
            SignIn door = portal.as(new Visitor(firm));

            assertThat(counting.during(
                            () -> portal.as(staff).client(client).links().send(nora, Target.PROFILE)))
                    .as("send a link: gate, contact with grant, link, notice, activity")
                    .hasSize(5);
            String token = mailed(portal, "/l/([A-Za-z0-9_-]{43})");
            assertThat(counting.during(() -> door.look(token, null)))
                    .as("open a link: gate, link")
                    .hasSize(2);
            String browser = SignIn.browserSecret();
            List<Challenge> begun = new ArrayList<>();
            assertThat(counting.during(() -> begun.add(door.begin(token, browser, null))))
                    .as("issue a code: gate, link, count of mails, challenge, notice")
                    .hasSize(5);
            String code = mailed(portal, "(?m)^\\D*(\\d{6})\\D*$");
            List<SignedIn> signedIn = new ArrayList<>();
            assertThat(counting.during(
                            () -> signedIn.add(door.prove(begun.get(0).id(), browser, code, null))))
                    .as("consume a code: gate, try, challenge, tries in a row; "
                            + "gate, use, bind, forget tries, session, activity")
                    .hasSize(10);
            String session = signedIn.get(0).session();
            assertThat(counting.during(() -> door.session(session, false)))
                    .as("a session: gate, session")
                    .hasSize(2);
            assertThat(counting.during(() -> door.vouched(HostIdentity.ofVerified("nora@example.com"))))
                    .as("whom a host vouches for: gate, account with grants")
                    .hasSize(2);
        }
    }

    @ParameterizedTest
    @EnumSource
    void an_account_costs_what_it_is_said_to(Database database) {
        try (HikariDataSource pool = database.open()) {
            CountingDataSource counting = new CountingDataSource(pool);
            Portal portal = Portal.with(database.stores(counting.dataSource()))
                    .staff(new Everybody())
                    .passwords(new QuickHasher())
                    .mail(sent::add)
                    .build();
            portal.setUp(firm, FirmSettings.of("Birch").with(URI.create("https://portal.example.com")));
            ClientId client = new ClientId("hill");
            Staff staff = new Staff(firm, new StaffId("ada"), "Ada");
            portal.as(staff).addClient(client, ClientName.of("Hill"), Values.of(Map.of()));
            SignIn door = portal.as(new Visitor(firm));
            String email = "nora@example.com";

            Invitations invitations = portal.as(staff).client(client).invitations();
            assertThat(counting.during(
                            () -> invitations.invite(new NewContact("Nora", email), Set.of(Area.PROFILE), null)))
                    .as("invite: gate, address, contact, grant, lock of the contact, account, link, notice, activity")
                    .hasSize(9);
            String token = mailed(portal, "/l/([A-Za-z0-9_-]{43})");
            String browser = SignIn.browserSecret();
            Challenge challenge = door.begin(token, browser, null);
            String code = mailed(portal, "(?m)^\\D*(\\d{6})\\D*$");
            assertThat(counting.during(() -> door.setUp().prove(challenge.id(), browser, code)))
                    .as("prove its code: gate, try, challenge, tries in a row; gate, use")
                    .hasSize(6);
            assertThat(counting.during(() -> door.setUp().accept(challenge.id(), browser, "seven green kettles sing")))
                    .as("accept it: gate, challenge; gate, use, password, tries, notice, activity")
                    .hasSize(8);
            List<SignedIn> signedIn = new ArrayList<>();
            door.withPassword(email, "seven green kettles sing");
            assertThat(counting.during(() -> signedIn.add(door.withPassword(email, "seven green kettles sing"))))
                    .as(
                            "sign in by password: gate, first try of the address, account; gate, note, tries, session, activity")
                    .hasSize(10);
            List<String> known = counting.during(() -> refused(door, email));
            List<String> unknown = counting.during(() -> refused(door, "nobody@example.com"));
            assertThat(unknown).as("whoever is refused").isEqualTo(known);
            assertThat(counting.during(() -> door.askForReset(email)))
                    .as("ask for a reset: gate, first try of the address, errand")
                    .hasSize(5);
            TokenPair tokens = door.tokens().exchange(signedIn.get(0).session());
            assertThat(counting.during(() -> door.tokens().authenticate(tokens.access())))
                    .as("call with a token: gate, session")
                    .hasSize(2);
        }
    }

    private static void refused(SignIn door, String email) {
        assertThatThrownBy(() -> door.withPassword(email, "quite another long phrase"))
                .isInstanceOf(PortalException.Refused.class);
    }

    private String mailed(Portal portal, String pattern) {
        portal.work();
        Matcher matcher =
                Pattern.compile(pattern).matcher(sent.get(sent.size() - 1).text());
        assertThat(matcher.find()).isTrue();
        return matcher.group(1);
    }
}
