package com.bmasia.crm.users.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.authentication;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.bmasia.crm.shared.NotFound;
import com.bmasia.crm.shared.RuleViolation;
import com.bmasia.crm.test.ModuleTest;
import com.bmasia.crm.users.AccountDeactivated;
import com.bmasia.crm.users.CurrentUser;
import com.bmasia.crm.users.PasswordService;
import com.bmasia.crm.users.SignIns;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

@ModuleTest
class UseApiKeysTest {

    @Autowired
    MockMvc mvc;

    @Autowired
    ApiKeys keys;

    @Autowired
    PasswordService passwords;

    @Autowired
    SignIns signIns;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    PasswordEncoder encoder;

    @Autowired
    ApplicationEventPublisher events;

    CurrentUser user;

    @BeforeEach
    void addPerson() {
        user = signIns.byId(new People(jdbc, encoder).add("SALES").id()).orElseThrow();
    }

    private ResultActions meWith(String key) throws Exception {
        return mvc.perform(get("/api/v1/auth/me").header("Authorization", "Api-Key " + key));
    }

    @Test
    void letsAProgramInAsThePerson() throws Exception {
        ApiKeys.Created created = keys.create("Import", People.PASSWORD, user);
        meWith(created.key())
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.username").value(user.username()));
        assertThat(keys.listOf(user)).singleElement().satisfies(entry -> {
            assertThat(created.key()).startsWith(entry.hint());
            assertThat(entry.lastUsedAt()).isNotNull();
        });
    }

    @Test
    void refusesUnknownAndRevokedKeys() throws Exception {
        ApiKeys.Created created = keys.create("Import", People.PASSWORD, user);
        meWith(created.key() + "x").andExpect(status().isUnauthorized());
        keys.revoke(created.id(), user);
        meWith(created.key()).andExpect(status().isUnauthorized());
        assertThat(keys.listOf(user)).isEmpty();
        keys.create("Import", People.PASSWORD, user);
    }

    @Test
    void endsKeysWithTheAccount() throws Exception {
        String key = keys.create("Import", People.PASSWORD, user).key();
        events.publishEvent(new AccountDeactivated(user.id()));
        meWith(key).andExpect(status().isUnauthorized());
    }

    @Test
    void showsAndRevokesOnlyOnesOwn() {
        ApiKeys.Created created = keys.create("Import", People.PASSWORD, user);
        CurrentUser other =
                signIns.byId(new People(jdbc, encoder).add("ADMIN").id()).orElseThrow();
        assertThat(keys.listOf(other)).isEmpty();
        assertThatThrownBy(() -> keys.revoke(created.id(), other)).isInstanceOf(NotFound.class);
    }

    @Test
    void refusesKeysWithoutNameOrWithAUsedOne() {
        keys.create("Import", People.PASSWORD, user);
        assertThatThrownBy(() -> keys.create(" ", People.PASSWORD, user)).isInstanceOf(RuleViolation.class);
        assertThatThrownBy(() -> keys.create("IMPORT", People.PASSWORD, user)).isInstanceOf(RuleViolation.class);
    }

    @Test
    void showsANewKeyOnceOnThePageAndKeepsWhatWasTypedOnRefusal() throws Exception {
        String page = mvc.perform(post("/users/me/keys")
                        .with(signedIn())
                        .with(csrf())
                        .param("name", "<b>Import")
                        .param("password", People.PASSWORD))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsString();
        assertThat(page).contains("value=\"crm_").contains("&lt;b&gt;Import").doesNotContain("<b>Import");
        mvc.perform(get("/users/me/keys").with(signedIn()))
                .andExpect(status().isOk())
                .andExpect(content().string(not(containsString("value=\"crm_"))));
        mvc.perform(post("/users/me/keys")
                        .with(signedIn())
                        .with(csrf())
                        .param("name", "<B>import")
                        .param("password", People.PASSWORD))
                .andExpect(status().isUnprocessableEntity())
                .andExpect(content().string(containsString("value=\"&lt;B&gt;import\"")));
        String id = keys.listOf(user).get(0).id().toString();
        mvc.perform(post("/users/me/keys/{id}/revoke", id).with(signedIn()).with(csrf()))
                .andExpect(redirectedUrl("/users/me/keys"));
        assertThat(keys.listOf(user)).isEmpty();
    }

    @Test
    void endsKeysWithThePasswordUnlessTheirOwnerKeepsThemAndSaysSoInTheAuditLog() throws Exception {
        ApiKeys.Created key = keys.create("Import", People.PASSWORD, user);
        passwords.changePassword(People.PASSWORD, "another good phrase", true, user);
        meWith(key.key()).andExpect(status().isOk());
        passwords.changePassword("another good phrase", "a third good phrase", false, user);
        meWith(key.key()).andExpect(status().isUnauthorized());
        assertThat(audited(key, "api-key.ended")).isEqualTo(1);
    }

    @Test
    void endsKeysWhenThePasswordIsChosenByLink() throws Exception {
        ApiKeys.Created key = keys.create("Import", People.PASSWORD, user);
        passwords.resetPassword(user.id(), "another good phrase");
        meWith(key.key()).andExpect(status().isUnauthorized());
    }

    @Test
    void asksForThePasswordBeforeItMakesAKeyAndThrottlesGuesses() throws Exception {
        mvc.perform(post("/users/me/keys")
                        .with(signedIn())
                        .with(csrf())
                        .param("name", "Import")
                        .param("password", "wrong"))
                .andExpect(status().isUnprocessableEntity())
                .andExpect(content().string(containsString("id=\"password-error\"")))
                .andExpect(content().string(containsString("value=\"Import\"")));
        for (int i = 1; i < 5; i++) {
            assertThatThrownBy(() -> keys.create("Import", null, user)).isInstanceOf(RuleViolation.class);
        }
        assertThatThrownBy(() -> keys.create("Import", People.PASSWORD, user))
                .hasMessageContaining("users.password.too-many");
        assertThat(keys.listOf(user)).isEmpty();
    }

    private int audited(ApiKeys.Created key, String action) {
        return jdbc.sql("select count(*) from audit_entry where entity_id = ? and action = ?")
                .params(key.id().toString(), action)
                .query(Integer.class)
                .single();
    }

    private RequestPostProcessor signedIn() {
        return authentication(UsernamePasswordAuthenticationToken.authenticated(user, null, user.authorities()));
    }
}
