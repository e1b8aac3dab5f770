package io.clientportal.spring.pages;

import static org.assertj.core.api.Assertions.assertThat;

import io.clientportal.access.AccountState;
import io.clientportal.access.ContactAccess;
import io.clientportal.engagements.EngagementDraft;
import io.clientportal.kernel.Area;
import io.clientportal.kernel.ContactId;
import io.clientportal.kernel.EngagementId;
import io.clientportal.spring.pages.Guests.Guest;
import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** "Manage portal": inviting contacts. */
class InvitePagesTest extends AccessPages {

    @Test
    @Tag("ACC-01")
    @Tag("ACC-11")
    @Tag("ACC-13")
    void anInvitationChoosesAddressAreasEndAndEngagements() {
        Guest guest = guest();
        EngagementId tax = space(guest)
                .engagements()
                .add(EngagementDraft.named("Tax 2025"))
                .id();
        HttpResponse<String> page = get("jonas", access(guest) + "/invite?email=tom@example.com&engagement=" + tax);
        assertThat(page.body()).contains("Tom Weber", "tom@example.com", "mara@example.com", "Tax 2025");
        Map<String, String> form = formOf(page.body());
        assertThat(form).containsEntry("who", "tom@example.com").containsEntry("engagement", tax.value());
        form.put("area", "PROFILE");
        form.put("lastDay", "2031-12-31");

        HttpResponse<String> sent = post("jonas", access(guest) + "/invite", form);

        assertThat(sent.statusCode()).as(sent.body()).isEqualTo(303);
        ContactAccess tom = space(guest).access().contacts().stream()
                .filter(one -> one.name().equals("Tom Weber"))
                .findFirst()
                .orElseThrow();
        assertThat(tom.areas()).containsExactly(Area.PROFILE);
        assertThat(tom.ends()).isEqualTo("2031-12-31T23:00:00Z");
        assertThat(tom.accountState()).isEqualTo(AccountState.INVITED);
        assertThat(space(guest).engagements().naming(tom.id())).containsExactly(tax);
        assertThat(get("jonas", page(guest, tom.id())).body())
                .contains("Invited until", "Tax 2025", "Invitation", "Revoke invitation");
        assertThat(get("jonas", access(guest)).body()).doesNotContain("/invite?email=tom");
    }

    @Test
    @Tag("PRO-08")
    @Tag("ACC-13")
    void whatIsWrongWithAnInvitationIsSaidAndNothingTypedIsLost() {
        Guest guest = guest();
        Map<String, String> form =
                formOf(get("jonas", access(guest) + "/invite").body());
        form.put("who", "other");
        form.put("name", "Tom <b>");
        form.put("email", "no address");
        HttpResponse<String> answer = post("jonas", access(guest) + "/invite", form);
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains("Tom &lt;b&gt;", "no address", "This is not an e-mail address");
        form.put("email", address());
        form.remove("area");
        assertThat(post("jonas", access(guest) + "/invite", form).body()).contains("at least one area");
        form.put("area", "PROFILE");
        form.put("lastDay", "2020-01-01");
        assertThat(post("jonas", access(guest) + "/invite", form).statusCode()).isEqualTo(422);
        form.put("lastDay", "soon");
        assertThat(post("jonas", access(guest) + "/invite", form).body()).contains("This is not a date");
    }

    @Test
    @Tag("ACC-11")
    void ofManyEngagementsTheFirstAreOfferedAndTheOneThatWasChosen() {
        Guest guest = guest();
        EngagementId oldest = space(guest)
                .engagements()
                .add(EngagementDraft.named("The oldest"))
                .id();
        for (int i = 0; i < AccessForms.OFFERED; i++) {
            space(guest).engagements().add(EngagementDraft.named("Year " + i));
        }
        assertThat(get("jonas", access(guest) + "/invite").body())
                .contains("Year 49", "Year 0<", "Not all are listed.")
                .doesNotContain("The oldest");
        assertThat(get("jonas", access(guest) + "/invite?engagement=" + oldest).body())
                .containsPattern("value=\"" + oldest + "\" checked");
    }

    @Test
    @Tag("ACC-10")
    @Tag("ACC-16")
    void anAddressThatIsTakenIsOfferedToBeLinked() {
        Guest first = guest();
        Guest second = guest();
        String email = address();
        ContactId tom = setUp(first, email);
        Map<String, String> form =
                formOf(get("jonas", access(second) + "/invite").body());
        form.put("who", "other");
        form.put("name", "Tom Weber");
        form.put("email", email);
        HttpResponse<String> answer = post("jonas", access(second) + "/invite", form);
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains("signs in with this address already", "name=\"known\"");

        form.put("known", "1");
        HttpResponse<String> linked = post("jonas", access(second) + "/invite", form);

        assertThat(linked.statusCode()).as(linked.body()).isEqualTo(303);
        assertThat(linked.headers().firstValue("Location").orElseThrow()).contains(tom.toString(), "done=let-in");
        assertThat(contact(second, tom).accountState()).isEqualTo(AccountState.ACTIVE);
        assertThat(take(second, second.contact().id(), "address", "email", email)
                        .body())
                .contains("signs in with this address already", "/invite?email=");
    }

    @Test
    @Tag("ACC-01")
    @Tag("ACC-10")
    void oneInvitationLetsInForFurtherClientsThatAreFoundByName() {
        Guest guest = guest();
        Guest other = guests.guest("Óscar Lindqvist");
        String email = address();
        Map<String, String> form =
                formOf(get("jonas", access(guest) + "/invite").body());
        assertThat(form).doesNotContainKey("client");
        form.put("who", "other");
        form.put("name", "Tom Weber");
        form.put("email", email);
        form.put("find", "oscar l");
        form.put("look", "1");
        HttpResponse<String> found = post("jonas", access(guest) + "/invite", form);
        assertThat(found.statusCode()).as(found.body()).isEqualTo(200);
        assertThat(found.body())
                .contains("Óscar Lindqvist", "value=\"" + other.client() + "\"", "value=\"Tom Weber\"")
                .doesNotContain("role=\"alert\"");
        form.remove("look");
        form.put("client", "no-such");
        assertThat(post("jonas", access(guest) + "/invite", form).statusCode()).isEqualTo(404);
        form.put("client", other.client().value());

        HttpResponse<String> sent = post("jonas", access(guest) + "/invite", form);

        assertThat(sent.statusCode()).as(sent.body()).isEqualTo(303);
        portal.work();
        assertThat(mailer.sentTo(email)).hasSize(1);
        for (Guest one : new Guest[] {guest, other}) {
            assertThat(space(one).access().contacts())
                    .anySatisfy(contact -> assertThat(contact.email()).isEqualTo(email));
        }
    }

    @Test
    @Tag("ACC-01")
    @Tag("ACC-13")
    void whoeverCannotBeLetInAsWishedIsNotLetInAtAll() {
        Guest first = guest();
        Guest second = guest();
        String email = address();
        setUp(first, email);
        portal.work();
        int mails = mailer.sent().size();
        Map<String, String> form =
                formOf(get("jonas", access(second) + "/invite").body());
        form.put("who", "other");
        form.put("name", "Tom Weber");
        form.put("email", email);
        form.put("known", "1");
        form.put("lastDay", "2020-01-01");
        assertThat(post("jonas", access(second) + "/invite", form).statusCode()).isEqualTo(422);
        form.put("lastDay", "2031-01-31");
        form.put("engagement", "no-such");
        assertThat(post("jonas", access(second) + "/invite", form).statusCode()).isEqualTo(404);
        form.remove("known");
        form.put("email", address());
        assertThat(post("jonas", access(second) + "/invite", form).statusCode()).isEqualTo(404);

        assertThat(space(second).access().contacts()).hasSize(1);
        portal.work();
        assertThat(mailer.sent()).hasSize(mails);
        form.put("known", "1");
        form.put("email", email);
        form.remove("engagement");
        assertThat(post("jonas", access(second) + "/invite", form).statusCode()).isEqualTo(303);
        assertThat(space(second).access().contacts())
                .anySatisfy(tom -> assertThat(tom.ends()).isEqualTo("2031-01-31T23:00:00Z"));
    }

    @Test
    @Tag("ACC-04")
    void anInvitationIsSentAgainCopiedOnceAndTakenBack() {
        Guest guest = guest();
        String email = address();
        ContactId tom = invited(guest, email);
        assertThat(done(guest, tom, "resend")).contains("The earlier link no longer works");

        HttpResponse<String> copied = take(guest, tom, "copy");
        assertThat(copied.statusCode()).isEqualTo(200);
        assertThat(copied.headers().firstValue("Cache-Control"))
                .hasValueSatisfying(value -> assertThat(value).contains("no-store"));
        assertThat(copied.body()).containsPattern("http://localhost:\\d+/portal/[^\"]*[A-Za-z0-9_-]{43}");
        assertThat(get("jonas", page(guest, tom)).body()).doesNotContainPattern("/portal/[a-z]+/[A-Za-z0-9_-]{43}");

        assertThat(get("jonas", page(guest, tom) + "/revoke").body())
                .contains("Take the invitation of Tom Weber back?");
        assertThat(done(guest, tom, "revoke")).contains("The invitation is taken back", "Invitation expired");
        assertThat(take(guest, tom, "revoke").statusCode()).isEqualTo(422);
    }
}
