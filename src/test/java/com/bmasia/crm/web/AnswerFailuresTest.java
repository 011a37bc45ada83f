package com.bmasia.crm.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrlPattern;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.bmasia.crm.test.As;
import com.bmasia.crm.test.ModuleTest;
import jakarta.servlet.RequestDispatcher;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

/** Whatever fails is answered in words, in the form that the asker reads, and says nothing of the inside. */
@ModuleTest
@ExtendWith(OutputCaptureExtension.class)
class AnswerFailuresTest {

    private static final String REQUEST_ID = "request-of-test";

    @Autowired
    MockMvc mvc;

    @Autowired
    As as;

    @ParameterizedTest
    @CsvSource({
        "rule, 422, Please check your entries",
        "missing, 404, Not found",
        "id/no-uuid, 404, Not found",
        "conflict, 409, Changed by someone else",
        "lock, 409, Changed by someone else",
        "forbidden, 403, Not allowed",
        "other, 500, Something went wrong on our side"
    })
    void showsPageInTheFrameToPeople(String how, int status, String heading) throws Exception {
        mvc.perform(page(how))
                .andExpect(status().is(status))
                .andExpect(content().contentTypeCompatibleWith(MediaType.TEXT_HTML))
                .andExpect(content().string(containsString(heading)))
                .andExpect(content().string(containsString("id=\"menu\"")))
                .andExpect(content().string(not(containsString(FailingPages.SECRET))));
    }

    @ParameterizedTest
    @CsvSource({"rule, 422", "missing, 404", "conflict, 409", "forbidden, 403", "other, 500"})
    void givesProblemToScriptsOfPages(String how, int status) throws Exception {
        mvc.perform(page(how).header("HX-Request", "true"))
                .andExpect(status().is(status))
                .andExpect(content().contentType(MediaType.APPLICATION_PROBLEM_JSON))
                .andExpect(jsonPath("$.status").value(status))
                .andExpect(jsonPath("$.detail").isNotEmpty())
                .andExpect(content().string(not(containsString(FailingPages.SECRET))));
    }

    @Test
    void namesTheFieldThatARuleIsAbout() throws Exception {
        mvc.perform(page("rule").header("HX-Request", "true"))
                .andExpect(jsonPath("$.subject[0]").isNotEmpty());
    }

    @Test
    void incidentOnThePageIsTheRequestIdInTheLog(CapturedOutput log) throws Exception {
        mvc.perform(page("other").header("X-Request-Id", REQUEST_ID))
                .andExpect(header().string("X-Request-Id", REQUEST_ID))
                .andExpect(content().string(containsString("incident " + REQUEST_ID)));
        assertThat(log).contains("incident " + REQUEST_ID).contains(FailingPages.SECRET);
    }

    @Test
    void neverTakesARequestIdThatCouldForgeLogLines() throws Exception {
        String id = mvc.perform(page("missing").header("X-Request-Id", "a\nforged line"))
                .andReturn()
                .getResponse()
                .getHeader("X-Request-Id");
        assertThat(id).matches("[0-9a-f-]{13}");
    }

    @Test
    void leadsBackOnlyToOwnPages() throws Exception {
        mvc.perform(page("missing").header("Host", "localhost").header("Referer", "http://localhost/tickets?mine"))
                .andExpect(content().string(containsString("href=\"/tickets?mine\"")));
        mvc.perform(page("missing").header("Host", "localhost").header("Referer", "http://evil.example/x"))
                .andExpect(content().string(not(containsString("evil.example"))));
        mvc.perform(page("missing").header("Host", "localhost").header("Referer", "http://localhost//evil.example/x"))
                .andExpect(content().string(not(containsString("evil.example"))));
    }

    @Test
    void asksStrangersForALoginInsteadOfRefusing() throws Exception {
        mvc.perform(get("/failing/forbidden").accept(MediaType.TEXT_HTML)).andExpect(redirectedUrlPattern("**/login"));
    }

    @Test
    void tellsThatAPageIsOutdatedWhereItsTokenNoLongerFits() throws Exception {
        mvc.perform(post("/error")
                        .with(as.page("support"))
                        .with(csrf())
                        .requestAttr(RequestDispatcher.ERROR_STATUS_CODE, 403)
                        .requestAttr(RequestDispatcher.ERROR_REQUEST_URI, "/tickets/1/resolve")
                        .accept(MediaType.TEXT_HTML))
                .andExpect(status().isForbidden())
                .andExpect(content().string(containsString("This page is out of date")))
                .andExpect(content().string(containsString("earlier session")));
    }

    @Test
    void saysThatAnUploadIsTooLarge() throws Exception {
        mvc.perform(get("/error")
                        .with(as.page("support"))
                        .requestAttr(RequestDispatcher.ERROR_STATUS_CODE, 413)
                        .requestAttr(RequestDispatcher.ERROR_REQUEST_URI, "/tickets/1/attachments")
                        .accept(MediaType.TEXT_HTML))
                .andExpect(status().isPayloadTooLarge())
                .andExpect(content().string(containsString("up to 25 MB")));
    }

    private MockHttpServletRequestBuilder page(String how) {
        return get("/failing/" + how).with(as.page("support")).accept(MediaType.TEXT_HTML);
    }
}
