package com.bmasia.crm.mail.bounces;

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

import com.bmasia.crm.mail.accounts.SenderAccountService;
import com.bmasia.crm.mail.accounts.SenderDetails;
import com.bmasia.crm.mail.accounts.Senders;
import com.bmasia.crm.mail.accounts.SmtpSecurity;
import com.bmasia.crm.mail.mailboxes.MailboxProbe;
import com.bmasia.crm.test.As;
import com.bmasia.crm.test.ModuleTest;
import com.bmasia.crm.users.CurrentUser;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

/** The mailbox of an account: who sets it up, where its password may go, and what a test tells. */
@ModuleTest
class SetUpMailboxTest {

    private static final String COMPANY = "/mail/accounts/" + Senders.SYSTEM + "/mailbox";
    private static final String OWN = "/mail/account/mailbox";

    @Autowired
    MockMvc mvc;

    @Autowired
    As as;

    @Autowired
    SenderAccountService accounts;

    @Autowired
    JdbcClient jdbc;

    @BeforeEach
    @AfterEach
    void forgetAll() {
        jdbc.sql("delete from mail_mailbox").update();
        // Other tests' mails may name the account, so it is removed as people do it.
        jdbc.sql("""
                        update mail_account set active = false, secret = null, secret_key = null, removed_at = now()
                         where kind = 'OWN' and user_id = ? and removed_at is null
                        """).param(as.user("sales").id().value()).update();
    }

    @Test
    void beginsBesideTheMailServerOfTheAccount() throws Exception {
        ownAccount("smtp.gmail.com", 587, SmtpSecurity.STARTTLS);
        mvc.perform(get(OWN).with(as.page("sales")))
                .andExpect(content().string(allOf(containsString("imap.gmail.com"), containsString("993"))));
    }

    @Test
    void tellsWhoHasNoAccountThatThereIsNothingToSetUp() throws Exception {
        mvc.perform(get(OWN).with(as.page("sales")))
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("You have no personal email account")));
        mvc.perform(form(OWN, "imap.gmail.com", 993, "TLS", "", "").with(as.page("sales")))
                .andExpect(status().isNotFound());
    }

    @Test
    void lendsThePasswordOfTheAccountToTheSameProviderOnly() throws Exception {
        ownAccount("smtp.gmail.com", 587, SmtpSecurity.STARTTLS);
        for (String host : new String[] {"imap.thief.example", "gmail.com", "imap.gmail.com.thief.example"}) {
            mvc.perform(form(OWN, host, 993, "TLS", "", "").with(as.page("sales")))
                    .andExpect(status().isUnprocessableEntity())
                    .andExpect(content().string(containsString("only sent to an IMAP server of the same provider")));
        }
        mvc.perform(form(OWN, "imap.gmail.com", 143, "NONE", "", "").with(as.page("sales")))
                .andExpect(status().isUnprocessableEntity());
        mvc.perform(form(OWN, "imap.gmail.com", 993, "TLS", "", "").with(as.page("sales")))
                .andExpect(redirectedUrl(OWN));
    }

    @Test
    void doesNotLendItToAMailboxOfAnotherProviderAfterTheAccountHasMoved() throws Exception {
        ownAccount("smtp.thief.example", 587, SmtpSecurity.STARTTLS);
        mvc.perform(form(OWN, "imap.thief.example", 993, "TLS", "", "").with(as.page("sales")))
                .andExpect(redirectedUrl(OWN));
        ownAccount("smtp.gmail.com", 587, SmtpSecurity.STARTTLS);
        assertThat(tested(OWN, "sales").outcome().name()).isEqualTo("NO_PASSWORD");
    }

    @Test
    void asksAgainForAPasswordThatWouldGoElsewhere() throws Exception {
        mvc.perform(form(COMPANY, "imap.one.example", 993, "TLS", "crm@one.example", "secret-4711")
                        .with(as.page("admin")))
                .andExpect(redirectedUrl(COMPANY));
        mvc.perform(form(COMPANY, "imap.two.example", 993, "TLS", "crm@one.example", "")
                        .param("version", "1")
                        .with(as.page("admin")))
                .andExpect(status().isUnprocessableEntity())
                .andExpect(content()
                        .string(allOf(
                                containsString("Re-enter the password"),
                                containsString("imap.two.example"),
                                not(containsString("secret-4711")))));
        mvc.perform(form(COMPANY, "imap.one.example", 993, "TLS", "crm@one.example", "")
                        .param("version", "1")
                        .param("folder", "Bounces")
                        .with(as.page("admin")))
                .andExpect(redirectedUrl(COMPANY));
        assertThat(jdbc.sql("select encode(secret, 'escape') from mail_mailbox")
                        .query(String.class)
                        .single())
                .doesNotContain("secret-4711");
    }

    @Test
    void namesFieldAndRuleOfWhatIsWrong() throws Exception {
        mvc.perform(form(COMPANY, "no host!", 0, "SOMETHING", "x", "y").with(as.page("admin")))
                .andExpect(status().isUnprocessableEntity())
                .andExpect(content()
                        .string(allOf(
                                containsString("host-error"),
                                containsString("port-error"),
                                containsString("security-error"),
                                containsString("no host!"))));
    }

    @Test
    void savesNothingOverWhatSomebodyElseSaved() throws Exception {
        mvc.perform(form(COMPANY, "imap.one.example", 993, "TLS", "crm@one.example", "secret")
                        .with(as.page("admin")))
                .andExpect(redirectedUrl(COMPANY));
        mvc.perform(form(COMPANY, "imap.one.example", 994, "TLS", "crm@one.example", "secret")
                        .with(as.page("admin")))
                .andExpect(status().isConflict());
    }

    @Test
    void leavesThatOfAPersonToThatPerson() throws Exception {
        ownAccount("smtp.gmail.com", 587, SmtpSecurity.STARTTLS);
        String url = "/mail/accounts/"
                + jdbc.sql("select id from mail_account where user_id = ? and removed_at is null")
                        .param(as.user("sales").id().value())
                        .query(String.class)
                        .single()
                + "/mailbox";
        mvc.perform(get(url).with(as.page("admin")))
                .andExpect(status().isOk())
                .andExpect(content().string(not(containsString("name=\"password\""))));
        mvc.perform(form(url, "imap.gmail.com", 993, "TLS", "", "").with(as.page("admin")))
                .andExpect(status().isConflict());
    }

    @Test
    void tellsInWordsWhatCameOfATest() throws Exception {
        try (ImapForTests imap = new ImapForTests()) {
            imap.receive("Subject: one\n\n1\n");
            saveCompany(imap.port(), ImapForTests.PASSWORD, 0);
            assertThat(tested(COMPANY, "admin").outcome().name()).isEqualTo("OPENED");
            saveCompany(imap.port(), "wrong", 1);
            assertThat(tested(COMPANY, "admin").outcome().name()).isEqualTo("PASSWORD_REFUSED");
            mvc.perform(form(COMPANY, "127.0.0.1", imap.port(), "NONE", ImapForTests.USER, ImapForTests.PASSWORD)
                            .param("version", "2")
                            .param("folder", "Nowhere")
                            .with(as.page("admin")))
                    .andExpect(redirectedUrl(COMPANY));
            assertThat(tested(COMPANY, "admin").outcome().name()).isEqualTo("FOLDER_UNKNOWN");
            mvc.perform(form(COMPANY, "127.0.0.1", imap.port(), "STARTTLS", ImapForTests.USER, ImapForTests.PASSWORD)
                            .param("version", "3")
                            .with(as.page("admin")))
                    .andExpect(redirectedUrl(COMPANY));
            assertThat(tested(COMPANY, "admin").outcome().name()).isEqualTo("NO_STARTTLS");
        }
        assertThat(tested(COMPANY, "admin").outcome().name()).isEqualTo("CONNECTION_REFUSED");
    }

    @Test
    void showsTheResultOfATestOnThePage() throws Exception {
        try (ImapForTests imap = new ImapForTests()) {
            saveCompany(imap.port(), ImapForTests.PASSWORD, 0);
            MockHttpServletResponse tested = mvc.perform(
                            post(COMPANY + "/test").with(as.page("admin")).with(csrf()))
                    .andReturn()
                    .getResponse();
            mvc.perform(get(COMPANY).cookie(tested.getCookies()).with(as.page("admin")))
                    .andExpect(content().string(containsString("It works: INBOX on 127.0.0.1")));
        }
    }

    private void saveCompany(int port, String password, int version) throws Exception {
        mvc.perform(form(COMPANY, "127.0.0.1", port, "NONE", ImapForTests.USER, password)
                        .param("version", String.valueOf(version))
                        .with(as.page("admin")))
                .andExpect(redirectedUrl(COMPANY));
    }

    private MailboxProbe tested(String url, String person) throws Exception {
        ResultActions answer =
                mvc.perform(post(url + "/test").with(as.page(person)).with(csrf()));
        answer.andExpect(redirectedUrl(url + "#test"));
        return (MailboxProbe) answer.andReturn().getFlashMap().get("trial");
    }

    private static MockHttpServletRequestBuilder form(
            String url, String host, int port, String security, String username, String password) {
        return (MockHttpServletRequestBuilder) post(url)
                .param("enabled", "true")
                .param("host", host)
                .param("port", String.valueOf(port))
                .param("security", security)
                .param("username", username)
                .param("password", password)
                .with(csrf());
    }

    private void ownAccount(String host, int port, SmtpSecurity security) {
        CurrentUser sales = as.signIn("sales");
        int version = jdbc.sql("select version from mail_account where user_id = ? and removed_at is null")
                .param(sales.id().value())
                .query(Integer.class)
                .optional()
                .orElse(0);
        SenderDetails details = new SenderDetails(host, port, security, "sales@bmasia.example", null, null, null, null);
        accounts.saveOwn(version, details, "smtp-password", sales);
    }
}
