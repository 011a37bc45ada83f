package com.bmasia.crm.mail.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import com.bmasia.crm.mail.MailFixtures;
import com.bmasia.crm.mail.MailId;
import com.bmasia.crm.mail.MailState;
import com.bmasia.crm.mail.Recipient;
import com.bmasia.crm.mail.ScriptedSmtp;
import com.bmasia.crm.mail.TemplateMail;
import com.bmasia.crm.mail.TemplateType;
import com.bmasia.crm.mail.accounts.AccountsForTests;
import com.bmasia.crm.mail.accounts.SenderAccountService;
import com.bmasia.crm.mail.outbox.MailOutbox;
import com.bmasia.crm.shared.EmailAddress;
import com.bmasia.crm.shared.Language;
import com.bmasia.crm.test.As;
import com.bmasia.crm.test.ModuleTest;
import com.bmasia.crm.users.CurrentUser;
import com.bmasia.crm.users.Role;
import com.bmasia.crm.users.UserService;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A mail server that no longer takes a password (535): nothing is lost, somebody is told, and nobody is locked out. */
@ModuleTest
@Timeout(60)
class WaitForPasswordTest {

    @Autowired
    MailOutbox outbox;

    @Autowired
    MailPump pump;

    @Autowired
    SenderAccountService accounts;

    @Autowired
    UserService users;

    @Autowired
    As as;

    @Autowired
    JdbcClient jdbc;

    private final ScriptedSmtp provider = ScriptedSmtp.start();
    private CurrentUser person;
    private MailId mail;

    @BeforeEach
    void queueWithAnOldPassword() {
        pump.sendDue();
        person = AccountsForTests.person(users, as, Role.SALES);
        provider.login(person.username(), "new password");
        accounts.saveOwn(0, AccountsForTests.at(provider, person.username()), "old password", person);
        accounts.useOwnUntested(person);
        mail = outbox.queue(TemplateMail.of(
                        "password:" + UUID.randomUUID(),
                        TemplateType.WELCOME,
                        new Recipient(new EmailAddress(MailFixtures.address()), "Nok", Language.EN),
                        Map.of("company_name", "Siam Garden"),
                        null)
                .from(person.id()));
        pump.sendDue();
    }

    @AfterEach
    void stop() {
        outbox.cancel(mail, "the test is over");
        provider.close();
    }

    @Test
    void letsItsMailsWaitWithTheReason() {
        assertThat(pump.state(mail)).isEqualTo(MailState.DEFERRED);
        assertThat(pump.reason(mail)).startsWith("The mail server rejected the account's password");
        assertThat(pump.column(mail, "attempts", Integer.class)).isZero();
        assertThat(account("state")).isEqualTo("NEEDS_PASSWORD");
    }

    @Test
    void doesNotTryAWrongPasswordAgainAndAgain() {
        int connections = provider.connections();
        pump.waitUntilDue(mail);
        pump.sendDue();
        assertThat(provider.connections()).isEqualTo(connections);
    }

    @Test
    void tellsTheOwner() {
        assertThat(jdbc.sql("select url from notification where user_id = ?")
                        .param(person.id().value())
                        .query(String.class)
                        .list())
                .contains("/mail/account");
    }

    @Test
    void goesOnWithTheNewPassword() {
        accounts.saveOwn(
                jdbc.sql("select version from mail_account where user_id = ?")
                        .param(person.id().value())
                        .query(Integer.class)
                        .single(),
                AccountsForTests.at(provider, person.username()),
                "new password",
                person);
        pump.sendDue();
        assertThat(pump.state(mail)).isEqualTo(MailState.ACCEPTED);
        assertThat(provider.accepted()).hasSize(1);
        assertThat(account("state")).isEqualTo("READY");
    }

    private String account(String column) {
        return jdbc.sql("select " + column + " from mail_account where user_id = ?")
                .param(person.id().value())
                .query(String.class)
                .single();
    }
}
