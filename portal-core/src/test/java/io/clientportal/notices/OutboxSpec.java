package io.clientportal.notices;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.clientportal.World;
import io.clientportal.access.NewContact;
import io.clientportal.kernel.Area;
import io.clientportal.kernel.ClientId;
import io.clientportal.kernel.Contact;
import io.clientportal.kernel.ContactId;
import io.clientportal.profile.Profile;
import io.clientportal.profile.Proposal;
import io.clientportal.profile.Reply;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** E-mails: queued with their cause, checked again, sent once, tried again, given up. */
class OutboxSpec extends AdasMails {

    @Nested
    class Queueing {

        @Test
        @Tag("MAI-01")
        void an_email_leaves_only_after_its_cause_has_committed() {
            world.stores.inHostTransaction(() -> {
                propose();
                assertThat(world.woken).hasValue(0);
                return null;
            });
            assertThat(world.woken).hasValue(1);
            assertThat(world.mails())
                    .singleElement()
                    .satisfies(mail -> assertThat(mail.subject()).isEqualTo("We received your changes"));
        }

        @Test
        @Tag("MAI-01")
        @Tag("SEC-124")
        void no_cause_no_email() {
            assertThatThrownBy(() -> world.stores.inHostTransaction(() -> {
                        propose();
                        throw new IllegalStateException("the host fails");
                    }))
                    .hasMessage("the host fails");
            assertThat(world.woken).hasValue(0);
            assertThat(world.mails()).isEmpty();
            assertThat(timeline()).isEmpty();
        }

        @Test
        @Tag("LOG-05")
        @Tag("SEC-5")
        void nothing_personal_and_no_secret_is_readable_while_it_waits_or_afterwards() {
            sendLink();
            Profile firms = world.desk().client(client).profile();
            propose();
            firms.rejectAll(firms.queue().get(0).id(), "no proof", Reply.telling("Please bring your passport"));
            String waiting = world.stores.dump();

            String link = world.mails().stream()
                    .flatMap(mail -> mail.text().lines())
                    .filter(line -> line.contains("/l/"))
                    .findFirst()
                    .orElseThrow();
            String token = link.substring(link.lastIndexOf('/') + 1);
            assertThat(token).hasSizeGreaterThan(40);
            assertThat(waiting.contains(token)).isFalse();
            assertThat(waiting.contains("passport")).isFalse();
            assertThat(world.stores.dump().contains(token)).isFalse();
            assertThat(world.stores.dump().contains("passport")).isFalse();
        }
    }

    @Nested
    class Sending {

        @Test
        @Tag("MAI-01")
        @Tag("SEC-120")
        void a_crash_before_sending_loses_nothing() {
            propose();
            server(mail -> {
                throw new Crash();
            });
            assertThatThrownBy(world::mails).isInstanceOf(Crash.class);
            server(mail -> {});

            assertThat(world.mails()).as("another worker may still have it").isEmpty();
            world.clock.advance(Duration.ofMinutes(2));
            assertThat(world.mails()).hasSize(1);
        }

        @Test
        @Tag("MAI-01")
        @Tag("SEC-121")
        void a_crash_between_sending_and_marking_makes_one_duplicate_with_the_same_message_id() {
            propose();
            List<Mail> taken = new ArrayList<>();
            server(mail -> {
                taken.add(mail);
                throw new Crash();
            });
            assertThatThrownBy(world::mails).isInstanceOf(Crash.class);
            server(taken::add);
            world.clock.advance(Duration.ofMinutes(2));
            world.mails();
            world.clock.advance(Duration.ofDays(2));
            world.mails();

            assertThat(taken).hasSize(2);
            assertThat(taken.get(0).messageId())
                    .isEqualTo(taken.get(1).messageId())
                    .matches("<[0-9a-f-]{36}@portal\\.example\\.com>");
        }

        @Test
        @Tag("MAI-01")
        void what_was_sent_before_a_worker_broke_off_is_not_sent_again() {
            Contact ben = world.contact(client, "Ben Miller");
            propose();
            world.clock.advance(Duration.ofMillis(1));
            propose(ben, "Ben Stone");
            server(mail -> {
                if (mail.toName().equals("Ben Miller")) {
                    throw new Crash();
                }
            });
            assertThatThrownBy(world::mails).isInstanceOf(Crash.class);
            server(mail -> {});
            world.clock.advance(Duration.ofMinutes(2));

            assertThat(world.mails()).extracting(Mail::toName).containsExactly("Ada Miller", "Ben Miller");
        }

        @Test
        @Tag("MAI-01")
        @Tag("SEC-130")
        void a_worker_that_outlived_its_lease_marks_nothing() {
            propose();
            List<Mail> taken = new ArrayList<>();
            server(mail -> {
                taken.add(mail);
                if (taken.size() == 1) {
                    world.clock.advance(Duration.ofMinutes(3));
                    world.portal.work();
                    throw new MailRefused(true, "550 too slow");
                }
            });
            world.portal.work();

            assertThat(taken).hasSize(2);
            assertThat(timeline()).extracting(SentMail::state).containsExactly(NoticeState.SENT);
            world.clock.advance(Duration.ofDays(1));
            world.portal.work();
            assertThat(taken).hasSize(2);
        }

        @Test
        @Tag("MAI-01")
        void no_email_is_begun_when_the_lease_is_nearly_over() {
            Contact ben = world.contact(client, "Ben Miller");
            propose();
            world.clock.advance(Duration.ofMillis(1));
            propose(ben, "Ben Stone");
            server(mail -> world.clock.advance(Duration.ofSeconds(80)));
            assertThat(world.mails()).extracting(Mail::toName).containsExactly("Ada Miller");

            world.clock.advance(Duration.ofMinutes(1));
            assertThat(world.mails()).extracting(Mail::toName).containsExactly("Ada Miller", "Ben Miller");
        }

        @Test
        @Tag("FRM-02")
        @Tag("FRM-03")
        void handles_each_email_of_a_batch_in_its_own_firm() {
            World other = world.anotherFirm();
            other.settings(settings -> settings.withName("Oak Law")
                    .with(URI.create("https://oak.example/portal"))
                    .withWording(Map.of("changes_received.subject", "From the oak to {client}")));
            ClientId theirs = other.client("Otto Oak");
            Profile mine = other.portal
                    .as(other.contact(theirs, "Otto Oak"))
                    .client(theirs)
                    .profile();
            mine.propose(Proposal.on(mine.form()).set("name", "Otto Elm"));
            propose();
            List<Mail> sent = new ArrayList<>();
            world.mailer.server(sent::add);
            world.portal.work();

            assertThat(sent)
                    .filteredOn(mail -> mail.to().equals(other.address("Otto Oak")))
                    .singleElement()
                    .satisfies(mail -> {
                        assertThat(mail.fromName()).isEqualTo("Oak Law");
                        assertThat(mail.subject()).isEqualTo("From the oak to Otto Oak");
                        assertThat(mail.text())
                                .contains("https://oak.example/portal")
                                .doesNotContain("Birch", "Ada");
                    });
            assertThat(sent)
                    .filteredOn(mail -> mail.to().equals(world.address("Ada Miller")))
                    .singleElement()
                    .satisfies(mail -> {
                        assertThat(mail.subject()).isEqualTo("We received your changes");
                        assertThat(mail.text()).contains("Birch & Partners").doesNotContain("Oak", "oak");
                    });
        }

        @Test
        @Tag("MAI-01")
        void no_transaction_is_open_while_the_mail_server_is_talked_to() {
            propose();
            server(mail -> propose(ada, "Ada Later"));
            world.portal.work();
            assertThat(world.desk().client(client).profile().queue()).hasSizeGreaterThan(1);
        }
    }

    @Nested
    class The_right_to_receive {

        @Test
        @Tag("MAI-02")
        @Tag("ACC-05")
        @Tag("SEC-126")
        void ends_with_the_account() {
            propose();
            sendLink();
            world.desk().client(client).access().disable(ada.id());

            assertThat(world.mails()).isEmpty();
            assertThat(timeline()).extracting(SentMail::state).containsOnly(NoticeState.CANCELLED);
            assertThat(timeline()).extracting(SentMail::cause).containsOnly("The contact's access is disabled");
        }

        @Test
        @Tag("MAI-02")
        void does_not_come_back_with_a_new_life_of_the_account() {
            propose();
            world.desk().client(client).access().disable(ada.id());
            world.desk().client(client).access().enable(ada.id());
            assertThat(world.mails()).isEmpty();
        }

        @Test
        @Tag("MAI-02")
        @Tag("SEC-126")
        void ends_with_the_grant() {
            ClientId other = world.client("Other Client");
            world.desk().client(other).access().addKnown(world.address("Ada Miller"), Set.of(Area.PROFILE));
            propose();
            world.desk().client(client).access().end(ada.id());
            assertThat(world.mails()).isEmpty();
        }

        @Test
        @Tag("MAI-02")
        void ends_with_the_area() {
            propose();
            world.desk().client(client).access().grant(ada.id(), Set.of(Area.DOCUMENTS), null);
            assertThat(world.mails()).isEmpty();
        }

        @Test
        @Tag("MAI-02")
        void ends_on_the_day_the_grant_ends() {
            world.desk()
                    .client(client)
                    .access()
                    .grant(ada.id(), Set.of(Area.PROFILE), world.clock.instant().plus(Duration.ofHours(1)));
            propose();
            world.clock.advance(Duration.ofHours(1));
            assertThat(world.mails()).isEmpty();
        }
    }

    @Nested
    class The_letter {

        @Test
        @Tag("ACC-12")
        void builds_its_links_from_the_firms_address_alone() {
            world.settings(settings -> settings.with(URI.create("https://clients.birch.example/p/")));
            sendLink();
            assertThat(world.mails().get(0).text())
                    .containsPattern("\nhttps://clients\\.birch\\.example/p/l/[\\w-]{43}\n");
        }

        @Test
        @Tag("ACC-12")
        void has_no_link_while_the_firm_has_no_address() {
            world.settings(settings -> settings.with((URI) null));
            propose();
            assertThat(world.mails().get(0).text()).doesNotContain("http").contains("Nothing has changed yet");
        }

        @Test
        @Tag("PRO-22.a")
        void that_confirms_a_proposal_holds_no_value() {
            propose();
            Mail mail = world.mails().get(0);
            assertThat(mail.text()).contains("Ada Miller").doesNotContain("Stone");
            assertThat(mail.html()).doesNotContain("Stone");
        }

        @Test
        @Tag("PRO-20")
        void about_a_decision_carries_the_reviewers_message_to_the_proposer_alone() {
            world.contact(client, "Ben Miller");
            propose();
            world.mails();
            Profile firms = world.desk().client(client).profile();
            firms.rejectAll(firms.queue().get(0).id(), "secret reason", Reply.telling("Please call us"));
            List<Mail> mails = world.mails();
            assertThat(mails).hasSize(2).extracting(Mail::toName).containsOnly("Ada Miller");
            assertThat(mails.get(1).text()).contains("Please call us").doesNotContain("secret reason");
        }

        @Test
        @Tag("PRO-20")
        void about_a_decision_is_not_written_where_the_reviewer_tells_nobody() {
            propose();
            Profile firms = world.desk().client(client).profile();
            firms.rejectAll(firms.queue().get(0).id(), "secret reason", Reply.silent());
            assertThat(world.mails()).extracting(Mail::subject).containsExactly("We received your changes");
        }

        @Test
        @Tag("MAI-04")
        void is_in_the_contacts_language_and_in_the_firms_words() {
            world.settings(settings -> settings.withWording(Map.of("changes_received.subject.fr", "Merci, {name}")));
            ContactId id = world.desk()
                    .client(client)
                    .access()
                    .add(new NewContact("Zoé", world.address("zoe"), Locale.FRENCH), EnumSet.allOf(Area.class))
                    .id();
            propose(new Contact(world.firm, id), "Z");
            Mail mail = world.mails().get(0);
            assertThat(mail.subject()).isEqualTo("Merci, Zoé");
            assertThat(mail.text()).contains("Bonjour Zoé,");
        }

        @Test
        @Tag("SEC-128")
        void goes_to_one_recipient_whatever_names_hold() {
            ContactId eve = world.desk()
                    .client(client)
                    .access()
                    .add(
                            new NewContact("Eve, Bcc: \"x\" <y@z.example>", world.address("eve")),
                            EnumSet.allOf(Area.class))
                    .id();
            propose(new Contact(world.firm, eve), "E");
            List<Mail> mails = world.mails();
            assertThat(mails).hasSize(1);
            assertThat(mails).allSatisfy(mail -> {
                assertThat(mail.to()).isEqualTo(world.address("eve"));
                assertThat(mail.toName()).doesNotContain("\r", "\n");
                assertThat(mail.subject()).doesNotContain("\r", "\n");
            });
        }
    }

    /** The process is gone. */
    private static final class Crash extends Error {
        private static final long serialVersionUID = 1;
    }
}
