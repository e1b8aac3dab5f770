package io.clientportal.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.clientportal.fields.Choice;
import io.clientportal.fields.FieldDefinition;
import io.clientportal.fields.FieldKey;
import io.clientportal.fields.FieldPermission;
import io.clientportal.fields.FieldRule;
import io.clientportal.fields.FieldType;
import io.clientportal.fields.Validation;
import io.clientportal.fields.Value;
import io.clientportal.kernel.PortalException.Stale;
import io.clientportal.kernel.Version;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A record that changes between submission, decision and apply. */
class ChangedMeanwhileSpec extends AdasRecord {

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
        void an_entry_that_nobody_proposed_keeps_no_other_from_being_applied_whatever_the_settings_say_by_then() {
            Value.Parts old = person("Alexandra Catherine Miller", "sister");
            Value.Parts fresh = person("Bob Miller", "son");
            edit("contacts/e1", old);
            ChangeRequestId id = mine.propose(form().set("contacts", Value.ofEntries(Map.of("e1", old, "e2", fresh))))
                    .id();
            world.profileSettings(profile -> profile.with(profile.fields().stream()
                    .map(field -> field.key().value().equals("contacts")
                            ? field.with(new Validation(false, 10, null, null))
                            : field)
                    .toList()));
            decide(id, Decision.Draft.accept("contacts/e2"));

            firms.apply(id, Reply.silent());

            assertThat(value("contacts")).isEqualTo(Value.ofEntries(Map.of("e1", old, "e2", fresh)));
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
}
