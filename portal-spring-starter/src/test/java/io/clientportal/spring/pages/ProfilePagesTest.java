package io.clientportal.spring.pages;

import static org.assertj.core.api.Assertions.assertThat;

import io.clientportal.fields.Value;
import io.clientportal.firms.Settings;
import io.clientportal.profile.ProposalView;
import io.clientportal.spring.pages.Guests.Guest;
import java.net.http.HttpResponse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The profile as a contact sees it, over HTTP. */
class ProfilePagesTest extends PagesOverHttp {

    @Test
    @Tag("PRO-03")
    @Tag("PRO-02")
    void aPrivateFieldIsNowhereInThePagesOfAContact() {
        Guest guest = guest();
        ProposalView proposal = proposed(guest, form -> form.set("name", "Mara Weber-Lang"));
        for (String address : List.of("/portal", path(guest), path(guest) + "/requests/" + proposal.id())) {
            String html = get(guest, address).body();
            assertThat(html).contains("Mara Weber").doesNotContain("risk_note", "Risk assessment", "talk to Eva");
        }
        assertThat(get("jonas", "/desk/clients/" + guest.client() + "/record").body())
                .contains("Risk assessment", "talk to Eva first");
    }

    @Test
    @Tag("PRO-04")
    void namingAPrivateFieldGetsTheAnswerOfAnUnknownOneAndKeepsTheRest() {
        Guest guest = guest();
        Map<String, String> form = formOf(get(guest, path(guest)).body());
        form.put("f.occupation", "Gardener");

        Map<String, String> withPrivate = new LinkedHashMap<>(form);
        withPrivate.put("f." + PagesHost.SECRET, "nothing to see");
        HttpResponse<String> forPrivate = post(guest, path(guest) + "/summary", withPrivate);
        Map<String, String> withUnknown = new LinkedHashMap<>(form);
        withUnknown.put("f.no_such_field", "nothing to see");
        HttpResponse<String> forUnknown = post(guest, path(guest) + "/summary", withUnknown);

        assertThat(forPrivate.statusCode()).isEqualTo(422).isEqualTo(forUnknown.statusCode());
        assertThat(masked(forPrivate.body())).isEqualTo(masked(forUnknown.body()));
        assertThat(forPrivate.body())
                .contains("value=\"Gardener\"", "The form has changed since you opened it")
                .doesNotContain("risk_note", "nothing to see");
        Map<String, String> again = formOf(forPrivate.body());
        again.put("f.occupation", "Gardener");
        assertThat(post(guest, path(guest) + "/summary", again).body()).contains("You propose one change");
    }

    @Test
    @Tag("PRO-29")
    @Tag("SEC-100")
    void aKeyThatNoDatabaseKeepsIsRefused() {
        Guest guest = guest();
        Map<String, String> form = formOf(get(guest, path(guest)).body());
        form.put("f.occupation", "Gardener");
        for (String key : List.of("a\u0000b", "k".repeat(129))) {
            form.put("key", key);
            assertThat(post(guest, path(guest) + "/submit", form).statusCode()).isEqualTo(400);
        }
        assertThat(desk(guest).queue()).isEmpty();
    }

    @Test
    @Tag("PRO-05")
    void namingAFieldThatCanOnlyBeSeenIsRefusedAndNamesIt() {
        Guest guest = guest();
        Map<String, String> form = formOf(get(guest, path(guest)).body());
        form.put("f.company_number", "HRB 1");

        HttpResponse<String> answer = post(guest, path(guest) + "/summary", form);

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains("Company number", "This can be seen but not changed here");
    }

    @Test
    @Tag("PRO-07")
    @Tag("PRO-29")
    void whatTheSummaryShowsIsSubmittedOnce() {
        Guest guest = guest();
        Map<String, String> form = formOf(get(guest, path(guest)).body());
        form.put("f.name", "Mara <b>Lang</b>");
        HttpResponse<String> summary = post(guest, path(guest) + "/summary", form);
        assertThat(summary.body()).contains("You propose one change", "Submit changes");

        Map<String, String> submission = formOf(summary.body());
        HttpResponse<String> first = post(guest, path(guest) + "/submit", submission);
        HttpResponse<String> second = post(guest, path(guest) + "/submit", submission);

        assertThat(first.statusCode()).isEqualTo(303);
        assertThat(second.headers().firstValue("Location"))
                .isEqualTo(first.headers().firstValue("Location"));
        assertThat(desk(guest).queue()).hasSize(1);
        assertThat(desk(guest).record().values().get("name")).isEqualTo(Value.of("Mara Weber"));
        assertThat(get(guest, first.headers().firstValue("Location").orElseThrow())
                        .body())
                .contains("Waiting for review", "Nothing has changed yet", "Withdraw");
    }

    @Test
    @Tag("PRO-07")
    void noDifferenceIsSaidSo() {
        Guest guest = guest();

        HttpResponse<String> answer = post(
                guest, path(guest) + "/summary", formOf(get(guest, path(guest)).body()));

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains("Nothing differs from what is on record");
    }

    @Test
    @Tag("PRO-08")
    void everyWrongValueIsSaidAtItsInput() {
        Guest guest = guest();
        Map<String, String> form = formOf(get(guest, path(guest)).body());
        form.put("f.name", "");
        form.put("f.shareholding", "101");
        form.put("f.emails.e1.email", "nobody");
        form.put("f.date_of_birth", "2026-02-30");

        HttpResponse<String> answer = post(guest, path(guest) + "/summary", form);

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body())
                .contains("id=\"f-name-error\"", "id=\"f-shareholding-error\"", "id=\"f-emails-e1-email-error\"")
                .contains("id=\"f-date_of_birth-error\"", "value=\"2026-02-30\"", "value=\"nobody\"")
                .contains("href=\"#f-emails-e1-email\"");
    }

    @Test
    @Tag("PRO-08")
    void withoutScriptRowsAreAddedTakenOutAndPutBack() {
        Guest guest = guest();
        Map<String, String> form = formOf(get(guest, path(guest)).body());
        form.put("do", "add contacts");
        String added = post(guest, path(guest) + "/edit", form).body();
        assertThat(added).containsPattern("f\\.contacts\\.[0-9a-f-]{36}\\.name");

        form.put("do", "remove contacts c1");
        String removed = post(guest, path(guest) + "/edit", form).body();
        assertThat(removed).contains("Will be removed", "Tom Weber").doesNotContain("f.contacts.c1.name");

        Map<String, String> next = formOf(removed);
        next.put("do", "restore contacts c1");
        assertThat(post(guest, path(guest) + "/edit", next).body()).contains("f.contacts.c1.name");

        next.remove("do");
        assertThat(post(guest, path(guest) + "/summary", next).body()).contains("Remove this entry");
    }

    @Test
    @Tag("PRO-30")
    void aFieldWithAWaitingChangeShowsBothValues() {
        Guest guest = guest();
        proposed(guest, form -> form.set("occupation", "Gardener"));

        assertThat(get(guest, path(guest)).body())
                .contains("value=\"Gardener\"", "Your change waits for review. On record now:", "Architect");
    }

    @Test
    @Tag("PRO-22")
    void aWaitingRequestCanBeWithdrawn() {
        Guest guest = guest();
        ProposalView proposal = proposed(guest, form -> form.set("occupation", "Gardener"));
        String address = path(guest) + "/requests/" + proposal.id();

        HttpResponse<String> answer =
                post(guest, address + "/withdraw", formOf(get(guest, address).body()));

        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(get(guest, address).body()).contains("<title>Withdrawn – Hartmann");
        assertThat(desk(guest).queue()).isEmpty();
    }

    @Test
    @Tag("PRO-01")
    void aClosedProfileSaysOnlyThatItIsClosed() {
        Guest guest = guest();
        proposed(guest, form -> form.set("occupation", "Gardener"));
        Settings settings = portal.as(PagesHost.JONAS).settings();
        Settings.Current now = settings.read();
        settings.save(now.settings().with(now.settings().profile().opened(false)), now.version());
        try {
            HttpResponse<String> answer = get(guest, path(guest));
            assertThat(answer.statusCode()).isEqualTo(422);
            assertThat(answer.body())
                    .contains("The profile is closed for now")
                    .doesNotContain("Gardener", "Architect", "Mara");
            assertThat(get(guest, "/portal").body())
                    .contains("closed this page for now")
                    .doesNotContain("Waiting");
            assertThat(get("jonas", "/desk/clients/" + guest.client()).body()).contains("Pending change request");
        } finally {
            Settings.Current closed = settings.read();
            settings.save(closed.settings().with(closed.settings().profile().opened(true)), closed.version());
        }
    }
}
