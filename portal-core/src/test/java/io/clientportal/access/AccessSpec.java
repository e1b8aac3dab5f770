package io.clientportal.access;

import static io.clientportal.Refusals.refused;
import static io.clientportal.Refusals.unknown;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.clientportal.kernel.Area;
import io.clientportal.kernel.ClientId;
import io.clientportal.kernel.ContactId;
import io.clientportal.kernel.Permission;
import io.clientportal.kernel.PortalException;
import io.clientportal.kernel.Reach;
import io.clientportal.kernel.Staff;
import io.clientportal.kernel.StaffId;
import io.clientportal.signin.EntryWorld;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who is let in for a client. */
class AccessSpec {

    private static final Set<Area> PROFILE = Set.of(Area.PROFILE);

    private final EntryWorld world = new EntryWorld();
    private final Access access = world.space().access();

    @Nested
    class The_clients_of_a_member {

        private List<String> found(Staff member, String name) {
            return world.portal.as(member).clients().find(name, 10).stream()
                    .map(client -> client.id().value())
                    .toList();
        }

        @Test
        @Tag("FRM-01")
        @Tag("FRM-05")
        void are_found_by_name_within_reach() {
            for (String client : List.of("hill", "mill", "Õak_1", "oak!2")) {
                world.space(client).access().contacts();
            }
            assertThat(found(world.staff, "")).containsExactly("hill", "mill", "oak!2", "Õak_1");
            assertThat(found(world.staff, "ILL")).containsExactly("hill", "mill");
            assertThat(found(world.staff, "OAK")).containsExactly("oak!2", "Õak_1");
            assertThat(found(world.staff, "%")).isEmpty();
            assertThat(found(world.staff, "k!")).containsExactly("oak!2");
            assertThat(found(world.staff, "k_")).containsExactly("Õak_1");
            assertThat(found(world.staff, "nobody")).isEmpty();
            assertThat(world.portal.as(world.staff).clients().find("", 1)).hasSize(1);
            Staff limited = world.member("lim", Reach.of(Set.of(new ClientId("mill")), Set.of(Permission.ACCESS)));
            assertThat(found(limited, "ill")).containsExactly("mill");
        }
    }

    @Nested
    class A_contact {

        @Test
        @Tag("ACC-10")
        void holds_grants_for_several_clients_under_one_account() {
            ContactAccess nora = world.nora();
            ContactAccess again =
                    world.space("mill").access().addKnown("nora@example.com", Set.of(Area.PROFILE, Area.MESSAGES));
            assertThat(again.id()).isEqualTo(nora.id());
            assertThat(world.portal.as(world.as(nora.id())).clients())
                    .containsExactly(
                            new ClientGrant(
                                    new ClientId("hill"), io.clientportal.kernel.ClientName.of("hill"), PROFILE),
                            new ClientGrant(
                                    new ClientId("mill"),
                                    io.clientportal.kernel.ClientName.of("mill"),
                                    Set.of(Area.PROFILE, Area.MESSAGES)));
        }

        @Test
        @Tag("ACC-13")
        @Tag("ACC-16")
        void is_let_in_with_an_end_at_once_and_not_at_all_with_one_that_has_passed() {
            ContactAccess nora = world.nora();
            Access mill = world.space("mill").access();
            for (Instant past : List.of(EntryWorld.START, EntryWorld.START.minusSeconds(1))) {
                refused(AccessRule.ENDS_EARLIER, () -> mill.addKnown("nora@example.com", PROFILE, past));
                refused(
                        AccessRule.ENDS_EARLIER,
                        () -> mill.add(new NewContact("Ida", "ida@example.com"), PROFILE, past));
            }
            assertThat(mill.contacts()).isEmpty();
            Instant ends = EntryWorld.START.plusSeconds(60);
            assertThat(mill.addKnown("nora@example.com", PROFILE, ends).ends()).isEqualTo(ends);
            assertThat(mill.add(new NewContact("Ida", "ida@example.com"), PROFILE, ends)
                            .ends())
                    .isEqualTo(ends);
            assertThat(mill.addKnown("nora@example.com", Set.of(Area.MESSAGES)).ends())
                    .as("an end stays where nothing is said of it")
                    .isEqualTo(ends);
            world.clock.set(ends);
            assertThat(world.portal.as(world.as(nora.id())).clients())
                    .extracting(ClientGrant::client)
                    .containsExactly(new ClientId("hill"));
        }

        @Test
        @Tag("ACC-10")
        @Tag("ACC-21")
        void loses_one_client_and_keeps_the_other_when_one_grant_ends() {
            ContactAccess nora = world.nora();
            world.space("mill").access().addKnown("nora@example.com", PROFILE);
            access.end(nora.id());
            assertThat(world.portal.as(world.as(nora.id())).clients())
                    .extracting(ClientGrant::client)
                    .containsExactly(new ClientId("mill"));
            assertThat(access.contacts()).extracting(ContactAccess::state).containsExactly(AccessState.ENDED);
        }

        @Test
        @Tag("ACC-21")
        void sees_nothing_once_disabled_and_is_back_once_enabled() {
            ContactAccess nora = world.nora();
            access.disable(nora.id());
            unknown(() -> world.portal.as(world.as(nora.id())).clients());
            assertThat(access.contacts()).extracting(ContactAccess::state).containsExactly(AccessState.DISABLED);
            refused(AccessRule.ACCOUNT_DISABLED, () -> access.grant(nora.id(), PROFILE, null));
            access.enable(nora.id());
            assertThat(world.portal.as(world.as(nora.id())).clients()).hasSize(1);
        }

        @Test
        @Tag("ACC-21")
        void whose_grant_ends_on_an_instant_is_in_just_before_and_out_from_then_on() {
            ContactAccess nora = world.nora();
            access.grant(nora.id(), PROFILE, EntryWorld.START.plusSeconds(60));
            world.clock.set(EntryWorld.START.plusSeconds(60).minusMillis(1));
            assertThat(world.portal.as(world.as(nora.id())).clients()).hasSize(1);
            world.clock.set(EntryWorld.START.plusSeconds(60));
            assertThat(world.portal.as(world.as(nora.id())).clients()).isEmpty();
        }

        @Test
        void keeps_the_firms_language_or_has_an_own_one() {
            assertThat(world.nora().language()).isEqualTo(Locale.ENGLISH);
            assertThat(access.add(new NewContact("Ida", "ida@example.com", Locale.GERMAN), PROFILE)
                            .language())
                    .isEqualTo(Locale.GERMAN);
            Locale odd = Locale.forLanguageTag("de-x-" + "abcdefgh-".repeat(20) + "end");
            assertThat(access.add(new NewContact("Eve", "eve@example.com", odd), PROFILE)
                            .language())
                    .isEqualTo(Locale.ENGLISH);
        }

        @Test
        @Tag("ACC-02")
        @Tag("FRM-01")
        void is_read_alone_as_it_is_listed_and_only_for_its_client() {
            ContactAccess nora = world.nora();
            assertThat(access.contact(nora.id())).isEqualTo(access.contacts().get(0));
            unknown(() -> world.space("mill").access().contact(nora.id()));
        }

        @Test
        void is_listed_by_name_with_areas_and_state() {
            access.add(new NewContact("zoe", "zoe@example.com"), PROFILE);
            access.add(new NewContact("Émile", "e@example.com"), Set.of(Area.DOCUMENTS));
            access.add(new NewContact("Fay", "f@example.com"), PROFILE);
            assertThat(access.contacts()).extracting(ContactAccess::name).containsExactly("Émile", "Fay", "zoe");
            assertThat(access.contacts().get(0).areas()).containsExactly(Area.DOCUMENTS);
        }

        @ParameterizedTest
        @ValueSource(strings = {"", "  ", "a\nb", "a\0b", "\ud800"})
        void needs_a_name_on_one_line(String name) {
            refused(AccessRule.NOT_A_NAME, () -> access.add(new NewContact(name, "x@example.com"), PROFILE));
        }

        @Test
        void has_a_name_of_at_most_200_characters() {
            access.add(new NewContact("n".repeat(200), "x@example.com"), PROFILE);
            refused(AccessRule.NOT_A_NAME, () -> access.add(new NewContact("n".repeat(201), "y@example.com"), PROFILE));
        }
    }

    @Nested
    class Staff_members {

        @Test
        @Tag("FRM-05")
        void without_the_permission_to_let_in_see_who_is_let_in_and_change_nothing() {
            ContactAccess nora = world.nora();
            Staff reader = world.member("reader", Reach.everywhere(Set.of(Permission.REVIEW)));
            Access theirs = world.portal.as(reader).client(world.client).access();
            assertThat(theirs.contacts()).hasSize(1);
            for (ThrowingCallable call : List.<ThrowingCallable>of(
                    () -> theirs.add(new NewContact("Ida", "ida@example.com"), PROFILE),
                    () -> theirs.addKnown("nora@example.com", PROFILE),
                    () -> theirs.grant(nora.id(), PROFILE, null),
                    () -> theirs.end(nora.id()),
                    () -> theirs.disable(nora.id()),
                    () -> theirs.enable(nora.id()))) {
                assertThatExceptionOfType(PortalException.NotAllowed.class).isThrownBy(call);
            }
        }

        @Test
        @Tag("FRM-05")
        void without_the_client_find_nothing() {
            Staff limited = world.member("lim", Reach.of(Set.of(new ClientId("mill")), Set.of(Permission.LET_IN)));
            unknown(() -> world.portal.as(limited).client(world.client).access().contacts());
        }

        @Test
        @Tag("FRM-05")
        void whom_the_host_does_not_know_may_nothing() {
            Staff stranger = new Staff(world.firm, new StaffId("stranger"), "Stranger");
            assertThatExceptionOfType(PortalException.NotAllowed.class)
                    .isThrownBy(() -> world.portal
                            .as(stranger)
                            .client(world.client)
                            .access()
                            .contacts());
        }

        @Test
        void who_do_not_reach_all_clients_of_a_contact_cannot_disable_the_account() {
            ContactAccess nora = world.nora();
            world.space("mill").access().addKnown("nora@example.com", PROFILE);
            Staff limited = world.member("lim", Reach.of(Set.of(world.client), Set.of(Permission.LET_IN)));
            refused(
                    AccessRule.OUT_OF_REACH,
                    () -> world.portal.as(limited).client(world.client).access().disable(nora.id()));
            world.portal.as(limited).client(world.client).access().end(nora.id());
        }

        @Test
        void who_look_through_a_contacts_eyes_see_own_clients_alone() {
            ContactAccess nora = world.nora();
            world.space("mill").access().addKnown("nora@example.com", PROFILE);
            Staff limited = world.member("lim", Reach.of(Set.of(world.client), Set.of(Permission.IMPERSONATE)));
            assertThat(world.portal
                            .as(limited)
                            .viewAs(nora.id(), "Looking into it")
                            .clients())
                    .extracting(ClientGrant::client)
                    .containsExactly(world.client);
        }
    }

    @Nested
    class A_grant {

        @Test
        void holds_for_at_least_one_area_and_ends_in_the_future() {
            ContactAccess nora = world.nora();
            refused(AccessRule.NO_AREA, () -> access.grant(nora.id(), Set.of(), null));
            refused(AccessRule.NO_AREA, () -> access.add(new NewContact("Ida", "ida@example.com"), Set.of()));
            refused(AccessRule.ENDS_EARLIER, () -> access.grant(nora.id(), PROFILE, EntryWorld.START));
            assertThat(access.grant(nora.id(), PROFILE, EntryWorld.START.plusMillis(1))
                            .ends())
                    .isEqualTo(EntryWorld.START.plusMillis(1));
        }

        @Test
        @Tag("FRM-01")
        void of_another_firm_or_of_nobody_is_unknown() {
            ContactId other = new EntryWorld().nora().id();
            unknown(() -> access.end(other));
            unknown(() -> access.disable(other));
            unknown(() -> access.grant(other, PROFILE, null));
            unknown(() -> access.grant(new ContactId(java.util.UUID.randomUUID()), PROFILE, null));
        }

        @Test
        @Tag("FRM-01")
        void of_another_client_of_the_firm_is_unknown() {
            ContactAccess nora = world.nora();
            unknown(() -> world.space("mill").access().end(nora.id()));
        }

        @Test
        @Tag("LOG-01")
        void leaves_one_entry_for_each_change_and_none_for_none() {
            ContactAccess nora = world.nora();
            world.clock.advance(Duration.ofSeconds(1));
            world.space("mill").access().addKnown("nora@example.com", PROFILE);
            world.clock.advance(Duration.ofSeconds(1));
            access.grant(nora.id(), Set.of(Area.PROFILE, Area.DOCUMENTS), null);
            access.grant(nora.id(), Set.of(Area.PROFILE, Area.DOCUMENTS), null);
            world.clock.advance(Duration.ofSeconds(1));
            access.end(nora.id());
            access.end(nora.id());
            world.clock.advance(Duration.ofSeconds(1));
            access.disable(nora.id());
            access.disable(nora.id());
            world.clock.advance(Duration.ofSeconds(1));
            access.enable(nora.id());
            assertThat(world.activity())
                    .extracting(entry -> entry.right())
                    .containsExactly(
                            "access.add",
                            "access.add",
                            "access.grant",
                            "access.end",
                            "access.disable",
                            "access.enable");
        }
    }
}
