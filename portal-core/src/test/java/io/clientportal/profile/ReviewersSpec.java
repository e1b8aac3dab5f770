package io.clientportal.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.clientportal.World;
import io.clientportal.fields.Value;
import io.clientportal.kernel.ClientId;
import io.clientportal.kernel.Permission;
import io.clientportal.kernel.PortalException.NotAllowed;
import io.clientportal.kernel.PortalException.NotFound;
import io.clientportal.kernel.Reach;
import io.clientportal.kernel.Staff;
import io.clientportal.kernel.Version;
import io.clientportal.notices.BellEntry;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Who reviews, who is told, and in which firm. */
class ReviewersSpec extends AdasRecord {

    @Nested
    class WhoReviews {

        @Test
        @Tag("FRM-05")
        void without_the_permission_there_is_no_reviewing() {
            ChangeRequestId id = propose("name", "Ada Stone");
            Staff assistant = world.staff("Assi", Reach.everywhere(EnumSet.of(Permission.SHARE)));
            Profile theirs = world.portal.as(assistant).client(client).profile();

            assertThatThrownBy(theirs::queue).isInstanceOf(NotAllowed.class);
            assertThatThrownBy(() -> theirs.review(id)).isInstanceOf(NotAllowed.class);
            assertThatThrownBy(() -> theirs.apply(id, Reply.silent())).isInstanceOf(NotAllowed.class);
            assertThat(theirs.record().values().get("name")).isEqualTo(Value.of("Ada Miller"));
        }

        @Test
        @Tag("FRM-05")
        @Tag("SEC-78")
        void a_client_out_of_reach_does_not_exist() {
            ChangeRequestId id = propose("name", "Ada Stone");
            Staff limited = world.limitedTo("Lim", world.client("Zoe Young"));
            Profile theirs = world.portal.as(limited).client(client).profile();

            assertThatThrownBy(theirs::queue).isInstanceOf(NotFound.class);
            assertThatThrownBy(() -> theirs.review(id)).isInstanceOf(NotFound.class);
            assertThatThrownBy(theirs::record).isInstanceOf(NotFound.class);
            assertThat(world.portal.as(limited).bell().read().entries()).isEmpty();
        }

        @Test
        @Tag("FRM-05")
        @Tag("SEC-168")
        void a_host_that_answers_nothing_or_fails_means_no() {
            Staff unknown = new Staff(world.firm, new io.clientportal.kernel.StaffId("nobody"), "Nobody");
            Staff failing = world.staff("Fail", Reach.all());
            world.failFor(failing);

            for (Staff member : List.of(unknown, failing)) {
                assertThatThrownBy(() ->
                                world.portal.as(member).client(client).profile().queue())
                        .isInstanceOf(NotAllowed.class);
            }
        }

        @Test
        @Tag("PRO-33")
        @Tag("SEC-101")
        void a_reviewer_decides_only_what_this_member_may_edit_and_sees_only_what_this_member_may_see() {
            ChangeRequestId id = proposeThree();
            Staff junior =
                    world.staff("Juno", Reach.all().hiding(Set.of("occupation")).notEditing(Set.of("title")));
            world.editors(world.partner);
            Profile theirs = world.portal.as(junior).client(client).profile();

            Review review = theirs.review(id);
            assertThat(review.fields())
                    .extracting(field -> field.path() + " " + field.editable())
                    .containsExactlyInAnyOrder("name true", "title false");
            assertThat(review.hidden()).isEqualTo(1);
            assertThat(review.others()).containsExactly("partner");
            assertThat(review.toString()).doesNotContain("Pilot");
            assertThat(theirs.record().values().get("occupation")).isEqualTo(Value.NONE);
            Version version = review.record();
            assertThat(refused(() -> theirs.decide(id, version, List.of(Decision.Draft.accept("title"))))
                            .rule())
                    .isEqualTo(ProfileRule.NOT_YOURS);
            assertThat(refused(() -> theirs.decide(id, version, List.of(Decision.Draft.accept("occupation"))))
                            .rule())
                    .isEqualTo(ProfileRule.UNKNOWN_CHANGE);
            assertThat(refused(() -> theirs.rejectAll(id, "no", Reply.silent())).rule())
                    .isEqualTo(ProfileRule.DECIDED_ELSEWHERE);
        }

        @Test
        @Tag("PRO-33")
        void who_may_decide_is_named_also_where_a_colleague_has_to_decide_again() {
            ChangeRequestId id = proposeThree();
            Staff junior = world.staff("Juno", Reach.all().notEditing(Set.of("title")));
            world.editors(world.partner);
            Profile theirs = world.portal.as(junior).client(client).profile();
            decide(id, Decision.Draft.accept("title"));
            assertThat(theirs.review(id).others()).isEmpty();

            edit("title", Value.of("Prof"));

            assertThat(theirs.review(id).others()).containsExactly("partner");
        }

        @Test
        @Tag("PRO-33")
        void decisions_of_several_reviewers_are_kept_and_who_decides_the_last_field_applies() {
            ChangeRequestId id = proposeThree();
            Staff junior = world.staff("Juno", Reach.all().hiding(Set.of("occupation", "title")));
            Profile theirs = world.portal.as(junior).client(client).profile();
            theirs.acceptRest(id, theirs.review(id).record());

            assertThat(refused(() -> theirs.apply(id, Reply.silent())).rule()).isEqualTo(ProfileRule.DECIDED_ELSEWHERE);
            assertThat(refused(() -> theirs.apply(id, Reply.silent())).fields()).isEmpty();
            firms.acceptRest(id, firms.record().version());
            ChangeRequest closed = firms.apply(id, Reply.silent());

            assertThat(closed.decisions()).extracting(Decision::byName).contains("Juno", "Petra Partner");
        }
    }

    @Nested
    class TheBell {

        @Test
        @Tag("PRO-21")
        void submitting_rings_for_all_who_reach_the_client_and_may_review() {
            Staff limited = world.limitedTo("Lim", client);
            Staff assistant = world.staff("Assi", Reach.everywhere(EnumSet.noneOf(Permission.class)));
            propose("name", "Ada Stone");
            propose("name", "Ada Rock");

            for (Staff member : List.of(world.partner, limited)) {
                List<BellEntry> entries = world.portal.as(member).bell().read().entries();
                assertThat(entries).hasSize(1);
                assertThat(entries.get(0).count()).isEqualTo(2);
                assertThat(entries.get(0).client()).isEqualTo(client);
                assertThat(entries.get(0).text(java.util.Locale.ENGLISH))
                        .contains("Ada Miller")
                        .contains("submitted changes for review");
            }
            assertThat(world.portal.as(assistant).bell().read().entries()).isEmpty();
        }

        @Test
        @Tag("PRO-21")
        void where_somebody_answers_for_the_client_it_rings_for_them_alone() {
            Staff responsible = world.limitedTo("Resi", client);
            world.responsible(client, responsible);
            propose("name", "Ada Stone");

            assertThat(world.portal.as(responsible).bell().read().entries()).hasSize(1);
            assertThat(world.desk().bell().read().entries()).isEmpty();
        }
    }

    @Nested
    class Firms_ {

        @Test
        @Tag("FRM-01")
        @Tag("SEC-73")
        void ids_of_another_firm_behave_as_ids_that_do_not_exist() {
            ChangeRequestId id = propose("name", "Ada Stone");
            World other = world.anotherFirm();
            Profile theirs = other.desk().client(client).profile();
            ClientId own = other.client("Ada Miller");

            assertThatThrownBy(theirs::queue).isInstanceOf(NotFound.class);
            assertThatThrownBy(theirs::record).isInstanceOf(NotFound.class);
            assertThatThrownBy(() -> other.desk().client(own).profile().review(id))
                    .isInstanceOf(NotFound.class);
            assertThatThrownBy(() -> other.desk().client(own).profile().apply(id, Reply.silent()))
                    .isInstanceOf(NotFound.class);
            assertThat(other.desk().bell().read().entries()).isEmpty();
        }

        @Test
        @Tag("SEC-74")
        void a_request_of_another_client_does_not_exist_under_this_one() {
            ChangeRequestId id = propose("name", "Ada Stone");
            ClientId zoe = world.client("Zoe Young");

            assertThatThrownBy(() -> world.desk().client(zoe).profile().review(id))
                    .isInstanceOf(NotFound.class);
            assertThatThrownBy(() -> world.desk().client(zoe).profile().apply(id, Reply.silent()))
                    .isInstanceOf(NotFound.class);
        }

        @Test
        @Tag("FRM-02")
        void settings_hold_for_their_firm_alone() {
            World other = world.anotherFirm();
            other.profileSettings(profile -> profile.opened(false));

            assertThat(mine.form().fields()).isNotEmpty();
            assertThat(other.desk().settings().read().settings().profile().open())
                    .isFalse();
        }

        @Test
        @Tag("ACC-10")
        @Tag("ACC-21")
        @Tag("SEC-75")
        void a_contact_reaches_the_clients_of_its_grants_and_a_grant_that_ended_ends_at_the_next_call() {
            ClientId zoe = world.client("Zoe Young");

            assertThatThrownBy(() -> world.portal.as(ada).client(zoe).profile().form())
                    .isInstanceOf(NotFound.class);
            world.desk().client(client).access().end(ada.id());
            assertThatThrownBy(mine::form).isInstanceOf(NotFound.class);
        }

        @Test
        @Tag("SEC-80")
        void a_contact_can_use_nothing_that_is_for_staff() {
            ChangeRequestId id = propose("name", "Ada Stone");
            ThrowingCallable[] forStaff = {
                mine::queue,
                mine::record,
                () -> mine.review(id),
                () -> mine.decide(id, Version.FIRST, List.of()),
                () -> mine.apply(id, Reply.silent()),
                () -> mine.rejectAll(id, "x", Reply.silent()),
                () -> mine.history(null, 10)
            };
            for (ThrowingCallable call : forStaff) {
                assertThatThrownBy(call).isInstanceOf(NotFound.class);
            }
            assertThatThrownBy(firms::form).isInstanceOf(NotAllowed.class);
        }
    }
}
