package com.bmasia.crm.mail.bounces;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.bmasia.crm.mail.MailFixtures;
import com.bmasia.crm.mail.MailId;
import com.bmasia.crm.mail.MailPurpose;
import com.bmasia.crm.mail.accounts.Senders;
import com.bmasia.crm.test.As;
import com.bmasia.crm.test.ModuleTest;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.transaction.support.TransactionTemplate;

/** What operators see of mails that came back, and do about them. */
@ModuleTest
class SeeReturnedMailTest {

    private static final String BAD = ReportsForTests.NESTED;

    @Autowired
    MockMvc mvc;

    @Autowired
    As as;

    @Autowired
    InboundMails inbound;

    @Autowired
    ReadBounces reading;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transaction;

    @AfterEach
    void forgetAll() {
        jdbc.sql("delete from mail_inbound").update();
    }

    @Test
    void listsWhichMailCameBackAndWhy() throws Exception {
        SentMail mail = sent();
        UUID id = arrived("Undelivered", ReportsForTests.about(mail, "postfix-no-such-user"));
        mvc.perform(get("/mail/returned").with(as.page("manager")))
                .andExpect(status().isOk())
                .andExpect(content()
                        .string(allOf(
                                containsString(mail.to()),
                                containsString("Songs for your lobby"),
                                containsString("Hard bounce"),
                                containsString("5.1.1"))));
        mvc.perform(get("/mail/returned/" + id).with(as.page("manager")))
                .andExpect(status().isOk())
                .andExpect(content()
                        .string(allOf(
                                containsString("User unknown in virtual mailbox table"),
                                // The text of the mail is for administrators.
                                not(containsString("source.eml")))));
    }

    @Test
    void pagesThroughManyWithoutLosingOne() throws Exception {
        for (int i = 0; i < 60; i++) {
            store("Report " + i, "From: mailer-daemon@x.example\n\nnothing " + i);
        }
        String page = mvc.perform(get("/mail/returned").with(as.page("manager")))
                .andReturn()
                .getResponse()
                .getContentAsString();
        assertThat(page.split("Report \\d")).hasSize(51);
        String next = page.replaceAll("(?s).*hx-get=\"(/mail/returned\\?after=[^\"]+)\".*", "$1");
        String rest = mvc.perform(get(java.net.URI.create(next))
                        .header("HX-Request", "true")
                        .with(as.page("manager")))
                .andReturn()
                .getResponse()
                .getContentAsString();
        assertThat(rest.split("Report \\d")).hasSize(11);
    }

    @Test
    void showsAFilteredListAndSaysWhenItIsEmpty() throws Exception {
        arrived("Broken report", BAD);
        mvc.perform(get("/mail/returned?state=quarantine").with(as.page("manager")))
                .andExpect(content().string(containsString("Broken report")));
        mvc.perform(get("/mail/returned?state=matched").with(as.page("manager")))
                .andExpect(content().string(containsString("No matches")));
        // An address is kept for years: what it says wrongly is left out.
        mvc.perform(get("/mail/returned?state=nonsense").with(as.page("manager")))
                .andExpect(content().string(containsString("Broken report")));
        mvc.perform(get("/mail/returned?after=nonsense").with(as.page("manager")))
                .andExpect(status().isUnprocessableEntity());
    }

    @Test
    void readsAgainAndDismisses() throws Exception {
        UUID id = arrived("Broken report", BAD);
        mvc.perform(post("/mail/returned/" + id + "/retry")
                        .with(as.page("manager"))
                        .with(csrf()))
                .andExpect(redirectedUrl("/mail/returned/" + id));
        mvc.perform(get("/mail/returned/" + id).with(as.page("manager")))
                .andExpect(content().string(allOf(containsString("nested"), containsString("Tried once"))));
        mvc.perform(post("/mail/returned/" + id + "/dismiss")
                        .with(as.page("manager"))
                        .with(csrf()))
                .andExpect(redirectedUrl("/mail/returned"));
        mvc.perform(post("/mail/returned/" + id + "/dismiss")
                        .with(as.page("manager"))
                        .with(csrf()))
                .andExpect(status().isConflict());
        mvc.perform(post("/mail/returned/" + UUID.randomUUID() + "/dismiss")
                        .with(as.page("manager"))
                        .with(csrf()))
                .andExpect(status().isNotFound());
        assertThat(jdbc.sql("select count(*) from audit_entry where entity = 'returned_mail' and entity_id = ?")
                        .param(id.toString())
                        .query(Integer.class)
                        .single())
                .isEqualTo(2);
    }

    @Test
    void givesTheSourceToAdministratorsAsAFileThatNoBrowserRuns() throws Exception {
        String evil = "From: mailer-daemon@x.example\nContent-Type: text/html\n\n<script>alert(1)</script>";
        UUID id = arrived("<script>alert(2)</script>", evil);
        mvc.perform(get("/mail/returned/" + id).with(as.page("admin")))
                .andExpect(content().string(not(containsString("<script>alert"))));
        store("kept", BAD);
        UUID kept = jdbc.sql("select id from mail_inbound where subject = 'kept'")
                .query(UUID.class)
                .single();
        mvc.perform(get("/mail/returned/" + kept + "/source.eml").with(as.page("admin")))
                .andExpect(status().isOk())
                .andExpect(content().contentType("application/octet-stream"))
                .andExpect(header().string("Content-Disposition", containsString("attachment")))
                .andExpect(header().string("Content-Security-Policy", "default-src 'none'; sandbox"))
                .andExpect(content().bytes(BAD.getBytes(StandardCharsets.UTF_8)));
        mvc.perform(get("/mail/returned/" + kept + "/source.eml").with(as.page("manager")))
                .andExpect(status().isForbidden());
    }

    @Test
    void forgetsTextsAfterNinetyDays() {
        UUID old = arrived("old", BAD);
        jdbc.sql("update mail_inbound set stored_at = stored_at - interval '91 days', due_at = null where id = ?")
                .param(old)
                .update();
        UUID young = arrived("young", BAD.replace("bang", "young"));
        inbound.forgetOldTexts();
        assertThat(jdbc.sql("select id from mail_inbound where raw is not null")
                        .query(UUID.class)
                        .list())
                .containsExactly(young);
    }

    private UUID arrived(String subject, String raw) {
        store(subject, raw);
        reading.readDue();
        return jdbc.sql("select id from mail_inbound where subject = ?")
                .param(subject)
                .query(UUID.class)
                .single();
    }

    private void store(String subject, String raw) {
        byte[] bytes = raw.getBytes(StandardCharsets.UTF_8);
        FoundMail mail = new FoundMail(
                raw.hashCode(), null, null, "mailer-daemon@x.example", subject, bytes.length, bytes, false);
        transaction.executeWithoutResult(status -> inbound.keep(Senders.SYSTEM, 1, List.of(mail)));
    }

    private SentMail sent() {
        String to = MailFixtures.address();
        MailId id =
                new MailFixtures(jdbc).mail(to, MailPurpose.CONTRACTUAL, null, Instant.parse("2026-11-20T02:00:00Z"));
        return new SentMail(id, "<unknown@crm.bmasia.example>", to);
    }
}
