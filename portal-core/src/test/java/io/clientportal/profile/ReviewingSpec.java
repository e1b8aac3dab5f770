package io.clientportal.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.clientportal.World;
import io.clientportal.fields.FieldRule;
import io.clientportal.fields.Value;
import io.clientportal.kernel.Area;
import io.clientportal.kernel.ClientId;
import io.clientportal.kernel.PortalException.Refused;
import io.clientportal.kernel.PortalException.Stale;
import io.clientportal.kernel.Staff;
import io.clientportal.notices.Mail;
import java.util.List;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What staff do with what contacts propose: in order, field by field, to the end. */
class ReviewingSpec extends AdasRecord {

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
        @Tag("PRO-20")
        void a_contact_who_is_let_in_for_something_else_by_now_cannot_be_mailed_and_the_reviewer_is_told() {
            ChangeRequestId id = propose("name", "Ada Stone");
            world.desk().client(client).access().grant(ada.id(), Set.of(Area.DOCUMENTS), null);

            Review review = firms.review(id);

            assertThat(review.mailable()).isFalse();
            assertThat(review.grantEnded()).isFalse();
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
}
