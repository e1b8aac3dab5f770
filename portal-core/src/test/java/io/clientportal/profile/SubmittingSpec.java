package io.clientportal.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.clientportal.fields.FieldPermission;
import io.clientportal.fields.Value;
import io.clientportal.kernel.ClientId;
import io.clientportal.kernel.Contact;
import io.clientportal.kernel.PortalException.NotFound;
import io.clientportal.kernel.PortalException.Stale;
import io.clientportal.notices.Mail;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** From submitting a proposal to what the contact sees of it later. */
class SubmittingSpec extends AdasRecord {

    SubmittingSpec() {
        super(Map.of("tax_number", Value.of("T-77"), "risk_rating", Value.of("explosive")));
    }

    @Nested
    class Submitting {

        @Test
        @Tag("PRO-11")
        @Tag("SEC-99")
        void ten_wait_and_the_eleventh_is_refused_with_nothing_lost() {
            for (int i = 0; i < 10; i++) {
                mine.propose(form().set("occupation", "Job " + i));
            }
            Proposal eleventh = form().set("occupation", "Job 10");

            assertThat(refused(() -> mine.propose(eleventh)).rule()).isEqualTo(ProfileRule.TOO_MANY_WAITING);
            assertThat(firms.queue()).hasSize(10);
            mine.withdraw(mine.proposals().get(0).id());
            mine.propose(eleventh);
            assertThat(firms.queue()).hasSize(10);
        }

        @Test
        @Tag("PRO-29")
        @Tag("SEC-97")
        void the_same_key_and_content_make_one_request_and_give_the_first_answer() {
            Proposal proposal = form().set("name", "Ada Stone").withKey("k1");

            ProposalView first = mine.propose(proposal);
            ProposalView second = mine.propose(proposal);

            assertThat(second.id()).isEqualTo(first.id());
            assertThat(firms.queue()).hasSize(1);
            assertThat(world.mails()).hasSize(1);
        }

        @Test
        @Tag("PRO-29")
        @Tag("SEC-97")
        void the_first_answer_comes_whatever_has_changed_since() {
            Proposal proposal = new Proposal(
                    firms.record().version(),
                    Map.of(),
                    Map.of("name", Value.of("Ada Stone"), "income", Value.of("5")),
                    "k1");
            ChangeRequestId first = mine.propose(proposal).id();
            firms.acceptRest(first, firms.record().version());
            firms.apply(first, Reply.silent());

            assertThat(mine.propose(proposal).id()).isEqualTo(first);
            world.permit("income", FieldPermission.PRIVATE);
            assertThat(mine.propose(proposal).id()).isEqualTo(first);
            assertThat(firms.queue()).isEmpty();
        }

        @Test
        @Tag("PRO-29")
        @Tag("SEC-97")
        void the_same_key_with_other_content_is_refused() {
            Proposal form = form().withKey("k1");
            mine.propose(form.set("name", "Ada Stone"));

            assertThat(refused(() -> mine.propose(form.set("name", "Ada Rock"))).rule())
                    .isEqualTo(ProfileRule.KEY_REUSED);
            assertThat(firms.queue()).hasSize(1);
        }

        @Test
        @Tag("PRO-29")
        void a_key_means_nothing_to_another_client() {
            ClientId other = world.client("Zoe Young");
            Contact zoe = world.contact(other, "Zoe Young");
            mine.propose(form().set("name", "Ada Stone").withKey("k1"));
            Profile zoes = world.portal.as(zoe).client(other).profile();

            zoes.propose(Proposal.on(zoes.form()).set("name", "Zoe Old").withKey("k1"));

            assertThat(world.desk().client(other).profile().queue()).hasSize(1);
        }

        @Test
        @Tag("PRO-29")
        @Tag("SEC-97")
        void a_key_never_gives_another_contact_the_answer_even_to_the_same_content() {
            mine.propose(form().set("name", "Ada Stone").withKey("k1"));
            Contact bob = world.contact(client, "Bob Miller");
            Profile bobs = world.portal.as(bob).client(client).profile();

            assertThat(refused(() -> bobs.propose(Proposal.on(bobs.form())
                                    .set("name", "Ada Stone")
                                    .withKey("k1")))
                            .rule())
                    .isEqualTo(ProfileRule.KEY_REUSED);
            assertThat(bobs.proposals()).isEmpty();
            assertThat(firms.queue()).hasSize(1);
        }

        @Test
        @Tag("PRO-22.a")
        void the_contact_gets_a_confirmation_by_mail_without_values() {
            mine.propose(form().set("name", "Ada Stonecutter"));

            Mail mail = world.mails().get(0);
            assertThat(mail.to()).isEqualTo(world.address("Ada Miller"));
            assertThat(mail.text()).doesNotContain("Stonecutter");
            assertThat(mail.html()).doesNotContain("Stonecutter");
        }

        @Test
        @Tag("PRO-22.b")
        void the_contact_sees_later_what_became_of_each_field() {
            mine.propose(
                    form().set("name", "Ada Stone").set("occupation", "Pilot").set("title", "Dr"));
            Review review = firms.review(firms.queue().get(0).id());
            firms.decide(
                    review.request().id(),
                    review.record(),
                    List.of(
                            Decision.Draft.accept("name"),
                            Decision.Draft.reject("occupation"),
                            Decision.Draft.edit("title", Value.of("Prof"))));
            firms.apply(review.request().id(), Reply.silent());

            ProposalView closed = mine.proposals().get(0);
            assertThat(closed.open()).isFalse();
            assertThat(closed.fields())
                    .extracting(field -> field.path() + " " + field.result())
                    .containsExactlyInAnyOrder("name ACCEPTED", "occupation REJECTED", "title EDITED");
        }

        @Test
        @Tag("PRO-22.c")
        void the_contact_can_withdraw_while_it_waits_and_not_afterwards() {
            ProposalView view = mine.propose(form().set("name", "Ada Stone"));
            mine.withdraw(view.id());

            assertThat(firms.queue()).isEmpty();
            assertThat(mine.proposals().get(0).withdrawn()).isTrue();
            assertThatThrownBy(() -> mine.withdraw(view.id())).isInstanceOf(Stale.class);
        }

        @Test
        @Tag("PRO-22.c")
        void nobody_else_can_withdraw_it() {
            ProposalView view = mine.propose(form().set("name", "Ada Stone"));
            Contact bob = world.contact(client, "Bob Miller");

            assertThatThrownBy(
                            () -> world.portal.as(bob).client(client).profile().withdraw(view.id()))
                    .isInstanceOf(NotFound.class);
            assertThat(firms.queue()).hasSize(1);
        }
    }
}
