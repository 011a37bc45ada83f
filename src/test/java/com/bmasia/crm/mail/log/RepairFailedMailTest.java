package com.bmasia.crm.mail.log;

import static com.bmasia.crm.mail.SmtpRule.Step.RCPT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.bmasia.crm.mail.MailFixtures;
import com.bmasia.crm.mail.MailId;
import com.bmasia.crm.mail.MailState;
import com.bmasia.crm.mail.PlainMail;
import com.bmasia.crm.mail.Recipient;
import com.bmasia.crm.mail.ScriptedSmtp;
import com.bmasia.crm.mail.TemplateMail;
import com.bmasia.crm.mail.TemplateType;
import com.bmasia.crm.mail.dispatch.MailPump;
import com.bmasia.crm.mail.failures.FailureGroup;
import com.bmasia.crm.mail.failures.FailureGroup.Cause;
import com.bmasia.crm.mail.failures.GroupRepairs;
import com.bmasia.crm.mail.failures.GroupRepairs.Progress;
import com.bmasia.crm.mail.failures.MailFailures;
import com.bmasia.crm.mail.outbox.MailOutbox;
import com.bmasia.crm.shared.EmailAddress;
import com.bmasia.crm.shared.Language;
import com.bmasia.crm.test.As;
import com.bmasia.crm.test.ModuleTest;
import com.bmasia.crm.users.CurrentUser;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.test.context.TestSecurityContextHolder;
import org.springframework.test.web.servlet.MockMvc;

/** Mails that failed for one cause, seen together and mended together. */
@ModuleTest
@Timeout(60)
class RepairFailedMailTest {

    /** An answer of its own for each test, because all tests share what has failed. */
    private static final AtomicInteger CODES = new AtomicInteger(100);

    @Autowired
    MailFailures failures;

    @Autowired
    GroupRepairs repairs;

    @Autowired
    MailOutbox outbox;

    @Autowired
    MailPump pump;

    @Autowired
    ScriptedSmtp smtp;

    @Autowired
    MockMvc mvc;

    @Autowired
    As as;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    MeterRegistry meters;

    private final String code = "550 5.7." + CODES.incrementAndGet();
    private CurrentUser admin;

    @BeforeEach
    void signIn() {
        admin = as.signIn("admin");
        pump.sendDue();
    }

    @AfterEach
    void signOut() {
        TestSecurityContextHolder.clearContext();
    }

    @Test
    void putsTogetherWhatTheServerAnsweredAlike() {
        double before = meters.counter("mail.failed").count();
        List<String> refused = List.of(MailFixtures.address(), MailFixtures.address(), MailFixtures.address());
        refused.forEach(address -> {
            smtp.on(RCPT, address).answer(code + " <" + address + "> is not welcome, ticket 47" + address.hashCode());
            queue(address);
        });
        pump.sendDue();
        FailureGroup group = group(code);
        assertThat(group.count()).isEqualTo(3);
        assertThat(group.key().cause()).isEqualTo(Cause.ANSWER);
        assertThat(group.account().id()).hasToString(LoggedMail.ACCOUNT);
        assertThat(group.exampleReason()).contains("is not welcome");
        assertThat(meters.counter("mail.failed").count()).isEqualTo(before + 3);
    }

    @Test
    void sendsAllOfAGroupOnceTheCauseIsMended() {
        List<String> addresses = List.of(MailFixtures.address(), MailFixtures.address());
        addresses.forEach(address -> {
            smtp.on(RCPT, address).answer(code + " Not now");
            queue(address);
        });
        pump.sendDue();
        FailureGroup.Key key = group(code).key();
        smtp.forgetRules();
        Progress done = repairs.begin(key, true, Instant.now(), admin);
        assertThat(done)
                .extracting(Progress::finished, Progress::total, Progress::done)
                .containsExactly(true, 2, 2);
        addresses.forEach(address -> assertThat(pump.sentTo(address)).hasSize(1));
        assertThat(failures.groups(admin)).noneMatch(group -> group.key().equals(key));
    }

    @Test
    void givesAGroupUp() {
        String address = MailFixtures.address();
        smtp.on(RCPT, address).answer(code + " Never");
        MailId mail = queue(address);
        pump.sendDue();
        Progress done = repairs.begin(group(code).key(), false, Instant.now(), admin);
        assertThat(done.done()).isEqualTo(1);
        assertThat(pump.state(mail)).isEqualTo(MailState.CANCELLED);
        assertThat(pump.reason(mail)).startsWith("Cancelled by ");
    }

    @Test
    void namesTheVariableThatIsMissingAndGoesOnWhenItIsStillMissing() {
        jdbc.sql("""
                        update mail_template_variant set html = html || '{{ticket_number}}' where template_id in
                            (select id from mail_template where type = 'TICKET_RECEIVED') and html not like '%{{ticket_number}}%'
                        """).update();
        MailId mail = outbox.queue(TemplateMail.of(
                "test:" + UUID.randomUUID(),
                TemplateType.TICKET_RECEIVED,
                new Recipient(new EmailAddress(MailFixtures.address()), "Nok", Language.EN),
                Map.of(),
                null));
        assertThat(pump.state(mail)).isEqualTo(MailState.FAILED);
        FailureGroup group = failures.groups(admin).stream()
                .filter(one -> one.key().detail().equals(pump.reason(mail)))
                .findFirst()
                .orElseThrow();
        assertThat(group.key().cause()).isEqualTo(Cause.TEMPLATE);
        assertThat(group.key().account()).isNull();
        Progress tried = repairs.begin(group.key(), true, Instant.now(), admin);
        assertThat(tried.finished()).isTrue();
        assertThat(tried.seen()).isEqualTo(group.count());
        assertThat(tried.done()).isZero();
        assertThat(pump.state(mail)).isEqualTo(MailState.FAILED);
        assertThat(repairs.begin(group.key(), false, Instant.now(), admin).done())
                .isEqualTo(group.count());
    }

    @Test
    void worksThroughThousandsInSteps() {
        UUID account = someAccount();
        jdbc.sql("""
                        insert into mail_message (id, reason, message_id, purpose, account_id, from_name, from_address, to_name,
                               to_address, subject, state, state_reason, priority, due_at, created_at, finished_at)
                        select gen_random_uuid(), :code || n, :code || n, 'CONTRACTUAL', :account, 'BMAsia', 'crm@bmasia.example', '',
                               'n' || n || '@hotel.example', 'Hello', 'FAILED', :code || ' No ' || n, 2, now(), now(), now()
                          from generate_series(1, 10000) n
                        """).param("code", code).param("account", account).update();
        Progress progress = repairs.begin(group(code).key(), false, Instant.now(), admin);
        int steps = 1;
        while (!progress.finished()) {
            Progress next = repairs.step(progress, admin);
            // The last step may find that none is left.
            assertThat(next.finished() || next.seen() > progress.seen()).isTrue();
            progress = next;
            steps++;
        }
        assertThat(progress.done()).isEqualTo(10_000);
        assertThat(progress.percent()).isEqualTo(100);
        assertThat(steps).isLessThan(25);
        assertThat(failures.groups(admin))
                .noneMatch(group -> group.key().detail().equals(code));
    }

    @Test
    void touchesOnlyWhatThePersonMaySee() {
        MailId hidden = LoggedMail.toSomebody()
                .with("purpose", "INTERNAL")
                .with("state", "FAILED")
                .with("state_reason", code + " No")
                .insert(jdbc);
        CurrentUser manager = as.signIn("manager");
        assertThat(failures.groups(manager))
                .noneMatch(group -> group.key().detail().equals(code));
        FailureGroup.Key guessed = new FailureGroup.Key(Cause.ANSWER, code, UUID.fromString(LoggedMail.ACCOUNT));
        assertThat(repairs.begin(guessed, false, Instant.now(), manager).done()).isZero();
        assertThat(pump.state(hidden)).isEqualTo(MailState.FAILED);
    }

    @Test
    void showsAccountsInTroubleAndWhatWaits() throws Exception {
        String address = MailFixtures.address();
        smtp.close();
        queue(address);
        pump.sendDue();
        smtp.comeBack();
        mvc.perform(get("/mail/failures").with(as.page("admin")))
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("mail server unavailable.")))
                .andExpect(content().string(containsString("Company account")))
                .andExpect(content().string(containsString("/mail/accounts/" + LoggedMail.ACCOUNT)));
        mvc.perform(get("/mail/failures").with(as.page("manager")))
                .andExpect(content().string(not(containsString("/mail/accounts/"))));
        assertThat(failures.waiting()).anyMatch(row -> row.why().equals("paused") && row.count() >= 1);
    }

    @Test
    void showsHowFarItIs() throws Exception {
        String address = MailFixtures.address();
        smtp.on(RCPT, address).answer(code + " <script>");
        queue(address);
        pump.sendDue();
        mvc.perform(get("/mail/failures").with(as.page("admin")))
                .andExpect(content().string(containsString(code)))
                .andExpect(content().string(not(containsString("<script>\""))));
        mvc.perform(post("/mail/failures/repair")
                        .with(csrf())
                        .with(as.page("admin"))
                        .param("cause", "answer")
                        .param("detail", code)
                        .param("account", LoggedMail.ACCOUNT)
                        .param("retry", "false"))
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("1 of 1 emails")))
                .andExpect(content().string(containsString("1 emails discarded.")));
    }

    @Test
    void tellsTheHealthOfTheDispatcherToThoseWhoOperate() throws Exception {
        pump.sendDue();
        mvc.perform(get("/actuator/health").with(as.page("admin")))
                .andExpect(content().string(containsString("mailDispatcher")))
                .andExpect(content().string(containsString("lagSeconds")))
                .andExpect(content().string(containsString("nodesAlive")));
        assertThat(meters.get("mail.lag").gauge().value()).isGreaterThanOrEqualTo(0);
    }

    private FailureGroup group(String detail) {
        return failures.groups(admin).stream()
                .filter(group -> group.key().detail().equals(detail))
                .findFirst()
                .orElseThrow();
    }

    private MailId queue(String to) {
        return outbox.queue(new PlainMail(
                "test:" + UUID.randomUUID(),
                new Recipient(new EmailAddress(to), "Nok", Language.EN),
                "Hello",
                "Text",
                null,
                false));
    }

    private UUID someAccount() {
        return UUID.fromString(LoggedMail.ACCOUNT);
    }
}
