package com.bmasia.crm.mail.api;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasItem;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.delete;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.patch;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.bmasia.crm.test.As;
import com.bmasia.crm.test.ModuleTest;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.transaction.annotation.Transactional;

/** Templates over JSON, taken back after each test. */
@ModuleTest
@Transactional
class EmailTemplateApiTest {

    private static final String LIST = "/api/v1/email-templates/";

    @Autowired
    MockMvc mvc;

    @Autowired
    As as;

    private final String name = "API " + UUID.randomUUID();

    @Test
    void createsReadsChangesAndDeletes() throws Exception {
        String url = create();
        send("finance", get(url), null)
                .andExpect(jsonPath("$.template_type").value("welcome"))
                .andExpect(jsonPath("$.body_text").value("Hello {{contact_name}}"))
                .andExpect(jsonPath("$.subject_th").value("สวัสดี"))
                .andExpect(jsonPath("$.is_active").value(true))
                .andExpect(jsonPath("$.is_standard").value(false))
                .andExpect(jsonPath("$.variable_list[*].name").value(hasItem("contact_name")))
                .andExpect(jsonPath("$.variable_list[0].description").isNotEmpty());

        send("sales", patch(url), """
                        {"subject": "Good day", "is_active": false, "version": 0}""")
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.subject").value("Good day"))
                .andExpect(jsonPath("$.body_html").value("<p>Hello {{contact_name}}</p>"))
                .andExpect(jsonPath("$.is_active").value(false))
                .andExpect(jsonPath("$.number").value(2));
        send("sales", patch(url), """
                        {"subject": "Late", "version": 0}""").andExpect(status().isConflict());
        send("finance", get(url + "/versions/"), null)
                .andExpect(jsonPath("$[0].number").value(2))
                .andExpect(jsonPath("$[1].number").value(1));
        send("sales", delete(url), null).andExpect(status().isNoContent());
        send("sales", get(url), null).andExpect(status().isNotFound());
    }

    @Test
    void listsWithFilters() throws Exception {
        create();
        send("finance", get(LIST).param("search", name).param("template_type", "welcome"), null)
                .andExpect(jsonPath("$.count").value(1));
        send("finance", get(LIST).param("search", name).param("template_type__in", "invoice,quote"), null)
                .andExpect(jsonPath("$.count").value(0));
        send("finance", get(LIST).param("is_standard", "true").param("ordering", "-updated_at"), null)
                .andExpect(jsonPath("$.count").value(20));
    }

    @Test
    void refusesByField() throws Exception {
        send("sales", post(LIST), """
                        {"name": "%s", "template_type": "welcome", "subject": "Hi {{ticket_number}}", "body_html": "<p>{{x</p>"}
                        """.formatted(name))
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.subject[0]").value(containsString("\"ticket_number\" is not available")))
                .andExpect(jsonPath("$.body_html[0]").value(containsString("does not end")));
        send("sales", post(LIST), "{\"name\": \"x\"}")
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.template_type").isNotEmpty());
        send("sales", post(LIST), "{\"name\": \"x\", \"template_type\": \"nonsense\"}")
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.template_type").isNotEmpty());
    }

    @Test
    void previewsWithExamples() throws Exception {
        String url = create();
        send("finance", get(url + "/preview/"), null)
                .andExpect(jsonPath("$.subject").value("Hello"))
                .andExpect(jsonPath("$.html").value(containsString("<!doctype html>")))
                .andExpect(jsonPath("$.text").value(containsString("Hello Somchai")));
        send("finance", get(url + "/preview/?language=xx"), null)
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.language").isNotEmpty());
    }

    @Test
    void onlyThoseWhoMayEditMarketingWrite() throws Exception {
        send("finance", post(LIST), "{}").andExpect(status().isForbidden());
    }

    private String create() throws Exception {
        return send("sales", post(LIST), """
                        {"name": "%s", "template_type": "welcome", "subject": "Hello",
                         "body_html": "<p>Hello {{contact_name}}<script>alert(1)</script></p>",
                         "subject_th": "สวัสดี", "body_html_th": "<p>สวัสดี</p>"}
                        """.formatted(name))
                .andExpect(status().isCreated())
                .andReturn()
                .getResponse()
                .getHeader("Location");
    }

    private ResultActions send(String user, MockHttpServletRequestBuilder request, String body) throws Exception {
        if (body != null) {
            request.contentType(MediaType.APPLICATION_JSON).content(body);
        }
        return mvc.perform(request.with(as.page(user)).with(csrf().asHeader()));
    }
}
