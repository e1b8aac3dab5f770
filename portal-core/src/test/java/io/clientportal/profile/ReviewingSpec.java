package io.clientportal.profile;

import static io.clientportal.profile.ProposingSpec.path;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.clientportal.World;
import io.clientportal.fields.Choice;
import io.clientportal.fields.FieldDefinition;
import io.clientportal.fields.FieldKey;
import io.clientportal.fields.FieldPermission;
import io.clientportal.fields.FieldRule;
import io.clientportal.fields.FieldType;
import io.clientportal.fields.Value;
import io.clientportal.kernel.ClientId;
import io.clientportal.kernel.Contact;
import io.clientportal.kernel.Permission;
import io.clientportal.kernel.PortalException.NotAllowed;
import io.clientportal.kernel.PortalException.NotFound;
import io.clientportal.kernel.PortalException.Refused;
import io.clientportal.kernel.PortalException.Stale;
import io.clientportal.kernel.Reach;
import io.clientportal.kernel.Staff;
import io.clientportal.kernel.Version;
import io.clientportal.notices.BellEntry;
import io.clientportal.notices.Mail;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What staff do with what contacts propose. */
class ReviewingSpec {

    private final World world = new World();
    private final ClientId client = world.client("Ada Miller");
    private final Contact ada = world.contact(client, "Ada Miller");
    private final Profile mine = world.portal.as(ada).client(client).profile();
    private final Profile firms = world.desk().client(client).profile();

    private ChangeRequestId propose(String field, String text) {
        return mine.propose(Proposal.on(mine.form()).set(field, text)).id();
    }

    private ChangeRequestId proposeThree() {
        return mine.propose(Proposal.on(mine.form())
                        .set("name", "Ada Stone")
                        .set("occupation", "Pilot")
                        .set("title", "Dr"))
                .id();
    }

    private void decide(ChangeRequestId id, Decision.Draft... drafts) {
        firms.decide(id, firms.record().version(), List.of(drafts));
    }

    private Value value(String field) {
        return firms.record().values().get(field);
    }

    private void edit(String path, Value value) {
        firms.edit(firms.record().version(), Map.of(path(path), value), EditSource.BY_HAND);
    }

    private static Refused refused(ThrowingCallable call) {
        return catchThrowableOfType(Refused.class, call);
    }

    @Nested
    class TheQueue {

        @Test
        @Tag("PRO-10")
        @Tag("SEC-93")
        void only_the_oldest_waiting_request_can_be_decided() {
            ChangeRequestId first = propose("name", "Ada Stone");
            ChangeRequestId second = propose("occupation", "Pilot");

            assertThat(firms.queue()).extracting(ChangeRequest::id).containsExactly(first, second);
            assertThat(firms.review(second).decidable()).isFalse();
            ThrowingCallable[] tooEarly = {
                () -> decide(second, Decision.Draft.accept("occupation")),
                () -> firms.acceptRest(second, firms.record().version()),
                () -> firms.apply(second, Reply.silent()),
                () -> firms.rejectAll(second, "no", Reply.silent())
            };
            for (ThrowingCallable call : tooEarly) {
                assertThat(refused(call).rule()).isEqualTo(ProfileRule.NOT_THE_OLDEST);
            }

            decide(first, Decision.Draft.accept("name"));
            firms.apply(first, Reply.silent());
            assertThat(firms.review(second).decidable()).isTrue();
            assertThat(firms.review(second).fields().get(0).current()).isEqualTo(value("occupation"));
        }

        @Test
        @Tag("PRO-10")
        void a_withdrawn_request_makes_way_for_the_next() {
            ChangeRequestId first = propose("name", "Ada Stone");
            ChangeRequestId second = propose("occupation", "Pilot");
            mine.withdraw(first);

            assertThat(firms.review(second).decidable()).isTrue();
        }

        @Test
        @Tag("PRO-30")
        @Tag("SEC-93")
        void a_field_that_an_earlier_request_changed_is_marked_and_compared_with_the_new_record() {
            ChangeRequestId first = propose("name", "Ada Stone");
            ChangeRequestId second = propose("name", "Ada Rock");
            assertThat(firms.review(second).fields().get(0).changedEarlier()).isTrue();

            decide(first, Decision.Draft.accept("name"));
            firms.apply(first, Reply.silent());

            Review.Field field = firms.review(second).fields().get(0);
            assertThat(field.changedEarlier()).isTrue();
            assertThat(field.shown()).isEqualTo(Value.of("Ada Stone"));
            assertThat(field.current()).isEqualTo(Value.of("Ada Stone"));
            assertThat(field.stale()).isFalse();
        }

        @Test
        @Tag("PRO-30")
        void where_the_earlier_request_was_declined_the_later_one_is_stale() {
            ChangeRequestId first = propose("name", "Ada Stone");
            ChangeRequestId second = propose("name", "Ada Rock");
            firms.rejectAll(first, "not so fast", Reply.silent());

            assertThat(firms.review(second).fields().get(0).stale()).isTrue();
        }

        @Test
        @Tag("DSH-02")
        void the_inbox_lists_clients_with_waiting_requests_longest_waiting_first() {
            propose("name", "Ada Stone");
            propose("occupation", "Pilot");
            world.clock.advance(java.time.Duration.ofMinutes(1));
            ClientId other = world.client("Zoe Young");
            Profile zoes = world.portal
                    .as(world.contact(other, "Zoe Young"))
                    .client(other)
                    .profile();
            zoes.propose(Proposal.on(zoes.form()).set("name", "Zoe Old"));

            List<WaitingClient> all = world.desk().waiting().page(null, 10);
            assertThat(all)
                    .extracting(waiting -> waiting.name().display() + " " + waiting.waiting())
                    .containsExactly("Ada Miller 2", "Zoe Young 1");
            assertThat(world.desk().waiting().page(all.get(0), 10))
                    .extracting(WaitingClient::client)
                    .containsExactly(other);
            assertThat(world.desk().waiting().count()).isEqualTo(3);
            Staff limited = world.limitedTo("Lim", other);
            assertThat(world.portal.as(limited).waiting().page(null, 10))
                    .extracting(WaitingClient::client)
                    .containsExactly(other);
            assertThat(world.portal.as(limited).waiting().count()).isEqualTo(1);
        }
    }

    @Nested
    class Deciding {

        @Test
        @Tag("PRO-12")
        void the_review_shows_what_the_client_was_shown_what_is_and_what_is_proposed() {
            ChangeRequestId id = propose("name", "Ada Stone");
            edit("name", Value.of("Ada Firm"));

            Review.Field field = firms.review(id).fields().get(0);
            assertThat(field.shown()).isEqualTo(Value.of("Ada Miller"));
            assertThat(field.current()).isEqualTo(Value.of("Ada Firm"));
            assertThat(field.proposed()).isEqualTo(Value.of("Ada Stone"));
        }

        @Test
        @Tag("PRO-13")
        @Tag("PRO-14")
        @Tag("SEC-95")
        void each_field_is_accepted_rejected_or_edited() {
            ChangeRequestId id = proposeThree();
            decide(
                    id,
                    Decision.Draft.accept("name"),
                    Decision.Draft.reject("occupation"),
                    Decision.Draft.edit("title", Value.of("Prof")));

            ChangeRequest closed = firms.apply(id, Reply.silent());

            assertThat(closed.state()).isEqualTo(RequestState.APPLIED);
            assertThat(value("name")).isEqualTo(Value.of("Ada Stone"));
            assertThat(value("occupation")).isEqualTo(Value.NONE);
            assertThat(value("title")).isEqualTo(Value.of("Prof"));
            assertThat(firms.queue()).isEmpty();
        }

        @Test
        @Tag("PRO-13")
        void applying_with_an_undecided_field_is_refused_and_names_it() {
            ChangeRequestId id = proposeThree();
            decide(id, Decision.Draft.accept("name"), Decision.Draft.reject("occupation"));

            Refused refused = refused(() -> firms.apply(id, Reply.silent()));

            assertThat(refused.rule()).isEqualTo(ProfileRule.UNDECIDED);
            assertThat(refused.fields()).containsOnlyKeys("title");
            assertThat(value("name")).isEqualTo(Value.of("Ada Miller"));
            assertThat(firms.review(id).request().decisions()).hasSize(2);
        }

        @Test
        @Tag("PRO-13")
        void a_decision_can_be_changed_and_taken_back() {
            ChangeRequestId id = propose("name", "Ada Stone");
            decide(id, Decision.Draft.accept("name"));
            decide(id, Decision.Draft.reject("name"));
            assertThat(firms.review(id).count(Verdict.REJECT)).isEqualTo(1);
            decide(id, Decision.Draft.open("name"));

            assertThat(firms.review(id).count(Verdict.OPEN)).isEqualTo(1);
            assertThat(firms.review(id).request().decisions()).isEmpty();
        }

        @Test
        @Tag("PRO-13")
        void what_the_request_does_not_propose_cannot_be_decided() {
            ChangeRequestId id = propose("name", "Ada Stone");

            assertThat(refused(() -> decide(id, Decision.Draft.accept("occupation")))
                            .rule())
                    .isEqualTo(ProfileRule.UNKNOWN_CHANGE);
        }

        @Test
        @Tag("PRO-08")
        void a_reviewers_own_value_has_to_be_right_as_well() {
            ChangeRequestId id = propose("date_of_birth", "1980-02-29");

            Refused refused = refused(() -> decide(id, Decision.Draft.edit("date_of_birth", Value.of("1981-02-29"))));

            assertThat(refused.fields()).containsEntry("date_of_birth", FieldRule.NOT_A_DATE);
        }

        @Test
        @Tag("PRO-35")
        void accept_all_decides_what_is_open_and_not_stale_and_nothing_else() {
            ChangeRequestId id = proposeThree();
            decide(id, Decision.Draft.reject("title"));
            edit("occupation", Value.of("Baker"));

            Review review = firms.acceptRest(id, firms.record().version());

            assertThat(review.request().decisions())
                    .extracting(decision -> decision.path() + " " + decision.verdict())
                    .containsExactlyInAnyOrder("title REJECT", "name ACCEPT");
        }
    }

    @Nested
    class Stale_ {

        @Test
        @Tag("PRO-15")
        void a_field_is_stale_once_the_record_is_not_what_the_client_was_shown() {
            ChangeRequestId id = proposeThree();
            edit("occupation", Value.of("Baker"));

            assertThat(firms.review(id).fields())
                    .filteredOn(Review.Field::stale)
                    .extracting(field -> field.path().toString())
                    .containsExactly("occupation");
        }

        @Test
        @Tag("PRO-15")
        @Tag("SEC-91")
        void a_decision_made_before_the_record_changed_is_refused_at_apply_and_none_is_lost() {
            ChangeRequestId id = proposeThree();
            decide(
                    id,
                    Decision.Draft.accept("name"),
                    Decision.Draft.accept("occupation"),
                    Decision.Draft.accept("title"));
            edit("occupation", Value.of("Baker"));

            Stale stale = catchThrowableOfType(Stale.class, () -> firms.apply(id, Reply.silent()));

            assertThat(stale.rule()).isEqualTo(ProfileRule.CHANGED_SINCE);
            assertThat(stale.fields()).containsOnlyKeys("occupation");
            assertThat(value("name")).isEqualTo(Value.of("Ada Miller"));
            Review review = firms.review(id);
            assertThat(review.request().decisions()).hasSize(3);
            assertThat(review.fields())
                    .filteredOn(Review.Field::outdated)
                    .extracting(field -> field.path().toString())
                    .containsExactly("occupation");
            decide(id, Decision.Draft.accept("occupation"));
            firms.apply(id, Reply.silent());
            assertThat(value("occupation")).isEqualTo(Value.of("Pilot"));
        }

        @Test
        @Tag("PRO-15")
        void a_change_of_another_field_disturbs_no_decision() {
            ChangeRequestId id = propose("name", "Ada Stone");
            decide(id, Decision.Draft.accept("name"));
            edit("occupation", Value.of("Baker"));

            firms.apply(id, Reply.silent());

            assertThat(value("name")).isEqualTo(Value.of("Ada Stone"));
        }

        @Test
        @Tag("PRO-15")
        void a_decision_on_a_page_that_showed_an_older_record_is_kept_and_has_to_be_made_again() {
            ChangeRequestId id = propose("name", "Ada Stone");
            Version old = firms.record().version();
            edit("name", Value.of("Ada Firm"));

            Review review = firms.decide(id, old, List.of(Decision.Draft.accept("name")));

            assertThat(review.fields().get(0).outdated()).isTrue();
            assertThatThrownBy(() -> firms.apply(id, Reply.silent())).isInstanceOf(Stale.class);
        }

        @Test
        @Tag("PRO-16")
        void what_the_record_says_already_is_closed_as_no_change() {
            ChangeRequestId id = propose("name", "Ada Stone");
            edit("name", Value.of("Ada  Stone"));
            decide(id, Decision.Draft.accept("name"));
            Version before = firms.record().version();

            ChangeRequest closed = firms.apply(id, Reply.silent());

            assertThat(closed.outcome(path("name")).orElseThrow().result()).isEqualTo(Outcome.Result.NO_CHANGE);
            assertThat(firms.record().version()).isEqualTo(before);
            HistoryEntry entry = firms.history(null, 1).get(0);
            assertThat(entry.lines().get(0).before())
                    .isEqualTo(entry.lines().get(0).after());
        }

        @Test
        @Tag("PRO-34")
        void at_apply_every_value_has_to_pass_the_settings_as_they_are_then() {
            propose("relationship_status", "married");
            ChangeRequestId id = firms.queue().get(0).id();
            decide(id, Decision.Draft.accept("relationship_status"));
            world.profileSettings(profile -> profile.with(profile.fields().stream()
                    .map(field -> field.key().value().equals("relationship_status")
                            ? FieldDefinition.of(
                                            "relationship_status",
                                            FieldType.CHOICE,
                                            field.label(),
                                            field.section(),
                                            List.of(new Choice("single", "Single")))
                                    .with(FieldPermission.PROPOSE)
                            : field)
                    .toList()));

            assertThat(refused(() -> firms.apply(id, Reply.silent())).fields())
                    .containsEntry("relationship_status", FieldRule.NOT_A_CHOICE);
        }

        @Test
        @Tag("PRO-34")
        void a_field_that_is_view_only_by_now_is_marked_and_decidable() {
            ChangeRequestId id = propose("name", "Ada Stone");
            world.permit("name", FieldPermission.VIEW);

            assertThat(firms.review(id).fields().get(0).closedSince()).isTrue();
            decide(id, Decision.Draft.accept("name"));
            firms.apply(id, Reply.silent());
            assertThat(value("name")).isEqualTo(Value.of("Ada Stone"));
        }

        @Test
        @Tag("PRO-34")
        void a_removed_field_is_closed_as_gone() {
            ChangeRequestId id = mine.propose(
                            Proposal.on(mine.form()).set("name", "Ada Stone").set("income", "5"))
                    .id();
            world.profileSettings(profile -> profile.with(profile.fields().stream()
                    .filter(field -> !field.key().equals(new FieldKey("income")))
                    .toList()));
            decide(id, Decision.Draft.accept("name"));

            ChangeRequest closed = firms.apply(id, Reply.silent());

            assertThat(closed.outcome(path("income")).orElseThrow().result()).isEqualTo(Outcome.Result.FIELD_GONE);
            assertThat(value("name")).isEqualTo(Value.of("Ada Stone"));
            assertThat(value("income")).isEqualTo(Value.NONE);
        }
    }

    @Nested
    class Closing_ {

        @Test
        @Tag("PRO-14")
        void a_failure_in_the_middle_of_the_hosts_transaction_leaves_everything_as_it_was() {
            ChangeRequestId id = propose("name", "Ada Stone");
            decide(id, Decision.Draft.accept("name"));
            world.mails();

            assertThatThrownBy(() -> world.stores.inHostTransaction(() -> {
                        firms.apply(id, Reply.telling("Done"));
                        throw new IllegalStateException("the host fails");
                    }))
                    .isInstanceOf(IllegalStateException.class);

            assertThat(value("name")).isEqualTo(Value.of("Ada Miller"));
            assertThat(firms.queue()).hasSize(1);
            assertThat(firms.history(null, 10)).isEmpty();
            assertThat(world.mails()).hasSize(1);
        }

        @Test
        @Tag("PRO-14")
        void a_host_that_catches_a_refusal_in_its_own_transaction_goes_on() {
            ChangeRequestId id = proposeThree();

            world.stores.inHostTransaction(() -> {
                assertThat(refused(() -> firms.apply(id, Reply.silent())).rule())
                        .isEqualTo(ProfileRule.UNDECIDED);
                decide(
                        id,
                        Decision.Draft.accept("name"),
                        Decision.Draft.accept("occupation"),
                        Decision.Draft.accept("title"));
                return firms.apply(id, Reply.silent());
            });

            assertThat(value("title")).isEqualTo(Value.of("Dr"));
        }

        @Test
        @Tag("PRO-17")
        @Tag("SEC-92")
        void the_second_of_two_reviewers_is_told_and_nothing_happens_twice() {
            ChangeRequestId id = propose("name", "Ada Stone");
            decide(id, Decision.Draft.accept("name"));
            firms.apply(id, Reply.telling("Done"));

            Stale stale = catchThrowableOfType(Stale.class, () -> firms.apply(id, Reply.telling("Done")));

            assertThat(stale.rule()).isEqualTo(ProfileRule.ALREADY_DECIDED);
            assertThat(firms.history(null, 10)).hasSize(1);
            assertThat(world.mails()).hasSize(2);
        }

        @Test
        @Tag("PRO-18")
        @Tag("PRO-19")
        void an_internal_note_and_a_reason_reach_no_contact() {
            ChangeRequestId first = propose("name", "Ada Stone");
            decide(first, Decision.Draft.accept("name"));
            firms.apply(first, Reply.telling("All done").withNote("Xylophonic voice"));
            ChangeRequestId second = propose("name", "Ada Rock");
            firms.rejectAll(second, "Smells of fraud", Reply.telling("Please call us"));

            String seen = mine.form() + " " + mine.proposals() + " " + World.read(world.mails());
            assertThat(seen).doesNotContain("Xylophonic").doesNotContain("fraud");
            assertThat(seen).contains("All done").contains("Please call us");
            assertThat(firms.history(null, 10).toString())
                    .contains("Xylophonic")
                    .contains("fraud");
        }

        @Test
        @Tag("PRO-19")
        @Tag("SEC-96")
        void rejecting_all_needs_a_reason_and_leaves_the_record() {
            ChangeRequestId id = propose("name", "Ada Stone");
            assertThat(refused(() -> firms.rejectAll(id, " ", Reply.silent())).rule())
                    .isEqualTo(ProfileRule.REASON_NEEDED);

            ChangeRequest closed = firms.rejectAll(id, "No proof", Reply.silent());

            assertThat(closed.state()).isEqualTo(RequestState.REJECTED);
            assertThat(value("name")).isEqualTo(Value.of("Ada Miller"));
        }

        @Test
        @Tag("PRO-19")
        void rejecting_every_field_one_by_one_needs_a_note_as_its_reason() {
            ChangeRequestId id = propose("name", "Ada Stone");
            decide(id, Decision.Draft.reject("name"));

            assertThat(refused(() -> firms.apply(id, Reply.silent())).rule()).isEqualTo(ProfileRule.REASON_NEEDED);
            assertThat(firms.apply(id, Reply.silent().withNote("No proof")).state())
                    .isEqualTo(RequestState.REJECTED);
        }

        @Test
        @Tag("PRO-20")
        void the_contact_who_proposed_is_told_where_chosen_and_nobody_else() {
            world.contact(client, "Bob Miller");
            ChangeRequestId told = propose("name", "Ada Stone");
            decide(told, Decision.Draft.accept("name"));
            firms.apply(told, Reply.telling("Congratulations"));
            ChangeRequestId untold = propose("name", "Ada Rock");
            decide(untold, Decision.Draft.accept("name"));
            firms.apply(untold, Reply.silent());

            List<Mail> mails = world.mails();
            assertThat(mails).allMatch(mail -> mail.to().equals(world.address("Ada Miller")));
            assertThat(mails)
                    .filteredOn(mail -> mail.text().contains("Congratulations"))
                    .hasSize(1);
            assertThat(mails).hasSize(3);
        }

        @Test
        @Tag("PRO-20")
        @Tag("PRO-27")
        void a_request_whose_contact_lost_the_grant_stays_marked_and_can_be_decided_and_nothing_is_mailed() {
            ChangeRequestId id = propose("name", "Ada Stone");
            world.mails();
            world.desk().client(client).access().end(ada.id());

            Review review = firms.review(id);
            assertThat(review.grantEnded()).isTrue();
            assertThat(review.mailable()).isFalse();
            decide(id, Decision.Draft.accept("name"));
            firms.apply(id, Reply.telling("Done"));

            assertThat(value("name")).isEqualTo(Value.of("Ada Stone"));
            assertThat(world.mails()).hasSize(1);
        }

        @Test
        @Tag("PRO-23")
        @Tag("LOG-01")
        void the_activity_log_proves_what_was_changed_by_whom_on_whose_proposal() {
            ChangeRequestId id = propose("name", "Ada Stone");
            decide(id, Decision.Draft.accept("name"));
            firms.apply(id, Reply.silent());

            HistoryEntry entry = firms.history(null, 10).get(0);
            assertThat(entry.by()).isEqualTo("Petra Partner");
            assertThat(entry.proposedBy()).isEqualTo("Ada Miller");
            assertThat(entry.at()).isEqualTo(world.clock.instant());
            assertThat(entry.lines().get(0).before()).isEqualTo(Value.of("Ada Miller"));
            assertThat(entry.lines().get(0).after()).isEqualTo(Value.of("Ada Stone"));
        }
    }

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
