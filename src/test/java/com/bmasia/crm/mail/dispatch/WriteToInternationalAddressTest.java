package com.bmasia.crm.mail.dispatch;

import static com.bmasia.crm.mail.SmtpRule.Step.EHLO;
import static com.bmasia.crm.mail.SmtpRule.Step.RCPT;
import static org.assertj.core.api.Assertions.assertThat;

import com.bmasia.crm.mail.MailId;
import com.bmasia.crm.mail.MailState;
import com.bmasia.crm.mail.PlainMail;
import com.bmasia.crm.mail.Recipient;
import com.bmasia.crm.mail.ScriptedSmtp;
import com.bmasia.crm.mail.consent.SuppressionQueries;
import com.bmasia.crm.mail.consent.SuppressionService;
import com.bmasia.crm.mail.dsn.DeliveryOutcome;
import com.bmasia.crm.mail.dsn.RecipientReport;
import com.bmasia.crm.mail.outbox.MailOutbox;
import com.bmasia.crm.shared.EmailAddress;
import com.bmasia.crm.shared.Language;
import com.bmasia.crm.test.As;
import com.bmasia.crm.test.ModuleTest;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Addresses whose domain, or whose part before the @, is not written in English letters. */
@ModuleTest
class WriteToInternationalAddressTest {

    @Autowired
    MailOutbox outbox;

    @Autowired
    MailPump pump;

    @Autowired
    ScriptedSmtp smtp;

    @Autowired
    SuppressionService suppressions;

    @Autowired
    SuppressionQueries suppressed;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    As as;

    private final String name = "nok" + UUID.randomUUID().toString().substring(0, 8);

    @BeforeEach
    @AfterEach
    void asAtTheBeginning() {
        jdbc.sql("update mail_account set takes_utf8 = null").update();
        pump.sendDue();
        // The next connection greets anew.
        smtp.dropConnections();
    }

    @ParameterizedTest
    @CsvSource({
        "ตัวอย่าง.ไทย, xn--72c1a1bt4awk9o.xn--o3cw4h",
        "münchen.de, xn--mnchen-3ya.de",
        "xn--mnchen-3ya.de, xn--mnchen-3ya.de",
        "straße.de, xn--strae-oqa.de"
    })
    void sendsTheDomainInAscii(String domain, String wire) {
        MailId mail = queue(name + "@" + domain);
        ScriptedSmtp.Accepted got = pump.sentTo(name + "@" + wire).get(0);
        assertThat(got.header("To")).endsWith("<" + name + "@" + wire + ">");
        assertThat(pump.state(mail)).isEqualTo(MailState.ACCEPTED);
        assertThat(smtp.commands()).noneMatch(line -> line.contains(name) && line.contains("SMTPUTF8"));
    }

    @Test
    void suppressesBothSpellingsAsOneAddress() {
        suppressions.add(name + "@xn--mnchen-3ya.de", "asked us to", as.signIn("marketing"));
        assertThat(suppressed.ofAddress(name + "@MÜNCHEN.de").entries()).hasSize(1);
        MailId mail = queue(name + "@münchen.de");
        jdbc.sql("update mail_message set purpose = 'CONTRACTUAL' where id = ?")
                .param(mail.value())
                .update();
        pump.sendDue();
        assertThat(pump.state(mail)).isEqualTo(MailState.SUPPRESSED);
    }

    @Test
    void knowsTheAddressInAReportByEitherSpelling() {
        RecipientReport report =
                new RecipientReport(name + "@xn--mnchen-3ya.de", null, DeliveryOutcome.HARD, null, null, "", "");
        assertThat(report.isAbout(name + "@münchen.de")).isTrue();
        assertThat(report.isAbout(name + "@strasse.de")).isFalse();
    }

    @Test
    void sendsOtherLettersBeforeTheAtOnlyToServersThatTakeThem() {
        smtp.on(EHLO).answer("250-scripted.example\r\n250-8BITMIME\r\n250 SMTPUTF8");
        MailId mail = queue("นก" + name + "@hotel.example");
        pump.sendDue();
        assertThat(pump.state(mail)).as(pump.reason(mail)).isEqualTo(MailState.ACCEPTED);
        assertThat(smtp.commands()).anyMatch(line -> line.startsWith("MAIL") && line.contains("SMTPUTF8"));
    }

    @Test
    void refusesThemElsewhereWithTheReasonAndFromThenOnBeforeQueueing() {
        smtp.on(RCPT, name).answer("500 never asked");
        MailId first = queue("นก" + name + "@hotel.example");
        pump.sendDue();
        assertThat(pump.state(first)).isEqualTo(MailState.FAILED);
        assertThat(pump.reason(first)).contains("SMTPUTF8");
        MailId second = queue("นก" + name + "@hotel.example");
        assertThat(pump.state(second)).as("before anything is tried").isEqualTo(MailState.FAILED);
        assertThat(pump.reason(second)).contains("SMTPUTF8");
        assertThat(pump.column(first, "bounce", String.class)).isNull();
        assertThat(smtp.commands()).noneMatch(line -> line.startsWith("RCPT") && line.contains(name));
    }

    private MailId queue(String address) {
        return outbox.queue(new PlainMail(
                "international " + UUID.randomUUID(),
                new Recipient(new EmailAddress(address), "Nok", Language.EN),
                "Songs",
                "Hello",
                null,
                false));
    }
}
