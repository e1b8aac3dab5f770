package io.clientportal.notices;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.clientportal.World;
import io.clientportal.kernel.ClientId;
import io.clientportal.kernel.Contact;
import io.clientportal.kernel.Permission;
import io.clientportal.kernel.PortalException.NotAllowed;
import io.clientportal.kernel.PortalException.Refused;
import io.clientportal.kernel.Reach;
import io.clientportal.kernel.Staff;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** E-mails that could not be sent at once, or not at all, and what staff see of all of them. */
class DeliverySpec extends AdasMails {

    private List<DeadLetter> dead() {
        return world.desk().outbox().deadLetters(null);
    }

    @Nested
    class Trying_again {

        @Test
        @Tag("MAI-03")
        @Tag("SEC-127")
        void waits_longer_each_time_when_the_server_says_not_now() {
            List<Instant> tries = new ArrayList<>();
            propose();
            server(mail -> {
                tries.add(world.clock.instant());
                throw new MailRefused(false, "451 try again later");
            });
            for (int second = 0; second < 1_200; second++) {
                world.clock.advance(Duration.ofSeconds(1));
                if (second % 5 == 0) {
                    world.portal.work();
                }
            }
            List<Long> waits = new ArrayList<>();
            for (int i = 1; i < tries.size(); i++) {
                waits.add(Duration.between(tries.get(i - 1), tries.get(i)).toSeconds());
            }
            assertThat(waits).hasSize(4);
            assertThat(waits.get(0)).isBetween(54L, 72L);
            assertThat(waits.get(1)).isBetween(108L, 138L);
            assertThat(waits.get(2)).isBetween(216L, 270L);
            assertThat(waits.get(3)).isBetween(432L, 534L);
            assertThat(timeline().get(0).cause()).isEqualTo("451 try again later");
        }

        @Test
        @Tag("MAI-03")
        @Tag("SEC-127")
        void ends_after_three_days_in_the_list_of_dead_letters() {
            List<Mail> tries = new ArrayList<>();
            propose();
            server(mail -> {
                tries.add(mail);
                throw new MailRefused(false, "451 mailbox busy");
            });
            Instant queued = world.clock.instant();
            while (dead().isEmpty()) {
                world.portal.work();
                world.clock.advance(Duration.ofMinutes(15));
            }
            assertThat(Duration.between(queued, world.clock.instant()))
                    .isBetween(Duration.ofHours(70), Duration.ofHours(73));
            assertThat(tries).hasSizeGreaterThan(50);
            assertThat(dead()).singleElement().satisfies(letter -> {
                assertThat(letter.name()).isEqualTo("Ada Miller");
                assertThat(letter.cause()).isEqualTo("451 mailbox busy");
                assertThat(letter.retryable()).isTrue();
            });
        }

        @Test
        @Tag("SEC-123")
        void loses_nothing_and_counts_nothing_while_the_server_is_away() {
            Contact ben = world.contact(client, "Ben Miller");
            propose();
            propose(ben, "Ben Stone");
            server(mail -> {
                throw new IllegalStateException("connection refused to " + mail.to());
            });
            for (int minute = 0; minute < 60; minute++) {
                world.portal.work();
                world.clock.advance(Duration.ofMinutes(1));
            }
            server(mail -> {});
            for (int minute = 0; minute < 30; minute++) {
                world.portal.work();
                world.clock.advance(Duration.ofMinutes(1));
            }
            assertThat(world.mails()).hasSize(2);
            assertThat(dead()).isEmpty();
        }

        @Test
        @Tag("SIG-03")
        void ends_for_a_code_when_the_code_itself_has_ended() {
            assertThat(NoticeKind.CODE.patience()).isEqualTo(Duration.ofMinutes(10));
        }
    }

    @Nested
    class Dead_letters {

        private final Staff assistant = world.staff("Assistant", Reach.everywhere(Set.of(Permission.REVIEW)));

        @Test
        @Tag("MAI-03")
        @Tag("SEC-127")
        void hold_a_refused_address_at_once_while_others_go_on() {
            Contact ben = world.contact(client, "Ben Miller");
            propose();
            propose(ben, "Ben Stone");
            server(mail -> {
                if (mail.toName().equals("Ada Miller")) {
                    throw new MailRefused(true, "550 5.1.1 <" + mail.to() + ">\r\nno such user");
                }
            });
            assertThat(world.mails()).extracting(Mail::toName).containsExactly("Ben Miller");
            assertThat(dead()).singleElement().satisfies(letter -> {
                assertThat(letter.cause()).isEqualTo("550 5.1.1 <(address)> no such user");
                assertThat(letter.email()).isEqualTo(world.address("Ada Miller"));
            });
            assertThat(world.desk().outbox().backlog()).isEqualTo(new NoticeStore.Backlog(0, 1, null));
            assertThat(world.portal.backlog().deadLetters()).isPositive();
        }

        @Test
        @Tag("MAI-03")
        @Tag("SEC-127")
        void hold_no_token_and_no_code_whatever_the_server_says() {
            sendLink();
            String[] text = new String[1];
            server(mail -> {
                text[0] = mail.text();
                throw new MailRefused(true, "554 refused: " + mail.text());
            });
            world.portal.work();
            String token = text[0].substring(text[0].indexOf("/l/") + 3)
                    .lines()
                    .findFirst()
                    .orElseThrow();
            assertThat(dead()).singleElement().satisfies(letter -> {
                assertThat(letter.cause()).startsWith("554 refused").doesNotContain(token, "http", "@");
                assertThat(letter.cause()).hasSizeLessThanOrEqualTo(200);
            });
            assertThat(world.stores.dump().contains(token)).isFalse();
        }

        @Test
        @Tag("MAI-03")
        @Tag("SEC-127")
        void hold_what_a_broken_template_could_not_say_while_others_go_on() {
            world.settings(settings -> settings.withWording(Map.of("changes_received.body", "{oops}")));
            propose();
            sendLink();
            assertThat(world.mails())
                    .extracting(Mail::subject)
                    .containsExactly("Your link to the client portal of Birch & Partners");
            assertThat(dead())
                    .singleElement()
                    .satisfies(letter -> assertThat(letter.cause())
                            .isEqualTo("A text of changes_received names {oops}, which does not exist"));
        }

        @Test
        @Tag("MAI-03")
        void can_be_sent_again_when_the_cause_is_mended() {
            world.settings(settings -> settings.withWording(Map.of("changes_received.body", "{oops}")));
            propose();
            world.mails();
            world.clock.advance(Duration.ofDays(10));
            world.settings(settings -> settings.withWording(Map.of()));
            world.desk().outbox().retry(dead().get(0).id());
            assertThat(world.mails()).hasSize(1);
            assertThat(dead()).isEmpty();
        }

        @Test
        @Tag("MAI-02")
        void are_checked_again_when_they_are_sent_again() {
            world.settings(settings -> settings.withWording(Map.of("changes_received.body", "{oops}")));
            propose();
            world.mails();
            world.settings(settings -> settings.withWording(Map.of()));
            world.desk().client(client).access().disable(ada.id());
            world.desk().outbox().retry(dead().get(0).id());
            assertThat(world.mails()).isEmpty();
        }

        @Test
        @Tag("MAI-03")
        void with_a_link_are_not_sent_again() {
            sendLink();
            server(mail -> {
                throw new MailRefused(true, "550");
            });
            world.portal.work();
            DeadLetter letter = dead().get(0);
            assertThat(letter.retryable()).isFalse();
            assertThatThrownBy(() -> world.desk().outbox().retry(letter.id())).isInstanceOf(Refused.class);
        }

        @Test
        @Tag("FRM-01")
        @Tag("FRM-05")
        void are_for_staff_who_may_change_settings_and_of_their_own_firm_and_clients() {
            propose();
            server(mail -> {
                throw new MailRefused(true, "550");
            });
            world.portal.work();
            NoticeId id = dead().get(0).id();

            assertThatThrownBy(() -> world.portal.as(assistant).outbox().deadLetters(null))
                    .isInstanceOf(NotAllowed.class);
            Staff elsewhere =
                    world.staff("Elsewhere", Reach.of(Set.of(world.client("B")), Set.of(Permission.SETTINGS)));
            assertThat(world.portal.as(elsewhere).outbox().deadLetters(null)).isEmpty();
            assertThatThrownBy(() -> world.portal.as(elsewhere).outbox().retry(id))
                    .isInstanceOf(Refused.class);
            World other = world.anotherFirm();
            assertThat(other.desk().outbox().deadLetters(null)).isEmpty();
            assertThat(other.desk().outbox().backlog()).isEqualTo(new NoticeStore.Backlog(0, 0, null));
            assertThatThrownBy(() -> other.desk().outbox().retry(id)).isInstanceOf(Refused.class);
        }
    }

    @Nested
    class The_timeline {

        @Test
        @Tag("REQ-07")
        void tells_what_was_sent_to_whom_and_when_with_links_struck_out() {
            sendLink();
            assertThat(timeline()).singleElement().satisfies(mail -> {
                assertThat(mail.state()).isEqualTo(NoticeState.QUEUED);
                assertThat(mail.text()).isNull();
            });
            world.mails();
            assertThat(timeline()).singleElement().satisfies(mail -> {
                assertThat(mail.name()).isEqualTo("Ada Miller");
                assertThat(mail.state()).isEqualTo(NoticeState.SENT);
                assertThat(mail.text()).contains("Hello Ada Miller,", "•••").doesNotContain("/l/");
            });
        }

        @Test
        @Tag("FRM-01")
        void is_of_one_client_alone() {
            propose();
            ClientId other = world.client("Other Client");
            assertThat(world.desk().client(other).mails().mails(null)).isEmpty();
        }

        @Test
        @Tag("LOG-05")
        void holds_no_text_once_the_client_is_erased() {
            propose();
            world.mails();
            assertThat(timeline().get(0).text()).contains("Ada Miller");
            world.stores.eraseKey(world.firm.value(), client.value());
            assertThat(timeline().get(0).text()).isNull();
        }
    }
}
