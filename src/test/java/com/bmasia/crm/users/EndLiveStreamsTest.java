package com.bmasia.crm.users;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.request;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.bmasia.crm.test.As;
import com.bmasia.crm.test.ModuleTest;
import jakarta.servlet.http.Cookie;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.test.context.TestSecurityContextHolder;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.MvcResult;

/** Row 47: nobody goes on hearing after what they heard by has ended. */
@ModuleTest
class EndLiveStreamsTest {

    private static final long PATIENCE = 10_000;

    @Autowired
    MockMvc mvc;

    @Autowired
    As as;

    @Autowired
    UserService users;

    @Autowired
    UserQueries queries;

    @Autowired
    PasswordService passwords;

    CurrentUser person;
    Cookie session;
    MvcResult stream;
    MvcResult ofSomebodyElse;

    @BeforeEach
    void listen() throws Exception {
        person = new AccountsOfTests(users, as).create(Role.SUPPORT);
        session = mvc.perform(post("/login")
                        .with(csrf())
                        .param("username", person.username())
                        .param("password", AccountsOfTests.PASSWORD))
                .andReturn()
                .getResponse()
                .getCookie("crm");
        stream = mvc.perform(get("/live").cookie(session))
                .andExpect(request().asyncStarted())
                .andReturn();
        ofSomebodyElse = mvc.perform(get("/live").with(as.page("manager")))
                .andExpect(request().asyncStarted())
                .andReturn();
    }

    @AfterEach
    void signOut() {
        TestSecurityContextHolder.clearContext();
    }

    @Test
    void endsAtLogOutAndTheSessionCannotComeBack() throws Exception {
        mvc.perform(post("/logout").with(csrf()).cookie(session)).andExpect(redirectedUrl("/login?out"));
        hasEnded();
        mvc.perform(get("/live").cookie(session)).andExpect(status().is3xxRedirection());
    }

    @Test
    void endsWithTheAccount() {
        users.deactivate(person.id(), as.signIn("admin"));
        hasEnded();
    }

    @Test
    void endsWhenRolesChange() {
        AccountDetails other = new AccountDetails(
                person.username(),
                person.username() + "@mail.example",
                person.fullName(),
                Set.of(Role.MARKETING),
                Set.of());
        users.edit(person.id(), queries.get(person.id()).version(), other, as.signIn("admin"));
        hasEnded();
    }

    @Test
    void endsWhenThePasswordIsReplaced() {
        passwords.setPassword(person.id(), "quite another phrase", as.signIn("admin"));
        hasEnded();
    }

    private void hasEnded() {
        assertThatCode(() -> stream.getAsyncResult(PATIENCE)).doesNotThrowAnyException();
        assertThatThrownBy(() -> ofSomebodyElse.getAsyncResult(1)).isInstanceOf(IllegalStateException.class);
    }
}
