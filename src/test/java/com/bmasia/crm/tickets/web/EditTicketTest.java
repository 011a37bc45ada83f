package com.bmasia.crm.tickets.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrlPattern;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.bmasia.crm.customers.CompanyId;
import com.bmasia.crm.shared.Ids;
import com.bmasia.crm.test.As;
import com.bmasia.crm.test.ModuleTest;
import com.bmasia.crm.tickets.TicketFixtures;
import com.bmasia.crm.tickets.TicketService;
import com.bmasia.crm.tickets.read.TicketDetails;
import com.bmasia.crm.tickets.read.TicketQueries;
import com.bmasia.crm.tickets.ticket.TicketId;
import com.bmasia.crm.tickets.ticket.TicketPriority;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

/** The form, for a new ticket and an existing one. */
@ModuleTest
class EditTicketTest {

    @Autowired
    MockMvc mvc;

    @Autowired
    TicketQueries queries;

    @Autowired
    TicketService tickets;

    @Autowired
    TicketFixtures fixtures;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    As as;

    String companyName = "Company " + UUID.randomUUID();
    CompanyId company;

    @BeforeEach
    void aCompany() {
        as.signIn("support");
        company = fixtures.company(companyName);
    }

    @Test
    void createsATicketWithDueDateInTheBusinessZone() throws Exception {
        TicketDetails ticket = created(form("/tickets/new")
                .param("company", company.toString())
                .param("due", "2026-12-01T00:30")
                .param("tags", " lobby, , player "));

        assertThat(ticket.subject()).isEqualTo("No sound");
        assertThat(ticket.dueAt()).hasToString("2026-11-30T17:30:00Z");
        assertThat(ticket.tags()).containsExactly("lobby", "player");
    }

    @Test
    void takesATypedCompanyWhereThePageHasNoScripts() throws Exception {
        assertThat(created(form("/tickets/new").param("company", "").param("companyName", companyName))
                        .company())
                .isEqualTo(company);
    }

    @Test
    void keepsWhatWasTypedAndSaysWhatIsMissing() throws Exception {
        mvc.perform(form("/tickets/new").param("description", "<b>long story</b>"))
                .andExpect(status().isUnprocessableEntity())
                .andExpect(content().string(containsString("id=\"company-error\"")))
                .andExpect(content().string(containsString("Choose the company")))
                .andExpect(content().string(containsString("&lt;b&gt;long story&lt;/b&gt;")));
        mvc.perform(form("/tickets/new").param("company", "not an id").param("due", "soon"))
                .andExpect(status().isUnprocessableEntity())
                .andExpect(content().string(containsString("This cannot be read")));
    }

    @Test
    void showsAllThatIsWrongEachAtItsField() throws Exception {
        mvc.perform(form("/tickets/new").param("due", "soon").param("contact", "nobody"))
                .andExpect(status().isUnprocessableEntity())
                .andExpect(content().string(containsString("id=\"due-error\"")))
                .andExpect(content().string(containsString("id=\"contact-error\"")));
        mvc.perform(form("/tickets/new").param("subject", "").param("team", "no-such-team"))
                .andExpect(status().isUnprocessableEntity())
                .andExpect(content().string(containsString("id=\"company-error\"")))
                .andExpect(content().string(containsString("id=\"team-error\"")));
    }

    @Test
    void takesTheLineBreaksOfBrowsersForNoChange() throws Exception {
        TicketDetails ticket = created(
                form("/tickets/new").param("company", company.toString()).param("description", "One\r\nTwo"));
        assertThat(ticket.description()).isEqualTo("One\nTwo");
        mvc.perform(form("/tickets/" + ticket.id() + "/edit")
                        .param("company", company.toString())
                        .param("team", ticket.team())
                        .param("description", "One\r\nTwo")
                        .param("version", String.valueOf(ticket.version())))
                .andExpect(redirectedUrlPattern("/tickets/*"));
        assertThat(queries.details(ticket.id()).version()).isEqualTo(ticket.version());
    }

    @Test
    void keepsTheChosenContactWhenSomethingElseIsMissing() throws Exception {
        UUID contact = Ids.next();
        jdbc.sql("""
                        insert into contact (id, version, company_id, name, created_at, updated_at)
                        values (?, 0, ?, 'Khun Lek', now(), now())
                        """).params(contact, company.value()).update();

        mvc.perform(form("/tickets/new")
                        .param("company", company.toString())
                        .param("contact", contact.toString())
                        .param("due", "soon"))
                .andExpect(status().isUnprocessableEntity())
                .andExpect(content().string(containsString("value=\"" + company + "\" selected")))
                .andExpect(content().string(containsString("value=\"" + contact + "\" selected")));
    }

    @Test
    void hintsAtTheSameRequestWhileTheSubjectIsTyped() throws Exception {
        created(form("/tickets/new").param("company", company.toString()).param("tags", "x"));

        mvc.perform(get("/tickets/form/similar")
                        .with(as.page("support"))
                        .param("company", company.toString())
                        .param("subject", "no sound in the bar"))
                .andExpect(content().string(containsString("No sound")));
        for (String part : new String[] {"similar", "contacts"}) {
            mvc.perform(get("/tickets/form/" + part)
                            .with(as.page("support"))
                            .param("company", "")
                            .param("subject", "no sound in the bar"))
                    .andExpect(status().isOk());
        }
    }

    @Test
    void saysWhichTicketAFollowUpGoesOnFrom() throws Exception {
        TicketDetails closed = created(form("/tickets/new").param("company", company.toString()));
        String blank = mvc.perform(get("/tickets/new")
                        .with(as.page("support"))
                        .param("followUpOf", closed.id().toString()))
                .andReturn()
                .getResponse()
                .getContentAsString();
        assertThat(blank)
                .contains("<h1>Follow-up to " + closed.number(), "href=\"/tickets/" + closed.id() + "\">Cancel");
        mvc.perform(form("/tickets/new")
                        .param("company", company.toString())
                        .param("due", "soon")
                        .param("followUpOf", closed.id().toString()))
                .andExpect(content().string(containsString("<h1>Follow-up to " + closed.number())));
    }

    @Test
    void showsBothVersionsWhenSomebodyElseWasFaster() throws Exception {
        TicketDetails shown = created(form("/tickets/new").param("company", company.toString()));
        as.signIn("support");
        tickets.changePriority(shown.id(), TicketPriority.URGENT, as.user("support"));

        mvc.perform(change(shown, String.valueOf(shown.version())))
                .andExpect(status().isConflict())
                .andExpect(content().string(containsString("Someone else has saved this ticket")))
                .andExpect(content().string(containsString("Urgent")))
                .andExpect(content().string(containsString("My own words")));
        int now = queries.details(shown.id()).version();
        mvc.perform(change(shown, String.valueOf(now))).andExpect(redirectedUrlPattern("/tickets/*"));
        assertThat(queries.details(shown.id()).subject()).isEqualTo("My own words");
    }

    private MockHttpServletRequestBuilder change(TicketDetails ticket, String version) {
        return post("/tickets/{id}/edit", ticket.id())
                .with(as.page("support"))
                .with(csrf())
                .param("subject", "My own words")
                .param("category", "technical")
                .param("priority", "medium")
                .param("team", ticket.team())
                .param("company", company.toString())
                .param("version", version);
    }

    private MockHttpServletRequestBuilder form(String path) {
        return post(path)
                .with(as.page("support"))
                .with(csrf())
                .param("subject", "No sound")
                .param("category", "technical")
                .param("priority", "medium");
    }

    private TicketDetails created(MockHttpServletRequestBuilder form) throws Exception {
        String url = mvc.perform(form)
                .andExpect(redirectedUrlPattern("/tickets/*"))
                .andReturn()
                .getResponse()
                .getRedirectedUrl();
        return queries.details(TicketId.of(url.substring("/tickets/".length())));
    }
}
