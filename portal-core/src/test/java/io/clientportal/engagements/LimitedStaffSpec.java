package io.clientportal.engagements;

import static io.clientportal.Refusals.refused;
import static io.clientportal.Refusals.unknown;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.clientportal.fields.Value;
import io.clientportal.fields.Values;
import io.clientportal.kernel.Area;
import io.clientportal.kernel.ClientId;
import io.clientportal.kernel.EngagementId;
import io.clientportal.kernel.Permission;
import io.clientportal.kernel.PortalException;
import io.clientportal.kernel.Reach;
import io.clientportal.kernel.Staff;
import io.clientportal.kernel.Version;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Engagements in the hands of staff who do not reach all of them. */
class LimitedStaffSpec extends EngagementWorld {

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
}
