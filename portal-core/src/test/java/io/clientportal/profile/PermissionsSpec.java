package io.clientportal.profile;

import static org.assertj.core.api.Assertions.assertThat;

import io.clientportal.World;
import io.clientportal.fields.BuiltInFields;
import io.clientportal.fields.FieldDefinition;
import io.clientportal.fields.FieldKey;
import io.clientportal.fields.FieldPermission;
import io.clientportal.fields.FieldType;
import io.clientportal.fields.Value;
import io.clientportal.kernel.PortalException.Refused;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whether contacts see the record at all, and which of its fields they see and may change. */
class PermissionsSpec extends AdasRecord {

    PermissionsSpec() {
        super(Map.of("tax_number", Value.of("T-77"), "risk_rating", Value.of("explosive")));
    }

    @Nested
    class TheSwitch {

        @Test
        @Tag("PRO-01.a")
        void a_new_firm_is_closed_for_proposals() {
            assertThat(io.clientportal.firms.FirmSettings.of("New").profile().open())
                    .isFalse();
        }

        @Test
        @Tag("PRO-01.b")
        void off_refuses_looking_and_proposing_and_says_only_that_it_is_closed() {
            Proposal proposal = form().set("name", "Ada Stone");
            world.profileSettings(profile -> profile.opened(false));

            assertThat(refused(mine::form).rule()).isEqualTo(ProfileRule.CLOSED);
            assertThat(refused(mine::proposals).rule()).isEqualTo(ProfileRule.CLOSED);
            assertThat(refused(() -> mine.propose(proposal)).rule()).isEqualTo(ProfileRule.CLOSED);
            assertThat(refused(() -> mine.preview(proposal)).rule()).isEqualTo(ProfileRule.CLOSED);
            assertThat(firms.queue()).isEmpty();
        }

        @Test
        @Tag("PRO-01.c")
        void requests_that_wait_stay_and_can_be_decided_while_it_is_off() {
            mine.propose(form().set("name", "Ada Stone"));
            world.profileSettings(profile -> profile.opened(false));

            ChangeRequest waiting = firms.queue().get(0);
            Review review = firms.review(waiting.id());
            firms.decide(waiting.id(), review.record(), List.of(Decision.Draft.accept("name")));
            firms.apply(waiting.id(), Reply.silent());

            assertThat(firms.record().values().get("name")).isEqualTo(Value.of("Ada Stone"));
        }
    }

    @Nested
    class Permissions {

        @Test
        @Tag("PRO-02")
        void a_new_field_is_private() {
            assertThat(FieldDefinition.of("x", FieldType.TEXT, "X", "S").permission())
                    .isEqualTo(FieldPermission.PRIVATE);
            assertThat(BuiltInFields.all()).allMatch(field -> field.permission() == FieldPermission.PRIVATE);
        }

        @Test
        @Tag("PRO-02")
        @Tag("PRO-03")
        @Tag("SEC-88")
        void a_private_field_is_in_none_of_the_things_a_contact_gets() {
            ProposalView view = mine.propose(form().set("name", "Ada Stone"));
            String confirmation = World.read(world.mails());

            for (Object seen : List.of(mine.form(), mine.proposals(), view, confirmation)) {
                assertThat(seen.toString())
                        .doesNotContain("risk_rating")
                        .doesNotContain("Risk rating")
                        .doesNotContain("explosive");
            }
        }

        @Test
        @Tag("PRO-02")
        void a_view_field_is_shown_and_not_proposable() {
            ProfileForm.Field field =
                    mine.form().field(new FieldKey("tax_number")).orElseThrow();

            assertThat(field.current()).isEqualTo(Value.of("T-77"));
            assertThat(field.definition().isProposable()).isFalse();
        }

        @Test
        @Tag("PRO-04")
        @Tag("SEC-87")
        void naming_a_private_field_gets_the_very_answer_of_an_unknown_one_and_echoes_no_key() {
            Refused known =
                    refused(() -> mine.propose(form().set("risk_rating", "calm").set("name", "Ada Stone")));
            Refused unknown = refused(
                    () -> mine.propose(form().set("no_such_field", "calm").set("name", "Ada Stone")));

            assertThat(known.getMessage()).isEqualTo(unknown.getMessage()).doesNotContain("risk");
            assertThat(known.rule()).isEqualTo(unknown.rule()).isEqualTo(ProfileRule.UNKNOWN_FIELD);
            assertThat(known.fields()).isEqualTo(unknown.fields()).isEmpty();
            assertThat(firms.queue()).isEmpty();
        }

        @ParameterizedTest
        @ValueSource(strings = {"", "risk rating", "Risk_Rating", "risk_rating ", "../name", "risk_rating/x", "$"})
        @Tag("PRO-04")
        void keys_that_no_field_can_have_get_the_same_answer(String key) {
            assertThat(refused(() -> mine.propose(form().set(key, "calm"))).rule())
                    .isEqualTo(ProfileRule.UNKNOWN_FIELD);
        }

        @Test
        @Tag("PRO-04")
        void naming_a_private_field_is_found_before_a_view_only_one() {
            Refused refused =
                    refused(() -> mine.propose(form().set("tax_number", "T-1").set("risk_rating", "calm")));

            assertThat(refused.rule()).isEqualTo(ProfileRule.UNKNOWN_FIELD);
            assertThat(refused.fields()).isEmpty();
        }

        @Test
        @Tag("PRO-04")
        @Tag("SEC-87")
        void naming_a_private_field_as_shown_is_refused_just_the_same() {
            Proposal form = form().set("name", "Ada Stone");
            Map<String, Value> shown = new LinkedHashMap<>(form.shown());
            shown.put("risk_rating", Value.of("calm"));

            assertThat(refused(() -> mine.propose(new Proposal(form.base(), shown, form.values(), null)))
                            .rule())
                    .isEqualTo(ProfileRule.UNKNOWN_FIELD);
        }

        @Test
        @Tag("PRO-05")
        void naming_a_view_only_field_refuses_the_whole_and_names_it() {
            Refused refused =
                    refused(() -> mine.propose(form().set("tax_number", "T-1").set("name", "Ada Stone")));

            assertThat(refused.rule()).isEqualTo(ProfileRule.VIEW_ONLY);
            assertThat(refused.fields()).containsOnlyKeys("tax_number");
            assertThat(firms.queue()).isEmpty();
        }

        @Test
        @Tag("PRO-04")
        @Tag("SEC-89")
        void a_field_that_became_private_between_form_and_submission_is_unknown() {
            Proposal proposal = form().set("occupation", "Pilot");
            world.permit("occupation", FieldPermission.PRIVATE);

            assertThat(refused(() -> mine.propose(proposal)).rule()).isEqualTo(ProfileRule.UNKNOWN_FIELD);
        }

        @Test
        @Tag("PRO-26")
        @Tag("SEC-90")
        void a_field_that_becomes_private_while_it_waits_disappears_for_the_contact_and_is_marked_for_the_firm() {
            mine.propose(form().set("occupation", "Pilot").set("name", "Ada Stone"));
            world.permit("occupation", FieldPermission.PRIVATE);

            assertThat(mine.form().toString()).doesNotContain("occupation").doesNotContain("Pilot");
            assertThat(mine.proposals().toString()).doesNotContain("occupation").doesNotContain("Pilot");
            Review review = firms.review(firms.queue().get(0).id());
            assertThat(review.fields())
                    .filteredOn(Review.Field::closedSince)
                    .extracting(field -> field.path().toString())
                    .containsExactly("occupation");
            firms.decide(
                    review.request().id(),
                    review.record(),
                    List.of(Decision.Draft.accept("occupation"), Decision.Draft.reject("name")));
            firms.apply(review.request().id(), Reply.silent());
            assertThat(mine.proposals().toString()).doesNotContain("Pilot");
            assertThat(firms.record().values().get("occupation")).isEqualTo(Value.of("Pilot"));
        }
    }
}
