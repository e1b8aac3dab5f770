package io.clientportal.engagements;

import static io.clientportal.Refusals.refused;
import static io.clientportal.Refusals.unknown;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.groups.Tuple.tuple;

import io.clientportal.World;
import io.clientportal.fields.FieldPermission;
import io.clientportal.fields.Value;
import io.clientportal.kernel.Area;
import io.clientportal.kernel.ClientId;
import io.clientportal.kernel.Contact;
import io.clientportal.kernel.EngagementId;
import io.clientportal.kernel.Permission;
import io.clientportal.kernel.PortalException;
import io.clientportal.kernel.Reach;
import io.clientportal.kernel.Staff;
import io.clientportal.kernel.Version;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Sharing engagements, and reading what is shared. */
class SharingSpec extends EngagementWorld {

    private final Contact otto = world.contact(client, "Otto");

    private List<EngagementId> seenBy(Contact contact) {
        return as(contact).shared(null, 50).engagements().stream()
                .map(SharedEngagement::id)
                .toList();
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
}
