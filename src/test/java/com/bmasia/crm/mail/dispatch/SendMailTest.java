package com.bmasia.crm.mail.dispatch;

import static com.bmasia.crm.mail.SmtpRule.Step.CONNECT;
import static com.bmasia.crm.mail.SmtpRule.Step.END_OF_DATA;
import static com.bmasia.crm.mail.SmtpRule.Step.MAIL;
import static com.bmasia.crm.mail.SmtpRule.Step.RCPT;
import static org.assertj.core.api.Assertions.assertThat;

import com.bmasia.crm.mail.MailFixtures;
import com.bmasia.crm.mail.MailId;
import com.bmasia.crm.mail.MailPurpose;
import com.bmasia.crm.mail.MailState;
import com.bmasia.crm.mail.PlainMail;
import com.bmasia.crm.mail.Recipient;
import com.bmasia.crm.mail.ScriptedSmtp;
import com.bmasia.crm.mail.outbox.MailOutbox;
import com.bmasia.crm.shared.EmailAddress;
import com.bmasia.crm.shared.Language;
import com.bmasia.crm.test.ModuleTest;
import com.bmasia.crm.test.TestClock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** What becomes of a mail, whatever the mail server answers. */
@ModuleTest
@Timeout(60)
class SendMailTest {

    @Autowired
    MailOutbox outbox;

    @Autowired
    MailPump pump;

    @Autowired
    ScriptedSmtp smtp;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TestClock clock;

    @Autowired
    TransactionTemplate transaction;

    private final String address = MailFixtures.address();

    @BeforeEach
    void nothingElseWaits() {
        pump.sendDue();
    }

    @Nested
    class Accepted {

        @Test
        void sendsItOnceForOneReason() {
            MailId first = queue("once");
            MailId second = queue("once");
            assertThat(second).isEqualTo(first);
            assertThat(pump.sentTo(address)).hasSize(1);
            assertThat(pump.sentTo(address)).hasSize(1);
            assertThat(pump.state(first)).isEqualTo(MailState.ACCEPTED);
            assertThat(pump.column(first, "attempts", Integer.class)).isEqualTo(1);
        }

        @Test
        void sendsNothingOfATransactionThatIsRolledBack() {
            transaction.executeWithoutResult(status -> {
                queue("rolled back");
                status.setRollbackOnly();
            });
            assertThat(pump.sentTo(address)).isEmpty();
        }

        @Test
        void carriesItsOwnIdsAndTheDateOfTheAttempt() {
            MailId mail = queue("ids");
            ScriptedSmtp.Accepted got = pump.sentTo(address).get(0);
            assertThat(got.header("Message-ID")).isEqualTo(pump.column(mail, "message_id", String.class));
            assertThat(got.header("X-BMAsia-Mail")).isEqualTo(mail.toString());
            assertThat(got.header("Date")).endsWith("+0700");
            assertThat(got.from()).isEqualTo("crm@bmasia.example");
        }

        @Test
        void keepsOneConnectionForManyMails() {
            smtp.forgetMessages();
            for (int i = 0; i < 25; i++) {
                queue("many " + i);
            }
            assertThat(pump.sentTo(address)).hasSize(25);
            assertThat(smtp.connections()).isLessThanOrEqualTo(1);
        }

        @Test
        void removesWhatIsConfidentialOnceItIsOut() {
            MailId mail = outbox.queue(
                    new PlainMail("secret " + UUID.randomUUID(), recipient(), "A link", "token-4711", null, true));
            assertThat(jdbc.sql("select encode(mime, 'escape') from mail_content where mail_id = ?")
                            .param(mail.value())
                            .query(String.class)
                            .single())
                    .doesNotContain("token-4711");
            assertThat(pump.sentTo(address).get(0).content()).contains("token-4711");
            assertThat(jdbc.sql("select count(*) from mail_content where mail_id = ?")
                            .param(mail.value())
                            .query(Integer.class)
                            .single())
                    .isZero();
        }
    }

    @Nested
    class NotNow {

        @Test
        void triesLaterAndLater() {
            smtp.on(RCPT, address).times(2).answer("450 4.2.1 Mailbox busy");
            MailId mail = queue("busy");
            pump.sendDue();
            assertThat(pump.state(mail)).isEqualTo(MailState.DEFERRED);
            assertThat(pump.reason(mail)).contains("450", "Mailbox busy");
            pump.sendDue();
            assertThat(attempts(mail)).isEqualTo(1);
            clock.advance(Duration.ofSeconds(61));
            pump.sendDue();
            assertThat(attempts(mail)).isEqualTo(2);
            clock.advance(Duration.ofSeconds(61));
            pump.sendDue();
            assertThat(attempts(mail)).as("the second delay is longer").isEqualTo(2);
            clock.advance(Duration.ofMinutes(5));
            assertThat(pump.sentTo(address)).hasSize(1);
            assertThat(pump.state(mail)).isEqualTo(MailState.ACCEPTED);
        }

        @Test
        void givesUpAfterFiveDays() {
            smtp.on(RCPT, address).answer("451 4.3.0 Try later");
            MailId mail = queue("never now");
            pump.sendDue();
            clock.advance(Duration.ofDays(5).plusMinutes(1));
            pump.sendDue();
            assertThat(pump.state(mail)).isEqualTo(MailState.FAILED);
            assertThat(pump.reason(mail))
                    .startsWith("Gave up after repeated attempts: ")
                    .contains("451");
        }

        @Test
        void leavesTheOthersWhenOneIsDeferred() {
            smtp.on(RCPT, address).answer("450 4.2.1 Mailbox busy");
            String other = MailFixtures.address();
            MailId busy = queue("busy");
            MailId fine = queue("fine", other);
            pump.sendDue();
            assertThat(pump.state(busy)).isEqualTo(MailState.DEFERRED);
            assertThat(pump.state(fine)).isEqualTo(MailState.ACCEPTED);
        }
    }

    @Nested
    class Never {

        @Test
        void failsWithTheServersWords() {
            smtp.on(RCPT, address).answer("550 5.1.1 No such mailbox");
            MailId mail = queue("nobody");
            pump.sendDue();
            assertThat(pump.state(mail)).isEqualTo(MailState.FAILED);
            assertThat(pump.reason(mail)).contains("550 5.1.1 No such mailbox");
            clock.advance(Duration.ofDays(1));
            pump.sendDue();
            assertThat(attempts(mail)).isEqualTo(1);
        }

        @Test
        void isAHardBounceWhereThereIsNoSuchMailbox() {
            smtp.on(RCPT, address).answer("550 5.1.1 No such mailbox");
            MailId mail = queue("gone");
            toCustomer(mail);
            pump.sendDue();
            assertThat(pump.state(mail)).isEqualTo(MailState.FAILED);
            assertThat(pump.column(mail, "bounce", String.class)).isEqualTo("HARD");
            assertThat(suppressions()).containsExactly("HARD_BOUNCE");
            MailId next = queue("after that");
            toCustomer(next);
            pump.sendDue();
            assertThat(pump.state(next)).isEqualTo(MailState.SUPPRESSED);
        }

        @Test
        void suppressesNobodyForAMailThatIsTakenForSpam() {
            smtp.on(RCPT, address).answer("550 5.7.1 Blocked for its contents");
            MailId mail = queue("spam for all we know");
            toCustomer(mail);
            pump.sendDue();
            assertThat(pump.state(mail)).isEqualTo(MailState.FAILED);
            assertThat(pump.column(mail, "bounce", String.class)).isNull();
            assertThat(suppressions()).isEmpty();
        }

        @Test
        void leavesOurOwnPeopleOffTheSuppressionList() {
            smtp.on(RCPT, address).answer("550 5.1.1 No such mailbox");
            MailId mail = queue("colleague");
            pump.sendDue();
            assertThat(pump.state(mail)).isEqualTo(MailState.FAILED);
            assertThat(suppressions()).isEmpty();
        }

        @Test
        void goesOutAfterAllWhenAskedTo() {
            smtp.on(END_OF_DATA).times(1).answer("554 5.7.1 Looks like spam");
            MailId mail = queue("spam");
            pump.sendDue();
            assertThat(pump.state(mail)).isEqualTo(MailState.FAILED);
            assertThat(outbox.retry(mail)).isTrue();
            assertThat(pump.sentTo(address)).hasSize(1);
            assertThat(pump.state(mail)).isEqualTo(MailState.ACCEPTED);
        }
    }

    @Nested
    class ServerInTrouble {

        @Test
        void waitsWhileTheServerIsDownAndLosesNothing() {
            MailId mail = queue("down");
            smtp.close();
            pump.sendDue();
            smtp.comeBack();
            assertThat(pump.state(mail)).isEqualTo(MailState.DEFERRED);
            assertThat(pump.reason(mail)).startsWith("Mail server unavailable");
            assertThat(pump.column(mail, "attempts", Integer.class)).isZero();
            pump.waitUntilDue(mail);
            assertThat(pump.sentTo(address)).hasSize(1);
            assertThat(jdbc.sql("select failures from mail_account where kind = 'SYSTEM'")
                            .query(Integer.class)
                            .single())
                    .isZero();
        }

        @Test
        void pausesTheAccountWhenTheServerCloses() {
            smtp.on(MAIL).times(1).answerAndClose("421 4.7.0 Too many connections");
            MailId mail = queue("421");
            pump.sendDue();
            assertThat(pump.state(mail)).isEqualTo(MailState.DEFERRED);
            assertThat(pump.sentTo(address)).as("paused").isEmpty();
            pump.waitUntilDue(mail);
            assertThat(pump.sentTo(address)).hasSize(1);
        }

        @Test
        void isNotFooledByAGreetingThatRefuses() {
            smtp.dropConnections();
            smtp.on(CONNECT).times(1).answerAndClose("554 No mail from you");
            MailId mail = queue("greeting");
            pump.sendDue();
            assertThat(pump.state(mail)).isEqualTo(MailState.DEFERRED);
            pump.waitUntilDue(mail);
            assertThat(pump.sentTo(address)).hasSize(1);
        }
    }

    @Nested
    class NoAnswer {

        @Test
        void sendsContractualMailAgainWithTheSameMessageId() {
            smtp.on(END_OF_DATA).times(1).takeAndClose();
            MailId mail = queue("taken silently");
            pump.sendDue();
            assertThat(pump.state(mail)).isEqualTo(MailState.QUEUED);
            assertThat(pump.reason(mail)).contains("same Message-ID");
            assertThat(pump.column(mail, "unknown_at is not null", Boolean.class))
                    .isTrue();
            pump.waitUntilDue(mail);
            assertThat(pump.sentTo(address))
                    .hasSize(2)
                    .extracting(got -> got.header("Message-ID"))
                    .containsOnly(pump.column(mail, "message_id", String.class));
            assertThat(pump.state(mail)).isEqualTo(MailState.ACCEPTED);
        }

        @Test
        void neverSendsMarketingTwice() {
            smtp.on(END_OF_DATA).times(1).takeAndClose();
            MailId mail = asMarketing(queue("campaign"));
            pump.sendDue();
            assertThat(pump.state(mail)).isEqualTo(MailState.UNKNOWN);
            clock.advance(Duration.ofDays(1));
            assertThat(pump.sentTo(address)).hasSize(1);
        }

        @Test
        void waitsOnlySoLongForAServerThatHangs() {
            smtp.on(MAIL).times(1).hang();
            MailId before = queue("hangs before");
            pump.sendDue();
            assertThat(pump.state(before)).isEqualTo(MailState.DEFERRED);
            smtp.on(END_OF_DATA).times(1).takeAndHang();
            pump.waitUntilDue(before);
            pump.sendDue();
            assertThat(pump.state(before)).isEqualTo(MailState.QUEUED);
            assertThat(pump.column(before, "unknown_at is not null", Boolean.class))
                    .isTrue();
            pump.waitUntilDue(before);
            assertThat(pump.sentTo(address)).hasSize(2);
        }

        @Test
        void countsAsNotSentWhereTheMailWasNotHandedOver() {
            smtp.on(RCPT, address).times(1).close();
            MailId mail = queue("cut off");
            pump.sendDue();
            assertThat(pump.state(mail)).isEqualTo(MailState.DEFERRED);
            pump.waitUntilDue(mail);
            assertThat(pump.sentTo(address)).hasSize(1);
        }
    }

    @Nested
    class Broken {

        @Test
        void letsNobodyWaitForAMailWhoseKeyIsLost() {
            MailId lost =
                    outbox.queue(new PlainMail("lost " + UUID.randomUUID(), recipient(), "A link", "Text", null, true));
            jdbc.sql("update mail_content set secret_key = 'gone' where mail_id = ?")
                    .param(lost.value())
                    .update();
            MailId next = queue("next");
            pump.sendDue();
            assertThat(pump.state(lost)).isEqualTo(MailState.FAILED);
            assertThat(pump.reason(lost)).contains("key");
            assertThat(pump.state(next)).isEqualTo(MailState.ACCEPTED);
        }
    }

    @Nested
    class NoLongerWanted {

        @Test
        void sendsNothingToWhoUnsubscribedInTheMeantime() {
            MailId campaign = asMarketing(queue("campaign"));
            MailId answer = queue("answer");
            new MailFixtures(jdbc).suppress(address, null, "UNSUBSCRIBED");
            assertThat(pump.sentTo(address)).hasSize(1);
            assertThat(pump.state(campaign)).isEqualTo(MailState.SUPPRESSED);
            assertThat(pump.reason(campaign)).isEqualTo("UNSUBSCRIBED");
            assertThat(pump.state(answer)).isEqualTo(MailState.ACCEPTED);
        }

        @Test
        void doesNotStopAtThoseThatAreNotSent() {
            new MailFixtures(jdbc).suppress(address, null, "UNSUBSCRIBED");
            for (int i = 0; i < 30; i++) {
                asMarketing(queue("campaign " + i));
            }
            String willing = MailFixtures.address();
            MailId wanted = asMarketing(queue("campaign", willing));
            pump.sendDue();
            assertThat(pump.state(wanted)).isEqualTo(MailState.ACCEPTED);
        }
    }

    @Nested
    class TakenBack {

        @Test
        void cancelsWhatStillWaits() {
            MailId mail = queue("cancelled");
            assertThat(outbox.cancel(mail, "typed wrong")).isTrue();
            assertThat(pump.sentTo(address)).isEmpty();
            assertThat(pump.state(mail)).isEqualTo(MailState.CANCELLED);
            assertThat(outbox.retry(mail)).isTrue();
            assertThat(pump.sentTo(address)).hasSize(1);
            assertThat(outbox.cancel(mail, "too late")).isFalse();
        }
    }

    private MailId queue(String what) {
        return queue(what, address);
    }

    private MailId queue(String what, String to) {
        return outbox.queue(new PlainMail(
                what + " " + to,
                new Recipient(new EmailAddress(to), "Nok", Language.EN),
                "Subject of " + what,
                "Text",
                null,
                false));
    }

    private void toCustomer(MailId mail) {
        jdbc.sql("update mail_message set purpose = 'CONTRACTUAL', priority = ? where id = ?")
                .param(MailPurpose.CONTRACTUAL.priority())
                .param(mail.value())
                .update();
    }

    private List<String> suppressions() {
        return jdbc.sql("select reason from mail_suppression where address = ?")
                .param(address)
                .query(String.class)
                .list();
    }

    private MailId asMarketing(MailId mail) {
        jdbc.sql("update mail_message set purpose = 'MARKETING', topic = 'NEWS', priority = ? where id = ?")
                .param(MailPurpose.MARKETING.priority())
                .param(mail.value())
                .update();
        return mail;
    }

    private Recipient recipient() {
        return new Recipient(new EmailAddress(address), "Nok", Language.EN);
    }

    private int attempts(MailId mail) {
        return jdbc.sql("select count(*) from mail_attempt where mail_id = ?")
                .param(mail.value())
                .query(Integer.class)
                .single();
    }
}
