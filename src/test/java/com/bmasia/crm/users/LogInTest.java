package com.bmasia.crm.users;

import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.bmasia.crm.test.ModuleTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;

@ModuleTest
class LogInTest {

    @Autowired
    MockMvc mvc;

    @Test
    void letsInWithUserNameOrEmail() throws Exception {
        for (String login : new String[] {"support", "Support@BMAsia.example"}) {
            mvc.perform(post("/login").with(csrf()).param("username", login).param("password", DemoUsers.PASSWORD))
                    .andExpect(redirectedUrl("/"));
        }
    }

    @Test
    void sendsStrangersToTheLoginPage() throws Exception {
        mvc.perform(get("/tickets")).andExpect(status().is3xxRedirection());
    }
}
