package io.clientportal.viewing;

import static io.clientportal.Refusals.notAllowed;
import static io.clientportal.Refusals.unknown;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.groups.Tuple.tuple;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.clientportal.Home;
import io.clientportal.access.ClientGrant;
import io.clientportal.activity.ActivityView;
import io.clientportal.engagements.Audience;
import io.clientportal.engagements.Engagements;
import io.clientportal.engagements.SharedEngagement;
import io.clientportal.firms.ViewingSettings;
import io.clientportal.kernel.Area;
import io.clientportal.kernel.ClientId;
import io.clientportal.kernel.Contact;
import io.clientportal.kernel.EngagementId;
import io.clientportal.kernel.Gates;
import io.clientportal.kernel.Origin;
import io.clientportal.kernel.Permission;
import io.clientportal.kernel.PortalException;
import io.clientportal.kernel.Reach;
import io.clientportal.kernel.Right;
import io.clientportal.kernel.Staff;
import io.clientportal.kernel.Subject;
import io.clientportal.profile.ChangeRequestId;
import io.clientportal.profile.Profile;
import io.clientportal.profile.ProfileForm;
import io.clientportal.profile.Proposal;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What who looks through a contact's eyes sees, and what stays of it. */
class LookingSpec extends ViewingWorld {

    @Nested
    class Who_looks {

        @Test
        @Tag("IMP-02")
        @Tag("SEC-135")
        void sees_what_the_contact_sees_without_what_is_hidden_from_themselves() {
            ClientId mill = world.client("Mill");
            world.desk().client(mill).access().addKnown(world.address("Nora"), Set.of(Area.PROFILE));
            EngagementId tax = world.engagement(client, "Tax");
            EngagementId divorce = world.engagement(client, "Divorce");
            EngagementId unshared = world.engagement(client, "Unshared");
            Engagements desk = world.desk().client(client).engagements();
            desk.share(tax, Audience.of(nora.id()));
            desk.share(divorce, Audience.EVERYBODY);
            world.reach(
                    ida,
                    Reach.of(Set.of(client), EnumSet.of(Permission.IMPERSONATE))
                            .only(Set.of(tax, unshared))
                            .hiding(Set.of("income", "bank")));

            Home home = look();

            assertThat(home.clients()).extracting(ClientGrant::client).containsExactly(client);
            assertThat(home.viewings().hiddenClients()).isEqualTo(1);
            Engagements.Shared shared = home.client(client).engagements().shared(null, 50);
            assertThat(shared.engagements()).extracting(SharedEngagement::id).containsExactly(tax);
            assertThat(shared.hidden()).isEqualTo(1);
            assertThat(shared.engagements().get(0).fields())
                    .extracting(field -> field.definition().key().value())
                    .containsExactly("tax_year");
            assertThat(shared.engagements().get(0).hidden()).isEqualTo(1);
            unknown(() -> home.client(client).engagements().open(divorce));
            unknown(() -> home.client(client).engagements().open(unshared));
            unknown(() -> home.client(mill).profile().form());
            ProfileForm form = home.client(client).profile().form();
            assertThat(form.fields())
                    .extracting(field -> field.definition().key().value())
                    .contains("name")
                    .doesNotContain("income", "risk_rating");
            assertThat(form.hidden()).isEqualTo(1);
            assertThat(world.portal.as(nora).client(client).profile().form().hidden())
                    .isZero();
            assertThat(world.portal.as(nora).viewings().hiddenClients()).isZero();
        }

        @Test
        @Tag("IMP-03")
        @Tag("SEC-132")
        void can_change_nothing() {
            Profile own = world.portal.as(nora).client(client).profile();
            ChangeRequestId request =
                    own.propose(Proposal.on(own.form()).set("name", "Ada L")).id();
            world.mails();
            int bells = world.desk().bell().read().unread();
            Profile viewed = look().client(client).profile();
            Proposal proposal = Proposal.on(viewed.form()).set("name", "Somebody else");

            notAllowed(() -> viewed.propose(proposal));
            notAllowed(() -> viewed.preview(proposal));
            notAllowed(() -> viewed.withdraw(request));

            assertThat(viewed.proposals()).hasSize(1);
            assertThat(world.desk().client(client).profile().queue()).hasSize(1);
            assertThat(world.desk().bell().read().unread()).isEqualTo(bells);
            assertThat(world.mails()).hasSize(1);
        }

        @Test
        @Tag("IMP-03")
        @Tag("SEC-132")
        @Tag("SEC-167")
        void is_refused_every_right_that_is_not_for_looking_and_every_write() {
            look();
            Contact viewed = new Contact(world.firm, nora.id(), ida, Origin.NONE);
            Gates gates = world.gates();
            for (Right right : rights()) {
                for (ThrowingCallable call : List.<ThrowingCallable>of(
                        () -> gates.client(viewed, client).write(right, scope -> fail(right)),
                        () -> gates.client(viewed, client).note(right, scope -> fail(right)),
                        () -> gates.firm(viewed).write(right, scope -> fail(right)),
                        () -> gates.firm(viewed).note(right, scope -> fail(right)),
                        () -> gates.firm(viewed).apart(right, scope -> fail(right)))) {
                    assertThatExceptionOfType(PortalException.class)
                            .as(right.key())
                            .isThrownBy(call)
                            .satisfies(e -> assertThat(e.kind())
                                    .isIn(PortalException.Kind.NOT_ALLOWED, PortalException.Kind.NOT_FOUND));
                }
                ThrowingCallable read = () -> gates.firm(viewed).read(right, scope -> true);
                if (right.viewing()) {
                    assertThatCode(read).as(right.key()).doesNotThrowAnyException();
                } else {
                    assertThatExceptionOfType(PortalException.class)
                            .as(right.key())
                            .isThrownBy(read);
                }
            }
        }

        private static Object fail(Right right) {
            throw new AssertionError(right.key() + " was let through");
        }

        private static List<Right> rights() {
            return new ClassFileImporter()
                            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                            .importPackages("io.clientportal")
                            .stream()
                            .filter(type -> type.isEnum() && type.isAssignableTo(Right.class))
                            .map(type -> type.reflect().getEnumConstants())
                            .flatMap(Arrays::stream)
                            .map(Right.class::cast)
                            .toList();
        }
    }

    @Nested
    class The_log {

        @Test
        @Tag("IMP-04")
        @Tag("LOG-01")
        @Tag("SEC-133")
        void holds_beginning_every_look_and_end_with_both_names() {
            Home home = look();
            home.client(client).profile().form();
            home.client(client).profile().proposals();
            viewings().end();

            assertThat(entries("viewing.start", false)).singleElement().satisfies(entry -> {
                assertThat(entry.actor()).isEqualTo("Ida");
                assertThat(entry.after()).containsEntry("contact", "Nora").containsEntry("reason", REASON);
            });
            assertThat(entries("profile.view", false)).hasSize(2).allSatisfy(entry -> {
                assertThat(entry.actor()).isEqualTo("Nora");
                assertThat(entry.viewer()).isEqualTo("Ida");
                assertThat(entry.client()).isEqualTo(client);
            });
            assertThat(entries("viewing.end", false))
                    .singleElement()
                    .satisfies(entry -> assertThat(entry.after())
                            .containsEntry("contact", "Nora")
                            .containsEntry("staff", "Ida"));
        }

        @Test
        @Tag("IMP-04")
        void names_what_was_opened() {
            look();
            Contact viewed = new Contact(world.firm, nora.id(), ida, Origin.NONE);
            Right view = ViewingRight.SEEN;

            world.gates().client(viewed, client).read(view, scope -> {
                scope.looked(Subject.of("document", "d-1"));
                return true;
            });

            assertThat(entries("viewing.seen", false))
                    .extracting(ActivityView::subjectKind, ActivityView::subjectId)
                    .containsExactly(tuple("document", "d-1"));
        }

        @Test
        @Tag("LOG-01")
        void holds_nothing_of_what_contacts_look_at_themselves() {
            world.portal.as(nora).client(client).profile().form();

            assertThat(entries("profile.view", false)).isEmpty();
        }

        @Test
        @Tag("IMP-04")
        @Tag("LOG-01")
        void keeps_a_look_whose_transaction_the_host_takes_back() {
            Home home = look();

            assertThatExceptionOfType(IllegalStateException.class)
                    .isThrownBy(() -> world.stores.inHostTransaction(() -> {
                        home.client(client).profile().form();
                        throw new IllegalStateException("taken back");
                    }));

            assertThat(entries("profile.view", false)).hasSize(1);
        }

        @Test
        @Tag("LOG-05")
        void leaves_neither_name_nor_reason_readable() {
            Staff quux = world.staff("Quuxine", Reach.all());
            world.portal.as(quux).viewAs(nora.id(), "Because of the Xyzzy affair");

            assertThat(world.stores.dump()).doesNotContain("Quuxine", "Xyzzy");
        }
    }

    @Nested
    class The_contact {

        @Test
        @Tag("IMP-04")
        @Tag("SEC-133")
        void sees_that_the_firm_looked_and_not_why() {
            look();
            world.clock.advance(Duration.ofMinutes(4));
            viewings().end();
            world.clock.advance(Duration.ofMinutes(1));
            look();

            List<FirmLook> looks = world.portal.as(nora).viewings().looks(null, 50);

            assertThat(looks).extracting(FirmLook::staffName).containsExactly("Ida", "Ida");
            assertThat(looks.get(1).at()).isEqualTo("2026-03-02T09:00:00Z");
            assertThat(looks.get(1).until()).isEqualTo("2026-03-02T09:04:00Z");
            assertThat(world.portal.as(nora).viewings().looks(looks.get(0).id(), 50))
                    .containsExactly(looks.get(1));
            assertThat(looks.toString()).doesNotContain(REASON);
            Contact otto = world.contact(client, "Otto");
            assertThat(world.portal.as(otto).viewings().looks(null, 50)).isEmpty();
        }

        @Test
        @Tag("IMP-04")
        void sees_nothing_of_it_where_the_firm_does_not_tell() {
            look();
            world.settings(settings -> settings.with(new ViewingSettings(false, 30)));

            assertThat(world.portal.as(nora).viewings().looks(null, 50)).isEmpty();
        }
    }
}
