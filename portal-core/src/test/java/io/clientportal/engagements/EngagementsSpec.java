package io.clientportal.engagements;

import static io.clientportal.Refusals.refused;
import static io.clientportal.Refusals.unknown;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.clientportal.World;
import io.clientportal.fields.Value;
import io.clientportal.firms.EngagementSettings;
import io.clientportal.kernel.EngagementId;
import io.clientportal.kernel.PortalException;
import io.clientportal.kernel.StaffId;
import io.clientportal.kernel.Version;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The firm's engagements that the portal keeps. */
class EngagementsSpec extends EngagementWorld {

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
}
