package io.clientportal.spring.pages;

import static org.assertj.core.api.Assertions.assertThat;

import io.clientportal.engagements.Audience;
import io.clientportal.engagements.EngagementDraft;
import io.clientportal.engagements.Engagements;
import io.clientportal.engagements.Readership;
import io.clientportal.kernel.EngagementId;
import io.clientportal.notes.Note;
import io.clientportal.notes.NoteId;
import io.clientportal.notes.Notes;
import io.clientportal.spring.pages.Guests.Guest;
import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Notes on the pages of staff and of contacts. */
class NotePagesTest extends PagesOverHttp {

    private Notes kept(Guest guest) {
        return portal.as(PagesHost.JONAS).client(guest.client()).notes();
    }

    private Notes theirs(Guest guest) {
        return portal.as(guest.contact()).client(guest.client()).notes();
    }

    private EngagementId zeus(Guest guest) {
        Engagements engagements =
                portal.as(PagesHost.JONAS).client(guest.client()).engagements();
        EngagementId zeus = engagements
                .add(EngagementDraft.named("Project Zeus").outwardly("Tax return 2025"))
                .id();
        engagements.share(zeus, Audience.EVERYBODY);
        return zeus;
    }

    private static String notes(Guest guest) {
        return "/desk/clients/" + guest.client() + "/notes";
    }

    private static String own(Guest guest) {
        return "/portal/clients/" + guest.client();
    }

    @Test
    @Tag("ACC-11")
    @Tag("ACC-20")
    @Tag("ACC-21")
    void staffWriteANoteShareItAndTakeItBack() {
        Guest guest = guest();
        EngagementId zeus = zeus(guest);
        Map<String, String> form = formOf(get("jonas", notes(guest)).body());
        form.put("text", "Sent <today>\nto the office");
        form.put("engagement", zeus.value());
        assertThat(form).containsEntry("with", "nobody");
        assertThat(post("jonas", notes(guest), form).statusCode()).isEqualTo(303);
        assertThat(get("jonas", notes(guest)).body())
                .contains("Sent &lt;today&gt;\nto the office", "Project Zeus", "Shared with nobody");
        assertThat(get(guest, own(guest) + "/engagements/" + zeus).body()).doesNotContain("to the office");
        assertThat(get(guest, "/portal").body()).doesNotContain("/notes");

        Note note = kept(guest).list(null, null, 1).notes().get(0);
        String path = notes(guest) + "/" + note.id();
        Map<String, String> sharing = formOf(get("jonas", path).body());
        sharing.put("too", "1");
        sharing.put("look", "1");
        assertThat(post("jonas", path + "/sharing", sharing).body())
                .contains("Nothing is changed yet.", "yes: this contact sees what it is about");
        sharing.remove("look");
        assertThat(post("jonas", path + "/sharing", sharing).statusCode()).isEqualTo(303);

        assertThat(get(guest, own(guest) + "/engagements/" + zeus).body())
                .contains("Sent &lt;today&gt;", "Jonas Brandt");
        assertThat(get(guest, own(guest) + "/notes").body()).contains("Sent &lt;today&gt;", "Tax return 2025");
        assertThat(get(guest, "/portal").body()).contains(own(guest) + "/notes");
        sharing.remove("too");
        post("jonas", path + "/sharing", sharing);
        assertThat(get(guest, own(guest) + "/engagements/" + zeus).body()).doesNotContain("to the office");
    }

    @Test
    @Tag("ACC-19")
    void whatIsWrongIsSaidAndNothingTypedIsLost() {
        Guest guest = guest();
        Note note = kept(guest).add(null, "One", Readership.NOBODY);
        String path = notes(guest) + "/" + note.id();
        Map<String, String> form = formOf(get("jonas", path).body());
        form.put("text", "x".repeat(10_001));
        HttpResponse<String> refused = post("jonas", path, form);
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body()).contains("1 to 10,000 characters", "x".repeat(10_001));

        form.put("text", "Two");
        assertThat(post("jonas", path, form).statusCode()).isEqualTo(303);
        form.put("text", "Three");
        HttpResponse<String> late = post("jonas", path, form);
        assertThat(late.statusCode()).isEqualTo(409);
        assertThat(late.body()).contains("Three");
        Map<String, String> empty = formOf(get("jonas", notes(guest)).body());
        empty.put("text", " ");
        empty.put("with", "everybody");
        assertThat(post("jonas", notes(guest), empty).body())
                .contains("1 to 10,000 characters")
                .containsPattern("value=\"everybody\"[^>]*checked");
        assertThat(post("jonas", path + "/delete", form).statusCode()).isEqualTo(303);
        assertThat(get("jonas", path).statusCode()).isEqualTo(404);
    }

    @Test
    @Tag("ACC-19")
    void aContactAddsANoteWhereItIsAllowedAndChangesItUntilItIsRead() {
        Guest guest = guest();
        EngagementId zeus = zeus(guest);
        String page = own(guest) + "/engagements/" + zeus;
        String desk = "/desk/clients/" + guest.client() + "/engagements/" + zeus;
        assertThat(get(guest, page).body()).doesNotContain("Your note");
        Map<String, String> allow = formOf(get("jonas", desk).body());
        assertThat(allow).containsEntry("taken", "true");
        assertThat(post("jonas", desk + "/takes-notes", allow).statusCode()).isEqualTo(303);

        Map<String, String> form = formOf(get(guest, page).body());
        form.put("text", "");
        assertThat(post(guest, page + "/notes", form).statusCode()).isEqualTo(422);
        form.put("text", "My flat is let");
        assertThat(post(guest, page + "/notes", form).statusCode()).isEqualTo(303);
        assertThat(get(guest, page).body()).contains("My flat is let", "Change or take back");
        NoteId id = theirs(guest).shared(null, null, 1).notes().get(0).id();
        String note = own(guest) + "/notes/" + id;
        Map<String, String> change = formOf(get(guest, note).body());
        change.put("text", "My flat is sold");
        assertThat(post(guest, note, change).statusCode()).isEqualTo(303);
        assertThat(post(guest, note, change).statusCode()).isEqualTo(409);

        assertThat(get("jonas", "/desk/bell").body()).contains("Mara Weber added a note");
        assertThat(get("jonas", desk).body()).contains("My flat is sold");

        HttpResponse<String> late = post(guest, note, change);
        assertThat(late.statusCode()).isEqualTo(422);
        assertThat(late.body()).contains("The firm has read this note").doesNotContain("Take the note back");
        assertThat(post(guest, note + "/take-back", change).statusCode()).isEqualTo(422);
        assertThat(get("jonas", notes(guest) + "/" + id).body()).doesNotContain("<textarea");
    }

    @Test
    @Tag("ACC-19")
    void aContactTakesANoteBackAndIsBackWhereItStood() {
        Guest guest = guest();
        EngagementId zeus = zeus(guest);
        portal.as(PagesHost.JONAS).client(guest.client()).engagements().takeNotes(zeus, true);
        String note = own(guest) + "/notes/" + theirs(guest).write(zeus, "Mine");

        HttpResponse<String> answer =
                post(guest, note + "/take-back", formOf(get(guest, note).body()));

        assertThat(answer.headers().firstValue("Location")).contains(own(guest) + "/engagements/" + zeus);
        assertThat(get(guest, note).statusCode()).isEqualTo(404);
    }

    @Test
    @Tag("FRM-05")
    void whoMayNotShareOrDeleteGetsNoFormForIt() {
        Guest guest = guest();
        Note note = kept(guest).add(null, "One", Readership.NOBODY);

        HttpResponse<String> page = get("eva", notes(guest) + "/" + note.id());

        assertThat(page.body()).contains("Shared with nobody").doesNotContain("Save sharing", "Delete the note");
        Map<String, String> form = formOf(page.body());
        assertThat(post("eva", notes(guest) + "/" + note.id() + "/sharing", form)
                        .statusCode())
                .isEqualTo(403);
        assertThat(post("eva", notes(guest) + "/" + note.id() + "/delete", form).statusCode())
                .isEqualTo(403);
    }
}
