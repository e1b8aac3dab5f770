package io.clientportal.notes;

import static io.clientportal.Refusals.notAllowed;
import static io.clientportal.Refusals.refused;
import static io.clientportal.Refusals.unknown;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import io.clientportal.World;
import io.clientportal.engagements.Audience;
import io.clientportal.engagements.EngagementDraft;
import io.clientportal.engagements.Reader;
import io.clientportal.engagements.Readership;
import io.clientportal.kernel.Area;
import io.clientportal.kernel.ClientId;
import io.clientportal.kernel.Contact;
import io.clientportal.kernel.EngagementId;
import io.clientportal.kernel.Permission;
import io.clientportal.kernel.Reach;
import io.clientportal.kernel.Staff;
import io.clientportal.kernel.Version;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Whom notes are shared with, and what they see. */
class SharedNotesSpec {

    private final World world = new World();
    private final ClientId client = world.client("Ada");
    private final Contact nora = world.contact(client, "Nora");
    private final Contact otto = world.contact(client, "Otto");
    private final EngagementId tax = world.engagement(client, "Tax");
    private final Notes desk = world.desk().client(client).notes();
    private final Note note = desk.add(tax, "Sent today", Readership.NOBODY);

    private Notes as(Contact contact) {
        return world.portal.as(contact).client(client).notes();
    }

    private List<NoteId> seenBy(Contact contact) {
        return as(contact).shared(null, null, 50).notes().stream()
                .map(SharedNote::id)
                .toList();
    }

    private void shareTax(Audience audience) {
        world.desk().client(client).engagements().share(tax, audience);
    }

    private long entries(String right) {
        return world.desk().client(client).activity().latest().stream()
                .filter(entry -> entry.right().equals(right) && !entry.refused())
                .count();
    }

    @Nested
    class Sharing_it {

        @Test
        @Tag("ACC-11")
        @Tag("ACC-20")
        void with_named_contacts_shows_it_to_them_and_to_nobody_else() {
            desk.share(note.id(), Readership.of(Audience.of(nora.id())));

            assertThat(seenBy(nora)).containsExactly(note.id());
            assertThat(seenBy(otto)).isEmpty();
            unknown(() -> as(otto).open(note.id()));
            NoteFile file = desk.get(note.id());
            assertThat(file.audience()).isEqualTo(Readership.of(Audience.of(nora.id())));
            assertThat(file.note().contacts()).isEqualTo(1);
            assertThat(file.note().isShared()).isTrue();
        }

        @Test
        @Tag("ACC-20")
        void with_all_of_a_client_shows_it_to_later_ones_too() {
            desk.share(note.id(), Readership.EVERYBODY);

            assertThat(seenBy(world.contact(client, "Paula"))).containsExactly(note.id());
            assertThat(desk.get(note.id()).note().everybody()).isTrue();
        }

        @Test
        @Tag("ACC-20")
        @Tag("ACC-21")
        void with_whoever_sees_its_engagement_follows_the_engagement() {
            desk.share(note.id(), Readership.WITH_ENGAGEMENT);
            assertThat(seenBy(nora)).isEmpty();

            shareTax(Audience.of(nora.id()));
            assertThat(seenBy(nora)).containsExactly(note.id());
            assertThat(seenBy(otto)).isEmpty();

            shareTax(Audience.NOBODY);
            assertThat(seenBy(nora)).isEmpty();
        }

        @Test
        @Tag("ACC-20")
        void with_whoever_sees_an_engagement_needs_one() {
            Note general = desk.add(null, "Moved", Readership.NOBODY);

            refused(NoteRule.NO_ENGAGEMENT, () -> desk.share(general.id(), Readership.WITH_ENGAGEMENT));
            refused(NoteRule.NO_ENGAGEMENT, () -> desk.readers(general.id(), Readership.WITH_ENGAGEMENT));
            refused(NoteRule.NO_ENGAGEMENT, () -> desk.add(null, "Moved", Readership.WITH_ENGAGEMENT));
        }

        @Test
        @Tag("ACC-21")
        void no_longer_hides_it_at_the_next_request() {
            desk.share(note.id(), Readership.of(new Audience(false, Set.of(nora.id(), otto.id()))));
            desk.share(note.id(), Readership.of(Audience.of(otto.id())));
            assertThat(seenBy(nora)).isEmpty();
            unknown(() -> as(nora).open(note.id()));
            assertThat(seenBy(otto)).containsExactly(note.id());

            desk.share(note.id(), Readership.EVERYBODY);
            desk.share(note.id(), Readership.NOBODY);
            assertThat(seenBy(otto)).isEmpty();
        }

        @Test
        @Tag("LOG-01")
        @Tag("ACC-11")
        void leaves_one_entry_for_each_change_and_none_for_none_and_sends_no_email() {
            int before = world.mails().size();
            desk.share(note.id(), Readership.of(Audience.of(nora.id())));
            desk.share(note.id(), Readership.of(Audience.of(nora.id())));
            desk.share(note.id(), Readership.EVERYBODY);
            desk.add(tax, "Shared from the first", Readership.of(Audience.of(nora.id())));

            assertThat(entries("note.share")).isEqualTo(2);
            assertThat(entries("note.add")).isEqualTo(2);
            assertThat(seenBy(nora)).hasSize(2);
            assertThat(world.mails()).hasSize(before);
        }

        @Test
        @Tag("FRM-01")
        @Tag("ACC-05")
        void with_a_stranger_is_unknown_and_with_a_disabled_contact_refused() {
            Contact other = world.contact(world.client("Berta"), "Berta");
            World elsewhere = world.anotherFirm();
            Contact foreign = elsewhere.contact(elsewhere.client("Carl"), "Carl");
            for (Contact contact : List.of(other, foreign)) {
                Readership audience = Readership.of(new Audience(false, Set.of(nora.id(), contact.id())));
                unknown(() -> desk.share(note.id(), audience));
                unknown(() -> desk.add(tax, "Another", audience));
            }
            world.desk().client(client).access().disable(nora.id());
            refused(NoteRule.NOT_LET_IN, () -> desk.share(note.id(), Readership.of(Audience.of(nora.id()))));
            assertThat(desk.get(note.id()).audience()).isEqualTo(Readership.NOBODY);
        }

        @Test
        @Tag("ACC-14")
        void is_explained_contact_by_contact_before_and_after() {
            Contact berta = world.contact(client, "Berta");
            Contact carl = world.contact(client, "Carl");
            ClientId mill = world.client("Mill");
            world.desk().client(mill).access().addKnown(world.address("Berta"), Set.of(Area.PROFILE));
            world.desk().client(client).access().end(berta.id());
            world.desk().client(client).access().disable(carl.id());
            shareTax(Audience.of(otto.id()));
            desk.share(note.id(), new Readership(Audience.of(nora.id()), true));

            assertThat(desk.readers(note.id(), null))
                    .extracting(Reader::name, Reader::why, Reader::sees)
                    .containsExactly(
                            tuple("Berta", Reader.Why.GRANT_ENDED, false),
                            tuple("Carl", Reader.Why.DISABLED, false),
                            tuple("Nora", Reader.Why.NAMED, true),
                            tuple("Otto", Reader.Why.ENGAGEMENT, true));
            assertThat(desk.readers(note.id(), Readership.NOBODY))
                    .noneMatch(Reader::sees)
                    .extracting(Reader::why)
                    .contains(Reader.Why.NOT_SHARED);
            assertThat(desk.readers(note.id(), Readership.EVERYBODY))
                    .filteredOn(reader -> reader.why() == Reader.Why.EVERYBODY)
                    .extracting(Reader::name)
                    .containsExactly("Nora", "Otto");
            for (Reader reader : desk.readers(note.id(), null)) {
                if (reader.sees()) {
                    assertThat(seenBy(new Contact(world.firm, reader.contact())))
                            .containsExactly(note.id());
                }
            }
        }
    }

    @Nested
    class A_contact {

        @Test
        @Tag("ACC-19")
        @Tag("REQ-13")
        void reads_text_author_and_the_external_name_of_an_engagement_that_is_shared() {
            EngagementId zeus = world.desk()
                    .client(client)
                    .engagements()
                    .add(EngagementDraft.named("Project Zeus").outwardly("Tax return 2025"))
                    .id();
            world.desk().client(client).engagements().share(zeus, Audience.of(nora.id()));
            NoteId sent = desk.add(zeus, "Sent\ntoday", Readership.EVERYBODY).id();

            SharedNote one = as(nora).open(sent);

            assertThat(as(nora).shared(null, null, 50).notes()).containsExactly(one);
            assertThat(as(nora).shared(zeus, null, 50).notes()).containsExactly(one);
            assertThat(one.text()).isEqualTo("Sent\ntoday");
            assertThat(one.author()).isEqualTo("Petra Partner");
            assertThat(one.engagementName()).isEqualTo("Tax return 2025");
            assertThat(one.firms()).isTrue();
            assertThat(one.own()).isFalse();
            assertThat(one.open()).isFalse();
            assertThat(as(otto).open(sent).engagement()).isNull();
            assertThat(as(otto).shared(zeus, null, 50).notes()).isEmpty();
            assertThat(as(otto).shared(null, null, 50).toString()).doesNotContain("Zeus", "Tax return", zeus.value());
        }

        @Test
        @Tag("ACC-08")
        void reads_the_name_that_the_author_had_then() {
            desk.share(note.id(), Readership.EVERYBODY);
            world.portal
                    .as(new Staff(world.firm, world.partner.id(), "Petra Miller"))
                    .client(client)
                    .notes()
                    .edit(note.id(), desk.get(note.id()).note().version(), "Sent yesterday");

            assertThat(as(nora).open(note.id()).author()).isEqualTo("Petra Partner");
            assertThat(as(nora).open(note.id()).editedAt()).isEqualTo(world.clock.instant());
        }

        @Test
        @Tag("ACC-10")
        @Tag("SEC-74")
        void of_two_clients_sees_each_ones_under_its_own_client_in_any_area() {
            ClientId mill = world.client("Mill");
            world.desk().client(mill).access().addKnown(world.address("Nora"), Set.of(Area.MESSAGES));
            Note hers = world.desk().client(mill).notes().add(null, "Of the mill", Readership.EVERYBODY);
            desk.share(note.id(), Readership.EVERYBODY);
            Notes ofMill = world.portal.as(nora).client(mill).notes();

            assertThat(seenBy(nora)).containsExactly(note.id());
            assertThat(ofMill.shared(null, null, 50).notes())
                    .extracting(SharedNote::id)
                    .containsExactly(hers.id());
            unknown(() -> ofMill.open(note.id()));

            world.desk().client(mill).access().end(nora.id());
            unknown(() -> ofMill.shared(null, null, 50));
        }
    }

    @Nested
    class Looking_through_a_contacts_eyes {

        private final Staff linda = world.staff(
                "Linda",
                Reach.of(Set.of(client), EnumSet.allOf(Permission.class)).only(Set.of()));

        private Notes look(Staff staff) {
            return world.portal
                    .as(staff)
                    .viewAs(nora.id(), "She called")
                    .client(client)
                    .notes();
        }

        @Test
        @Tag("IMP-02")
        @Tag("SEC-78")
        void shows_what_is_in_reach_and_counts_the_rest() {
            desk.share(note.id(), Readership.EVERYBODY);
            Note general = desk.add(null, "Moved", Readership.EVERYBODY);

            NotePage<SharedNote> all = look(world.partner).shared(null, null, 50);
            Notes hers = look(linda);
            NotePage<SharedNote> some = hers.shared(null, null, 50);

            assertThat(all.notes()).hasSize(2);
            assertThat(all.hidden()).isZero();
            assertThat(some.notes()).extracting(SharedNote::id).containsExactly(general.id());
            assertThat(some.hidden()).isEqualTo(1);
            unknown(() -> hers.open(note.id()));
            assertThat(as(nora).shared(null, null, 50).hidden()).isZero();
        }

        @Test
        @Tag("IMP-03")
        @Tag("IMP-04")
        void changes_nothing_marks_nothing_and_leaves_an_entry() {
            shareTax(Audience.EVERYBODY);
            world.desk().client(client).engagements().takeNotes(tax, true);
            NoteId own = as(nora).write(tax, "Mine");
            Notes look = look(world.partner);

            assertThat(look.open(own).open()).isFalse();
            notAllowed(() -> look.write(tax, "Another"));
            notAllowed(() -> look.rewrite(own, Version.FIRST, "Another"));
            notAllowed(() -> look.takeBack(own));

            assertThat(as(nora).open(own).open()).isTrue();
            assertThat(world.desk().client(client).activity().latest()).anySatisfy(entry -> {
                assertThat(entry.right()).isEqualTo("note.view");
                assertThat(entry.subjectId()).isEqualTo(own.toString());
                assertThat(entry.viewer()).isEqualTo("Petra Partner");
            });
        }
    }
}
