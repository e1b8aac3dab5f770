package io.clientportal.notes;

import static io.clientportal.Refusals.notAllowed;
import static io.clientportal.Refusals.refused;
import static io.clientportal.Refusals.stale;
import static io.clientportal.Refusals.unknown;
import static org.assertj.core.api.Assertions.assertThat;

import io.clientportal.World;
import io.clientportal.activity.ActivityView;
import io.clientportal.engagements.Audience;
import io.clientportal.engagements.Readership;
import io.clientportal.kernel.ClientId;
import io.clientportal.kernel.Contact;
import io.clientportal.kernel.EngagementId;
import io.clientportal.kernel.Permission;
import io.clientportal.kernel.Reach;
import io.clientportal.kernel.Staff;
import io.clientportal.kernel.Version;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What staff write. */
class NotesSpec {

    private final World world = new World();
    private final ClientId client = world.client("Ada");
    private final Contact nora = world.contact(client, "Nora");
    private final EngagementId tax = world.engagement(client, "Tax");
    private final Notes desk = as(world.partner);

    private Notes as(Staff staff) {
        return world.portal.as(staff).client(client).notes();
    }

    private Notes as(Contact contact) {
        return world.portal.as(contact).client(client).notes();
    }

    private Note add(String text) {
        return desk.add(null, text, Readership.NOBODY);
    }

    private List<ActivityView> entries(String right) {
        return world.desk().client(client).activity().latest().stream()
                .filter(entry -> entry.right().equals(right) && !entry.refused())
                .toList();
    }

    @Nested
    class A_note {

        @Test
        @Tag("ACC-19")
        void is_a_text_about_the_client_or_an_engagement_that_nobody_else_sees() {
            Note about = desk.add(tax, " Sent to the office.\r\nWait for the assessment. ", Readership.NOBODY);
            Note general = add("Prefers to be called in the morning");

            assertThat(about.text()).isEqualTo("Sent to the office.\nWait for the assessment.");
            assertThat(about.engagement()).isEqualTo(tax);
            assertThat(general.engagement()).isNull();
            assertThat(about.at()).isEqualTo(world.clock.instant());
            assertThat(about.editedAt()).isNull();
            assertThat(about.readAt()).isNull();
            assertThat(about.isShared()).isFalse();
            assertThat(about.author()).isEqualTo(new Author(world.partner.id(), null, "Petra Partner"));
            assertThat(about.author().isFirm()).isTrue();
            assertThat(desk.get(about.id())).isEqualTo(new NoteFile(about, Readership.NOBODY));
            assertThat(as(nora).shared(null, null, 50).notes()).isEmpty();
            unknown(() -> as(nora).open(about.id()));
        }

        @ParameterizedTest
        @ValueSource(strings = {"", " \r\n ", "A bell\u0007", "A line\u2028" + "\u0000", "Half \ud83d", "A\rB"})
        @Tag("ACC-19")
        void holds_nothing_but_text(String text) {
            refused(NoteRule.NOT_A_NOTE, () -> add(text));
        }

        @Test
        @Tag("ACC-19")
        void has_at_most_10_000_characters() {
            String most = "ä".repeat(10_000);
            assertThat(add(most.replace("ä", "a\u0308")).text()).isEqualTo(most);
            refused(NoteRule.NOT_A_NOTE, () -> add(most + "a"));
        }

        @Test
        @Tag("ACC-08")
        void keeps_the_name_of_who_wrote_it() {
            Note note = as(new Staff(world.firm, world.partner.id(), "Petra Maiden"))
                    .add(tax, "One", Readership.NOBODY);

            Note edited = desk.edit(note.id(), note.version(), "Two");

            assertThat(edited.author().name()).isEqualTo("Petra Maiden");
            assertThat(desk.get(note.id()).note().author().name()).isEqualTo("Petra Maiden");
        }

        @Test
        @Tag("ACC-19")
        @Tag("LOG-01")
        void is_edited_by_anybody_of_the_firm_on_the_version_that_was_read() {
            Staff rita = world.staff("Rita", Reach.everywhere(Set.of()));
            Note note = add("One");
            world.clock.advance(Duration.ofMinutes(5));

            Note edited = as(rita).edit(note.id(), note.version(), "Two");
            stale(() -> desk.edit(note.id(), note.version(), "Three"));
            desk.edit(note.id(), edited.version(), "Two ");

            assertThat(edited.text()).isEqualTo("Two");
            assertThat(edited.editedAt()).isEqualTo(world.clock.instant());
            assertThat(edited.version()).isNotEqualTo(note.version());
            assertThat(desk.get(note.id()).note()).isEqualTo(edited);
            assertThat(entries("note.edit")).singleElement().satisfies(entry -> {
                assertThat(entry.actor()).isEqualTo("Rita");
                assertThat(entry.before()).containsEntry("note-text", "One");
                assertThat(entry.after()).containsEntry("note-text", "Two");
            });
        }

        @Test
        @Tag("LOG-01")
        void is_deleted_for_all_and_the_log_keeps_its_text() {
            Note note = desk.add(tax, "Not for the file", Readership.of(Audience.of(nora.id())));

            desk.delete(note.id());

            unknown(() -> desk.get(note.id()));
            unknown(() -> desk.delete(note.id()));
            unknown(() -> as(nora).open(note.id()));
            assertThat(desk.list(null, null, 50).notes()).isEmpty();
            assertThat(entries("note.delete"))
                    .singleElement()
                    .satisfies(entry -> assertThat(entry.before())
                            .containsEntry("note-text", "Not for the file")
                            .containsEntry("note-by", "Petra Partner"));
            assertThat(entries("note.add")).hasSize(1);
        }
    }

    @Nested
    class A_list {

        @Test
        @Tag("ACC-19")
        void goes_page_by_page_from_the_latest_on() {
            List<String> texts = new ArrayList<>();
            IntStream.range(0, 5).forEach(n -> {
                texts.add(0, "No. " + n);
                desk.add(n % 2 == 0 ? tax : null, "No. " + n, Readership.EVERYBODY);
            });

            NotePage<Note> first = desk.list(null, null, 3);
            NotePage<Note> second = desk.list(null, first.next(), 3);
            NotePage<SharedNote> hers = as(nora).shared(null, null, 3);

            assertThat(first.notes()).extracting(Note::text).containsExactlyElementsOf(texts.subList(0, 3));
            assertThat(second.notes()).extracting(Note::text).containsExactlyElementsOf(texts.subList(3, 5));
            assertThat(second.next()).isNull();
            assertThat(hers.notes()).extracting(SharedNote::text).containsExactlyElementsOf(texts.subList(0, 3));
            assertThat(as(nora).shared(null, hers.next(), 3).notes())
                    .extracting(SharedNote::text)
                    .containsExactlyElementsOf(texts.subList(3, 5));
            assertThat(desk.list(tax, null, 50).notes())
                    .extracting(Note::text)
                    .containsExactly("No. 4", "No. 2", "No. 0");
        }
    }

    @Nested
    class Staff_with_limits {

        private final EngagementId divorce = world.engagement(client, "Divorce");
        private final Staff linda = world.staff(
                "Linda",
                Reach.of(Set.of(client), EnumSet.allOf(Permission.class)).only(Set.of(tax)));
        private final Note secret = desk.add(divorce, "About Mr Quux", Readership.NOBODY);

        @Test
        @Tag("FRM-05")
        @Tag("SEC-78")
        void find_nothing_about_an_engagement_out_of_their_reach() {
            Note seen = desk.add(tax, "About tax", Readership.NOBODY);

            assertThat(as(linda).list(null, null, 50).notes()).containsExactly(seen);
            assertThat(as(linda).list(divorce, null, 50).notes()).isEmpty();
            unknown(() -> as(linda).get(secret.id()));
            unknown(() -> as(linda).edit(secret.id(), secret.version(), "Mine"));
            unknown(() -> as(linda).share(secret.id(), Readership.EVERYBODY));
            unknown(() -> as(linda).readers(secret.id(), null));
            unknown(() -> as(linda).delete(secret.id()));
            unknown(() -> as(linda).add(divorce, "Mine", Readership.NOBODY));
            assertThat(world.portal.as(linda).client(client).activity().latest().toString())
                    .contains("About tax")
                    .doesNotContain("Quux");
        }

        @Test
        @Tag("FRM-05")
        void need_the_permission_for_each_step() {
            Note note = add("One");
            Staff reader = world.staff("Rita", Reach.everywhere(Set.of()));
            notAllowed(() -> as(reader).share(note.id(), Readership.EVERYBODY));
            notAllowed(() -> as(reader).add(null, "Two", Readership.EVERYBODY));
            notAllowed(() -> as(reader).delete(note.id()));
            Staff nobody = world.staff("Nick", Reach.NOTHING);
            notAllowed(() -> as(nobody).list(null, null, 50));

            assertThat(as(reader).add(null, "Three", Readership.NOBODY).text()).isEqualTo("Three");
            assertThat(as(reader).list(null, null, 50).notes()).hasSize(3);
        }
    }

    @Nested
    class Of_somebody_else {

        @Test
        @Tag("FRM-01")
        void notes_and_engagements_are_unknown() {
            World elsewhere = world.anotherFirm();
            ClientId berta = world.client("Berta");
            Note note = add("One");
            for (Notes other : List.of(
                    elsewhere.desk().client(elsewhere.client("Carl")).notes(),
                    world.desk().client(berta).notes())) {
                for (ThrowingCallable call : List.<ThrowingCallable>of(
                        () -> other.get(note.id()),
                        () -> other.edit(note.id(), note.version(), "Mine"),
                        () -> other.share(note.id(), Readership.EVERYBODY),
                        () -> other.readers(note.id(), null),
                        () -> other.delete(note.id()),
                        () -> other.add(tax, "Mine", Readership.NOBODY))) {
                    unknown(call);
                }
                assertThat(other.list(null, null, 50).notes()).isEmpty();
            }
            assertThat(desk.get(note.id()).note()).isEqualTo(note);
        }

        @Test
        @Tag("SEC-80")
        void contacts_find_nothing_of_what_staff_do() {
            NoteId note = desk.add(tax, "One", Readership.EVERYBODY).id();
            for (ThrowingCallable call : List.<ThrowingCallable>of(
                    () -> as(nora).list(null, null, 50),
                    () -> as(nora).get(note),
                    () -> as(nora).add(tax, "Mine", Readership.NOBODY),
                    () -> as(nora).edit(note, Version.FIRST, "Mine"),
                    () -> as(nora).share(note, Readership.NOBODY),
                    () -> as(nora).readers(note, null),
                    () -> as(nora).delete(note),
                    () -> as(nora).rewrite(note, Version.FIRST, "Mine"),
                    () -> as(nora).takeBack(note))) {
                unknown(call);
            }
            notAllowed(() -> desk.shared(null, null, 50));
        }
    }
}
