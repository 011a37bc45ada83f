package com.bmasia.crm.web;

import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrlPattern;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.bmasia.crm.test.ModuleTest;
import com.bmasia.crm.test.Pages;
import com.bmasia.crm.test.TestClock;
import jakarta.servlet.http.Cookie;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

@ModuleTest
class EndIdleSessionsTest {

    @Autowired
    MockMvc mvc;

    @Autowired
    TestClock clock;

    @Test
    void pageThatRefreshesItselfKeepsNobodySignedIn() throws Exception {
        Cookie session = login();
        clock.advance(Duration.ofHours(11));
        mvc.perform(page(session).header("X-Automatic", "true")).andExpect(status().isNotFound());
        clock.advance(Duration.ofHours(2));
        mvc.perform(page(session)).andExpect(redirectedUrlPattern("**/login"));
    }

    @Test
    void personAtWorkStaysSignedIn() throws Exception {
        Cookie session = login();
        clock.advance(Duration.ofHours(11));
        mvc.perform(page(session)).andExpect(status().isNotFound());
        clock.advance(Duration.ofHours(11));
        mvc.perform(page(session)).andExpect(status().isNotFound());
    }

    private Cookie login() throws Exception {
        Cookie session = mvc.perform(
                        post("/login").with(csrf()).param("username", "support").param("password", Pages.PASSWORD))
                .andReturn()
                .getResponse()
                .getCookie("crm");
        mvc.perform(page(session));
        return session;
    }

    private static MockHttpServletRequestBuilder page(Cookie session) {
        return get("/failing/missing").cookie(session).accept(MediaType.TEXT_HTML);
    }
}
