package io.clientportal.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.clientportal.fields.BuiltInFields;
import io.clientportal.fields.FieldDefinition;
import io.clientportal.fields.FieldKey;
import io.clientportal.fields.FieldRule;
import io.clientportal.fields.Validation;
import io.clientportal.fields.Value;
import io.clientportal.kernel.Contact;
import io.clientportal.kernel.PortalException.Refused;
import io.clientportal.kernel.PortalException.Stale;
import io.clientportal.kernel.Version;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What of a form becomes a proposal. */
class ProposingSpec extends AdasRecord {

    ProposingSpec() {
        super(Map.of("tax_number", Value.of("T-77"), "risk_rating", Value.of("explosive")));
    }

    @Nested
    class WhatIsProposed {

        @Test
        @Tag("PRO-06")
        void the_form_opens_filled_and_carries_the_version_and_submitting_changes_nothing() {
            ProfileForm form = mine.form();
            assertThat(form.version()).isEqualTo(firms.record().version());
            assertThat(form.field(BuiltInFields.NAME).orElseThrow().shown()).isEqualTo(Value.of("Ada Miller"));

            mine.propose(Proposal.on(form).set("name", "Ada Stone"));

            assertThat(firms.record().values().get("name")).isEqualTo(Value.of("Ada Miller"));
            assertThat(firms.record().version()).isEqualTo(form.version());
            ProfileForm.Field name = mine.form().field(BuiltInFields.NAME).orElseThrow();
            assertThat(name.current()).isEqualTo(Value.of("Ada Miller"));
            assertThat(name.waiting()).isTrue();
        }

        @Test
        @Tag("PRO-07")
        void what_was_not_touched_is_not_proposed_whatever_the_firm_changed_meanwhile() {
            Proposal proposal = form().set("name", "Ada Miller").set("occupation", "Pilot");
            firms.edit(firms.record().version(), Map.of(path("name"), Value.of("Ada Firm")), EditSource.BY_HAND);

            mine.propose(proposal);

            assertThat(firms.queue().get(0).changes())
                    .extracting(change -> change.path().toString())
                    .containsExactly("occupation");
        }

        @Test
        @Tag("PRO-07")
        @Tag("SEC-98")
        void no_difference_at_all_is_refused_with_its_sentence() {
            Refused refused = refused(() -> mine.propose(form().set("name", "  Ada   Miller ")));

            assertThat(refused.rule()).isEqualTo(ProfileRule.NOTHING_CHANGED);
            assertThat(firms.queue()).isEmpty();
        }

        @Test
        @Tag("PRO-07")
        void nothing_at_all_is_refused_too() {
            assertThat(refused(() -> mine.propose(form())).rule()).isEqualTo(ProfileRule.NOTHING_CHANGED);
        }

        @Test
        @Tag("PRO-07")
        void without_shown_values_a_proposal_on_an_older_version_has_to_be_made_anew() {
            Version old = mine.form().version();
            firms.edit(old, Map.of(path("occupation"), Value.of("Baker")), EditSource.BY_HAND);

            assertThatThrownBy(() ->
                            mine.propose(new Proposal(old, Map.of(), Map.of("name", Value.of("Ada Stone")), null)))
                    .isInstanceOf(Stale.class);
        }

        @Test
        @Tag("PRO-08")
        void entries_of_a_list_are_proposed_one_by_one() {
            firms.edit(
                    firms.record().version(),
                    Map.of(
                            path("contacts/e1"), person("Bea", "Sister"),
                            path("contacts/e2"), person("Carl", "Brother")),
                    EditSource.BY_HAND);
            Map<String, Value.Parts> people = new LinkedHashMap<>();
            people.put("e2", person("Carl", "Half-brother"));
            people.put("e3", person("Dora", "Aunt"));

            mine.propose(form().set("contacts", Value.ofEntries(people)));

            assertThat(firms.queue().get(0).changes())
                    .extracting(change -> change.path() + " " + change.shown().isNone() + " "
                            + change.proposed().isNone())
                    .containsExactly("contacts/e1 false true", "contacts/e2 false false", "contacts/e3 true false");
        }

        @ParameterizedTest
        @CsvSource({
            "date_of_birth, 2026-02-30, NOT_A_DATE",
            "date_of_birth, 0000-01-01, NOT_A_DATE",
            "date_of_birth, 9999-12-31, NOT_A_DATE",
            "date_of_birth, 01.02.1980, NOT_A_DATE",
            "income, 12a, NOT_A_NUMBER",
            "income, 1e5, NOT_A_NUMBER",
            "gender, unicorn, NOT_A_CHOICE",
            "billing_email, ada@, NOT_AN_EMAIL",
            "billing_email, 'ada@example.com,eve@example.com', NOT_AN_EMAIL",
        })
        @Tag("PRO-08")
        @Tag("SEC-100")
        void a_wrong_value_of_a_known_field_is_refused_with_its_key(String field, String text, FieldRule rule) {
            Refused refused = refused(() -> mine.propose(form().set(field, text).set("name", "Ada Stone")));

            assertThat(refused.rule()).isEqualTo(ProfileRule.WRONG_VALUE);
            assertThat(refused.fields()).containsExactly(Map.entry(field, rule));
            assertThat(firms.queue()).isEmpty();
        }

        @Test
        @Tag("PRO-08")
        @Tag("SEC-100")
        void characters_that_no_database_keeps_and_texts_without_end_are_refused() {
            assertThat(refused(() -> mine.propose(form().set("name", "A\0da"))).fields())
                    .containsEntry("name", FieldRule.NOT_TEXT);
            assertThat(refused(() -> mine.propose(form().set("name", "Ada \ud83d")))
                            .fields())
                    .containsEntry("name", FieldRule.NOT_TEXT);
            assertThat(refused(() -> mine.propose(form().set("business_activity", "x".repeat(10_000_000))))
                            .fields())
                    .containsEntry("business_activity", FieldRule.TOO_LONG);
        }

        @Test
        @Tag("PRO-08")
        @Tag("SEC-100")
        void what_is_said_to_have_been_shown_has_the_limits_of_what_is_proposed() {
            Map<String, Value.Parts> people = new LinkedHashMap<>();
            for (int i = 0; i <= FieldDefinition.ENTRIES_MAX; i++) {
                people.put("c" + i, new Value.Parts(Map.of("name", "Person " + i)));
            }
            Map<String, Value> shown = Map.of(
                    "name", Value.of("x".repeat(FieldDefinition.TEXT_MAX + 1)),
                    "business_activity", Value.of("A\0"),
                    "mailing_address", Value.of(true),
                    "contacts", Value.ofEntries(people));

            Refused refused = refused(() -> mine.propose(new Proposal(
                    mine.form().version(),
                    shown,
                    Map.of(
                            "name",
                            Value.of("Ada Stone"),
                            "business_activity",
                            Value.of("Bakery"),
                            "mailing_address",
                            Value.NONE,
                            "contacts",
                            Value.NONE),
                    null)));

            assertThat(refused.rule()).isEqualTo(ProfileRule.WRONG_VALUE);
            assertThat(refused.fields())
                    .containsExactlyInAnyOrderEntriesOf(Map.of(
                            "name", FieldRule.TOO_LONG,
                            "business_activity", FieldRule.NOT_TEXT,
                            "mailing_address", FieldRule.WRONG_SHAPE,
                            "contacts", FieldRule.TOO_MANY_ENTRIES));
            assertThat(firms.queue()).isEmpty();
        }

        @Test
        @Tag("PRO-07")
        void a_value_that_was_right_once_may_be_what_was_shown() {
            Proposal opened = form().set("name", "Ada Stone");
            world.profileSettings(profile -> profile.with(profile.fields().stream()
                    .map(field -> field.key().value().equals("name")
                            ? field.with(new Validation(false, 3, null, null))
                            : field)
                    .toList()));

            assertThat(refused(() -> mine.propose(opened)).fields()).containsEntry("name", FieldRule.TOO_LONG);
            assertThat(mine.propose(opened.set("name", "Ada")).fields()).hasSize(1);
        }

        @Test
        @Tag("PRO-08")
        void an_entry_with_an_id_that_no_entry_has_is_refused() {
            Value odd = Value.ofEntries(Map.of("../x", new Value.Parts(Map.of("name", "Eve"))));

            assertThat(refused(() -> mine.propose(form().set("contacts", odd))).fields())
                    .containsEntry("contacts", FieldRule.WRONG_SHAPE);
        }

        @Test
        @Tag("PRO-08")
        void a_value_of_another_shape_is_refused() {
            assertThat(refused(() -> mine.propose(form().set("name", Value.of(true))))
                            .fields())
                    .containsEntry("name", FieldRule.WRONG_SHAPE);
            assertThat(refused(() -> mine.propose(form().set("mailing_address", Value.of("Main Street 1"))))
                            .fields())
                    .containsEntry("mailing_address", FieldRule.WRONG_SHAPE);
        }

        @Test
        @Tag("PRO-09")
        void every_built_in_field_can_be_proposed_beside_custom_ones() {
            Proposal all = form().set("title", "Dr")
                    .set("name", "Ada Stone")
                    .set("pronouns", "she/her")
                    .set("date_of_birth", "1980-02-29")
                    .set("relationship_status", "married")
                    .set("gender", "female")
                    .set("occupation", "Pilot")
                    .set("business_activity", "Flying\nand landing")
                    .set("company_number", "HRB 1")
                    .set("emails", Value.ofEntries(Map.of("m1", parts("email", "ada@example.org"))))
                    .set("phones", Value.ofEntries(Map.of("p1", parts("number", "+49 30 123456"))))
                    .set("mailing_address", Value.ofParts(Map.of("line1", "Main Street 1", "country", "DE")))
                    .set("contacts", Value.ofEntries(Map.of("c1", person("Bea", "Sister"))))
                    .set("secondary_contact", Value.ofEntries(Map.of("s1", person("Carl", "Brother"))))
                    .set("income", "52000.5")
                    .set("newsletter", Value.of(true))
                    .set("mobile", Value.ofParts(Map.of("number", "+49 170 1234567")))
                    .set("billing_email", "bills@example.org")
                    .set("services", Value.of(List.of("tax", "payroll")));

            mine.propose(all);
            Review review = firms.review(firms.queue().get(0).id());
            firms.acceptRest(review.request().id(), review.record());
            firms.apply(review.request().id(), Reply.silent());

            all.values()
                    .forEach((key, value) ->
                            assertThat(firms.record().values().get(key)).as(key).isEqualTo(value));
        }

        @Test
        @Tag("PRO-30")
        void a_waiting_value_is_shown_beside_the_current_one_and_putting_it_back_is_a_proposal() {
            mine.propose(form().set("name", "Ada Stone"));

            ProfileForm.Field name = mine.form().field(BuiltInFields.NAME).orElseThrow();
            assertThat(name.current()).isEqualTo(Value.of("Ada Miller"));
            assertThat(name.shown()).isEqualTo(Value.of("Ada Stone"));
            assertThat(refused(() -> mine.propose(form().set("name", "Ada Stone")))
                            .rule())
                    .isEqualTo(ProfileRule.NOTHING_CHANGED);
            mine.propose(form().set("name", "Ada Miller"));

            assertThat(firms.queue()).hasSize(2);
            assertThat(firms.queue().get(1).changes().get(0).proposed()).isEqualTo(Value.of("Ada Miller"));
        }

        @Test
        @Tag("PRO-36")
        void another_contact_sees_that_a_change_waits_and_not_what() {
            Contact bob = world.contact(client, "Bob Miller");
            mine.propose(form().set("occupation", "Pilot"));

            Profile bobs = world.portal.as(bob).client(client).profile();
            ProfileForm.Field seen =
                    bobs.form().field(new FieldKey("occupation")).orElseThrow();
            assertThat(seen.waiting()).isTrue();
            assertThat(bobs.form().toString()).doesNotContain("Pilot");
            assertThat(bobs.proposals()).isEmpty();

            world.profileSettings(profile -> profile.showingProposals(true));
            assertThat(bobs.form()
                            .field(new FieldKey("occupation"))
                            .orElseThrow()
                            .shown())
                    .isEqualTo(Value.of("Pilot"));
        }
    }
}
