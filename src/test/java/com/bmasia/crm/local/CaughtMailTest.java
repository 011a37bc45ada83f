package com.bmasia.crm.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.bmasia.crm.mail.inbound.DeskEmailQueries;
import com.bmasia.crm.mail.inbound.DeskEmailRow;
import com.bmasia.crm.mail.inbound.DeskPump;
import com.bmasia.crm.mail.mime.ReadEmail;
import com.bmasia.crm.test.As;
import com.bmasia.crm.test.ModuleTest;
import com.bmasia.crm.web.list.ListQuery;
import com.bmasia.crm.web.list.ListSpec;
import com.bmasia.crm.web.list.Lists;
import com.bmasia.crm.web.list.Scope;
import jakarta.mail.internet.MimeMessage;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.MimeMessageHelper;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.web.servlet.MockMvc;

@ModuleTest
@TestPropertySource(properties = {"local.mail-catcher=true", "local.kept-mails=3"})
class CaughtMailTest {

    @Autowired
    JavaMailSender sender;

    @Autowired
    CaughtMails mails;

    @Autowired
    DeskEmailQueries emails;

    @Autowired
    ListSpec<DeskEmailRow> list;

    @Autowired
    Lists lists;

    @Autowired
    ApplicationContext context;

    @Autowired
    MockMvc mvc;

    @Autowired
    As as;

    @Test
    void showsAMailOnceForAllItsRecipients() throws Exception {
        send(
                "แจ้งเตือน",
                "Reset: (https://crm.example/password/abc)",
                "<b>Reset</b>",
                "a@hotel.example",
                "b@hotel.example");

        CaughtMail mail = mails.all().get(0);
        assertThat(mail.subject()).isEqualTo("แจ้งเตือน");
        assertThat(mail.from()).isEqualTo("crm@bmasia.example");
        assertThat(mail.to()).containsExactlyInAnyOrder("a@hotel.example", "b@hotel.example");
        assertThat(mail.text()).contains("Reset:");
        assertThat(mail.html()).isEqualTo("<b>Reset</b>");
        assertThat(mail.attachments()).containsExactly("note.txt");
        assertThat(mail.links()).containsExactly("https://crm.example/password/abc");
        mvc.perform(get("/local/mail").with(as.page("admin")))
                .andExpect(content().string(allOf(containsString("แจ้งเตือน"), containsString("b@hotel.example"))));
    }

    @Test
    void saysSoWherePeopleLookAfterTheirMailAccounts() throws Exception {
        mvc.perform(get("/mail/account").with(as.page("support"))).andExpect(status().isOk());
        mvc.perform(get("/mail/accounts").with(as.page("admin")))
                .andExpect(content().string(containsString("keeps all emails on this machine")));
    }

    @Test
    void keepsOnlyTheNewest() throws Exception {
        for (int i = 1; i <= 5; i++) {
            send("number " + i, "text", "<p>html</p>", "a@hotel.example");
        }
        assertThat(mails.all()).extracting(CaughtMail::subject).containsExactly("number 5", "number 4", "number 3");
    }

    @Test
    void showsScriptsAsTextOrInAFrameThatRunsNone() throws Exception {
        send("<script>alert(1)</script>", "<script>alert(2)</script>", "<script>alert(3)</script>", "a@hotel.example");

        mvc.perform(get("/local/mail/{id}", mails.all().get(0).id()).with(as.page("admin")))
                .andExpect(status().isOk())
                .andExpect(content()
                        .string(allOf(
                                not(containsString("<script>alert")),
                                containsString("&lt;script&gt;alert(1)"),
                                containsString("<iframe sandbox=\"\""))));
    }

    @Test
    void replyAsTheRecipientReachesTheDesk() throws Exception {
        MimeMessage message = sender.createMimeMessage();
        message.setHeader("X-BMAsia-Mail", "ours");
        MimeMessageHelper helper = new MimeMessageHelper(message, "UTF-8");
        helper.setFrom("crm@bmasia.example");
        helper.setReplyTo("Support+some-token@bmasia.example");
        helper.setTo("guest@hotel.example");
        helper.setSubject("News");
        helper.setText("Is the light on?");
        sender.send(message);
        CaughtMail mail = mails.all().get(0);
        String page = "/local/mail/" + mail.id();
        mvc.perform(get(page).with(as.page("admin")))
                .andExpect(content().string(containsString("Reply as the recipient")));
        mvc.perform(post(page + "/reply").param("text", " ").with(csrf()).with(as.page("admin")))
                .andExpect(status().isUnprocessableEntity());
        mvc.perform(post(page + "/reply").param("text", "It is.").with(csrf()).with(as.page("admin")))
                .andExpect(redirectedUrl(page));

        new DeskPump(context).run();
        DeskEmailRow email = lists.page(list, ListQuery.of("state", "all"), Scope.all(), 10)
                .items()
                .get(0);
        assertThat(email.sender()).isEqualTo("guest@hotel.example");
        assertThat(email.mailbox()).isEqualTo("support@bmasia.example");
        ReadEmail content = emails.content(email.id()).orElseThrow();
        assertThat(content.text()).isEqualTo("It is.");
        assertThat(content.quoted()).contains("> Is the light on?");
        assertThat(content.references()).containsExactly(mail.messageId());
        assertThat(content.isAutomatic()).isFalse();
        assertThat(mails.all()).extracting(CaughtMail::subject).doesNotContain("Re: News");
    }

    @Test
    void isForAdminsOnly() throws Exception {
        mvc.perform(get("/local/mail").with(as.page("manager"))).andExpect(status().isForbidden());
        mvc.perform(get("/local/mail/{id}", 9999).with(as.page("admin"))).andExpect(status().isNotFound());
    }

    private void send(String subject, String text, String html, String... to) throws Exception {
        MimeMessage message = sender.createMimeMessage();
        MimeMessageHelper helper = new MimeMessageHelper(message, true, "UTF-8");
        helper.setFrom("crm@bmasia.example");
        helper.setTo(to);
        helper.setSubject(subject);
        helper.setText(text, html);
        helper.addAttachment("note.txt", new ByteArrayResource("hello".getBytes()));
        sender.send(message);
    }
}
