package io.clientportal.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.clientportal.World;
import io.clientportal.fields.BuiltInFields;
import io.clientportal.fields.FieldDefinition;
import io.clientportal.fields.FieldKey;
import io.clientportal.fields.FieldPermission;
import io.clientportal.fields.FieldRule;
import io.clientportal.fields.FieldType;
import io.clientportal.fields.Validation;
import io.clientportal.fields.Value;
import io.clientportal.kernel.ClientId;
import io.clientportal.kernel.Contact;
import io.clientportal.kernel.PortalException.NotFound;
import io.clientportal.kernel.PortalException.Refused;
import io.clientportal.kernel.PortalException.Stale;
import io.clientportal.kernel.Version;
import io.clientportal.notices.Mail;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a contact sees of the record, and proposes. */
class ProposingSpec {

    private final World world = new World();
    private final ClientId client =
            world.client("Ada Miller", Map.of("tax_number", Value.of("T-77"), "risk_rating", Value.of("explosive")));
    private final Contact ada = world.contact(client, "Ada Miller");
    private final Profile mine = world.portal.as(ada).client(client).profile();
    private final Profile firms = world.desk().client(client).profile();

    private Proposal form() {
        return Proposal.on(mine.form());
    }

    private static Refused refused(org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
        return catchThrowableOfType(Refused.class, call);
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

    static io.clientportal.fields.FieldPath path(String text) {
        return io.clientportal.fields.FieldPath.parse(text);
    }

    static Value.Parts person(String name, String relationship) {
        return new Value.Parts(Map.of("name", name, "relationship", relationship));
    }

    static Value.Parts parts(String name, String text) {
        return new Value.Parts(Map.of(name, text));
    }
}
