package io.clientportal.example.practice.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.clientportal.ClientSpace;
import io.clientportal.Portal;
import io.clientportal.access.AccountState;
import io.clientportal.access.ContactAccess;
import io.clientportal.example.practice.clients.Client;
import io.clientportal.example.practice.clients.ClientKind;
import io.clientportal.example.practice.clients.Clients;
import io.clientportal.example.practice.staff.StaffUsers;
import io.clientportal.fields.FieldType;
import io.clientportal.kernel.ClientId;
import io.clientportal.profile.ChangeRequest;
import io.clientportal.profile.HistoryEntry;
import io.clientportal.profile.Profile;
import io.clientportal.profile.Review;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;

@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
class DemoTest {

    @Autowired
    Clients clients;

    @Autowired
    StaffUsers users;

    @Autowired
    Portal portal;

    @Test
    void theBigFirmHasClientsOfAllKinds() {
        List<Client> all = clients.findByFirmIdOrderById("birch");

        assertThat(all).hasSizeGreaterThanOrEqualTo(60);
        assertThat(all).extracting(Client::getKind).contains(ClientKind.values());
        assertThat(all)
                .extracting(client -> client.getMailingAddress() == null
                        ? ""
                        : client.getMailingAddress().country())
                .contains("GB", "IE", "DE", "FR", "US", "CA", "AU", "NL", "SE", "IN", "PL", "ES");
        assertThat(clients.findByFirmIdOrderById("lakeside")).hasSize(8);
    }

    @Test
    void everyTypeOfFieldIsThere() {
        assertThat(Stream.concat(DemoFields.birch().stream(), DemoFields.lakeside().stream())
                        .map(field -> field.type())
                        .distinct())
                .containsExactlyInAnyOrder(FieldType.values());
    }

    @Test
    void aCleanRequestWaits() {
        Review review = head(DemoRequests.CLEAN);

        assertThat(review.decidable()).isTrue();
        assertThat(review.fields()).hasSize(4).noneMatch(Review.Field::stale);
    }

    @Test
    void aStaleRequestWaits() {
        assertThat(head(DemoRequests.STALE).fields())
                .filteredOn(Review.Field::stale)
                .extracting(field -> field.path().toString())
                .containsExactly("occupation");
    }

    @Test
    void twoRequestsOfOneClientWait() {
        assertThat(queue(DemoRequests.TWO)).hasSize(2);
        assertThat(profile(DemoRequests.TWO)
                        .review(queue(DemoRequests.TWO).get(1).id())
                        .fields())
                .anyMatch(Review.Field::changedEarlier);
    }

    @Test
    void aRequestThatChangesPeopleWaits() {
        assertThat(head(DemoRequests.PEOPLE).fields())
                .filteredOn(field -> field.path().entry() != null)
                .extracting(field ->
                        field.current().isNone() ? "added" : field.proposed().isNone() ? "removed" : "changed")
                .containsExactlyInAnyOrder("added", "changed", "removed");
    }

    @Test
    void aRequestOfAContactWhoHasLeftWaits() {
        assertThat(head(DemoRequests.GRANT_ENDED).grantEnded()).isTrue();
    }

    @Test
    void theHistoryHasDeclinedAppliedAndWithdrawnRequests() {
        assertThat(last(DemoRequests.DECLINED)).isEqualTo(HistoryEntry.Kind.DECLINED);
        assertThat(last(DemoRequests.PARTLY_APPLIED)).isEqualTo(HistoryEntry.Kind.PARTLY_ACCEPTED);
        assertThat(last(DemoRequests.WITHDRAWN)).isEqualTo(HistoryEntry.Kind.WITHDRAWN);
        assertThat(clients.findById(DemoRequests.PARTLY_APPLIED).orElseThrow().getOccupation())
                .isEqualTo("Pharmacist and owner");
    }

    @Test
    void accountsOfEveryStateAreThere() {
        assertThat(account(DemoAccounts.INVITED)).isEqualTo(AccountState.INVITED);
        assertThat(account(DemoAccounts.EXPIRED)).isEqualTo(AccountState.INVITATION_EXPIRED);
        assertThat(account(DemoAccounts.ACTIVE)).isEqualTo(AccountState.ACTIVE);
        assertThat(account(DemoAccounts.DISABLED)).isEqualTo(AccountState.DISABLED);
        assertThat(account(DemoAccounts.SUSPENDED)).isEqualTo(AccountState.SUSPENDED);
        assertThat(account(DemoRequests.CLEAN)).isEqualTo(AccountState.NEVER_INVITED);
        assertThat(contacts(DemoAccounts.DIFFERENT))
                .anyMatch(contact -> !contact.differs().isEmpty());
        assertThat(client(DemoAccounts.MOVING)
                        .credentials()
                        .awaitedAddress(contacts(DemoAccounts.MOVING).get(0).id()))
                .isPresent();
    }

    private AccountState account(String id) {
        return contacts(id).get(0).accountState();
    }

    private List<ContactAccess> contacts(String id) {
        return client(id).access().contacts();
    }

    private HistoryEntry.Kind last(String id) {
        return profile(id).history(null, 10).get(0).kind();
    }

    private Review head(String id) {
        return profile(id).review(queue(id).get(0).id());
    }

    private List<ChangeRequest> queue(String id) {
        return profile(id).queue();
    }

    private Profile profile(String id) {
        return client(id).profile();
    }

    private ClientSpace client(String id) {
        return portal.as(users.findById("paula").orElseThrow().asStaff()).client(new ClientId(id));
    }
}
