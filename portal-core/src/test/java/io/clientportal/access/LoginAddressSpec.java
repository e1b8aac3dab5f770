package io.clientportal.access;

import static io.clientportal.Refusals.refused;
import static org.assertj.core.api.Assertions.assertThat;

import io.clientportal.Together;
import io.clientportal.kernel.Area;
import io.clientportal.kernel.ClientId;
import io.clientportal.kernel.Permission;
import io.clientportal.kernel.PortalException;
import io.clientportal.kernel.Reach;
import io.clientportal.kernel.Staff;
import io.clientportal.signin.EntryWorld;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Addresses that contacts sign in with. */
class LoginAddressSpec {

    private static final Set<Area> PROFILE = Set.of(Area.PROFILE);

    private final EntryWorld world = new EntryWorld();
    private final Access access = world.space().access();

    @Nested
    class A_login_address {

        @ParameterizedTest
        @Tag("ACC-15")
        @CsvSource({
            "nora@example.com,  NORA@Example.COM",
            "nora@example.com, ' nora@example.com '",
            "jose\u0301@example.com, jos\u00e9@example.com",
            "nora@b\u00fccher.example, nora@xn--bcher-kva.example",
            "title@example.com, TITLE@example.com",
        })
        void is_the_same_where_only_blanks_case_composition_or_the_domains_alphabet_differ(String one, String other) {
            Locale before = Locale.getDefault();
            Locale.setDefault(Locale.forLanguageTag("tr"));
            try {
                access.add(new NewContact("Nora", one), PROFILE);
                refused(AccessRule.ADDRESS_TAKEN, () -> access.add(new NewContact("Another", other), PROFILE));
            } finally {
                Locale.setDefault(before);
            }
        }

        @ParameterizedTest
        @Tag("ACC-15")
        @CsvSource({
            "nora@example.com, n.ora@example.com",
            "nora@example.com, nora+portal@example.com",
            "mike@example.com, m\u0131ke@example.com",
            "nora@example.com, nora@mail.example.com",
            "jose@example.com, jos\u00e9@example.com",
        })
        void is_another_where_anything_else_differs(String one, String other) {
            access.add(new NewContact("One", one), PROFILE);
            access.add(new NewContact("Other", other), PROFILE);
            assertThat(access.contacts()).hasSize(2);
        }

        @Test
        @Tag("ACC-15")
        void is_kept_as_it_was_typed() {
            assertThat(access.add(new NewContact("Nora", " Nora.Hill@B\u00fccher.Example "), PROFILE)
                            .email())
                    .isEqualTo("Nora.Hill@B\u00fccher.Example");
        }

        @ParameterizedTest
        @Tag("ACC-15")
        @ValueSource(
                strings = {
                    "",
                    "nora",
                    "@example.com",
                    "nora@",
                    "nora@localhost",
                    "no ra@example.com",
                    "nora@exa mple.com",
                    "a@b@example.com",
                    "nora@example.com\r\nBcc: x@example.com",
                    "nora\u200b@example.com",
                    "nora\u00a0h@example.com",
                    "nora@example..com",
                    "nora@-example.com",
                    "nora@example.com,x@example.com",
                    "\"nora\"@example.com",
                    "nora\ud800@example.com",
                    "nora@example.c",
                    "nora\0@example.com"
                })
        void is_refused_where_it_is_none(String address) {
            refused(AccessRule.NOT_AN_ADDRESS, () -> access.add(new NewContact("Nora", address), PROFILE));
            assertThat(access.contacts()).isEmpty();
        }

        @Test
        @Tag("ACC-15")
        void of_ten_megabytes_is_refused() {
            refused(
                    AccessRule.NOT_AN_ADDRESS,
                    () -> access.add(new NewContact("Nora", "n".repeat(10_000_000) + "@example.com"), PROFILE));
        }

        @Test
        @Tag("ACC-16")
        void that_is_taken_is_refused_and_the_contact_can_be_let_in_instead() {
            ContactAccess nora = world.nora();
            Access mill = world.space("mill").access();
            refused(AccessRule.ADDRESS_TAKEN, () -> mill.add(new NewContact("Nora Mill", "nora@example.com"), PROFILE));
            assertThat(mill.contacts()).isEmpty();
            assertThat(mill.addKnown("NORA@example.com", PROFILE).id()).isEqualTo(nora.id());
            assertThat(mill.contacts()).extracting(ContactAccess::name).containsExactly("Nora Hill");
        }

        @Test
        @Tag("ACC-16")
        void of_a_contact_out_of_reach_is_known_to_be_taken_and_nothing_more() {
            world.nora();
            Staff limited = world.member("lim", Reach.of(Set.of(new ClientId("mill")), Set.of(Permission.LET_IN)));
            Access mill = world.portal.as(limited).client(new ClientId("mill")).access();
            refused(AccessRule.ADDRESS_TAKEN, () -> mill.add(new NewContact("Nora Mill", "nora@example.com"), PROFILE));
            refused(AccessRule.ADDRESS_OUT_OF_REACH, () -> mill.addKnown("nora@example.com", PROFILE));
            assertThat(mill.contacts()).isEmpty();
        }

        @Test
        @Tag("ACC-16")
        void of_a_contact_of_another_client_in_reach_can_be_let_in() {
            ContactAccess nora = world.nora();
            Staff limited = world.member(
                    "lim", Reach.of(Set.of(new ClientId("mill"), new ClientId("hill")), Set.of(Permission.LET_IN)));
            Access mill = world.portal.as(limited).client(new ClientId("mill")).access();
            assertThat(mill.addKnown("nora@example.com", PROFILE).id()).isEqualTo(nora.id());
        }

        @Test
        @Tag("ACC-16")
        void that_nobody_has_cannot_be_let_in_as_known() {
            refused(AccessRule.ADDRESS_UNKNOWN, () -> access.addKnown("nobody@example.com", PROFILE));
        }

        @Test
        @Tag("ACC-16")
        @Tag("FRM-02")
        void may_be_used_at_two_firms_by_two_contacts() {
            EntryWorld other = new EntryWorld();
            assertThat(world.nora().id()).isNotEqualTo(other.nora().id());
        }

        @Test
        @Tag("ACC-16")
        void is_given_to_one_contact_where_many_ask_at_once() {
            AtomicInteger taken = new AtomicInteger();
            access.contacts();
            Together.run(16, n -> {
                try {
                    world.space("client-" + n).access().add(new NewContact("Nora " + n, "nora@example.com"), PROFILE);
                } catch (PortalException.Refused e) {
                    assertThat(e.rule()).isEqualTo(AccessRule.ADDRESS_TAKEN);
                    taken.incrementAndGet();
                }
            });
            assertThat(taken).hasValue(15);
        }
    }
}
