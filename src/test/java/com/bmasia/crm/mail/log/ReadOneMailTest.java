package com.bmasia.crm.mail.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.bmasia.crm.mail.MailFixtures;
import com.bmasia.crm.mail.MailId;
import com.bmasia.crm.mail.MailState;
import com.bmasia.crm.mail.dispatch.MailPump;
import com.bmasia.crm.mail.tracking.Tracking;
import com.bmasia.crm.test.As;
import com.bmasia.crm.test.ModuleTest;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.test.context.TestSecurityContextHolder;
import org.springframework.test.web.servlet.MockMvc;

/** The page of a mail and its parts, and who gets them. */
@ModuleTest
class ReadOneMailTest {

    private static final String WITH_FILE = """
            Message-ID: <x@crm.example>
            Subject: =?UTF-8?B?4LmD4Lia4LmA4Liq4LiZ4Lit4Lij4Liy4LiE4Liy?=
            List-Unsubscribe: <http://localhost:8080/m/u/abcDEF-123_x>
            MIME-Version: 1.0
            Content-Type: multipart/mixed; boundary=b

            --b
            Content-Type: text/plain; charset=UTF-8

            Read http://localhost:8080/m/c/SECRETtoken now
            --b
            Content-Type: text/html; name*=UTF-8''%E0%B9%83%E0%B8%9A.html
            Content-Disposition: attachment; filename*=UTF-8''%E0%B9%83%E0%B8%9A%E0%B9%80%E0%B8%AA%E0%B8%99%E0%B8%AD%E0%B8%A3%E0%B8%B2%E0%B8%84%E0%B8%B2.html

            <script>alert(1)</script>
            --b--
            """;

    @Autowired
    MockMvc mvc;

    @Autowired
    As as;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Tracking tracking;

    @Autowired
    MailPump pump;

    @AfterEach
    void signOut() {
        TestSecurityContextHolder.clearContext();
    }

    @Nested
    class Content {

        @Test
        void comesInAFrameThatCanDoNothing() throws Exception {
            MailId mail = LoggedMail.toSomebody()
                    .html("<h1>สวัสดี</h1><script>alert(1)</script>")
                    .insert(jdbc);
            mvc.perform(get("/mail/log/" + mail).with(as.page("admin")))
                    .andExpect(status().isOk())
                    .andExpect(content().string(containsString("sandbox=\"\"")));
            mvc.perform(get("/mail/log/" + mail + "/body").with(as.page("admin")))
                    .andExpect(status().isOk())
                    .andExpect(
                            header().string("Content-Security-Policy", containsString("sandbox; default-src 'none'")))
                    .andExpect(header().string("Cache-Control", containsString("no-store")))
                    .andExpect(content().string(containsString("สวัสดี")))
                    .andExpect(content().string(not(containsString("script"))));
        }

        @Test
        void tellsWhereLinksLeadAndHasNothingToBeKnownBy() throws Exception {
            LoggedMail mail = LoggedMail.toSomebody();
            String sent = tracking.instrument(
                    mail.id(),
                    "<p><a href=\"https://songs.example/new?a=1\">New songs</a> <img src=\"https://cdn.example/x.png\"></p>");
            assertThat(sent).contains("/m/c/", "/m/o/");
            mail.html(sent).insert(jdbc);
            mvc.perform(get("/mail/log/" + mail.id() + "/body").with(as.page("admin")))
                    .andExpect(content()
                            .string(allOf(
                                    containsString("title=\"https://songs.example/new?a=1\""),
                                    not(containsString("href")),
                                    not(containsString("src=")),
                                    not(containsString("/m/")))));
            assertThat(events(mail.id())).isZero();
        }

        @Test
        void showsTextHeadersAndFilesWithoutTokens() throws Exception {
            MailId mail = LoggedMail.toSomebody().content(WITH_FILE).insert(jdbc);
            mvc.perform(get("/mail/log/" + mail).with(as.page("admin")))
                    .andExpect(content().string(containsString("ใบเสนอราคา.html")))
                    .andExpect(content().string(containsString("<dd>ใบเสนอราคา</dd>")))
                    .andExpect(content().string(containsString("Read http://localhost:8080/m/c/… now")))
                    .andExpect(content().string(not(containsString("abcDEF-123_x"))))
                    .andExpect(content().string(not(containsString("SECRETtoken"))));
        }

        @Test
        void givesAFileOnlyAsADownload() throws Exception {
            MailId mail = LoggedMail.toSomebody().content(WITH_FILE).insert(jdbc);
            mvc.perform(get("/mail/log/" + mail + "/attachments/0").with(as.page("admin")))
                    .andExpect(status().isOk())
                    .andExpect(header().string("Content-Type", "application/octet-stream"))
                    .andExpect(header().string("X-Content-Type-Options", "nosniff"))
                    .andExpect(
                            header().string(
                                            "Content-Disposition",
                                            allOf(
                                                    containsString("attachment"),
                                                    containsString(
                                                            "%E0%B9%83%E0%B8%9A%E0%B9%80%E0%B8%AA%E0%B8%99%E0%B8%AD%E0%B8%A3%E0%B8%B2%E0%B8%84%E0%B8%B2.html"))))
                    .andExpect(content().string("<script>alert(1)</script>"));
            for (String number : List.of("1", "-1", "99999", "x")) {
                mvc.perform(get("/mail/log/" + mail + "/attachments/" + number).with(as.page("admin")))
                        .andExpect(status().isNotFound());
            }
        }

        @Test
        void isNeverShownWhereItIsConfidential() throws Exception {
            MailId mail = LoggedMail.toSomebody()
                    .with("confidential", true)
                    .html("<p>token-4711</p>")
                    .insert(jdbc);
            mvc.perform(get("/mail/log/" + mail).with(as.page("admin")))
                    .andExpect(status().isOk())
                    .andExpect(content().string(containsString("Only the recipient may see the content")))
                    .andExpect(content().string(not(containsString("token-4711"))));
            for (String part : List.of("body", "attachments/0", "source")) {
                mvc.perform(get("/mail/log/" + mail + "/" + part).with(as.page("admin")))
                        .andExpect(status().isNotFound());
            }
        }
    }

    @Nested
    class Access {

        @Test
        void endsAtMailsOfOthersWhateverIsAskedOfThem() throws Exception {
            MailId mail = LoggedMail.toSomebody()
                    .causedBy(as.user("sales").id())
                    .with("state", "FAILED")
                    .content(WITH_FILE)
                    .insert(jdbc);
            for (String part : List.of("", "/stand", "/body", "/attachments/0")) {
                mvc.perform(get("/mail/log/" + mail + part).with(as.page("manager")))
                        .andExpect(status().isNotFound());
            }
            mvc.perform(get("/mail/log/" + mail + "/source").with(as.page("sales")))
                    .andExpect(status().isForbidden());
            mvc.perform(get("/api/v1/email-logs/" + mail).with(as.page("manager")))
                    .andExpect(status().isNotFound());
            for (String action : List.of("retry", "cancel")) {
                mvc.perform(post("/mail/log/" + mail + "/" + action)
                                .with(csrf())
                                .with(as.page("manager")))
                        .andExpect(status().isNotFound());
                mvc.perform(post("/api/v1/email-logs/" + mail + "/" + action).with(as.page("manager")))
                        .andExpect(status().isNotFound());
            }
            assertThat(pump.state(mail)).isEqualTo(MailState.FAILED);
            mvc.perform(get("/mail/log/" + mail).with(as.page("sales"))).andExpect(status().isOk());
        }

        @Test
        void letsAdministratorsTakeTheSource() throws Exception {
            MailId mail = LoggedMail.toSomebody().content(WITH_FILE).insert(jdbc);
            mvc.perform(get("/mail/log/" + mail + "/source").with(as.page("admin")))
                    .andExpect(status().isOk())
                    .andExpect(header().string("Content-Disposition", containsString(".eml")))
                    .andExpect(content().string(containsString("Message-ID")))
                    .andExpect(content().string(not(containsString("abcDEF-123_x"))));
        }
    }

    @Nested
    class Actions {

        @Test
        void sendAFailedMailAgain() throws Exception {
            String address = MailFixtures.address();
            MailId mail = LoggedMail.to(address)
                    .causedBy(as.user("sales").id())
                    .with("state", "FAILED")
                    .content(WITH_FILE)
                    .insert(jdbc);
            mvc.perform(post("/mail/log/" + mail + "/retry").with(csrf()).with(as.page("sales")))
                    .andExpect(redirectedUrl("/mail/log/" + mail));
            assertThat(pump.sentTo(address)).hasSize(1);
            mvc.perform(post("/mail/log/" + mail + "/retry").with(csrf()).with(as.page("sales")))
                    .andExpect(status().isConflict())
                    .andExpect(content().string(containsString("its status is sent")));
            assertThat(pump.sentTo(address)).hasSize(1);
            assertThat(jdbc.sql("select action from audit_entry where entity_id = ?")
                            .param(mail.toString())
                            .query(String.class)
                            .list())
                    .containsExactly("mail.retried");
        }

        @Test
        void takeAWaitingMailBack() throws Exception {
            String address = MailFixtures.address();
            MailId mail = LoggedMail.to(address)
                    .causedBy(as.user("sales").id())
                    .with("state", "QUEUED")
                    .content(WITH_FILE)
                    .insert(jdbc);
            mvc.perform(post("/mail/log/" + mail + "/cancel").with(csrf()).with(as.page("sales")))
                    .andExpect(redirectedUrl("/mail/log/" + mail));
            assertThat(pump.sentTo(address)).isEmpty();
            assertThat(pump.reason(mail)).startsWith("Cancelled by ");
        }

        @Test
        void areNotForThoseWhoOnlyMayRead() throws Exception {
            MailId mail = LoggedMail.toSomebody()
                    .with("purpose", "MARKETING")
                    .with("state", "FAILED")
                    .content(WITH_FILE)
                    .insert(jdbc);
            for (String action : List.of("retry", "cancel")) {
                mvc.perform(post("/mail/log/" + mail + "/" + action)
                                .with(csrf())
                                .with(as.page("marketing")))
                        .andExpect(status().isForbidden());
            }
            mvc.perform(get("/mail/log/" + mail).with(as.page("marketing")))
                    .andExpect(content().string(not(containsString("Send again"))));
            mvc.perform(get("/mail/log/" + mail).with(as.page("manager")))
                    .andExpect(content().string(containsString("Send again")));
        }
    }

    @Nested
    class Api {

        @Test
        void listsWhatTheOldClientsKnow() throws Exception {
            String address = MailFixtures.address();
            MailId failed = LoggedMail.to(address)
                    .with("state", "FAILED")
                    .with("state_reason", "550 5.1.1 No such mailbox")
                    .subject("ใบเสนอราคา")
                    .insert(jdbc);
            LoggedMail.to(address).insert(jdbc);
            String list = "/api/v1/email-logs/?to__contains=" + address.substring(3);
            mvc.perform(get(list).with(as.page("admin")))
                    .andExpect(status().isOk())
                    .andExpect(jsonPath("$.count").value(2));
            mvc.perform(get(list + "&status=failed").with(as.page("admin")))
                    .andExpect(jsonPath("$.count").value(1))
                    .andExpect(jsonPath("$.results[0].id").value(failed.toString()))
                    .andExpect(jsonPath("$.results[0].subject").value("ใบเสนอราคา"))
                    .andExpect(jsonPath("$.results[0].to_email").value(address))
                    .andExpect(jsonPath("$.results[0].status").value("failed"))
                    .andExpect(jsonPath("$.results[0].error_message").value("550 5.1.1 No such mailbox"))
                    .andExpect(jsonPath("$.results[0].attempts").isArray());
            mvc.perform(get(list + "&status__in=sent,bounced&search=music").with(as.page("admin")))
                    .andExpect(jsonPath("$.count").value(1));
            mvc.perform(get(list + "&created_at__gte=2099-01-01T00:00:00Z").with(as.page("admin")))
                    .andExpect(jsonPath("$.count").value(0));
            mvc.perform(get(list).with(as.page("support")))
                    .andExpect(jsonPath("$.count").value(0));
            mvc.perform(get(list + "&status=nonsense").with(as.page("admin")))
                    .andExpect(status().isBadRequest())
                    .andExpect(jsonPath("$.status[0]").value(containsString("bounced")));
        }

        @Test
        void sendsAgainAndTakesBack() throws Exception {
            MailId mail = LoggedMail.toSomebody()
                    .causedBy(as.user("sales").id())
                    .with("state", "CANCELLED")
                    .content(WITH_FILE)
                    .insert(jdbc);
            String url = "/api/v1/email-logs/" + mail;
            mvc.perform(post(url + "/retry/").with(as.page("sales")))
                    .andExpect(status().isOk())
                    .andExpect(jsonPath("$.status").value("queued"));
            mvc.perform(post(url + "/cancel/").with(as.page("sales")))
                    .andExpect(status().isOk())
                    .andExpect(jsonPath("$.status").value("cancelled"));
            mvc.perform(post(url + "/cancel/").with(as.page("sales"))).andExpect(status().isConflict());
        }
    }

    private int events(MailId mail) {
        return jdbc.sql("select count(*) from mail_event where mail_id = ?")
                .param(mail.value())
                .query(Integer.class)
                .single();
    }
}
