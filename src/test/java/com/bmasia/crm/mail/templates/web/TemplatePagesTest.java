package com.bmasia.crm.mail.templates.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.bmasia.crm.mail.TemplateId;
import com.bmasia.crm.mail.TemplateType;
import com.bmasia.crm.mail.templates.TemplateDetails;
import com.bmasia.crm.mail.templates.TemplateQueries;
import com.bmasia.crm.mail.templates.TemplateService;
import com.bmasia.crm.mail.templates.TemplateVariant;
import com.bmasia.crm.mail.templates.TemplateView;
import com.bmasia.crm.shared.Language;
import com.bmasia.crm.test.As;
import com.bmasia.crm.test.ModuleTest;
import com.bmasia.crm.tickets.TicketFixtures;
import com.bmasia.crm.tickets.ticket.TicketId;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.transaction.annotation.Transactional;

/** Templates in the browser, taken back after each test. */
@ModuleTest
@Transactional
class TemplatePagesTest {

    @Autowired
    MockMvc mvc;

    @Autowired
    As as;

    @Autowired
    TemplateService service;

    @Autowired
    TemplateQueries queries;

    @Autowired
    TicketFixtures fixtures;

    @Autowired
    JdbcClient jdbc;

    private TemplateId id;
    private String name;

    @BeforeEach
    void oneTemplate() {
        name = "Template " + UUID.randomUUID();
        id = service.create(
                details(name, "<p>Dear {{contact_name}}, {{ticket_number}} {{ticket_text}}</p>"),
                true,
                null,
                as.user("marketing"));
    }

    private static TemplateDetails details(String name, String html) {
        return new TemplateDetails(
                name,
                TemplateType.TICKET_UPDATED,
                Map.of(Language.EN, TemplateVariant.of("News of {{ticket_number}}", html, null)));
    }

    @Test
    void listsAndFindsByNameSubjectTypeAndState() throws Exception {
        String other = "/mail/templates?q=" + name;
        perform("finance", get(other)).andExpect(content().string(containsString(name)));
        perform("finance", get(other).param("type", "TICKET_UPDATED"))
                .andExpect(content().string(containsString(name)));
        perform("finance", get(other).param("type", "INVOICE"))
                .andExpect(content().string(containsString("No matches")));
        perform("finance", get(other).param("state", "ARCHIVED"))
                .andExpect(content().string(containsString("No matches")));
        perform("finance", get("/mail/templates?q=We have received your request&sort=CHANGED"))
                .andExpect(content().string(containsString("Ticket received")));
    }

    @Test
    void keepsWhatWasTypedAndTellsWhatIsWrongAtItsField() throws Exception {
        perform("marketing", form(post("/mail/templates"), "Another", "<p>Dear {{contct_name}}</p>"))
                .andExpect(status().isUnprocessableEntity())
                .andExpect(content()
                        .string(allOf(
                                containsString("Did you mean contact_name?"),
                                containsString("Line 1, character 9"),
                                containsString("&lt;p&gt;Dear {{contct_name}}&lt;/p&gt;"))));
    }

    @Test
    void savesAndShowsTheTemplate() throws Exception {
        perform("marketing", form(post("/mail/templates/{id}/edit", id), name, "<p>Hello</p>"))
                .andExpect(redirectedUrl("/mail/templates/" + id));

        TemplateView saved = queries.find(id);
        assertThat(saved.variants().get(Language.EN))
                .isEqualTo(new TemplateVariant("A subject", "<p>Hello</p>", "Hello", false));
        perform("finance", get("/mail/templates/{id}", id))
                .andExpect(content().string(allOf(containsString(name), not(containsString("/edit\"")))));
        perform("marketing", get("/mail/templates/{id}", id))
                .andExpect(content().string(containsString("/edit\"")));
    }

    @Test
    void showsBothStatesWhenSomebodyElseSavedFirst() throws Exception {
        service.edit(id, queries.find(id).version(), details(name, "<p>Theirs</p>"), null, as.user("manager"));

        perform("marketing", form(post("/mail/templates/{id}/edit", id), name, "<p>Mine</p>"))
                .andExpect(status().isConflict())
                .andExpect(content()
                        .string(allOf(
                                containsString("&lt;p&gt;Theirs&lt;/p&gt;"),
                                containsString("&lt;p&gt;Mine&lt;/p&gt;"),
                                containsString("name=\"version\" value=\"1\""))));
    }

    @Test
    void previewsInAFrameThatCanDoNothing() throws Exception {
        perform("finance", get("/mail/templates/{id}/preview", id))
                .andExpect(status().isOk())
                .andExpect(header().string("Content-Security-Policy", containsString("sandbox;")))
                .andExpect(header().string("Content-Security-Policy", containsString("default-src 'none'")))
                .andExpect(header().string("Content-Security-Policy", containsString("frame-ancestors 'self'")))
                .andExpect(content().string(containsString("T-20261120-0001")));
        perform("finance", get("/mail/templates/{id}/preview?language=TH", id))
                .andExpect(content().string(containsString("no text in this language")));
        perform(
                        "marketing",
                        form(post("/mail/templates/preview"), "x", "<p>{{ticket_text}}<script>alert(1)</script></p>"))
                .andExpect(status().isOk())
                .andExpect(header().string("Content-Security-Policy", containsString("sandbox;")))
                .andExpect(content()
                        .string(allOf(containsString("The music is playing again."), not(containsString("<script")))));
        perform("marketing", form(post("/mail/templates/preview"), "x", "<p>{{#x}}</p>"))
                .andExpect(content().string(containsString("valid here")));
    }

    @Test
    void previewsWithARealTicket() throws Exception {
        as.signIn("sales");
        TicketId ticket = fixtures.ticketWithoutContact();
        String number = jdbc.sql("select number from ticket where id = ?")
                .param(ticket.value())
                .query(String.class)
                .single();

        perform("marketing", get("/mail/templates/records?templateType=TICKET_UPDATED&q=" + number))
                .andExpect(jsonPath("$[0].value").value(ticket.toString()));
        // The fixture's ticket has no contact, and this template no default for one: said before anything is sent.
        perform("marketing", get("/mail/templates/{id}/preview?record={ticket}", id, ticket))
                .andExpect(content().string(containsString("&quot;contact_name&quot; has no value")));
        service.edit(
                id, queries.find(id).version(), details(name, "<p>{{ticket_number}}</p>"), null, as.user("marketing"));
        perform("marketing", get("/mail/templates/{id}/preview?record={ticket}", id, ticket))
                .andExpect(content().string(containsString(number)));
        perform("marketing", get("/mail/templates/{id}/preview?record=nonsense", id))
                .andExpect(status().isNotFound());
        perform("marketing", get("/mail/templates/records?templateType=WELCOME"))
                .andExpect(status().isOk());
    }

    @Test
    void showsWhatDiffersBetweenVersionsAndRestores() throws Exception {
        service.edit(id, queries.find(id).version(), details(name, "<p>Dear all</p>"), "shorter", as.user("manager"));

        perform("finance", get("/mail/templates/{id}/versions", id))
                .andExpect(content()
                        .string(allOf(
                                containsString("shorter"),
                                containsString("<del>"),
                                containsString("<ins>"),
                                not(containsString("/restore")))));
        perform("marketing", post("/mail/templates/{id}/versions/1/restore", id))
                .andExpect(redirectedUrl("/mail/templates/" + id));
        assertThat(queries.versions(id).get(0).note()).isEqualTo("Version 1 restored");
        perform("finance", get("/mail/templates/{id}/versions?from=1&to=99", id))
                .andExpect(status().isNotFound());
    }

    @Test
    void actsAndSaysWhyNot() throws Exception {
        perform("marketing", post("/mail/templates/{id}/actions/standard", id))
                .andExpect(redirectedUrl("/mail/templates/" + id));
        perform("marketing", post("/mail/templates/{id}/actions/archive", id))
                .andExpect(status().isConflict())
                .andExpect(content().string(containsString("Make another template the standard first")));
        perform("marketing", post("/mail/templates/{id}/actions/sing", id)).andExpect(status().isNotFound());
        perform("marketing", post("/mail/templates/{id}/duplicate", id)).andExpect(status().is3xxRedirection());
    }

    @Test
    void sendsATestToOneselfThroughTheOutbox() throws Exception {
        perform("marketing", post("/mail/templates/{id}/trial", id).param("language", "EN"))
                .andExpect(redirectedUrl("/mail/templates/" + id));

        Map<String, Object> mail = jdbc.sql("select * from mail_message where reason like 'template-test:%'")
                .query()
                .singleRow();
        assertThat(mail)
                .containsEntry("subject", "[Test] News of T-20261120-0001")
                .containsEntry("purpose", "INTERNAL")
                .containsEntry("template_id", null);
        assertThat(queries.usesOf(id)).isEmpty();
    }

    @Test
    void makesTheTextPart() throws Exception {
        perform("marketing", post("/mail/templates/text").param("html", "<p>ก</p><ul><li>One</li></ul>"))
                .andExpect(content().string("ก\n\n- One"));
    }

    private MockHttpServletRequestBuilder form(MockHttpServletRequestBuilder request, String name, String html) {
        return request.param("version", "0")
                .param("name", name)
                .param("templateType", "TICKET_UPDATED")
                .param("subject", "A subject")
                .param("bodyHtml", html)
                .param("bodyText", "")
                .param("subjectTh", "")
                .param("bodyHtmlTh", "")
                .param("bodyTextTh", "");
    }

    private ResultActions perform(String who, MockHttpServletRequestBuilder request) throws Exception {
        return mvc.perform(request.with(as.page(who)).with(csrf()));
    }
}
