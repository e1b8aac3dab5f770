package io.clientportal.notes;

import static io.clientportal.Refusals.notAllowed;
import static io.clientportal.Refusals.refused;
import static io.clientportal.Refusals.stale;
import static io.clientportal.Refusals.unknown;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import io.clientportal.World;
import io.clientportal.activity.ActivityView;
import io.clientportal.engagements.Audience;
import io.clientportal.engagements.Engagement;
import io.clientportal.engagements.EngagementDraft;
import io.clientportal.engagements.EngagementStatus;
import io.clientportal.engagements.Engagements;
import io.clientportal.engagements.HostWork;
import io.clientportal.engagements.Reader;
import io.clientportal.engagements.Readership;
import io.clientportal.engagements.SharedEngagement;
import io.clientportal.fields.Values;
import io.clientportal.kernel.ClientId;
import io.clientportal.kernel.Contact;
import io.clientportal.kernel.EngagementId;
import io.clientportal.kernel.Permission;
import io.clientportal.kernel.Reach;
import io.clientportal.kernel.Staff;
import io.clientportal.kernel.Version;
import io.clientportal.notices.BellEntry;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What contacts add to engagements. */
class ContributedNotesSpec {

    private final World world = new World();
    private final ClientId client = world.client("Ada");
    private final Contact nora = world.contact(client, "Nora");
    private final Contact otto = world.contact(client, "Otto");
    private final EngagementId tax = world.engagement(client, "Tax");
    private final Engagements engagements = world.desk().client(client).engagements();
    private final Notes desk = world.desk().client(client).notes();

    private Notes as(Contact contact) {
        return world.portal.as(contact).client(client).notes();
    }

    private void open() {
        engagements.share(tax, Audience.EVERYBODY);
        engagements.takeNotes(tax, true);
    }

    private List<ActivityView> entries(String right) {
        return world.desk().client(client).activity().latest().stream()
                .filter(entry -> entry.right().equals(right) && !entry.refused())
                .toList();
    }

    @Nested
    class An_engagement {

        @Test
        @Tag("ACC-19")
        @Tag("LOG-01")
        void takes_no_notes_until_staff_who_may_share_say_so() {
            Staff reader = world.staff("Rita", Reach.everywhere(Set.of()));
            engagements.share(tax, Audience.EVERYBODY);
            refused(NoteRule.TAKES_NONE, () -> as(nora).write(tax, "Mine"));
            notAllowed(
                    () -> world.portal.as(reader).client(client).engagements().takeNotes(tax, true));
            unknown(() -> world.portal.as(nora).client(client).engagements().takeNotes(tax, true));

            engagements.takeNotes(tax, true);
            engagements.takeNotes(tax, true);

            assertThat(engagements.get(tax).takesNotes()).isTrue();
            assertThat(world.portal
                            .as(nora)
                            .client(client)
                            .engagements()
                            .open(tax)
                            .takesNotes())
                    .isTrue();
            as(nora).write(tax, "Mine");
            assertThat(entries("engagement.take_notes"))
                    .singleElement()
                    .satisfies(entry -> assertThat(entry.after()).containsEntry("takes-notes", true));
            engagements.takeNotes(tax, false);
            refused(NoteRule.TAKES_NONE, () -> as(nora).write(tax, "Another"));
        }

        @Test
        @Tag("ACC-19")
        @Tag("ACC-21")
        void that_is_not_shared_or_not_there_is_unknown() {
            engagements.takeNotes(tax, true);
            unknown(() -> as(nora).write(tax, "Mine"));
            engagements.share(tax, Audience.of(nora.id()));
            as(nora).write(tax, "Mine");
            unknown(() -> as(otto).write(tax, "Mine"));
            unknown(() -> as(nora).write(new EngagementId("none"), "Mine"));
            unknown(() -> engagements.takeNotes(new EngagementId("none"), true));

            engagements.share(tax, Audience.NOBODY);
            unknown(() -> as(nora).write(tax, "Another"));
        }

        @ParameterizedTest
        @ValueSource(booleans = {true, false})
        @Tag("ACC-19")
        void of_the_hosts_takes_them_too_while_the_host_has_it(boolean remote) {
            HostWork work = new HostWork();
            World host = World.withWork(remote ? work.remote() : work.local());
            ClientId ada = host.client("Ada");
            Contact ida = host.contact(ada, "Ida");
            EngagementId own = new EngagementId("e-1");
            work.put(
                    ada,
                    new Engagement(
                            own,
                            "Zeus",
                            "Your case",
                            EngagementStatus.ACTIVE,
                            null,
                            null,
                            null,
                            Values.NONE,
                            Version.FIRST));
            Engagements theirs = host.desk().client(ada).engagements();
            Notes hers = host.portal.as(ida).client(ada).notes();

            theirs.takeNotes(own, true);
            unknown(() -> hers.write(own, "Mine"));
            theirs.share(own, Audience.EVERYBODY);
            NoteId note = hers.write(own, "Mine");
            Note firms = host.desk().client(ada).notes().add(own, "Ours", Readership.WITH_ENGAGEMENT);

            assertThat(theirs.get(own).takesNotes()).isTrue();
            assertThat(hers.shared(own, null, 50).notes())
                    .extracting(SharedNote::id, SharedNote::engagementName)
                    .containsExactly(tuple(firms.id(), "Your case"), tuple(note, "Your case"));
            work.remove(own);
            unknown(() -> hers.write(own, "Another"));
            unknown(() -> host.desk().client(ada).notes().add(own, "Another", Readership.NOBODY));
        }
    }

    @Nested
    class An_added_note {

        @Test
        @Tag("ACC-19")
        @Tag("ACC-08")
        void is_seen_by_who_wrote_it_and_the_firm_alone() {
            open();

            NoteId id = as(nora).write(tax, "My flat\r\nis let now");

            SharedNote own = as(nora).open(id);
            assertThat(own.text()).isEqualTo("My flat\nis let now");
            assertThat(own.author()).isEqualTo("Nora");
            assertThat(own.own()).isTrue();
            assertThat(own.open()).isTrue();
            assertThat(own.firms()).isFalse();
            assertThat(as(otto).shared(null, null, 50).notes()).isEmpty();
            unknown(() -> as(otto).open(id));
            unknown(() -> as(otto).rewrite(id, own.version(), "His"));
            unknown(() -> as(otto).takeBack(id));
            Note read = desk.get(id).note();
            assertThat(read.author()).isEqualTo(new Author(null, nora.id(), "Nora"));
            assertThat(desk.readers(id, null))
                    .extracting(Reader::name, Reader::why)
                    .containsExactly(tuple("Nora", Reader.Why.OWN), tuple("Otto", Reader.Why.NOT_SHARED));
            desk.share(id, Readership.EVERYBODY);
            assertThat(as(otto).open(id).own()).isFalse();
            assertThat(entries("note.write"))
                    .singleElement()
                    .satisfies(entry -> assertThat(entry.after()).containsEntry("note-text", "My flat\nis let now"));
        }

        @Test
        @Tag("ACC-19")
        @Tag("LOG-01")
        void can_be_changed_and_taken_back_until_staff_have_read_it() {
            open();
            NoteId id = as(nora).write(tax, "One");
            NoteId other = as(nora).write(tax, "Other");
            Version first = as(nora).open(id).version();

            as(nora).rewrite(id, first, "Two");
            as(nora).rewrite(id, as(nora).open(id).version(), "Two");
            stale(() -> as(nora).rewrite(id, first, "Three"));
            refused(
                    NoteRule.NOT_A_NOTE,
                    () -> as(nora).rewrite(id, as(nora).open(id).version(), " "));
            as(nora).takeBack(other);

            unknown(() -> as(nora).open(other));
            assertThat(as(nora).open(id).text()).isEqualTo("Two");
            assertThat(as(nora).open(id).editedAt()).isEqualTo(world.clock.instant());
            assertThat(entries("note.rewrite")).hasSize(1);
            assertThat(entries("note.take_back"))
                    .singleElement()
                    .satisfies(entry -> assertThat(entry.before()).containsEntry("note-text", "Other"));
        }

        @ParameterizedTest
        @ValueSource(strings = {"list", "list of the engagement", "note", "share"})
        @Tag("ACC-19")
        void stays_as_it_is_once_a_staff_member_opened_the_list_or_the_note(String how) {
            open();
            NoteId id = as(nora).write(tax, "One");
            Version version = as(nora).open(id).version();
            world.clock.advance(Duration.ofMinutes(1));
            switch (how) {
                case "list" ->
                    assertThat(desk.list(null, null, 50).notes().get(0).readAt())
                            .isEqualTo(world.clock.instant());
                case "note" -> assertThat(desk.get(id).note().readAt()).isEqualTo(world.clock.instant());
                case "share" -> desk.share(id, Readership.EVERYBODY);
                default -> desk.list(tax, null, 50);
            }
            Version read = as(nora).open(id).version();

            refused(NoteRule.READ, () -> as(nora).rewrite(id, read, "Two"));
            refused(NoteRule.READ, () -> as(nora).rewrite(id, version, "Two"));
            refused(NoteRule.READ, () -> as(nora).takeBack(id));
            assertThat(as(nora).open(id).open()).isFalse();
            assertThat(as(nora).open(id).text()).isEqualTo("One");
            world.clock.advance(Duration.ofMinutes(1));
            assertThat(desk.get(id).note().readAt())
                    .isEqualTo(world.clock.instant().minusSeconds(60));
            assertThat(world.desk().client(client).activity().latest())
                    .extracting(ActivityView::right)
                    .doesNotContain("note.mark", "note.look");
        }

        @Test
        @Tag("ACC-19")
        void is_not_read_by_who_does_not_reach_its_engagement_or_sees_another_page() {
            open();
            NoteId id = as(nora).write(tax, "One");
            desk.add(null, "Later", Readership.NOBODY);
            Staff linda = world.staff(
                    "Linda",
                    Reach.of(Set.of(client), EnumSet.allOf(Permission.class)).only(Set.of()));

            world.portal.as(linda).client(client).notes().list(null, null, 50);
            desk.list(null, null, 1);

            assertThat(as(nora).open(id).open()).isTrue();
        }

        @Test
        @Tag("ACC-19")
        void is_never_edited_by_the_firm() {
            open();
            NoteId id = as(nora).write(tax, "One");

            refused(NoteRule.CONTACTS_WORDS, () -> desk.edit(id, Version.FIRST, "Ours"));
            desk.delete(id);

            unknown(() -> as(nora).open(id));
        }
    }

    @Nested
    class The_bell {

        private List<BellEntry> bell(Staff staff) {
            return world.portal.as(staff).bell().read().entries();
        }

        @Test
        @Tag("ACC-19")
        @Tag("SEC-78")
        void rings_for_all_who_reach_the_engagement_while_the_note_is_there() {
            open();
            Staff linda = world.staff("Linda", Reach.everywhere(Set.of()).only(Set.of()));
            Staff rita = world.staff("Rita", Reach.everywhere(Set.of()));
            NoteId id = as(nora).write(tax, "One");

            assertThat(bell(world.partner)).singleElement().satisfies(entry -> {
                assertThat(entry.text(Locale.ENGLISH)).isEqualTo("Ada added a note");
                assertThat(entry.client()).isEqualTo(client);
            });
            assertThat(bell(rita)).hasSize(1);
            assertThat(bell(linda)).isEmpty();
            as(nora).write(tax, "Two");
            assertThat(bell(rita))
                    .extracting(entry -> entry.text(Locale.ENGLISH))
                    .containsExactly("Ada added notes (2)");

            as(nora).takeBack(id);
            assertThat(bell(rita)).extracting(BellEntry::count).containsExactly(1);
            world.clock.advance(Duration.ofDays(14));
            assertThat(bell(rita)).isEmpty();
        }

        @Test
        @Tag("ACC-19")
        void rings_for_those_who_answer_for_the_client_alone_where_there_are_some() {
            open();
            Staff rita = world.staff("Rita", Reach.everywhere(Set.of()));
            world.responsible(client, rita);
            int before = world.mails().size();

            as(nora).write(tax, "One");

            assertThat(bell(rita)).hasSize(1);
            assertThat(bell(world.partner)).isEmpty();
            assertThat(world.mails()).hasSize(before);
        }
    }

    @Nested
    class Merged_clients {

        @Test
        @Tag("FRM-06")
        void bring_notes_and_their_shares_along() {
            ClientId kept = world.client("Ada Stone");
            world.desk().client(kept).notes().add(null, "Was there", Readership.NOBODY);
            open();
            NoteId hers = as(nora).write(tax, "Mine");
            Note shared = desk.add(null, "Ours", Readership.of(Audience.of(nora.id())));

            world.portal.clients(world.firm).merge(client, kept);

            Notes home = world.portal.as(nora).client(kept).notes();
            assertThat(home.shared(null, null, 50).notes())
                    .extracting(SharedNote::id, SharedNote::text)
                    .containsExactly(tuple(shared.id(), "Ours"), tuple(hers, "Mine"));
            assertThat(world.portal
                            .as(nora)
                            .client(kept)
                            .engagements()
                            .shared(null, 50)
                            .engagements())
                    .extracting(SharedEngagement::takesNotes)
                    .containsExactly(true);
            home.rewrite(hers, home.open(hers).version(), "Still mine");
            assertThat(world.desk().client(kept).notes().list(null, null, 50).notes())
                    .extracting(Note::text)
                    .containsExactly("Ours", "Still mine", "Was there");
            assertThat(world.desk().client(kept).activity().latest())
                    .filteredOn(entry -> entry.right().equals("client.merge"))
                    .singleElement()
                    .satisfies(entry -> assertThat(entry.details().get("notes").toString())
                            .contains(hers.toString(), shared.id().toString()));
            unknown(() -> as(nora).open(hers));
        }
    }

    @Test
    @Tag("FRM-06")
    void of_an_archived_client_nothing_is_shown() {
        open();
        NoteId id = as(nora).write(tax, "One");
        world.portal.clients(world.firm).archive(client);

        unknown(() -> as(nora).open(id));
        unknown(() -> desk.list(null, null, 50));
        world.portal.clients(world.firm).restore(client);
        assertThat(as(nora).open(id).open()).isTrue();
    }

    @Test
    @Tag("ACC-19")
    void an_edit_of_the_engagement_leaves_open_what_takes_notes() {
        Engagement kept = engagements.get(tax).engagement();
        assertThat(engagements.get(tax).takesNotes()).isFalse();
        engagements.takeNotes(tax, true);
        assertThat(engagements
                        .edit(tax, kept.version(), EngagementDraft.of(kept).outwardly("Yours"))
                        .externalName())
                .isEqualTo("Yours");
        assertThat(engagements.get(tax).takesNotes()).isTrue();
    }
}
