package com.bmasia.crm.mail.dispatch;

import static com.bmasia.crm.mail.SmtpRule.Step.CONNECT;
import static com.bmasia.crm.mail.SmtpRule.Step.END_OF_DATA;
import static com.bmasia.crm.mail.SmtpRule.Step.MAIL;
import static com.bmasia.crm.mail.SmtpRule.Step.RCPT;
import static org.assertj.core.api.Assertions.assertThat;

import com.bmasia.crm.mail.MailFixtures;
import com.bmasia.crm.mail.MailId;
import com.bmasia.crm.mail.MailState;
import com.bmasia.crm.mail.PlainMail;
import com.bmasia.crm.mail.Recipient;
import com.bmasia.crm.mail.ScriptedSmtp;
import com.bmasia.crm.mail.accounts.SenderAccountQueries;
import com.bmasia.crm.mail.accounts.Senders;
import com.bmasia.crm.mail.answers.About;
import com.bmasia.crm.mail.answers.AnswersForTests;
import com.bmasia.crm.mail.answers.AnswersForTests.Answer;
import com.bmasia.crm.mail.failures.MailFailures;
import com.bmasia.crm.mail.outbox.MailOutbox;
import com.bmasia.crm.shared.EmailAddress;
import com.bmasia.crm.shared.Language;
import com.bmasia.crm.test.As;
import com.bmasia.crm.test.ModuleTest;
import com.bmasia.crm.test.TestClock;
import com.bmasia.crm.users.CurrentUser;
import com.bmasia.crm.users.notices.NotificationInbox;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.actuate.health.HealthContributorRegistry;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A mail server that refuses us says nothing about the people we write to. */
@ModuleTest
@Timeout(120)
class RejectedForAnHourTest {

    private static final String ALARM = "Our emails are being rejected";

    @Autowired
    MailOutbox outbox;

    @Autowired
    MailPump pump;

    @Autowired
    ScriptedSmtp smtp;

    @Autowired
    SenderAccountQueries accounts;

    @Autowired
    MailFailures failures;

    @Autowired
    NotificationInbox inbox;

    @Autowired
    HealthContributorRegistry health;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TestClock clock;

    @Autowired
    As as;

    private final Map<MailId, String> mails = new LinkedHashMap<>();
    private CurrentUser admin;
    private static int weeks;

    @BeforeEach
    void nothingElseWaits() {
        jdbc.sql("delete from notification").update();
        pump.sendDue();
        admin = as.user("admin");
        // What went out in the test before must not count in this one.
        clock.advance(Duration.ofDays(weeks += 7));
    }

    @Test
    void suppressesNobodyAndRaisesOneAlarm() {
        String[] people = new String[10];
        for (int i = 0; i < people.length; i++) {
            people[i] = MailFixtures.address();
        }
        for (int minute = 0; minute < 60; minute += 5) {
            refuse(minute);
            for (String address : people) {
                queue(address);
            }
            pump.sendDue();
            clock.advance(Duration.ofMinutes(5));
        }
        assertThat(jdbc.sql("select count(*) from mail_suppression where address = any (?)")
                        .param(people)
                        .query(Integer.class)
                        .single())
                .isZero();
        assertThat(alarms()).isEqualTo(1);
        assertThat(mails.keySet()).allSatisfy(mail -> {
            assertThat(pump.state(mail)).isIn(MailState.FAILED, MailState.DEFERRED);
            assertThat(pump.reason(mail)).containsAnyOf("sender rejected", "filtered", "verify", "4.7.1", "blocked");
        });
        assertIsShown();
        assertEverythingGoesOutAfterwards();
    }

    /** Everything that row 4 of the faults names, and more: at the sender, the recipient, the text and the greeting. */
    private void refuse(int minute) {
        smtp.forgetRules();
        switch (minute / 5 % 5) {
            case 0 -> smtp.on(RCPT, "guest-").answer("550 5.1.0 <crm@bmasia.example> sender rejected");
            case 1 -> smtp.on(END_OF_DATA).answer("554 Message filtered");
            case 2 -> smtp.on(MAIL).answer("550 Sender verify failed");
            case 3 -> smtp.on(RCPT, "guest-").answer("451 4.7.1 Try again, you are not known");
            default -> {
                smtp.dropConnections();
                smtp.on(CONNECT).answerAndClose("554 5.7.1 You are blocked");
            }
        }
    }

    private void assertIsShown() {
        assertThat(failures.rejected())
                .singleElement()
                .satisfies(alarm -> assertThat(alarm.mails()).isGreaterThanOrEqualTo(5));
        assertThat(accounts.get(Senders.SYSTEM).rejected().answer()).isNotBlank();
        HealthIndicator indicator = (HealthIndicator) health.getContributor("mailAccounts");
        assertThat(indicator.health().getDetails()).containsEntry("rejected", 1);
    }

    private void assertEverythingGoesOutAfterwards() {
        smtp.forgetRules();
        jdbc.sql("update mail_account set paused_until = null").update();
        outbox.retryAll(mails.keySet().stream()
                .filter(mail -> pump.state(mail) == MailState.FAILED)
                .toList());
        clock.advance(Duration.ofHours(4));
        pump.sendDue();
        assertThat(mails.keySet())
                .allSatisfy(mail -> assertThat(pump.state(mail)).isEqualTo(MailState.ACCEPTED));
    }

    @Test
    void raisesNoAlarmForAFewStrictServersOfManyMails() {
        smtp.on(RCPT, "guest-a").answer("550 5.7.1 blocked");
        for (int i = 0; i < 60; i++) {
            queue((i % 10 == 0 ? "guest-a" : "guest-b") + UUID.randomUUID() + "@hotel.example");
        }
        pump.sendDue();
        assertThat(alarms()).isZero();
        assertThat(failures.rejected()).isEmpty();
    }

    @Test
    void raisesTheNextAlarmWhenItHappensAgainDaysLater() {
        for (int day = 0; day < 2; day++) {
            smtp.on(RCPT, "guest-").answer("550 5.7.1 blocked");
            for (int i = 0; i < 6; i++) {
                queue(MailFixtures.address());
            }
            pump.sendDue();
            clock.advance(Duration.ofDays(2));
            assertThat(failures.rejected()).isEmpty();
        }
        assertThat(alarms()).isEqualTo(2);
    }

    @Test
    void judgesAnAnswerAtOnceAsAReportWouldBeJudged() {
        List<Answer> answers = AnswersForTests.all().toList();
        List<MailId> ids = new ArrayList<>();
        for (int i = 0; i < answers.size(); i++) {
            String address = "answer-" + i + "-" + UUID.randomUUID().toString().substring(0, 8) + "@hotel.example";
            smtp.on(RCPT, address).answer(answers.get(i).whole());
            ids.add(queue(address));
        }
        pump.sendDue();
        for (int i = 0; i < answers.size(); i++) {
            About about = answers.get(i).about();
            assertThat(pump.column(ids.get(i), "bounce", String.class))
                    .as(answers.get(i).said() + " " + pump.state(ids.get(i)) + " " + pump.reason(ids.get(i)))
                    .isEqualTo(about == About.RECIPIENT ? "HARD" : about == About.MAILBOX ? "SOFT" : null);
            assertThat(jdbc.sql("select count(*) from mail_suppression where mail_id = ?")
                            .param(ids.get(i).value())
                            .query(Integer.class)
                            .single())
                    .as(answers.get(i).said() + " " + pump.state(ids.get(i)) + " " + pump.reason(ids.get(i)))
                    .isEqualTo(about == About.RECIPIENT ? 1 : 0);
        }
    }

    private long alarms() {
        return inbox.newest(admin, 50).stream()
                .filter(notice -> notice.text().contains(ALARM) || notice.text().contains("are being rejected"))
                .count();
    }

    private MailId queue(String address) {
        MailId mail = outbox.queue(new PlainMail(
                "rejected " + UUID.randomUUID(),
                new Recipient(new EmailAddress(address), "Nok", Language.EN),
                "Songs",
                "Hello",
                null,
                false));
        jdbc.sql("update mail_message set purpose = 'CONTRACTUAL' where id = ?")
                .param(mail.value())
                .update();
        mails.put(mail, address);
        return mail;
    }
}
