package com.bmasia.crm.users;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.bmasia.crm.test.As;
import com.bmasia.crm.test.ModuleTest;
import jakarta.servlet.http.Cookie;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.test.context.event.RecordApplicationEvents;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;

@ModuleTest
@RecordApplicationEvents
class OwnAccountTest {

    @Autowired
    MockMvc mvc;

    @Autowired
    As as;

    @Autowired
    UserService users;

    @Autowired
    UserQueries queries;

    @Autowired
    ApplicationEvents events;

    CurrentUser person;

    @BeforeEach
    void person() {
        person = new AccountsOfTests(users, as).create(Role.SALES);
    }

    @Test
    void changesNameAddressAndTheme() throws Exception {
        Cookie session = logIn(AccountsOfTests.PASSWORD);
        mvc.perform(post("/users/me")
                        .cookie(session)
                        .with(csrf())
                        .param("fullName", "New Name")
                        .param("email", "new-" + person.username() + "@mail.example")
                        .param("oldPassword", AccountsOfTests.PASSWORD)
                        .param("theme", "DARK"))
                .andExpect(redirectedUrl("/users/me"));
        mvc.perform(get("/users/me").cookie(session))
                .andExpect(content().string(containsString("data-theme=\"dark\"")))
                .andExpect(content().string(containsString("New Name")));
        assertThat(queries.get(person.id()).email()).startsWith("new-");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a wrong one"})
    void asksForThePasswordBeforeLinksForANewOneGoElsewhere(String password) throws Exception {
        mvc.perform(post("/users/me")
                        .with(as.page(person.username()))
                        .with(csrf())
                        .param("fullName", "New Name")
                        .param("email", "thief-" + person.username() + "@mail.example")
                        .param("oldPassword", password)
                        .param("theme", "AUTO"))
                .andExpect(status().isUnprocessableEntity())
                .andExpect(content().string(containsString("id=\"oldPassword-error\"")))
                .andExpect(content().string(containsString("thief-")));
        assertThat(queries.get(person.id()).email()).doesNotStartWith("thief-");
    }

    @Test
    void givesOneselfNoRolesByExtraParameters() throws Exception {
        mvc.perform(post("/users/me")
                .with(as.page(person.username()))
                .with(csrf())
                .param("fullName", "New Name")
                .param("email", person.username() + "@mail.example")
                .param("theme", "AUTO")
                .param("roles", "ADMIN")
                .param("username", "root"));
        assertThat(as.user(person.username()).roles()).containsExactly(Role.SALES);
    }

    @Test
    void changesThePasswordAndEndsTheOtherSessions() throws Exception {
        Cookie other = logIn(AccountsOfTests.PASSWORD);
        Cookie own = logIn(AccountsOfTests.PASSWORD);
        Cookie renewed = change(own, AccountsOfTests.PASSWORD, "another good phrase")
                .andExpect(redirectedUrl("/users/me"))
                .andReturn()
                .getResponse()
                .getCookie("crm");
        mvc.perform(get("/users/me").cookie(renewed)).andExpect(status().isOk());
        mvc.perform(get("/users/me").cookie(own)).andExpect(status().is3xxRedirection());
        mvc.perform(get("/users/me").cookie(other)).andExpect(status().is3xxRedirection());
        assertThat(events.stream(PasswordChanged.class)).contains(new PasswordChanged(person.id()));
        logIn("another good phrase");
    }

    @Test
    void asksForThePresentPasswordAndThrottlesGuesses() throws Exception {
        Cookie session = logIn(AccountsOfTests.PASSWORD);
        for (int i = 0; i < 5; i++) {
            change(session, "a wrong one", "another good phrase")
                    .andExpect(status().isUnprocessableEntity())
                    .andExpect(content().string(containsString("This is not your current password.")));
        }
        change(session, AccountsOfTests.PASSWORD, "another good phrase")
                .andExpect(status().isUnprocessableEntity())
                .andExpect(content().string(containsString("Too many wrong passwords.")));
    }

    @Test
    void refusesAWeakPasswordAtItsField() throws Exception {
        change(logIn(AccountsOfTests.PASSWORD), AccountsOfTests.PASSWORD, "password123")
                .andExpect(status().isUnprocessableEntity())
                .andExpect(content().string(containsString("id=\"password-error\"")));
    }

    private ResultActions change(Cookie session, String old, String password) throws Exception {
        return mvc.perform(post("/users/me/password")
                .cookie(session)
                .with(csrf())
                .param("oldPassword", old)
                .param("password", password));
    }

    private Cookie logIn(String password) throws Exception {
        return mvc.perform(post("/login")
                        .with(csrf())
                        .param("username", person.username())
                        .param("password", password))
                .andExpect(redirectedUrl("/"))
                .andReturn()
                .getResponse()
                .getCookie("crm");
    }
}
