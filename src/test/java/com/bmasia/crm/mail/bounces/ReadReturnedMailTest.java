package com.bmasia.crm.mail.bounces;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import com.bmasia.crm.mail.MailFixtures;
import com.bmasia.crm.mail.MailId;
import com.bmasia.crm.mail.MailPurpose;
import com.bmasia.crm.mail.MailTopic;
import com.bmasia.crm.mail.accounts.Senders;
import com.bmasia.crm.mail.accounts.SmtpSecurity;
import com.bmasia.crm.mail.mailboxes.MailboxDetails;
import com.bmasia.crm.mail.mailboxes.MailboxPump;
import com.bmasia.crm.mail.mailboxes.MailboxService;
import com.bmasia.crm.mail.mailboxes.MailboxService.Edit;
import com.bmasia.crm.shared.Conflict;
import com.bmasia.crm.test.As;
import com.bmasia.crm.test.ModuleTest;
import com.bmasia.crm.test.TestClock;
import com.bmasia.crm.tickets.TicketFixtures;
import com.bmasia.crm.users.CurrentUser;
import com.bmasia.crm.web.list.ListQuery;
import com.bmasia.crm.web.list.ListSpec;
import com.bmasia.crm.web.list.Lists;
import com.bmasia.crm.web.list.Scope;
import jakarta.mail.Flags;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What becomes of mails that come back to the mailbox of an account. */
@ModuleTest
@Timeout(120)
@ExtendWith(OutputCaptureExtension.class)
class ReadReturnedMailTest {

    @Autowired
    MailboxService mailboxes;

    @Autowired
    ReadBounces reading;

    @Autowired
    BounceMessages returned;

    @Autowired
    ListSpec<BounceMessage> list;

    @Autowired
    Lists lists;

    @Autowired
    TicketFixtures tickets;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TestClock clock;

    @Autowired
    As as;

    @Autowired
    ApplicationContext context;

    private final ImapForTests imap = new ImapForTests();
    private MailboxPump pump;
    private CurrentUser admin;
    private SentMail mail;

    @BeforeEach
    void mailboxOfTheCompany() {
        pump = new MailboxPump(context);
        admin = as.signIn("admin");
        forgetAll();
        save(0, ImapForTests.PASSWORD);
        mail = sent(MailPurpose.MARKETING);
    }

    @AfterEach
    void forgetAll() {
        jdbc.sql("delete from mail_mailbox").update();
        jdbc.sql("delete from mail_inbound").update();
    }

    @AfterEach
    void stop() {
        imap.close();
    }

    @Nested
    class Matched {

        @Test
        void hardBounceStopsTheAddress() {
            receive("postfix-no-such-user");
            read();
            assertThat(bounce(mail)).isEqualTo("HARD");
            assertThat(column(mail, "state_reason")).contains("User unknown in virtual mailbox table");
            assertThat(suppressions(mail)).containsExactly("HARD_BOUNCE");
            assertThat(events(mail)).containsExactly("BOUNCE");
            assertThat(listed("all"))
                    .extracting(
                            BounceMessage::state,
                            row -> row.finding().mail(),
                            row -> row.finding().status())
                    .containsExactly(tuple(BounceState.MATCHED, mail.id().value(), "5.1.1"));
        }

        @Test
        void softBounceStopsNothingYet() {
            receive("thai-full-tis620");
            read();
            assertThat(bounce(mail)).isEqualTo("SOFT");
            assertThat(suppressions(mail)).isEmpty();
        }

        @Test
        void threeOfFiveSoftBouncesStopMarketing() {
            receive("postfix-mailbox-full");
            for (int i = 0; i < 2; i++) {
                mail = sent(MailPurpose.MARKETING, mail.to());
                receive("postfix-mailbox-full");
            }
            read();
            assertThat(suppressions(mail)).containsExactly("SOFT_BOUNCES");
        }

        @Test
        void complaintIsTheRecipientsWord() {
            receive("complaint-redacted");
            read();
            assertThat(bounce(mail)).isEqualTo("COMPLAINT");
            assertThat(suppressions(mail)).containsExactly("COMPLAINT");
            assertThat(events(mail)).containsExactly("COMPLAINT");
        }

        @Test
        void delayIsNoBounce() {
            receive("postfix-delayed");
            read();
            assertThat(bounce(mail)).isNull();
            assertThat(suppressions(mail)).isEmpty();
            assertThat(events(mail)).containsExactly("DELAY");
        }

        @Test
        void ourMarkFindsItWhereTheProviderChangedTheMessageId() {
            String changed = ReportsForTests.about(mail, "postfix-no-such-user")
                    .replace(mail.messageId(), "<CAother@mail.gmail.example>");
            imap.receive(changed.getBytes(StandardCharsets.ISO_8859_1));
            read();
            assertThat(bounce(mail)).isEqualTo("HARD");
        }

        @Test
        void onePersonBehindAnAddressIsNotTheAddress() {
            imap.receive(ReportsForTests.about(mail, "postfix-no-such-user")
                    .replace("rfc822; " + mail.to(), "rfc822; lek.private@freemail.example")
                    .replace("rfc822;" + mail.to(), "rfc822;lek@hotel.example"));
            read();
            assertThat(bounce(mail)).isEqualTo("SOFT");
            assertThat(suppressions(mail)).isEmpty();
            BounceMessage.Finding finding = listed("all").get(0).finding();
            assertThat(finding.passedOn()).isTrue();
            assertThat(finding.recipient()).isEqualTo("lek.private@freemail.example");
        }

        @Test
        void incidentShowsOnTheProcessThatWaits() {
            mail = sent(MailPurpose.CONTRACTUAL);
            String process = process();
            jdbc.sql("update mail_message set process_instance = ? where id = ?")
                    .param(process)
                    .param(mail.id().value())
                    .update();
            receive("postfix-no-such-user");
            read();
            assertThat(incidents(mail)).containsExactly(process);
        }
    }

    @Nested
    class Believed {

        @Test
        void notWhoeverNamesAnAddressOnly() {
            imap.receive(ReportsForTests.about(mail, "postfix-no-such-user")
                    .replace(mail.messageId(), "<guessed@crm.bmasia.example>")
                    .replace(mail.id().toString(), UUID.randomUUID().toString()));
            read();
            assertThat(bounce(mail)).isNull();
            assertThat(suppressions(mail)).isEmpty();
            assertThat(states()).containsExactly(BounceState.UNMATCHED);
        }

        @Test
        void notWhatIsSaidOfAMailThatNeverWentOut() {
            jdbc.sql("update mail_message set accepted_at = null where id = ?")
                    .param(mail.id().value())
                    .update();
            receive("postfix-no-such-user");
            read();
            assertThat(bounce(mail)).isNull();
            assertThat(states()).containsExactly(BounceState.UNMATCHED);
        }

        @Test
        void oneReportDeliveredTwiceIsOne() {
            String report = ReportsForTests.about(mail, "postfix-delayed");
            imap.receive(report);
            read();
            imap.receive(report);
            read();
            assertThat(events(mail)).containsExactly("DELAY");
            assertThat(states()).hasSize(1);
        }
    }

    @Nested
    class Others {

        @Test
        void lettersAreNeitherKeptNorMarkedAsRead() {
            imap.receive("From: nok@hotel.example\nSubject: Question\nMessage-ID: <q@hotel.example>\n\nHello?\n");
            receive("postfix-delayed");
            read();
            assertThat(states()).hasSize(1);
            assertThat(imap.inbox().getMessages()).allMatch(kept -> !kept.isSet(Flags.Flag.SEEN));
        }

        @Test
        void ofOutOfOfficeNotesNoTextIsKept() {
            receive("out-of-office");
            read();
            assertThat(states()).containsExactly(BounceState.NO_REPORT);
            assertThat(jdbc.sql("select count(*) from mail_inbound where raw is not null")
                            .query(Integer.class)
                            .single())
                    .isZero();
        }

        @Test
        void onlyTheBeginningOfAHugeMailIsFetched() {
            imap.receive(
                    ReportsForTests.about(mail, "postfix-no-such-user").replace("new songs", "x".repeat(3_000_000)));
            read();
            assertThat(bounce(mail)).isEqualTo("HARD");
            assertThat(jdbc.sql("select length(raw) from mail_inbound where cut")
                            .query(Integer.class)
                            .single())
                    .isEqualTo(1024 * 1024);
        }
    }

    @Nested
    class Quarantine {

        private static final String BAD = ReportsForTests.NESTED;

        @Test
        void oneBadMailStopsNoOther() {
            imap.receive(BAD);
            receive("postfix-no-such-user");
            read();
            assertThat(states()).containsExactlyInAnyOrder(BounceState.QUARANTINE, BounceState.MATCHED);
            assertThat(bounce(mail)).isEqualTo("HARD");
        }

        @Test
        void isTriedAFewTimesThenWaitsForAPerson() {
            imap.receive(BAD);
            read();
            for (int i = 0; i < 6; i++) {
                clock.advance(Duration.ofHours(2));
                reading.readDue();
            }
            BounceMessage bad = listed("quarantine").get(0);
            assertThat(bad.attempts()).isEqualTo(4);
            assertThat(bad.nextTryAt()).isNull();
            assertThat(bad.error()).contains("nested");
        }

        @Test
        void isReadAgainWhenSomebodyAsksForIt() {
            imap.receive(BAD);
            read();
            BounceMessage bad = listed("quarantine").get(0);
            jdbc.sql("update mail_inbound set raw = ? where id = ?")
                    .param(ReportsForTests.about(mail, "postfix-no-such-user").getBytes(StandardCharsets.ISO_8859_1))
                    .param(bad.id())
                    .update();
            returned.retry(bad.id(), admin);
            assertThat(bounce(mail)).isEqualTo("HARD");
            assertThat(states()).containsExactly(BounceState.MATCHED);
            assertThatThrownBy(() -> returned.retry(bad.id(), admin)).isInstanceOf(Conflict.class);
        }

        @Test
        void isForgottenWhenSomebodySaysSo() {
            imap.receive(BAD);
            read();
            UUID bad = listed("all").get(0).id();
            returned.dismiss(bad, admin);
            clock.advance(Duration.ofHours(2));
            reading.readDue();
            assertThat(states()).containsExactly(BounceState.DISMISSED);
            assertThat(listed("all")).isEmpty();
        }
    }

    @Nested
    class Mailboxes {

        @Test
        void onlyWhatIsNewIsReadAtTheNextVisit() {
            receive("postfix-delayed");
            read();
            jdbc.sql("delete from mail_inbound").update();
            mail = sent(MailPurpose.MARKETING);
            receive("postfix-no-such-user");
            read();
            assertThat(states()).containsExactly(BounceState.MATCHED);
        }

        @Test
        void numbersThatMeanOtherMailsLeadToNothingTwice() {
            String first = ReportsForTests.about(mail, "postfix-delayed");
            imap.receive(first);
            read();
            long before = pump.column("uid_validity", Long.class);
            // The server counts it in seconds.
            await().atMost(Duration.ofSeconds(5)).until(() -> {
                imap.close();
                imap.start();
                return imap.inbox().getUidValidity() != before;
            });
            SentMail other = sent(MailPurpose.MARKETING);
            imap.receive(ReportsForTests.about(other, "postfix-no-such-user"));
            imap.receive(first);
            read();
            assertThat(pump.column("uid_validity", Long.class))
                    .isEqualTo(imap.inbox().getUidValidity());
            assertThat(bounce(other)).isEqualTo("HARD");
            assertThat(events(mail)).containsExactly("DELAY");
        }

        @Test
        void twoNodesReadEachMailOnce() throws Exception {
            for (int i = 0; i < 20; i++) {
                receive("postfix-delayed");
            }
            ExecutorService nodes = Executors.newFixedThreadPool(4);
            CountDownLatch go = new CountDownLatch(1);
            List<Future<?>> running = new java.util.ArrayList<>();
            for (int i = 0; i < 4; i++) {
                running.add(nodes.submit(() -> {
                    go.await();
                    pump.visitIfDue();
                    reading.readDue();
                    return null;
                }));
            }
            go.countDown();
            for (Future<?> node : running) {
                node.get(60, TimeUnit.SECONDS);
            }
            nodes.shutdown();
            reading.readDue();
            assertThat(states()).hasSize(20).containsOnly(BounceState.MATCHED);
            assertThat(events(mail)).hasSize(20);
        }

        @Test
        void whoHasLostTheMailboxStoresNothing() {
            receive("postfix-delayed");
            jdbc.sql("update mail_mailbox set lease = ?, leased_until = ?")
                    .param(UUID.randomUUID())
                    .param(java.sql.Timestamp.from(clock.instant().plus(Duration.ofMinutes(5))))
                    .update();
            read();
            assertThat(states()).isEmpty();
            clock.advance(Duration.ofMinutes(6));
            read();
            assertThat(states()).hasSize(1);
        }

        @Test
        void aServerThatIsDownIsTriedLaterAndLater() {
            imap.close();
            pump.visit();
            assertThat(pump.column("trouble", String.class)).endsWith("CONNECTION_REFUSED");
            assertThat(pump.column("failures", Integer.class)).isEqualTo(1);
            pump.visit();
            assertThat(pump.column("failures", Integer.class)).as("paused").isEqualTo(1);
            clock.advance(Duration.ofSeconds(61));
            pump.visit();
            clock.advance(Duration.ofSeconds(61));
            pump.visit();
            assertThat(pump.column("failures", Integer.class))
                    .as("the second pause is longer")
                    .isEqualTo(2);
            imap.start();
            receive("postfix-no-such-user");
            clock.advance(Duration.ofMinutes(5));
            read();
            assertThat(bounce(mail)).isEqualTo("HARD");
            assertThat(pump.column("failures", Integer.class)).isZero();
            assertThat(pump.column("trouble", String.class)).isNull();
        }

        @Test
        void aRefusedPasswordIsToldOnceAndWaitsForAnother(CapturedOutput output) {
            imap.changePassword("another-password-42");
            int told = notices();
            pump.visit();
            assertThat(pump.column("state", String.class)).isEqualTo("NEEDS_PASSWORD");
            assertThat(pump.column("trouble", String.class)).endsWith("PASSWORD_REFUSED");
            clock.advance(Duration.ofHours(3));
            pump.visit();
            assertThat(pump.column("failures", Integer.class)).isEqualTo(1);
            assertThat(notices()).isEqualTo(told + 1);
            receive("postfix-no-such-user");
            save(1, "another-password-42");
            read();
            assertThat(bounce(mail)).isEqualTo("HARD");
            assertThat(pump.column("state", String.class)).isEqualTo("READY");
            assertThat(output.getAll()).doesNotContain(ImapForTests.PASSWORD).doesNotContain("another-password-42");
        }

        @Test
        void isLeftAloneWhenSwitchedOff() {
            receive("postfix-delayed");
            jdbc.sql("update mail_mailbox set enabled = false").update();
            read();
            assertThat(states()).isEmpty();
        }
    }

    private void save(int version, String password) {
        MailboxDetails details =
                new MailboxDetails("127.0.0.1", imap.port(), SmtpSecurity.NONE, "INBOX", ImapForTests.USER);
        mailboxes.save(Senders.SYSTEM, new Edit(version, true, details, password), admin);
    }

    private void read() {
        pump.visit();
        reading.readDue();
    }

    private void receive(String report) {
        imap.receive(ReportsForTests.about(mail, report).getBytes(StandardCharsets.ISO_8859_1));
    }

    private SentMail sent(MailPurpose purpose) {
        return sent(purpose, MailFixtures.address());
    }

    private SentMail sent(MailPurpose purpose, String to) {
        MailTopic topic = purpose == MailPurpose.MARKETING ? MailTopic.NEWS : null;
        MailId id = new MailFixtures(jdbc).mail(to, purpose, topic, Instant.parse("2026-11-20T02:00:00Z"));
        String messageId = "<" + id + "@crm.bmasia.example>";
        jdbc.sql("update mail_message set message_id = ? where id = ?")
                .param(messageId)
                .param(id.value())
                .update();
        return new SentMail(id, messageId, to);
    }

    private String process() {
        return jdbc.sql("select proc_inst_id_ from act_ru_execution where business_key_ = ? and super_exec_ is null")
                .param(tickets.ticket().toString())
                .query(String.class)
                .list()
                .get(0);
    }

    private List<String> incidents(SentMail about) {
        return jdbc.sql("select proc_inst_id_ from act_ru_incident where configuration_ = ?")
                .param(about.id().toString())
                .query(String.class)
                .list();
    }

    private String bounce(SentMail about) {
        return column(about, "bounce");
    }

    private String column(SentMail about, String column) {
        return jdbc.sql("select " + column + " from mail_message where id = ?")
                .param(about.id().value())
                .query(String.class)
                .optional()
                .orElse(null);
    }

    private List<BounceMessage> listed(String state) {
        return lists.page(list, ListQuery.of("state", state), Scope.all(), 10).items();
    }

    private List<String> events(SentMail about) {
        return jdbc.sql("select kind from mail_event where mail_id = ? order by at")
                .param(about.id().value())
                .query(String.class)
                .list();
    }

    private List<String> suppressions(SentMail about) {
        return jdbc.sql("select reason from mail_suppression where address = lower(?)")
                .param(about.to())
                .query(String.class)
                .list();
    }

    private List<BounceState> states() {
        return jdbc.sql("select state from mail_inbound")
                .query(BounceState.class)
                .list();
    }

    private int notices() {
        return jdbc.sql("select count(*) from notification where user_id = ? and message_key like '%mailbox-password'")
                .param(admin.id().value())
                .query(Integer.class)
                .single();
    }
}
