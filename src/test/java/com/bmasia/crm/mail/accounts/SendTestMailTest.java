package com.bmasia.crm.mail.accounts;

import static com.bmasia.crm.mail.SmtpRule.Step.AUTH;
import static com.bmasia.crm.mail.SmtpRule.Step.CONNECT;
import static com.bmasia.crm.mail.SmtpRule.Step.EHLO;
import static com.bmasia.crm.mail.SmtpRule.Step.END_OF_DATA;
import static com.bmasia.crm.mail.SmtpRule.Step.MAIL;
import static com.bmasia.crm.mail.SmtpRule.Step.RCPT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.bmasia.crm.mail.ScriptedSmtp;
import com.bmasia.crm.mail.accounts.AccountView.AccountState;
import com.bmasia.crm.mail.probe.ConnectionProblem;
import com.bmasia.crm.mail.probe.ProbeResult;
import com.bmasia.crm.mail.probe.SendTestMail;
import com.bmasia.crm.shared.NotFound;
import com.bmasia.crm.test.As;
import com.bmasia.crm.test.ModuleTest;
import com.bmasia.crm.test.TestClock;
import com.bmasia.crm.users.CurrentUser;
import com.bmasia.crm.users.Role;
import com.bmasia.crm.users.UserService;
import com.bmasia.crm.users.login.TooManyAttempts;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.internet.MimeMessage;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.util.TestSocketUtils;
import org.springframework.transaction.IllegalTransactionStateException;
import org.springframework.transaction.support.TransactionTemplate;

/** Real conversations: with GreenMail, and with a server that does what is asked of it. */
@ModuleTest
class SendTestMailTest {

    private static final String PASSWORD = "s3cret pass-word";

    @Autowired
    SendTestMail tests;

    @Autowired
    SenderAccountService accounts;

    @Autowired
    SenderAccountQueries queries;

    @Autowired
    UserService users;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    TestClock clock;

    @Autowired
    As as;

    ScriptedSmtp smtp;
    CurrentUser person;

    @BeforeEach
    void accountAtAServer() {
        smtp = ScriptedSmtp.start();
        smtp.login("nok@bmasia.example", PASSWORD);
        person = AccountsForTests.person(users, as, Role.SALES);
        accounts.saveOwn(0, AccountsForTests.at(smtp, "nok@bmasia.example"), PASSWORD, person);
    }

    @AfterEach
    void close() {
        smtp.close();
    }

    @Test
    void sendsAMailToThePersonAndShowsTheDialogue() {
        ProbeResult result = tests.throughOwn(person);
        assertThat(result.outcome()).isEqualTo(ConnectionProblem.ACCEPTED);
        assertThat(smtp.accepted()).singleElement().satisfies(mail -> {
            assertThat(mail.to()).containsExactly(person.username() + "@mail.example");
            assertThat(mail.from()).isEqualTo("nok@bmasia.example");
            assertThat(mail.header("From")).contains(person.fullName());
            assertThat(mail.header("Auto-Submitted")).isEqualTo("auto-generated");
        });
        assertThat(result.dialogue())
                .contains("220 scripted.example ESMTP", "250 2.1.0 Ok", "354 Go ahead", "250 2.0.0 Queued")
                .anyMatch(line -> line.startsWith("AUTH ("))
                .anyMatch(line -> line.startsWith("RCPT TO:<" + person.username()))
                .noneMatch(line -> line.contains("the mail account works"));
    }

    @Test
    void makesAnAccountReadyAgain() {
        accounts.markPasswordNeeded(own().id(), "535");
        jdbc.sql("update mail_account set paused_until = now() + interval '1 hour', failures = 7 where id = ?")
                .param(own().id())
                .update();
        tests.throughOwn(person);
        assertThat(own().state()).isEqualTo(AccountState.READY);
        assertThat(own().trouble()).isNull();
        assertThat(own().pausedUntil()).isNull();
    }

    @Test
    void saysThatThePasswordIsWrongAndHidesIt() {
        smtp.login("nok@bmasia.example", "another");
        smtp.on(AUTH).answer("535-5.7.8 Username and Password not accepted.\r\n535 5.7.8 You said " + PASSWORD);
        ProbeResult result = tests.throughOwn(person);
        assertThat(result.outcome()).isEqualTo(ConnectionProblem.PASSWORD_REFUSED);
        assertThat(result.dialogue())
                .contains("535-5.7.8 Username and Password not accepted.")
                .noneMatch(line -> line.contains(PASSWORD));
        assertThat(own().state()).isEqualTo(AccountState.NEEDS_PASSWORD);
    }

    @Test
    void asksForAnAppPasswordAsGoogleDoes() {
        smtp.on(AUTH)
                .answer("534-5.7.9 Application-specific password required.\r\n534 5.7.9 https://support.google.com");
        assertThat(outcome()).isEqualTo(ConnectionProblem.APP_PASSWORD_NEEDED);
    }

    @Test
    void readsTheAnswersOfTheServer() {
        smtp.on(MAIL).times(1).answer("550 5.7.1 Sender not allowed");
        assertThat(outcome()).isEqualTo(ConnectionProblem.SENDER_REFUSED);
        smtp.on(RCPT).times(1).answer("550 5.1.1 No such mailbox");
        assertThat(outcome()).isEqualTo(ConnectionProblem.RECIPIENT_REFUSED);
        smtp.on(END_OF_DATA).times(1).answer("554 5.7.1 Looks like spam");
        assertThat(outcome()).isEqualTo(ConnectionProblem.REFUSED);
        smtp.on(END_OF_DATA).times(1).answer("451 4.3.0 Try later");
        assertThat(outcome()).isEqualTo(ConnectionProblem.TRY_LATER);
        smtp.on(CONNECT).times(1).answerAndClose("421 4.3.2 Service closing");
        assertThat(outcome()).isEqualTo(ConnectionProblem.TRY_LATER);
        smtp.on(END_OF_DATA).times(1).close();
        assertThat(outcome()).isEqualTo(ConnectionProblem.BROKEN_OFF);
        smtp.on(AUTH).times(1).close();
        assertThat(outcome()).isEqualTo(ConnectionProblem.BROKEN_OFF);
        smtp.on(CONNECT).times(1).close();
        assertThat(outcome()).isEqualTo(ConnectionProblem.BROKEN_OFF);
        assertThat(own().state()).isEqualTo(AccountState.READY);
    }

    @Test
    void saysThatTheServerDoesNotKnowHowToEncrypt() {
        save(new SenderDetails(smtp.host(), smtp.port(), SmtpSecurity.STARTTLS, "nok", null, null, null, null));
        assertThat(outcome()).isEqualTo(ConnectionProblem.NO_STARTTLS);
        assertThat(smtp.commands()).as("no password in clear").doesNotContain("AUTH");
    }

    @Test
    void saysThatTheServerOffersNoLoginThatWeKnow() {
        smtp.on(EHLO).answer("250-scripted.example\r\n250 AUTH SOMETHING-ELSE");
        assertThat(outcome()).isEqualTo(ConnectionProblem.LOGIN_NOT_OFFERED);
    }

    @Test
    void sendsWithoutLoginWhereTheServerAsksForNone() {
        try (ScriptedSmtp open = ScriptedSmtp.start()) {
            save(AccountsForTests.at(open, "nok@bmasia.example"));
            assertThat(outcome()).isEqualTo(ConnectionProblem.ACCEPTED);
            assertThat(open.commands()).doesNotContain("AUTH");
        }
    }

    @Test
    void saysThatOnlyWhoLogsInMaySend() {
        save(AccountsForTests.at(smtp, null), "");
        assertThat(outcome()).isEqualTo(ConnectionProblem.LOGIN_NEEDED);
    }

    @Test
    void saysThatNobodyAnswers() {
        smtp.close();
        assertThat(outcome()).isEqualTo(ConnectionProblem.CONNECTION_REFUSED);
        save(AccountsForTests.at("no-such-host.invalid", 25, "nok"));
        assertThat(outcome()).isEqualTo(ConnectionProblem.UNKNOWN_HOST);
    }

    @Test
    void tellsNothingOfWhatOtherServicesSay() throws Exception {
        assertThat(toldBy("+OK internal POP3 ready\r\n").dialogue()).isEmpty();
        ProbeResult ftp = toldBy("220 ProFTPD Server (backup of finance)\r\n");
        assertThat(ftp.outcome()).isNotEqualTo(ConnectionProblem.ACCEPTED);
        assertThat(ftp.dialogue()).isEmpty();
        smtp.on(EHLO).answer("500 Not understood");
        assertThat(tests.throughOwn(person).dialogue()).isEmpty();
    }

    /** A service that says this, and then whatever is said to it is not understood. */
    private ProbeResult toldBy(String greeting) throws Exception {
        try (ServerSocket service = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            Thread thread = new Thread(() -> greet(service, greeting));
            thread.setDaemon(true);
            thread.start();
            save(AccountsForTests.at("127.0.0.1", service.getLocalPort(), "nok"));
            return tests.throughOwn(person);
        }
    }

    private static void greet(ServerSocket service, String greeting) {
        try (Socket client = service.accept()) {
            OutputStream out = client.getOutputStream();
            out.write(greeting.getBytes(StandardCharsets.US_ASCII));
            while (client.getInputStream().read() >= 0) {
                if (client.getInputStream().available() == 0) {
                    out.write("500 Unknown command, secret hint\r\n".getBytes(StandardCharsets.US_ASCII));
                }
            }
        } catch (java.io.IOException e) {
            return; // the test is over
        }
    }

    @Test
    void trustsNoCertificateThatAnybodyCanMake() {
        GreenMail server = new GreenMail(
                new ServerSetup(TestSocketUtils.findAvailableTcpPort(), "127.0.0.1", ServerSetup.PROTOCOL_SMTPS));
        server.start();
        try {
            save(new SenderDetails(
                    "127.0.0.1", server.getSmtps().getPort(), SmtpSecurity.TLS, "nok", null, null, null, null));
            assertThat(outcome()).isEqualTo(ConnectionProblem.CERTIFICATE_UNTRUSTED);
            save(new SenderDetails(smtp.host(), smtp.port(), SmtpSecurity.TLS, "nok", null, null, null, null));
            assertThat(outcome()).isEqualTo(ConnectionProblem.TLS_FAILED);
        } finally {
            server.stop();
        }
    }

    @Test
    void worksWithAnotherKindOfServer() throws Exception {
        GreenMail server = new GreenMail(
                new ServerSetup(TestSocketUtils.findAvailableTcpPort(), "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        server.start();
        try {
            server.setUser("nok@bmasia.example", "nok", "right");
            server.getUserManager().setAuthRequired(true);
            save(AccountsForTests.at("127.0.0.1", server.getSmtp().getPort(), "nok"), "wrong");
            assertThat(outcome()).isEqualTo(ConnectionProblem.PASSWORD_REFUSED);
            save(AccountsForTests.at("127.0.0.1", server.getSmtp().getPort(), "nok"), "right");
            assertThat(outcome()).isEqualTo(ConnectionProblem.ACCEPTED);
            MimeMessage mail = server.getReceivedMessages()[0];
            assertThat(mail.getSubject()).isEqualTo("Test email from BMAsia CRM");
        } finally {
            server.stop();
        }
    }

    @Test
    void letsAPersonLookOnlySoOftenWhichMachinesAnswer() {
        for (int i = 0; i < 10; i++) {
            tests.throughOwn(person);
        }
        assertThatThrownBy(() -> tests.throughOwn(person)).isInstanceOf(TooManyAttempts.class);
        assertThat(smtp.connections()).isEqualTo(10);
        clock.advance(Duration.ofMinutes(61));
        assertThat(outcome()).isEqualTo(ConnectionProblem.ACCEPTED);
    }

    @Test
    void neverTalksInsideATransaction() {
        assertThatThrownBy(() -> transaction.execute(status -> tests.throughOwn(person)))
                .isInstanceOf(IllegalTransactionStateException.class);
    }

    @Test
    void testsNothingForWhoHasNoAccount() {
        CurrentUser other = AccountsForTests.person(users, as, Role.SALES);
        assertThatThrownBy(() -> tests.throughOwn(other)).isInstanceOf(NotFound.class);
    }

    private AccountView own() {
        return queries.ownOf(person.id()).orElseThrow();
    }

    private ConnectionProblem outcome() {
        return tests.throughOwn(person).outcome();
    }

    private void save(SenderDetails details) {
        save(details, PASSWORD);
    }

    private void save(SenderDetails details, String password) {
        accounts.saveOwn(own().version(), details, password, person);
    }
}
