package com.bmasia.crm.mail.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.flash;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.bmasia.crm.mail.ScriptedSmtp;
import com.bmasia.crm.mail.probe.ProbeResult;
import com.bmasia.crm.shared.Ids;
import com.bmasia.crm.test.As;
import com.bmasia.crm.test.ModuleTest;
import com.bmasia.crm.users.CurrentUser;
import com.bmasia.crm.users.Role;
import com.bmasia.crm.users.UserService;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.MvcResult;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

@ModuleTest
class ManageMailAccountsTest {

    @Autowired
    MockMvc mvc;

    @Autowired
    SenderAccountService accounts;

    @Autowired
    SenderAccountQueries queries;

    @Autowired
    Senders senders;

    @Autowired
    UserService users;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    As as;

    ScriptedSmtp smtp;

    @BeforeEach
    void server() {
        smtp = ScriptedSmtp.start();
        smtp.login("sales@bmasia.example", "secret");
    }

    @AfterEach
    void takeBack() {
        smtp.close();
        AccountsForTests.forgetCompanyAccounts(jdbc);
    }

    @Test
    void makesAnAccountForARole() throws Exception {
        UUID id = salesAccount();
        assertThat(queries.get(id).role()).isEqualTo(Role.SALES);
        list().andExpect(content().string(containsString("Sales role")))
                .andExpect(content().string(containsString("sales@bmasia.example")))
                .andExpect(content().string(not(containsString("<option value=\"SALES\""))));
        admin(account(post("/mail/accounts/new").param("role", "SALES"), "secret"))
                .andExpect(status().isUnprocessableEntity())
                .andExpect(content().string(containsString("This role already has an account.")));
    }

    @Test
    void testsAnyAccountWithAMailToTheAdministrator() throws Exception {
        UUID id = salesAccount();
        MvcResult answer = admin(post("/mail/accounts/{id}/test", id))
                .andExpect(redirectedUrl("/mail/accounts/" + id + "#test"))
                .andExpect(flash().attributeExists("trial"))
                .andReturn();
        assertThat(((ProbeResult) answer.getFlashMap().get("trial")).isAccepted())
                .isTrue();
        assertThat(smtp.accepted().get(0).to()).containsExactly("admin@bmasia.example");
        mvc.perform(get("/mail/accounts/{id}", id)
                        .cookie(answer.getResponse().getCookie("crm"))
                        .with(as.page("admin")))
                .andExpect(content().string(containsString("It works: 127.0.0.1")))
                .andExpect(content().string(containsString("250 2.0.0 Queued")));
    }

    @Test
    void letsTheCompanyAccountUseAnotherServerAndGoBack() throws Exception {
        smtp.login("crm", "secret");
        AccountView system = queries.get(Senders.SYSTEM);
        admin(post("/mail/accounts/{id}", Senders.SYSTEM)
                        .param("version", String.valueOf(system.version()))
                        .param("host", smtp.host())
                        .param("port", String.valueOf(smtp.port()))
                        .param("security", "NONE")
                        .param("username", "crm")
                        .param("password", "secret")
                        .param("fromEmail", "office@bmasia.example"))
                .andExpect(redirectedUrl("/mail/accounts/" + Senders.SYSTEM));
        assertThat(senders.server(Senders.SYSTEM).orElseThrow().port()).isEqualTo(smtp.port());
        assertThat(senders.resolve(null).fromAddress()).isEqualTo("office@bmasia.example");
        admin(post("/mail/accounts/settings")).andExpect(redirectedUrl("/mail/accounts"));
        assertThat(queries.get(Senders.SYSTEM).usesSettings()).isTrue();
        assertThat(queries.get(Senders.SYSTEM).hasPassword()).isFalse();
        assertThat(senders.resolve(null).fromAddress()).isEqualTo("crm@bmasia.example");
    }

    @Test
    void neverSwitchesTheCompanyAccountOffOrRemovesIt() throws Exception {
        admin(post("/mail/accounts/{id}/active", Senders.SYSTEM).param("active", "false"))
                .andExpect(status().is4xxClientError());
        admin(post("/mail/accounts/{id}/remove", Senders.SYSTEM)).andExpect(status().is4xxClientError());
        assertThat(queries.get(Senders.SYSTEM).active()).isTrue();
    }

    @Test
    void switchesOffWhatIsSomebodysOwnButDoesNotEditIt() throws Exception {
        CurrentUser person = AccountsForTests.person(users, as, Role.SALES);
        accounts.saveOwn(0, AccountsForTests.at(smtp, "nok"), "secret", person);
        AccountView own = queries.ownOf(person.id()).orElseThrow();
        list().andExpect(content().string(containsString(person.fullName())));
        mvc.perform(get("/mail/accounts/{id}", own.id()).with(as.page("admin")))
                .andExpect(content().string(containsString("Only its owner can edit it")))
                .andExpect(content().string(not(containsString("name=\"password\""))));
        admin(account(post("/mail/accounts/{id}", own.id()), "stolen").param("version", String.valueOf(own.version())))
                .andExpect(status().isConflict());
        admin(post("/mail/accounts/{id}/remove", own.id())).andExpect(status().isConflict());
        admin(post("/mail/accounts/{id}/active", own.id()).param("active", "false"))
                .andExpect(redirectedUrl("/mail/accounts/" + own.id()));
        assertThat(senders.resolve(person.id()).account()).isEqualTo(Senders.SYSTEM);
    }

    @Test
    void showsWhatIsUsedOfTheDaysQuotaAndWhatWentWrong() throws Exception {
        UUID id = salesAccount();
        for (int i = 0; i < 3; i++) {
            jdbc.sql("insert into mail_ledger (account_id, mail_id, at) values (?, ?, now())")
                    .params(id, Ids.next())
                    .update();
        }
        jdbc.sql("insert into mail_ledger (account_id, mail_id, at) values (?, ?, now() - interval '25 hours')")
                .params(id, Ids.next())
                .update();
        jdbc.sql("update mail_account set trouble = 'connect timed out', trouble_at = now() where id = ?")
                .param(id)
                .update();
        list().andExpect(content().string(containsString("3 of 2,000")))
                .andExpect(content().string(containsString("connect timed out")));
    }

    @Test
    void takesAFormWithNonsenseForAForm() throws Exception {
        admin(post("/mail/accounts/new")
                        .param("role", "SALES")
                        .param("version", "first")
                        .param("port", "99999999999999999999")
                        .param("security", "ROT13"))
                .andExpect(status().isUnprocessableEntity())
                .andExpect(content().string(containsString("id=\"security-error\"")));
        admin(post("/mail/accounts/new").param("role", "KING")).andExpect(status().is4xxClientError());
    }

    @Test
    void keepsTheServicesOfAdministratorsToThem() {
        CurrentUser manager = as.signIn("manager");
        UUID id = Senders.SYSTEM;
        assertThatThrownBy(() -> accounts.setActive(id, false, manager)).isInstanceOf(AccessDeniedException.class);
        assertThatThrownBy(() -> accounts.useSettings(manager)).isInstanceOf(AccessDeniedException.class);
    }

    private UUID salesAccount() throws Exception {
        String url = admin(account(post("/mail/accounts/new").param("role", "SALES"), "secret"))
                .andExpect(status().is3xxRedirection())
                .andReturn()
                .getResponse()
                .getRedirectedUrl();
        return UUID.fromString(url.substring(url.lastIndexOf('/') + 1));
    }

    private MockHttpServletRequestBuilder account(MockHttpServletRequestBuilder request, String password) {
        return request.param("host", smtp.host())
                .param("port", String.valueOf(smtp.port()))
                .param("security", "NONE")
                .param("username", "sales@bmasia.example")
                .param("password", password)
                .param("limitPerDay", "2,000");
    }

    private ResultActions list() throws Exception {
        return mvc.perform(get("/mail/accounts").with(as.page("admin"))).andExpect(status().isOk());
    }

    private ResultActions admin(MockHttpServletRequestBuilder request) throws Exception {
        return mvc.perform(request.with(as.page("admin")).with(csrf()));
    }
}
