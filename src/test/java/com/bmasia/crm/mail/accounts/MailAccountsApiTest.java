package com.bmasia.crm.mail.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.nullValue;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.delete;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.patch;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.put;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.bmasia.crm.mail.ScriptedSmtp;
import com.bmasia.crm.test.As;
import com.bmasia.crm.test.ModuleTest;
import com.bmasia.crm.users.CurrentUser;
import com.bmasia.crm.users.Role;
import com.bmasia.crm.users.UserService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

@ModuleTest
class MailAccountsApiTest {

    private static final String OWN = "/api/v1/users/me/smtp/";
    private static final String ALL = "/api/v1/mail-accounts/";

    @Autowired
    MockMvc mvc;

    @Autowired
    UserService users;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    As as;

    CurrentUser person;
    ScriptedSmtp smtp;

    @BeforeEach
    void person() {
        person = AccountsForTests.person(users, as, Role.SALES);
        smtp = ScriptedSmtp.start();
        smtp.login("nok", "secret");
    }

    @AfterEach
    void takeBack() {
        smtp.close();
        AccountsForTests.forgetCompanyAccounts(jdbc);
    }

    @Test
    void setsUpReadsChangesAndRemovesOnesOwn() throws Exception {
        own(get(OWN), null)
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.host").value(nullValue()))
                .andExpect(jsonPath("$.is_active").value(false));
        own(
                        put(OWN),
                        "{\"username\": \"nok@bmasia.example\", \"password\": \"abcd efgh\", \"signature\": \"<p>Nok</p>\"}")
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.host").value("smtp.gmail.com"))
                .andExpect(jsonPath("$.security").value("starttls"))
                .andExpect(jsonPath("$.limit_per_day").value(2000))
                .andExpect(jsonPath("$.has_password").value(true))
                .andExpect(jsonPath("$.is_active").value(true))
                .andExpect(jsonPath("$.state").value("ready"))
                .andExpect(jsonPath("$.signature").value("<p>Nok</p>"))
                .andExpect(jsonPath("$.password").doesNotExist());
        own(patch(OWN), "{\"from_name\": \"Nok\", \"is_active\": false}")
                .andExpect(jsonPath("$.from_name").value("Nok"))
                .andExpect(jsonPath("$.username").value("nok@bmasia.example"))
                .andExpect(jsonPath("$.is_active").value(false));
        own(delete(OWN), null).andExpect(status().isNoContent());
        own(get(OWN), null)
                .andExpect(jsonPath("$.has_password").value(false))
                .andExpect(jsonPath("$.signature").value("<p>Nok</p>"));
        own(delete(OWN), null).andExpect(status().isNotFound());
    }

    @Test
    void namesFieldsAsTheClientKnowsThem() throws Exception {
        own(
                        put(OWN),
                        "{\"host\": \"a b\", \"from_email\": \"x\", \"limit_per_minute\": 0, \"security\": \"starttls_if_offered\"}")
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.host").isArray())
                .andExpect(jsonPath("$.from_email").isArray())
                .andExpect(jsonPath("$.security").isArray())
                .andExpect(jsonPath("$.limit_per_minute").isArray());
    }

    @Test
    void wantsThePasswordAgainForAnotherServer() throws Exception {
        own(put(OWN), account("secret"));
        own(patch(OWN), "{\"host\": \"smtp.attacker.example\"}")
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.password").isArray());
        own(put(OWN), "{\"host\": \"smtp.attacker.example\", \"username\": \"nok\"}")
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.password").isArray());
    }

    @Test
    void sendsATestMailAndSaysHowItFared() throws Exception {
        own(post(OWN + "test/"), null).andExpect(status().isNotFound());
        own(put(OWN), account("secret"));
        own(post(OWN + "test/"), null)
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.success").value(true))
                .andExpect(jsonPath("$.outcome").value("accepted"))
                .andExpect(jsonPath("$.recipient").value(person.username() + "@mail.example"))
                .andExpect(jsonPath("$.dialogue").value(hasItem("250 2.0.0 Queued")));
        own(patch(OWN), "{\"password\": \"wrong\"}");
        own(post(OWN + "test/"), null)
                .andExpect(jsonPath("$.success").value(false))
                .andExpect(jsonPath("$.outcome").value("password_refused"))
                .andExpect(jsonPath("$.message").value(containsString("rejected the username or password")));
        own(get(OWN), null).andExpect(jsonPath("$.state").value("needs_password"));
    }

    @Test
    void tellsToWaitAfterManyTests() throws Exception {
        own(put(OWN), account("secret"));
        for (int i = 0; i < 10; i++) {
            own(post(OWN + "test/"), null).andExpect(status().isOk());
        }
        own(post(OWN + "test/"), null)
                .andExpect(status().isTooManyRequests())
                .andExpect(header().exists("Retry-After"));
    }

    @Test
    void managesAccountsOfRolesAndTheCompany() throws Exception {
        String url = admin(
                        post(ALL), "{\"role\": \"sales\", \"username\": \"sales@bmasia.example\", \"password\": \"x\"}")
                .andExpect(status().isCreated())
                .andExpect(jsonPath("$.kind").value("role"))
                .andExpect(jsonPath("$.role").value("sales"))
                .andReturn()
                .getResponse()
                .getHeader("Location");
        admin(post(ALL), "{\"role\": \"sales\", \"username\": \"s\", \"password\": \"x\"}")
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.role").isArray());
        admin(post(ALL), "{\"username\": \"s\", \"password\": \"x\"}")
                .andExpect(jsonPath("$.role").isArray());
        admin(patch(url), "{\"limit_per_day\": null, \"is_active\": false}")
                .andExpect(jsonPath("$.limit_per_day").value(nullValue()))
                .andExpect(jsonPath("$.is_active").value(false));
        admin(get(ALL).param("kind", "role").param("is_active", "false"), null)
                .andExpect(jsonPath("$.results[0].host").value("smtp.gmail.com"))
                .andExpect(jsonPath("$.results[0].password").doesNotExist());
        admin(delete(url), null).andExpect(status().isNoContent());
        admin(get(url), null).andExpect(status().isNotFound());
        String system = ALL + Senders.SYSTEM;
        admin(patch(system), account("secret")).andExpect(jsonPath("$.host").value("127.0.0.1"));
        admin(post(system + "/test/"), null).andExpect(jsonPath("$.success").value(true));
        admin(patch(system), "{\"host\": null}").andExpect(jsonPath("$.host").value(nullValue()));
        admin(delete(system), null).andExpect(status().isBadRequest());
    }

    @Test
    void letsAdministratorsSwitchOffWhatIsSomebodysOwnAndNoMore() throws Exception {
        own(put(OWN), account("secret"));
        String id = jdbc.sql("select id from mail_account where user_id = ? and removed_at is null")
                .param(person.id().value())
                .query(String.class)
                .single();
        admin(patch(ALL + id), "{\"host\": \"smtp.attacker.example\", \"password\": \"x\"}")
                .andExpect(status().isConflict());
        admin(patch(ALL + id), "{\"is_active\": false}").andExpect(status().isOk());
        own(get(OWN), null).andExpect(jsonPath("$.is_active").value(false));
        own(get(ALL), null).andExpect(status().isForbidden());
        own(post(ALL + id + "/test"), null).andExpect(status().isForbidden());
    }

    @Test
    void isDescribed() throws Exception {
        String description = mvc.perform(get("/api/v1/openapi.json").with(as.page("sales")))
                .andReturn()
                .getResponse()
                .getContentAsString();
        assertThat(description)
                .contains(
                        "\"/api/v1/users/me/smtp\"", "\"/api/v1/users/me/smtp/test\"", "\"/api/v1/mail-accounts/{id}\"")
                .contains("\"writeOnly\":true");
    }

    private String account(String password) {
        return "{\"host\": \"%s\", \"port\": %d, \"security\": \"none\", \"username\": \"nok\", \"password\": \"%s\"}"
                .formatted(smtp.host(), smtp.port(), password);
    }

    private ResultActions own(MockHttpServletRequestBuilder request, String body) throws Exception {
        return send(person.username(), request, body);
    }

    private ResultActions admin(MockHttpServletRequestBuilder request, String body) throws Exception {
        return send("admin", request, body);
    }

    private ResultActions send(String user, MockHttpServletRequestBuilder request, String body) throws Exception {
        if (body != null) {
            request.contentType(MediaType.APPLICATION_JSON).content(body);
        }
        return mvc.perform(request.with(as.page(user)).with(csrf().asHeader()));
    }
}
