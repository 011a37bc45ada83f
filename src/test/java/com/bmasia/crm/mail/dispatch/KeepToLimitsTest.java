package com.bmasia.crm.mail.dispatch;

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
import com.bmasia.crm.shared.Ids;
import com.bmasia.crm.shared.Language;
import com.bmasia.crm.test.ModuleTest;
import com.bmasia.crm.test.TestClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** An account never sends more than it may, whoever sends; what is too much waits with a reason and its time. */
@ModuleTest
@Timeout(60)
class KeepToLimitsTest {

    private static final Instant NOON = Instant.parse("2032-03-01T05:00:00Z");

    @Autowired
    MailOutbox outbox;

    @Autowired
    MailPump pump;

    @Autowired
    SendingWorker worker;

    @Autowired
    ScriptedSmtp smtp;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TestClock clock;

    private final UUID account = Ids.next();
    private final String address = MailFixtures.address();
    private int count;

    @BeforeEach
    void begin() {
        pump.sendDue();
        clock.setTo(NOON);
    }

    @AfterEach
    void forgetAccount() {
        jdbc.sql(
                        "update mail_message set state = 'CANCELLED', claim = null where account_id = ? and state <> 'ACCEPTED'")
                .param(account)
                .update();
    }

    @Test
    void sendsNoMoreThanTheMinuteAllows() {
        account(2, null);
        queue(5, MailPurpose.CONTRACTUAL);
        assertThat(pump.sentTo(address)).hasSize(2);
        clock.advance(Duration.ofSeconds(59));
        assertThat(pump.sentTo(address)).hasSize(2);
        clock.advance(Duration.ofSeconds(2));
        assertThat(pump.sentTo(address)).hasSize(4);
    }

    @Test
    void letsTheRestWaitForItsPlaceInTheNextDay() {
        account(null, 3);
        queue(2, MailPurpose.CONTRACTUAL);
        pump.sendDue();
        clock.advance(Duration.ofHours(5));
        List<MailId> late = queue(3, MailPurpose.CONTRACTUAL);
        assertThat(pump.sentTo(address)).hasSize(3);
        pump.sendDue();
        List<MailId> waiting = late.stream()
                .filter(mail -> pump.state(mail) == MailState.DEFERRED)
                .toList();
        assertThat(waiting).hasSize(2).allSatisfy(mail -> {
            assertThat(pump.reason(mail)).contains("Daily limit of 3 reached");
            assertThat(pump.column(mail, "due_at", java.sql.Timestamp.class).toInstant())
                    .isEqualTo(NOON.plus(Duration.ofHours(24)));
        });
        clock.setTo(NOON.plus(Duration.ofHours(24)).plusSeconds(1));
        assertThat(pump.sentTo(address)).hasSize(5);
    }

    @Test
    void keepsAFifthOfTheDayForWhatIsNotMarketing() {
        account(null, 10);
        List<MailId> campaign = queue(10, MailPurpose.MARKETING);
        pump.sendDue();
        assertThat(pump.sentTo(address)).hasSize(8);
        assertThat(campaign.stream().filter(mail -> pump.state(mail) == MailState.DEFERRED))
                .hasSize(2)
                .allSatisfy(mail -> assertThat(pump.reason(mail)).startsWith("Marketing limit reached"));
        queue(1, MailPurpose.CONTRACTUAL);
        assertThat(pump.sentTo(address)).hasSize(9);
    }

    @Test
    void takesDocumentsBeforeCampaigns() {
        account(1, null);
        queue(3, MailPurpose.MARKETING);
        List<MailId> document = queue(1, MailPurpose.CONTRACTUAL);
        pump.sendDue();
        assertThat(pump.state(document.get(0))).isEqualTo(MailState.ACCEPTED);
    }

    @Test
    void countsForAllNodesAndConnectionsTogether() throws Exception {
        account(null, 20);
        queue(60, MailPurpose.CONTRACTUAL);
        together(() -> {
            worker.run(account, 3);
            return null;
        });
        assertThat(smtp.accepted().stream().filter(mail -> mail.to().contains(address)))
                .hasSize(20);
    }

    @Test
    void sendsNoRowTwiceThoughMany() throws Exception {
        account(null, null);
        queue(80, MailPurpose.CONTRACTUAL);
        together(() -> {
            worker.run(account, 3);
            return null;
        });
        assertThat(smtp.accepted().stream()
                        .filter(mail -> mail.to().contains(address))
                        .map(mail -> mail.header("Message-ID")))
                .hasSize(80)
                .doesNotHaveDuplicates();
    }

    private static void together(Callable<Void> call) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(4);
        List<Future<Void>> all = threads.invokeAll(List.of(call, call, call, call));
        threads.shutdown();
        for (Future<Void> one : all) {
            one.get();
        }
    }

    /** An account of a new person, on the tests' mail server. */
    private void account(Integer perMinute, Integer perDay) {
        UUID person = Ids.next();
        jdbc.sql("""
                        insert into user_account (id, version, username, email, full_name, password_hash, created_at, updated_at)
                        values (?, 0, ?, ?, 'Limited', '-', now(), now())
                        """).params(person, "l" + person, person + "@mail.example").update();
        jdbc.sql("""
                        insert into mail_account (id, version, kind, user_id, host, port, security, from_address,
                               limit_per_minute, limit_per_day)
                        values (?, 0, 'OWN', ?, ?, ?, 'NONE', 'limited@mail.example', ?, ?)
                        """)
                .params(account, person, smtp.host(), smtp.port(), perMinute, perDay)
                .update();
    }

    private List<MailId> queue(int number, MailPurpose purpose) {
        List<MailId> mails = new ArrayList<>();
        for (int i = 0; i < number; i++) {
            MailId mail = outbox.queue(new PlainMail(
                    address + " " + ++count,
                    new Recipient(new EmailAddress(address), "Nok", Language.EN),
                    "Mail " + count,
                    "Text",
                    null,
                    false));
            jdbc.sql("update mail_message set purpose = ?, priority = ?, account_id = ? where id = ?")
                    .params(purpose.name(), purpose.priority(), account, mail.value())
                    .update();
            mails.add(mail);
        }
        return mails;
    }
}
