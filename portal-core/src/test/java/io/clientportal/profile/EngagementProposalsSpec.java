package io.clientportal.profile;

import static io.clientportal.Refusals.refused;
import static io.clientportal.Refusals.unknown;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.clientportal.World;
import io.clientportal.engagements.Audience;
import io.clientportal.engagements.Engagement;
import io.clientportal.engagements.EngagementDraft;
import io.clientportal.engagements.Engagements;
import io.clientportal.fields.FieldPermission;
import io.clientportal.fields.Value;
import io.clientportal.kernel.ClientId;
import io.clientportal.kernel.Contact;
import io.clientportal.kernel.EngagementId;
import io.clientportal.kernel.Permission;
import io.clientportal.kernel.PortalException;
import io.clientportal.kernel.Reach;
import io.clientportal.kernel.Staff;
import io.clientportal.kernel.Version;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Proposals for the custom fields of an engagement, in the client's one queue. */
class EngagementProposalsSpec {

    private final World world = new World();
    private final ClientId client = world.client("Ada");
    private final Contact nora = world.contact(client, "Nora");
    private final Contact otto = world.contact(client, "Otto");
    private final EngagementId tax = world.engagement(client, "Tax");
    private final Engagements engagements = world.desk().client(client).engagements();
    private final Profile desk = world.desk().client(client).profile();

    {
        engagements.share(tax, Audience.of(nora.id()));
    }

    private Proposals as(Contact contact) {
        return world.portal.as(contact).client(client).proposals(tax);
    }

    private ProposalView propose(String bank) {
        Proposals own = as(nora);
        return own.propose(Proposal.on(own.form()).set("bank", bank));
    }

    private Value bank() {
        return engagements.get(tax).engagement().values().get("bank");
    }

    @Nested
    class A_contact {

        @Test
        @Tag("ACC-11")
        @Tag("PRO-02")
        void proposes_what_may_be_proposed_sees_what_may_be_seen_and_learns_of_nothing_else() {
            ProfileForm form = as(nora).form();

            assertThat(form.fields())
                    .extracting(field -> field.definition().key().value())
                    .containsExactly("tax_year", "bank");
            refused(
                    ProfileRule.VIEW_ONLY,
                    () -> as(nora).propose(Proposal.on(form).set("tax_year", "2026")));
            refused(
                    ProfileRule.UNKNOWN_FIELD,
                    () -> as(nora).propose(Proposal.on(form).set("fee", "1")));
            refused(
                    ProfileRule.UNKNOWN_FIELD,
                    () -> as(nora).propose(Proposal.on(form).set("name", "Ada")));
            refused(ProfileRule.NOTHING_CHANGED, () -> propose("First Bank"));
            assertThat(as(nora).preview(Proposal.on(form).set("bank", "Second Bank")))
                    .hasSize(1);
        }

        @Test
        @Tag("ACC-11")
        @Tag("PRO-06")
        void sees_the_old_value_until_the_decision_and_the_proposal_as_waiting() {
            ProposalView view = propose("Second Bank");

            ProfileForm.Field field = as(nora).form().fields().get(1);
            assertThat(field.current()).isEqualTo(Value.of("First Bank"));
            assertThat(field.shown()).isEqualTo(Value.of("Second Bank"));
            assertThat(field.waiting()).isTrue();
            assertThat(as(nora).latest()).containsExactly(view);
            Profile record = world.portal.as(nora).client(client).profile();
            assertThat(record.form().fields()).noneMatch(ProfileForm.Field::waiting);
            assertThat(record.proposals()).isEmpty();
        }

        @Test
        @Tag("ACC-11")
        @Tag("ACC-21")
        @Tag("FRM-01")
        void without_a_share_finds_nothing_own_proposals_included() {
            ProposalView view = propose("Second Bank");
            unknown(() -> as(otto).form());
            unknown(() -> as(otto).withdraw(view.id()));

            engagements.share(tax, Audience.of(otto.id()));

            for (ThrowingCallable call : List.<ThrowingCallable>of(
                    () -> as(nora).form(),
                    () -> as(nora).latest(),
                    () -> as(nora).propose(new Proposal(Version.FIRST, Map.of(), Map.of("bank", Value.of("x")), null)),
                    () -> as(nora).withdraw(view.id()))) {
                unknown(call);
            }
            unknown(() -> world.portal.as(nora).client(client).profile().withdraw(view.id()));
            assertThat(as(otto).latest()).isEmpty();
            assertThat(as(otto).form().fields().get(1).waiting()).isTrue();
            assertThat(desk.queue()).hasSize(1);
        }

        @Test
        @Tag("PRO-22.c")
        void takes_an_own_one_back() {
            as(nora).withdraw(propose("Second Bank").id());

            assertThat(desk.queue()).isEmpty();
            assertThat(as(nora).latest().get(0).withdrawn()).isTrue();
        }

        @Test
        @Tag("PRO-29")
        void sends_the_same_once_with_a_key_which_serves_for_nothing_else() {
            EngagementId estate = world.engagement(client, "Estate");
            engagements.share(estate, Audience.of(nora.id()));
            Proposal proposal =
                    Proposal.on(as(nora).form()).set("bank", "Second Bank").withKey("a-key");

            assertThat(as(nora).propose(proposal).id())
                    .isEqualTo(as(nora).propose(proposal).id());
            Proposals other = world.portal.as(nora).client(client).proposals(estate);
            refused(ProfileRule.KEY_REUSED, () -> other.propose(proposal));
        }
    }

    @Nested
    class A_reviewer {

        @Test
        @Tag("ACC-11")
        @Tag("PRO-10")
        @Tag("PRO-12")
        void decides_them_in_the_clients_queue_and_sees_their_engagement() {
            Profile record = world.portal.as(nora).client(client).profile();
            record.propose(Proposal.on(record.form()).set("name", "Ada L"));
            ChangeRequestId request = propose("Second Bank").id();

            assertThat(desk.queue()).extracting(ChangeRequest::engagement).containsExactly(null, tax);
            refused(ProfileRule.NOT_THE_OLDEST, () -> desk.rejectAll(request, "No", Reply.silent()));
            desk.rejectAll(desk.queue().get(0).id(), "No", Reply.silent());

            Review review = desk.review(request);
            assertThat(review.engagement()).isEqualTo("Tax");
            assertThat(review.fields()).singleElement().satisfies(field -> {
                assertThat(field.label()).isEqualTo("Bank");
                assertThat(field.current()).isEqualTo(Value.of("First Bank"));
                assertThat(field.proposed()).isEqualTo(Value.of("Second Bank"));
            });
            desk.decide(request, review.record(), List.of(Decision.Draft.accept("bank")));
            ChangeRequest closed = desk.apply(request, Reply.telling("Done"));

            assertThat(closed.state()).isEqualTo(RequestState.APPLIED);
            assertThat(bank()).isEqualTo(Value.of("Second Bank"));
            assertThat(as(nora).latest().get(0).fields().get(0).result()).isEqualTo(Outcome.Result.ACCEPTED);
            assertThat(World.read(world.mails())).contains("Done");
            assertThat(desk.history(null, 50).get(0).engagement()).isEqualTo(tax);
            assertThat(desk.history(null, 50).get(0).lines().get(0).after()).isEqualTo(Value.of("Second Bank"));
        }

        @Test
        @Tag("PRO-15")
        void is_told_that_the_engagement_was_edited_meanwhile() {
            ChangeRequestId request = propose("Second Bank").id();
            Review review = desk.review(request);
            desk.decide(request, review.record(), List.of(Decision.Draft.accept("bank")));
            Engagement now = engagements.get(tax).engagement();
            engagements.edit(tax, now.version(), EngagementDraft.of(now).set("bank", Value.of("Third Bank")));

            assertThat(desk.review(request).fields().get(0).stale()).isTrue();
            assertThatExceptionOfType(PortalException.Stale.class)
                    .isThrownBy(() -> desk.apply(request, Reply.silent()));
            assertThat(bank()).isEqualTo(Value.of("Third Bank"));
        }

        @Test
        @Tag("PRO-26")
        void still_decides_a_field_that_became_private_meanwhile() {
            ChangeRequestId request = propose("Second Bank").id();
            world.engagementSettings(settings -> settings.with(settings.fields().stream()
                    .map(field -> field.with(FieldPermission.PRIVATE))
                    .toList()));

            assertThat(as(nora).latest().get(0).fields()).isEmpty();
            assertThat(desk.review(request).fields().get(0).closedSince()).isTrue();
            desk.apply(request, desk.review(request).record(), List.of(Decision.Draft.accept("bank")), Reply.silent());
            assertThat(bank()).isEqualTo(Value.of("Second Bank"));
        }

        @Test
        @Tag("FRM-05")
        @Tag("PRO-33")
        @Tag("SEC-78")
        void who_does_not_reach_the_engagement_sees_nothing_of_it_and_decides_nothing() {
            ChangeRequestId request = propose("Second Bank").id();
            EngagementId other = world.engagement(client, "Other");
            Staff linda = world.staff(
                    "Linda",
                    Reach.of(Set.of(client), EnumSet.allOf(Permission.class)).only(Set.of(other)));
            Profile limited = world.portal.as(linda).client(client).profile();

            Review review = limited.review(request);
            assertThat(review.fields()).isEmpty();
            assertThat(review.hidden()).isEqualTo(1);
            assertThat(review.engagement()).isEmpty();
            assertThat(limited.queue().get(0).changes()).isEmpty();
            refused(
                    ProfileRule.DECIDED_ELSEWHERE,
                    () -> limited.decide(request, review.record(), List.of(Decision.Draft.accept("bank"))));
            refused(ProfileRule.DECIDED_ELSEWHERE, () -> limited.acceptRest(request, review.record()));
            refused(ProfileRule.DECIDED_ELSEWHERE, () -> limited.apply(request, Reply.silent()));
            refused(ProfileRule.DECIDED_ELSEWHERE, () -> limited.rejectAll(request, "No", Reply.silent()));

            desk.rejectAll(request, "No", Reply.silent());
            assertThat(limited.history(null, 50)).isEmpty();
            assertThat(world.portal.as(linda).client(client).activity().latest().toString())
                    .doesNotContain("Second Bank");
        }

        @Test
        @Tag("LOG-01")
        @Tag("PRO-23")
        void leaves_one_entry_that_proves_what_was_changed() {
            ChangeRequestId request = propose("Second Bank").id();
            desk.apply(request, desk.review(request).record(), List.of(Decision.Draft.accept("bank")), Reply.silent());

            assertThat(world.desk().client(client).activity().latest())
                    .filteredOn(entry -> entry.right().equals("profile.apply"))
                    .singleElement()
                    .satisfies(entry -> {
                        assertThat(entry.before()).containsEntry("bank", "First Bank");
                        assertThat(entry.after()).containsEntry("bank", "Second Bank");
                        assertThat(entry.details()).containsEntry("engagement", tax.value());
                    });
        }
    }

    @Test
    @Tag("PRO-01")
    void are_closed_with_the_profile_and_what_is_shared_stays_readable() {
        world.profileSettings(profile -> profile.opened(false));

        refused(ProfileRule.CLOSED, () -> as(nora).form());
        assertThat(world.portal.as(nora).client(client).engagements().open(tax).fields())
                .hasSize(2);
    }
}
