package com.bmasia.crm.mail.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.bmasia.crm.mail.MailAttachment;
import com.bmasia.crm.mail.MailFixtures;
import com.bmasia.crm.mail.MailId;
import com.bmasia.crm.mail.MailState;
import com.bmasia.crm.mail.Recipient;
import com.bmasia.crm.mail.ScriptedSmtp;
import com.bmasia.crm.mail.TemplateMail;
import com.bmasia.crm.mail.TemplateType;
import com.bmasia.crm.mail.dispatch.MailPump;
import com.bmasia.crm.shared.EmailAddress;
import com.bmasia.crm.shared.Language;
import com.bmasia.crm.shared.RuleViolation;
import com.bmasia.crm.test.ModuleTest;
import jakarta.mail.BodyPart;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What a mail program gets of a mail made from a template: read back with another reader than the one that wrote it. */
@ModuleTest
@Timeout(60)
class ComposeMailTest {

    private static final Map<String, String> TICKET = Map.of(
            "company_name", "Siam Garden",
            "ticket_number", "T-20261120-0001",
            "ticket_subject", "ไม่มีเสียงเพลง",
            "ticket_status", "New",
            "ticket_text", "The lobby is silent");

    @Autowired
    MailOutbox outbox;

    @Autowired
    MailPump pump;

    @Autowired
    JdbcClient jdbc;

    private final String address = MailFixtures.address();

    @BeforeEach
    void nothingElseWaits() {
        pump.sendDue();
    }

    @Test
    void showsThaiInSubjectNameTextAndFileName() throws Exception {
        outbox.queue(ticketMail("สมชาย บุญมี", Language.TH, TICKET)
                .with(List.of(
                        new MailAttachment("ใบเสนอราคา ปั๊ม.pdf", "application/pdf", "%PDF-น้ำผึ้ง".getBytes()))));
        MimeMessage mail = received();
        assertThat(mail.getSubject()).contains("T-20261120-0001");
        assertThat(((InternetAddress) mail.getAllRecipients()[0]).getPersonal()).isEqualTo("สมชาย บุญมี");
        Multipart all = (Multipart) mail.getContent();
        BodyPart file = all.getBodyPart(1);
        assertThat(file.getDisposition()).isEqualTo(Part.ATTACHMENT);
        assertThat(file.getFileName()).isEqualTo("ใบเสนอราคา ปั๊ม.pdf");
        Multipart letter = (Multipart) all.getBodyPart(0).getContent();
        assertThat((String) letter.getBodyPart(0).getContent()).contains("ไม่มีเสียงเพลง");
        assertThat((String) letter.getBodyPart(1).getContent()).contains("ไม่มีเสียงเพลง", "<html");
        assertThat(letter.getContentType()).startsWith("multipart/alternative");
    }

    @Test
    void goesOverTheWireInSevenBitLinesOfOrdinaryLength() {
        outbox.queue(ticketMail("สมชาย", Language.TH, TICKET));
        ScriptedSmtp.Accepted mail = pump.sentTo(address).get(0);
        assertThat(mail.content().lines())
                .allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(998));
        for (byte octet : mail.raw()) {
            assertThat(octet).isGreaterThanOrEqualTo((byte) 0);
        }
    }

    @Test
    void makesNoHeaderOfALineBreakInAName() throws Exception {
        Map<String, String> values = new HashMap<>(TICKET);
        values.put("ticket_number", "T-1\r\nBcc: spy@mail.example\r\n\r\n<script>");
        outbox.queue(ticketMail("Nok\r\nBcc: spy@mail.example", Language.EN, values)
                .with(List.of(new MailAttachment("a\r\nX-Evil: 1\r\n.pdf", "application/pdf", new byte[] {1}))));
        MimeMessage mail = received();
        assertThat(mail.getHeader("Bcc")).isNull();
        assertThat(mail.getHeader("X-Evil")).isNull();
        assertThat(mail.getAllRecipients()).hasSize(1);
        assertThat(pump.sentTo(address).get(0).to()).containsExactly(address);
    }

    @Test
    void makesNoMarkupOfAValue() throws Exception {
        Map<String, String> values = new HashMap<>(TICKET);
        values.put("ticket_text", "<img src=x onerror=alert(1)><a href='javascript:alert(1)'>");
        outbox.queue(ticketMail("<b>Nok</b>", Language.EN, values));
        Multipart letter = (Multipart) received().getContent();
        assertThat((String) letter.getBodyPart(1).getContent())
                .contains("&lt;img src=x")
                .doesNotContain("<img src=x", "<b>Nok", "<a href='javascript");
    }

    @Test
    void takesTwelveMegabytesAndRefusesMoreThanServersTake() throws Exception {
        outbox.queue(ticketMail("Nok", Language.EN, TICKET)
                .with(List.of(new MailAttachment("music.mp3", "audio/mpeg", new byte[12 * 1024 * 1024]))));
        Multipart all = (Multipart) received().getContent();
        assertThat(all.getBodyPart(1).getInputStream().readAllBytes()).hasSize(12 * 1024 * 1024);
        TemplateMail tooLarge = ticketMail("Nok", Language.EN, TICKET)
                .with(List.of(new MailAttachment("film.mp4", "video/mp4", new byte[20 * 1024 * 1024])));
        assertThatExceptionOfType(RuleViolation.class)
                .isThrownBy(() -> outbox.queue(tooLarge))
                .satisfies(refusal -> assertThat(refusal.field()).isEqualTo("attachments"));
        assertThat(jdbc.sql("select count(*) from mail_message where reason = ?")
                        .param(tooLarge.reason())
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void letsMarketingBeEndedWithOneClickAndNothingElse() throws Exception {
        outbox.queue(mail(TemplateType.NEWSLETTER, "Nok", Language.EN, Map.of("company_name", "Siam Garden")));
        MimeMessage newsletter = received();
        assertThat(newsletter.getHeader("List-Unsubscribe")[0]).matches("<http://localhost:\\d+/m/u/[\\w.-]+>");
        assertThat(newsletter.getHeader("List-Unsubscribe-Post")).containsExactly("List-Unsubscribe=One-Click");
    }

    @Test
    void carriesNoWayOutWhereMailBelongsToTheBusiness() throws Exception {
        outbox.queue(ticketMail("Nok", Language.EN, TICKET));
        assertThat(received().getHeader("List-Unsubscribe")).isNull();
    }

    @Test
    void keepsAMailThatCannotBeMadeUntilWhatIsMissingIsThere() {
        Map<String, String> values = new HashMap<>(TICKET);
        values.remove("ticket_number");
        MailId mail = outbox.queue(ticketMail("Nok", Language.EN, values));
        assertThat(pump.state(mail)).isEqualTo(MailState.FAILED);
        assertThat(pump.reason(mail)).contains("ticket_number");
        assertThat(outbox.retry(mail)).isFalse();
        assertThat(pump.state(mail)).isEqualTo(MailState.FAILED);
        jdbc.sql("""
                        update mail_unrendered set request = jsonb_set(request, '{values,ticket_number}', '"T-2"')
                         where mail_id = ?
                        """).param(mail.value()).update();
        assertThat(outbox.retry(mail)).isTrue();
        assertThat(pump.sentTo(address)).hasSize(1);
    }

    private MimeMessage received() throws Exception {
        List<ScriptedSmtp.Accepted> mails = pump.sentTo(address);
        assertThat(mails).hasSize(1);
        return new MimeMessage(null, new ByteArrayInputStream(mails.get(0).raw()));
    }

    private TemplateMail ticketMail(String name, Language language, Map<String, String> values) {
        return mail(TemplateType.TICKET_RECEIVED, name, language, values);
    }

    private TemplateMail mail(TemplateType type, String name, Language language, Map<String, String> values) {
        return TemplateMail.of(
                "compose:" + UUID.randomUUID(),
                type,
                new Recipient(new EmailAddress(address), name, language),
                values,
                null);
    }
}
