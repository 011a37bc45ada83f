package com.bmasia.crm.mail.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.bmasia.crm.mail.accounts.AccountView.AccountState;
import com.bmasia.crm.test.As;
import com.bmasia.crm.test.ModuleTest;
import com.bmasia.crm.users.CurrentUser;
import com.bmasia.crm.users.Role;
import com.bmasia.crm.users.UserService;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

@ModuleTest
class SetUpOwnAccountTest {

    private static final String PASSWORD = "abcd efgh ijkl mnop";

    @Autowired
    MockMvc mvc;

    @Autowired
    SenderAccountQueries queries;

    @Autowired
    Senders senders;

    @Autowired
    Signatures signatures;

    @Autowired
    UserService users;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    As as;

    CurrentUser person;

    @BeforeEach
    void person() {
        person = AccountsForTests.person(users, as, Role.SALES);
    }

    @Test
    void beginsWithGmailAndSaysWhichPasswordItWants() throws Exception {
        page().andExpect(content().string(containsString("value=\"smtp.gmail.com\"")))
                .andExpect(content().string(containsString("value=\"587\"")))
                .andExpect(content().string(containsString("value=\"2000\"")))
                .andExpect(content().string(containsString("app password")))
                .andExpect(content().string(containsString("Company account")));
    }

    @Test
    void savesAnAccountThroughWhichMailsGoFromNowOn() throws Exception {
        save(PASSWORD).andExpect(redirectedUrl("/mail/account"));
        SmtpServer server = senders.server(own().id()).orElseThrow();
        assertThat(server.password()).as("Google shows it with blanks").isEqualTo("abcdefghijklmnop");
        assertThat(senders.resolve(person.id()).account()).isEqualTo(Senders.SYSTEM);
        page().andExpect(content().string(containsString("Not tested, not in use")));
        send(post("/mail/account/use")).andExpect(redirectedUrl("/mail/account#test"));
        assertThat(senders.resolve(person.id()).account()).isEqualTo(own().id());
        page().andExpect(content().string(containsString("<strong>Your personal account</strong>")))
                .andExpect(content().string(containsString("A password is stored")));
    }

    @Test
    void keepsThePasswordWhereTheFieldIsEmpty() throws Exception {
        save(PASSWORD);
        save(form("").param("fromName", "Nok from BMAsia")).andExpect(redirectedUrl("/mail/account"));
        assertThat(own().fromName()).isEqualTo("Nok from BMAsia");
        assertThat(senders.server(own().id()).orElseThrow().password()).isEqualTo("abcdefghijklmnop");
    }

    @Test
    void wantsThePasswordAgainForAnotherServer() throws Exception {
        save(PASSWORD);
        save(form("").param("host", "smtp.attacker.example"))
                .andExpect(status().isUnprocessableEntity())
                .andExpect(content().string(containsString("id=\"password-error\"")))
                .andExpect(content().string(containsString("Re-enter the password")))
                .andExpect(content().string(containsString("value=\"smtp.attacker.example\"")));
        assertThat(own().host()).isEqualTo("smtp.gmail.com");
    }

    @Test
    void namesEachFieldThatIsWrongAndKeepsWhatWasTypedButThePassword() throws Exception {
        save(post("/mail/account")
                        .param("version", "0")
                        .param("host", "http://mail")
                        .param("port", "many")
                        .param("security", "STARTTLS")
                        .param("username", "nok")
                        .param("password", "typed-secret")
                        .param("fromEmail", "nobody")
                        .param("limitPerDay", "0"))
                .andExpect(status().isUnprocessableEntity())
                .andExpect(content().string(containsString("id=\"host-error\"")))
                .andExpect(content().string(containsString("id=\"port-error\"")))
                .andExpect(content().string(containsString("id=\"fromEmail-error\"")))
                .andExpect(content().string(containsString("id=\"limitPerDay-error\"")))
                .andExpect(content().string(containsString("value=\"http://mail\"")))
                .andExpect(content().string(containsString("value=\"many\"")))
                .andExpect(content().string(not(containsString("typed-secret"))));
        assertThat(queries.ownOf(person.id())).isEmpty();
    }

    @Test
    void refusesAStaleEdit() throws Exception {
        save(PASSWORD);
        save(post("/mail/account")
                        .param("version", "7")
                        .param("host", "smtp.gmail.com")
                        .param("port", "587")
                        .param("security", "STARTTLS")
                        .param("username", "nok@bmasia.example"))
                .andExpect(status().isConflict());
    }

    @Test
    void clearsTroubleWithANewPassword() throws Exception {
        save(PASSWORD);
        jdbc.sql("""
                        update mail_account set state = 'NEEDS_PASSWORD', trouble = '535 no', trouble_at = now(),
                               paused_until = now() + interval '1 hour', failures = 3 where id = ?
                        """).param(own().id()).update();
        page().andExpect(content().string(containsString("Needs a password")))
                .andExpect(content().string(containsString("535 no")));
        save("another password");
        assertThat(own().state()).isEqualTo(AccountState.READY);
        assertThat(own().trouble()).isNull();
        assertThat(own().pausedUntil()).isNull();
    }

    @Test
    void switchesOffAndOnAgain() throws Exception {
        save(PASSWORD);
        send(post("/mail/account/use"));
        send(post("/mail/account/active").param("active", "false")).andExpect(redirectedUrl("/mail/account"));
        assertThat(senders.resolve(person.id()).account()).isEqualTo(Senders.SYSTEM);
        page().andExpect(content().string(containsString("Turned off")));
        send(post("/mail/account/active").param("active", "true"));
        assertThat(senders.resolve(person.id()).account()).isEqualTo(own().id());
    }

    @Test
    void removesTheAccountWithItsPassword() throws Exception {
        save(PASSWORD);
        UUID id = own().id();
        send(post("/mail/account/remove")).andExpect(redirectedUrl("/mail/account"));
        assertThat(queries.ownOf(person.id())).isEmpty();
        assertThat(senders.server(id)).isEmpty();
        assertThat(jdbc.sql("select secret is null from mail_account where id = ?")
                        .param(id)
                        .query(Boolean.class)
                        .single())
                .isTrue();
        save(PASSWORD).andExpect(redirectedUrl("/mail/account"));
    }

    @Test
    void removesNothingThatMailsWaitIn() throws Exception {
        save(PASSWORD);
        jdbc.sql("""
                        insert into mail_message (id, reason, message_id, purpose, account_id, from_name, from_address, to_name,
                               to_address, subject, state, priority, due_at, created_at)
                        values (gen_random_uuid(), ?, gen_random_uuid(), 'CONTRACTUAL', ?, '', 'a@b.example', '', 'c@d.example',
                               'Hello', 'QUEUED', 2, now() + interval '1 day', now())
                        """).param("test:" + own().id()).param(own().id()).update();
        send(post("/mail/account/remove")).andExpect(status().isConflict());
        assertThat(queries.ownOf(person.id())).isPresent();
        jdbc.sql("delete from mail_message where account_id = ?")
                .param(own().id())
                .update();
    }

    @Test
    void keepsASignatureWithoutWhatIsDangerous() throws Exception {
        send(post("/mail/account/signature")
                        .param(
                                "signature",
                                "<p>Nok <b>Suwan</b><img src=x onerror=alert(1)><a href=\"javascript:alert(1)\">x</a></p><script>alert(1)</script>"))
                .andExpect(redirectedUrl("/mail/account"));
        assertThat(signatures.of(person.id()))
                .contains("<p>Nok <b>Suwan</b>")
                .doesNotContain("script")
                .doesNotContain("onerror")
                .doesNotContain("src");
        send(post("/mail/account/signature").param("signature", "<p><br></p>"));
        assertThat(signatures.of(person.id())).isEmpty();
        send(post("/mail/account/signature").param("signature", "x".repeat(20_001)))
                .andExpect(status().isUnprocessableEntity())
                .andExpect(content().string(containsString("id=\"signature-error\"")));
    }

    @Test
    void tellsTheAuditLogWhatChangedButNoPassword() throws Exception {
        save(PASSWORD);
        save(form("a new password").param("limitPerDay", "500"));
        mvc.perform(get("/users/audit/record?entity=mail_account&id=" + own().id())
                        .with(as.page("admin")))
                .andExpect(content().string(containsString("Email account created")))
                .andExpect(content().string(containsString("Emails per 24 hours")))
                .andExpect(content().string(containsString("changed")))
                .andExpect(content().string(not(containsString("a new password"))))
                .andExpect(content().string(not(containsString("anewpassword"))));
    }

    private AccountView own() {
        return queries.ownOf(person.id()).orElseThrow();
    }

    private ResultActions page() throws Exception {
        return mvc.perform(get("/mail/account").with(as.page(person.username())))
                .andExpect(status().isOk());
    }

    private ResultActions save(String password) throws Exception {
        return save(form(password));
    }

    private ResultActions save(MockHttpServletRequestBuilder form) throws Exception {
        return send(form);
    }

    /** Gmail, where a test says nothing else. */
    private MockHttpServletRequestBuilder form(String password) {
        int version = queries.ownOf(person.id()).map(AccountView::version).orElse(0);
        return post("/mail/account")
                .param("version", String.valueOf(version))
                .param("password", password)
                .with(request -> {
                    defaultTo(request, "host", "smtp.gmail.com");
                    defaultTo(request, "port", "587");
                    defaultTo(request, "security", "STARTTLS");
                    defaultTo(request, "username", "nok@bmasia.example");
                    return request;
                });
    }

    private static void defaultTo(MockHttpServletRequest request, String name, String value) {
        if (request.getParameter(name) == null) {
            request.addParameter(name, value);
        }
    }

    private ResultActions send(MockHttpServletRequestBuilder request) throws Exception {
        return mvc.perform(request.with(as.page(person.username())).with(csrf()));
    }
}
