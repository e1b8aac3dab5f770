package io.clientportal.engagements;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.groups.Tuple.tuple;

import io.clientportal.World;
import io.clientportal.fields.FieldPermission;
import io.clientportal.fields.Value;
import io.clientportal.fields.Values;
import io.clientportal.firms.EngagementSettings;
import io.clientportal.kernel.Area;
import io.clientportal.kernel.ClientId;
import io.clientportal.kernel.Contact;
import io.clientportal.kernel.EngagementId;
import io.clientportal.kernel.Permission;
import io.clientportal.kernel.PortalException;
import io.clientportal.kernel.Reach;
import io.clientportal.kernel.Rule;
import io.clientportal.kernel.Staff;
import io.clientportal.kernel.StaffId;
import io.clientportal.kernel.Version;
import io.clientportal.profile.ChangeRequestId;
import io.clientportal.profile.Decision;
import io.clientportal.profile.Outcome;
import io.clientportal.profile.Profile;
import io.clientportal.profile.Proposal;
import io.clientportal.profile.Proposals;
import io.clientportal.profile.Reply;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The firm's engagements: keeping them, sharing them, reading what is shared. */
class EngagementsSpec {

    private final World world = new World();
    private final ClientId client = world.client("Ada");
    private final Contact nora = world.contact(client, "Nora");
    private final Contact otto = world.contact(client, "Otto");
    private final Engagements desk = world.desk().client(client).engagements();

    private Engagements as(Contact contact) {
        return world.portal.as(contact).client(client).engagements();
    }

    private Engagements as(Staff staff) {
        return world.portal.as(staff).client(client).engagements();
    }

    private List<EngagementId> seenBy(Contact contact) {
        return as(contact).shared(null, 50).engagements().stream()
                .map(SharedEngagement::id)
                .toList();
    }

    private static void unknown(ThrowingCallable call) {
        assertThatExceptionOfType(PortalException.NotFound.class).isThrownBy(call);
    }

    private static void refused(Rule rule, ThrowingCallable call) {
        assertThatExceptionOfType(PortalException.Refused.class)
                .isThrownBy(call)
                .satisfies(e -> assertThat(e.rule()).isEqualTo(rule));
    }

    private long entries(String right) {
        return world.desk().client(client).activity().latest().stream()
                .filter(entry -> entry.right().equals(right) && !entry.refused())
                .count();
    }

    @Nested
    class An_engagement {

        @Test
        @Tag("ACC-11")
        void has_a_name_another_one_for_contacts_a_status_dates_an_owner_and_custom_fields() {
            Engagement added = desk.add(EngagementDraft.named(" Hill v. Hill ")
                    .outwardly("Your case")
                    .with(EngagementStatus.PLANNED)
                    .from(LocalDate.of(2026, 1, 1), LocalDate.of(2026, 12, 31))
                    .ownedBy(new StaffId("paula"))
                    .set("tax_year", Value.of("2025")));

            EngagementFile file = desk.get(added.id());

            assertThat(file.engagement()).isEqualTo(added);
            assertThat(added.name()).isEqualTo("Hill v. Hill");
            assertThat(added.shownName()).isEqualTo("Your case");
            assertThat(added.starts()).isEqualTo("2026-01-01");
            assertThat(added.values().get("tax_year")).isEqualTo(Value.of("2025"));
            assertThat(file.ownerName()).isEqualTo("paula");
            assertThat(file.audience()).isEqualTo(Audience.NOBODY);
            assertThat(file.fields())
                    .extracting(field -> field.key().value())
                    .containsExactly("tax_year", "bank", "fee");
        }

        @Test
        @Tag("LOG-01")
        void is_edited_on_the_version_that_was_read_and_leaves_one_entry_for_each_change() {
            Engagement added = desk.add(EngagementDraft.named("Tax"));
            Engagement edited = desk.edit(
                    added.id(), added.version(), EngagementDraft.of(added).set("fee", Value.of("12")));

            assertThat(edited.version()).isEqualTo(added.version().next());
            assertThatExceptionOfType(PortalException.Stale.class)
                    .isThrownBy(() -> desk.edit(added.id(), added.version(), EngagementDraft.of(added)));
            desk.edit(added.id(), edited.version(), EngagementDraft.of(edited));
            assertThat(desk.get(added.id()).engagement()).isEqualTo(edited);
            assertThat(entries("engagement.add")).isEqualTo(1);
            assertThat(entries("engagement.edit")).isEqualTo(1);
            assertThat(world.desk().client(client).activity().latest().get(0).after())
                    .containsEntry("fee", "12")
                    .hasSize(1);
        }

        @Test
        void is_closed_and_stays_shared() {
            EngagementId tax = world.engagement(client, "Tax");
            desk.share(tax, Audience.EVERYBODY);

            desk.close(tax, desk.get(tax).engagement().version());

            assertThat(as(nora).open(tax).status()).isEqualTo(EngagementStatus.CLOSED);
        }

        @ParameterizedTest
        @ValueSource(strings = {"", "  ", "a\nb", "a\0b", "\ud800"})
        void needs_names_on_one_line(String name) {
            refused(EngagementRule.NOT_A_NAME, () -> desk.add(EngagementDraft.named(name)));
            if (!name.isBlank()) {
                refused(
                        EngagementRule.NOT_A_NAME,
                        () -> desk.add(EngagementDraft.named("Tax").outwardly(name)));
            }
        }

        @Test
        void has_names_of_at_most_200_characters_and_does_not_end_before_it_starts() {
            desk.add(EngagementDraft.named("n".repeat(200)));
            refused(EngagementRule.NOT_A_NAME, () -> desk.add(EngagementDraft.named("n".repeat(201))));
            LocalDate day = LocalDate.of(2026, 2, 28);
            desk.add(EngagementDraft.named("One day").from(day, day));
            refused(
                    EngagementRule.ENDS_BEFORE_START,
                    () -> desk.add(EngagementDraft.named("Backwards").from(day, day.minusDays(1))));
        }

        @Test
        @Tag("PRO-08")
        void takes_values_of_the_firms_fields_and_types_alone() {
            refused(
                    EngagementRule.UNKNOWN_FIELD,
                    () -> desk.add(EngagementDraft.named("Tax").set("shoe_size", Value.of("43"))));
            assertThatExceptionOfType(PortalException.Refused.class)
                    .isThrownBy(() -> desk.add(EngagementDraft.named("Tax").set("fee", Value.of("a lot"))))
                    .satisfies(e -> assertThat(e.rule()).isEqualTo(EngagementRule.WRONG_VALUE))
                    .satisfies(e -> assertThat(e.fields()).containsOnlyKeys("fee"));
        }

        @Test
        void is_listed_latest_first_in_pages() {
            List<EngagementId> added = new ArrayList<>();
            IntStream.range(0, 5).forEach(n -> added.add(0, world.engagement(client, "No. " + n)));

            List<EngagementLine> first = desk.list(null, 2);
            List<EngagementLine> second = desk.list(first.get(1).place(), 2);
            List<EngagementLine> third = desk.list(second.get(1).place(), 2);

            List<EngagementLine> all = new ArrayList<>(first);
            all.addAll(second);
            all.addAll(third);
            assertThat(third).hasSize(1);
            assertThat(all).extracting(line -> line.engagement().id()).containsExactlyElementsOf(added);
        }

        @Test
        @Tag("FRM-01")
        void of_another_firm_or_client_or_of_nobody_is_unknown() {
            EngagementId tax = world.engagement(client, "Tax");
            EngagementId other = world.engagement(world.client("Berta"), "Hers");
            World elsewhere = world.anotherFirm();
            EngagementId foreign = elsewhere.engagement(elsewhere.client("Carl"), "His");
            for (EngagementId id : List.of(other, foreign, new EngagementId("nothing"))) {
                unknown(() -> desk.get(id));
                unknown(() -> desk.edit(id, Version.FIRST, EngagementDraft.named("Mine")));
                unknown(() -> desk.close(id, Version.FIRST));
                unknown(() -> desk.share(id, Audience.EVERYBODY));
                unknown(() -> desk.shareWith(nora.id(), Set.of(id)));
                unknown(() -> as(nora).open(id));
            }
            assertThat(desk.list(null, 50))
                    .extracting(line -> line.engagement().id())
                    .containsExactly(tax);
        }

        @Test
        @Tag("LOG-05")
        void keeps_nothing_personal_readable() {
            desk.add(EngagementDraft.named("Divorce of Mr Quux")
                    .outwardly("Xyzzy matter")
                    .set("bank", Value.of("Plugh")));

            assertThat(world.stores.dump()).doesNotContain("Quux", "Xyzzy", "Plugh");
        }

        @Test
        void keeps_the_firms_own_word_for_it() {
            world.engagementSettings(settings -> settings.called(new EngagementSettings.Word("Matter", "Matters")));

            assertThat(desk.form().word()).isEqualTo(new EngagementSettings.Word("Matter", "Matters"));
        }
    }

    @Nested
    class Sharing_it {

        private final EngagementId tax = world.engagement(client, "Tax");
        private final EngagementId estate = world.engagement(client, "Estate");

        @Test
        @Tag("ACC-11")
        @Tag("ACC-20")
        void with_named_contacts_shows_it_to_them_and_to_nobody_else() {
            desk.share(tax, Audience.of(nora.id()));

            assertThat(seenBy(nora)).containsExactly(tax);
            assertThat(seenBy(otto)).isEmpty();
            unknown(() -> as(otto).open(tax));
            unknown(() -> as(nora).open(estate));
            assertThat(desk.get(tax).audience()).isEqualTo(Audience.of(nora.id()));
            assertThat(desk.list(null, 50))
                    .extracting(EngagementLine::isShared, EngagementLine::contacts)
                    .containsExactly(tuple(false, 0), tuple(true, 1));
        }

        @Test
        @Tag("ACC-20")
        void with_all_of_a_client_shows_it_to_later_ones_too() {
            desk.share(tax, Audience.EVERYBODY);

            assertThat(seenBy(nora)).containsExactly(tax);
            assertThat(seenBy(world.contact(client, "Paula"))).containsExactly(tax);
            assertThat(desk.list(null, 50).get(1).everybody()).isTrue();
        }

        @Test
        @Tag("ACC-21")
        void no_longer_hides_it_at_the_next_request() {
            desk.share(tax, new Audience(false, Set.of(nora.id(), otto.id())));
            desk.share(tax, Audience.of(otto.id()));
            assertThat(seenBy(nora)).isEmpty();
            unknown(() -> as(nora).open(tax));
            assertThat(seenBy(otto)).containsExactly(tax);

            desk.share(tax, Audience.EVERYBODY);
            desk.share(tax, Audience.NOBODY);
            assertThat(seenBy(otto)).isEmpty();
        }

        @Test
        @Tag("ACC-20")
        void names_one_contact_more_and_leaves_the_others() {
            desk.share(tax, Audience.of(otto.id()));
            desk.share(estate, Audience.EVERYBODY);

            desk.shareWith(nora.id(), Set.of(tax, estate));

            assertThat(seenBy(nora)).containsExactly(estate, tax);
            assertThat(seenBy(otto)).containsExactly(estate, tax);
            assertThat(desk.naming(nora.id())).containsExactly(tax);
            assertThat(desk.get(estate).audience()).isEqualTo(Audience.EVERYBODY);
        }

        @Test
        @Tag("LOG-01")
        void leaves_one_entry_for_each_change_and_none_for_none() {
            desk.share(tax, Audience.of(nora.id()));
            desk.share(tax, Audience.of(nora.id()));
            desk.shareWith(nora.id(), Set.of(tax));

            assertThat(entries("engagement.share")).isEqualTo(1);
        }

        @Test
        @Tag("FRM-01")
        void with_a_contact_of_another_client_or_firm_or_with_nobody_is_unknown() {
            Contact other = world.contact(world.client("Berta"), "Berta");
            World elsewhere = world.anotherFirm();
            Contact foreign = elsewhere.contact(elsewhere.client("Carl"), "Carl");
            for (Contact contact : List.of(other, foreign)) {
                unknown(() -> desk.share(tax, new Audience(false, Set.of(nora.id(), contact.id()))));
                unknown(() -> desk.shareWith(contact.id(), Set.of(tax)));
            }
            assertThat(seenBy(nora)).isEmpty();
        }

        @Test
        @Tag("ACC-05")
        void with_a_disabled_contact_is_refused_and_who_was_named_before_stays_named() {
            desk.share(tax, Audience.of(nora.id()));
            world.desk().client(client).access().disable(nora.id());

            refused(EngagementRule.NOT_LET_IN, () -> desk.share(estate, Audience.of(nora.id())));
            refused(EngagementRule.NOT_LET_IN, () -> desk.shareWith(nora.id(), Set.of(estate)));
            desk.share(tax, new Audience(false, Set.of(nora.id(), otto.id())));

            assertThat(desk.naming(nora.id())).containsExactly(tax);
            unknown(() -> seenBy(nora));
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
            desk.share(tax, Audience.of(nora.id()));

            assertThat(desk.readers(tax, null))
                    .extracting(Reader::name, Reader::why, Reader::sees)
                    .containsExactly(
                            tuple("Berta", Reader.Why.GRANT_ENDED, false),
                            tuple("Carl", Reader.Why.DISABLED, false),
                            tuple("Nora", Reader.Why.NAMED, true),
                            tuple("Otto", Reader.Why.NOT_SHARED, false));
            assertThat(desk.readers(tax, Audience.EVERYBODY))
                    .filteredOn(Reader::sees)
                    .extracting(Reader::name)
                    .containsExactly("Nora", "Otto");
            for (Reader reader : desk.readers(tax, null)) {
                if (reader.sees()) {
                    assertThat(seenBy(new Contact(world.firm, reader.contact())))
                            .contains(tax);
                }
            }
            unknown(() -> as(nora).readers(tax, null));
        }

        @Test
        @Tag("FRM-05")
        void asks_for_the_permission_to_share() {
            Staff reader = world.staff("Rita", Reach.everywhere(EnumSet.of(Permission.REVIEW, Permission.LET_IN)));

            for (ThrowingCallable call : List.<ThrowingCallable>of(
                    () -> as(reader).share(tax, Audience.EVERYBODY),
                    () -> as(reader).shareWith(nora.id(), Set.of(tax)))) {
                assertThatExceptionOfType(PortalException.NotAllowed.class).isThrownBy(call);
            }
            assertThat(as(reader).list(null, 50)).hasSize(2);
        }
    }

    @Nested
    class A_contact {

        private final EngagementId tax = desk.add(EngagementDraft.named("Secret project Zeus")
                        .outwardly("Tax return 2025")
                        .set("tax_year", Value.of("2025"))
                        .set("bank", Value.of("First Bank"))
                        .set("fee", Value.of("4711")))
                .id();

        @Test
        @Tag("REQ-13")
        @Tag("ACC-11")
        @Tag("PRO-03")
        void reads_the_external_name_and_no_private_field() {
            desk.share(tax, Audience.of(nora.id()));

            Engagements.Shared page = as(nora).shared(null, 50);
            SharedEngagement one = as(nora).open(tax);

            assertThat(page.engagements()).containsExactly(one);
            assertThat(page.hidden()).isZero();
            assertThat(page.last()).isTrue();
            assertThat(one.name()).isEqualTo("Tax return 2025");
            assertThat(one.fields())
                    .extracting(field -> field.definition().key().value(), field -> field.value())
                    .containsExactly(tuple("tax_year", Value.of("2025")), tuple("bank", Value.of("First Bank")));
            assertThat(page.toString().replace(tax.value(), "")).doesNotContain("Zeus", "fee", "Fee", "4711");
        }

        @Test
        @Tag("PRO-02")
        void no_longer_sees_a_field_that_became_private() {
            desk.share(tax, Audience.of(nora.id()));
            world.engagementSettings(settings -> settings.with(settings.fields().stream()
                    .map(field -> field.with(FieldPermission.PRIVATE))
                    .toList()));

            assertThat(as(nora).open(tax).fields()).isEmpty();
        }

        @Test
        void reads_what_is_shared_in_pages() {
            List<EngagementId> shared = new ArrayList<>();
            IntStream.range(0, 7).forEach(n -> {
                EngagementId id = world.engagement(client, "No. " + n);
                if (n % 2 == 0) {
                    desk.share(id, n == 0 ? Audience.EVERYBODY : Audience.of(nora.id()));
                    shared.add(0, id);
                }
            });

            Engagements.Shared first = as(nora).shared(null, 3);
            Engagements.Shared second =
                    as(nora).shared(first.engagements().get(2).no(), 3);

            List<SharedEngagement> all = new ArrayList<>(first.engagements());
            all.addAll(second.engagements());
            assertThat(first.last()).isFalse();
            assertThat(second.last()).isTrue();
            assertThat(all).extracting(SharedEngagement::id).containsExactlyElementsOf(shared);
        }

        @Test
        @Tag("SEC-80")
        void finds_nothing_of_what_staff_do() {
            desk.share(tax, Audience.EVERYBODY);
            for (ThrowingCallable call : List.<ThrowingCallable>of(
                    () -> as(nora).list(null, 50),
                    () -> as(nora).get(tax),
                    () -> as(nora).form(),
                    () -> as(nora).add(EngagementDraft.named("Mine")),
                    () -> as(nora).edit(tax, Version.FIRST, EngagementDraft.named("Mine")),
                    () -> as(nora).close(tax, Version.FIRST),
                    () -> as(nora).share(tax, Audience.NOBODY),
                    () -> as(nora).shareWith(otto.id(), Set.of(tax)),
                    () -> as(nora).naming(nora.id()))) {
                unknown(call);
            }
        }

        @Test
        @Tag("ACC-10")
        @Tag("SEC-74")
        @Tag("SEC-75")
        void of_two_clients_sees_each_ones_under_its_own_client() {
            ClientId mill = world.client("Mill");
            world.desk().client(mill).access().addKnown(world.address("Nora"), Set.of(Area.PROFILE));
            EngagementId hers = world.engagement(mill, "Mill");
            world.desk().client(mill).engagements().share(hers, Audience.EVERYBODY);
            desk.share(tax, Audience.of(nora.id()));
            Engagements ofMill = world.portal.as(nora).client(mill).engagements();

            assertThat(seenBy(nora)).containsExactly(tax);
            assertThat(ofMill.shared(null, 50).engagements())
                    .extracting(SharedEngagement::id)
                    .containsExactly(hers);
            unknown(() -> ofMill.open(tax));
            unknown(() -> as(nora).open(hers));

            world.desk().client(mill).access().end(nora.id());
            unknown(() -> ofMill.shared(null, 50));
        }
    }

    @Nested
    class A_staff_member_with_limits {

        private final EngagementId tax = world.engagement(client, "Tax");
        private final EngagementId divorce = world.engagement(client, "Divorce");
        private final Staff linda = world.staff(
                "Linda",
                Reach.of(Set.of(client), EnumSet.allOf(Permission.class)).only(Set.of(tax)));

        @Test
        @Tag("FRM-05")
        @Tag("SEC-78")
        void finds_nothing_of_what_is_out_of_reach() {
            assertThat(as(linda).list(null, 50))
                    .extracting(line -> line.engagement().id())
                    .containsExactly(tax);
            unknown(() -> as(linda).get(divorce));
            unknown(() -> as(linda).edit(divorce, Version.FIRST, EngagementDraft.named("Mine")));
            unknown(() -> as(linda).share(divorce, Audience.EVERYBODY));
            unknown(() -> as(linda).shareWith(nora.id(), Set.of(tax, divorce)));
            assertThatExceptionOfType(PortalException.NotAllowed.class)
                    .isThrownBy(() -> as(linda).add(EngagementDraft.named("Mine")));
            desk.share(divorce, Audience.of(nora.id()));
            assertThat(as(linda).naming(nora.id())).isEmpty();
        }

        @Test
        @Tag("SEC-78")
        void reads_nothing_of_it_among_what_was_shared_with_a_contact() {
            desk.shareWith(nora.id(), Set.of(tax, divorce));

            assertThat(world.portal
                            .as(linda)
                            .client(client)
                            .activity()
                            .latest()
                            .get(0)
                            .after())
                    .containsEntry("engagements", List.of(tax.value()));
            assertThat(world.desk()
                            .client(client)
                            .activity()
                            .latest()
                            .get(0)
                            .after()
                            .toString())
                    .contains(divorce.value());
        }

        @Test
        @Tag("SEC-78")
        void reads_of_it_nothing_in_the_activity_log() {
            desk.edit(divorce, Version.FIRST, EngagementDraft.named("Divorce of Mr Quux"));

            assertThat(world.portal.as(linda).client(client).activity().latest().toString())
                    .doesNotContain("Quux", "Divorce");
            assertThat(world.desk().client(client).activity().latest().toString())
                    .contains("Quux");
        }

        @Test
        @Tag("PRO-33")
        void neither_sees_nor_loses_values_of_hidden_fields_and_edits_none_that_may_only_be_read() {
            Staff rita = world.staff("Rita", Reach.all().hiding(Set.of("fee")).notEditing(Set.of("bank")));
            Engagement seen = as(rita).get(tax).engagement();
            assertThat(seen.values().get("fee")).isEqualTo(Value.NONE);
            assertThat(as(rita).form().fields())
                    .extracting(field -> field.key().value())
                    .doesNotContain("fee");
            refused(
                    EngagementRule.UNKNOWN_FIELD,
                    () -> as(rita).edit(
                                    tax,
                                    seen.version(),
                                    EngagementDraft.of(seen).set("fee", Value.of("1"))));
            refused(
                    EngagementRule.NOT_YOURS,
                    () -> as(rita).edit(
                                    tax,
                                    seen.version(),
                                    EngagementDraft.of(seen).set("bank", Value.of("Mine"))));

            as(rita).edit(tax, seen.version(), EngagementDraft.of(seen).set("tax_year", Value.of("2026")));

            Values kept = desk.get(tax).engagement().values();
            assertThat(kept.get("fee")).isEqualTo(Value.of("4711"));
            assertThat(kept.get("tax_year")).isEqualTo(Value.of("2026"));
        }

        @Test
        @Tag("ACC-06")
        void is_told_how_many_engagements_of_a_contact_are_hidden() {
            ClientId mill = world.client("Mill");
            world.desk().client(mill).access().addKnown(world.address("Nora"), Set.of(Area.PROFILE));
            EngagementId hers = world.engagement(mill, "Mill");
            assertThat(hidden(linda)).isZero();

            desk.share(tax, Audience.of(nora.id()));
            assertThat(hidden(linda)).isZero();
            desk.share(divorce, Audience.EVERYBODY);
            assertThat(hidden(linda)).isEqualTo(1);
            world.desk().client(mill).engagements().share(hers, Audience.of(nora.id()));
            assertThat(hidden(linda)).isEqualTo(2);
            assertThat(hidden(world.partner)).isZero();

            desk.share(divorce, Audience.NOBODY);
            assertThat(hidden(linda)).isEqualTo(1);
            world.desk().client(mill).access().end(nora.id());
            assertThat(hidden(linda)).isZero();
        }

        private int hidden(Staff staff) {
            return world.in(staff, scope -> world.stores.stores().engagements().hidden(scope, nora.id()));
        }
    }

    @Nested
    class Engagements_that_the_host_keeps {

        @ParameterizedTest
        @ValueSource(booleans = {true, false})
        @Tag("ACC-11")
        void are_listed_shared_and_read_as_they_are_there(boolean remote) {
            Host host = new Host(remote);
            host.add("m-1", "Alpha", "Outward");
            host.add("m-2", "Beta", null);
            host.add("m-3", "Gamma", null);

            List<EngagementLine> page = host.desk.list(null, 2);
            assertThat(page).extracting(line -> line.engagement().name()).containsExactly("Alpha", "Beta");
            assertThat(host.desk.list(page.get(1).place(), 2))
                    .extracting(line -> line.engagement().name())
                    .containsExactly("Gamma");

            host.desk.share(new EngagementId("m-1"), Audience.of(host.nora.id()));
            host.desk.shareWith(host.nora.id(), Set.of(new EngagementId("m-3")));
            assertThat(host.own().shared(null, 50).engagements())
                    .extracting(SharedEngagement::name)
                    .containsExactly("Gamma", "Outward");
            assertThat(host.desk.list(null, 50))
                    .extracting(EngagementLine::contacts)
                    .containsExactly(1, 0, 1);
            assertThat(host.desk.get(new EngagementId("m-1")).audience()).isEqualTo(Audience.of(host.nora.id()));

            host.add("m-1", "Alpha", "Renamed");
            assertThat(host.own().open(new EngagementId("m-1")).name()).isEqualTo("Renamed");
            unknown(() -> host.own().open(new EngagementId("m-2")));
        }

        @ParameterizedTest
        @ValueSource(booleans = {true, false})
        @Tag("FRM-06")
        void are_nowhere_once_they_are_gone_there(boolean remote) {
            Host host = new Host(remote);
            host.add("m-1", "Alpha", null);
            host.desk.share(new EngagementId("m-1"), Audience.EVERYBODY);

            host.work.remove(new EngagementId("m-1"));

            assertThat(host.own().shared(null, 50).engagements()).isEmpty();
            unknown(() -> host.own().open(new EngagementId("m-1")));
            unknown(() -> host.desk.get(new EngagementId("m-1")));
            unknown(() -> host.desk.share(new EngagementId("m-1"), Audience.NOBODY));
        }

        @ParameterizedTest
        @ValueSource(booleans = {true, false})
        @Tag("FRM-05")
        void are_listed_without_gaps_to_staff_who_reach_some(boolean remote) {
            Host host = new Host(remote);
            IntStream.range(10, 30).forEach(n -> host.add("m-" + n, "No. " + n, null));
            Staff linda = host.world.staff(
                    "Linda",
                    Reach.all()
                            .only(Set.of(
                                    new EngagementId("m-11"), new EngagementId("m-25"), new EngagementId("m-29"))));
            Engagements theirs = host.world.portal.as(linda).client(host.client).engagements();

            List<EngagementLine> first = theirs.list(null, 2);
            List<EngagementLine> second = theirs.list(first.get(1).place(), 2);

            assertThat(first).extracting(line -> line.engagement().id().value()).containsExactly("m-11", "m-25");
            assertThat(second)
                    .extracting(line -> line.engagement().id().value())
                    .containsExactly("m-29");
        }

        @ParameterizedTest
        @ValueSource(booleans = {true, false})
        void are_neither_added_nor_edited_here(boolean remote) {
            Host host = new Host(remote);
            host.add("m-1", "Alpha", null);

            refused(EngagementRule.KEPT_BY_HOST, () -> host.desk.add(EngagementDraft.named("Mine")));
            refused(
                    EngagementRule.KEPT_BY_HOST,
                    () -> host.desk.edit(new EngagementId("m-1"), Version.FIRST, EngagementDraft.named("Mine")));
        }

        @Test
        @Tag("ACC-11")
        @Tag("PRO-14")
        void take_over_what_was_proposed_in_the_same_database_or_not_at_all() {
            Host host = new Host(false);
            host.add("m-1", "Alpha", null);
            EngagementId id = new EngagementId("m-1");
            host.desk.share(id, Audience.EVERYBODY);
            Profile review = host.world.desk().client(host.client).profile();
            Proposals own = host.world.portal.as(host.nora).client(host.client).proposals(id);
            own.propose(Proposal.on(own.form()).set("bank", "Second Bank"));
            ChangeRequestId request = review.queue().get(0).id();

            review.apply(
                    request, review.review(request).record(), List.of(Decision.Draft.accept("bank")), Reply.silent());

            assertThat(Objects.requireNonNull(host.work.find(id)).values().get("bank"))
                    .isEqualTo(Value.of("Second Bank"));

            own.propose(Proposal.on(own.form()).set("bank", "Third Bank"));
            ChangeRequestId next = review.queue().get(0).id();
            host.work.remove(id);
            assertThat(review.apply(next, Reply.silent()).closing())
                    .satisfies(closing -> assertThat(closing.outcomes())
                            .extracting(Outcome::result)
                            .containsExactly(Outcome.Result.FIELD_GONE));
        }

        @Test
        @Tag("ACC-11")
        void are_seen_and_not_proposed_for_where_they_lie_behind_a_network() {
            Host host = new Host(true);
            host.add("m-1", "Alpha", null);
            EngagementId id = new EngagementId("m-1");
            host.desk.share(id, Audience.EVERYBODY);

            assertThat(host.own().open(id).fields())
                    .extracting(field -> field.definition().permission())
                    .containsOnly(FieldPermission.VIEW);
            unknown(() -> host.world
                    .portal
                    .as(host.nora)
                    .client(host.client)
                    .proposals(id)
                    .form());
        }

        @ParameterizedTest
        @ValueSource(booleans = {true, false})
        void cannot_be_reached_while_the_host_is_away_and_nothing_is_shown(boolean remote) {
            Host host = new Host(remote);
            host.add("m-1", "Alpha", null);
            host.desk.share(new EngagementId("m-1"), Audience.EVERYBODY);
            host.work.away = true;

            for (ThrowingCallable call : List.<ThrowingCallable>of(
                    () -> host.desk.list(null, 50), () -> host.own().shared(null, 50))) {
                assertThatExceptionOfType(PortalException.Unavailable.class)
                        .isThrownBy(call)
                        .satisfies(e -> assertThat(e.getMessage()).doesNotContain("away"));
            }
        }
    }

    /** A world whose host keeps the engagements. */
    private static final class Host {
        private final HostWork work = new HostWork();
        private final World world;
        private final ClientId client;
        private final Contact nora;
        private final Engagements desk;

        Host(boolean remote) {
            world = World.withWork(remote ? work.remote() : work.local());
            client = world.client("Ada");
            nora = world.contact(client, "Nora");
            desk = world.desk().client(client).engagements();
            work.put(world.client("Berta"), engagement("m-0", "Berta's", null));
        }

        void add(String id, String name, @Nullable String external) {
            work.put(client, engagement(id, name, external));
        }

        Engagements own() {
            return world.portal.as(nora).client(client).engagements();
        }

        private static Engagement engagement(String id, String name, @Nullable String external) {
            return EngagementDraft.named(name).outwardly(external).engagement(new EngagementId(id), Version.FIRST);
        }
    }
}
