package com.bmasia.crm.tickets.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.forwardedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.bmasia.crm.customers.CompanyId;
import com.bmasia.crm.shared.Language;
import com.bmasia.crm.tasks.TaskFixtures;
import com.bmasia.crm.test.As;
import com.bmasia.crm.test.ModuleTest;
import com.bmasia.crm.tickets.TicketFixtures;
import com.bmasia.crm.tickets.TicketWork;
import com.bmasia.crm.tickets.conversation.TicketConversation;
import com.bmasia.crm.tickets.ticket.TicketId;
import com.bmasia.crm.tickets.ticket.TicketPriority;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;

/** The page of a ticket as the place of its work: task, history, customer, and what colleagues do meanwhile. */
@ModuleTest
class WorkOnRecordTest {

    @Autowired
    MockMvc mvc;

    @Autowired
    TicketFixtures fixtures;

    @Autowired
    TaskFixtures tasks;

    @Autowired
    TicketWork work;

    @Autowired
    TicketConversation conversation;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    As as;

    TicketId ticket;

    @BeforeEach
    void aTicket() {
        as.signIn("support");
        ticket = fixtures.ticketFrom("nok." + UUID.randomUUID() + "@hotel.example", Language.EN);
    }

    @Nested
    class TheTask {

        @Test
        void isOpenedOnTheTicket() throws Exception {
            mvc.perform(get("/tasks/" + taskId()).with(as.page("support")))
                    .andExpect(redirectedUrl("/tickets/" + ticket));
            mvc.perform(get("/tasks")
                            .param("scope", "teams")
                            .param("q", fixtures.column(ticket, "number", String.class))
                            .with(as.page("support")))
                    .andExpect(content().string(containsString("data-row-link=\"/tickets/" + ticket + "\"")))
                    .andExpect(content().string(containsString("Siam Garden Hotel")))
                    .andExpect(content().string(containsString(">Medium<")))
                    .andExpect(content().string(containsString(">New<")));
        }

        @Test
        void isTriagedInPlaceAndNothingIsOfferedTwice() throws Exception {
            String page = page("support");
            assertThat(page).contains("/tasks/" + taskId() + "/complete", "value=\"startWork\"");
            assertThat(page).doesNotContain("id=\"set-priority\"", "id=\"set-category\"", "/actions/start_work");

            complete("support", "", "urgent").andExpect(redirectedUrl("/tickets/" + ticket));

            assertThat(fixtures.status(ticket)).isEqualTo("IN_PROGRESS");
            assertThat(fixtures.column(ticket, "priority", String.class)).isEqualTo("URGENT");
            assertThat(page("support")).contains("id=\"set-priority\"", "as=resolve", "as=wait");
        }

        @Test
        void leadsToTheNextAndNotBack() throws Exception {
            work.assign(ticket, as.user("finance").id(), as.user("manager"));
            mvc.perform(get("/tasks/next").param("without", ticket.toString()).with(as.page("finance")))
                    .andExpect(status().is3xxRedirection())
                    .andExpect(result ->
                            assertThat(result.getResponse().getRedirectedUrl()).isNotEqualTo("/tickets/" + ticket));
        }
    }

    /** Row 11 of what failed in use. */
    @Nested
    class WhenAColleagueWasFaster {

        @Test
        void tellsWhoHasTheTaskNowAndKeepsWhatWasTyped() throws Exception {
            work.claim(ticket, as.user("support"));
            String mine = as.user("support").id().toString();
            work.assign(ticket, as.user("manager").id(), as.user("manager"));

            complete("support", mine, "urgent")
                    .andExpect(status().isConflict())
                    .andExpect(forwardedUrl("/tickets/" + ticket))
                    .andExpect(result -> assertThat(result.getRequest()
                                    .getAttribute("taskRefused")
                                    .toString())
                            .contains("is now assigned to " + as.user("manager").fullName() + ".", "value=urgent"));
            assertThat(fixtures.status(ticket)).isEqualTo("ASSIGNED");

            complete("support", as.user("manager").id().toString(), "urgent")
                    .andExpect(redirectedUrl("/tickets/" + ticket));
            assertThat(fixtures.status(ticket)).isEqualTo("IN_PROGRESS");
        }

        @Test
        void tellsEvenThoseWhoMayNotSeeTheTaskAnyMore() throws Exception {
            work.assign(ticket, as.user("finance").id(), as.user("manager"));
            String mine = as.user("finance").id().toString();
            work.assign(ticket, as.user("manager").id(), as.user("manager"));

            complete("finance", mine, "urgent")
                    .andExpect(status().isConflict())
                    .andExpect(forwardedUrl("/tickets/" + ticket));
            complete("sales", as.user("sales").id().toString(), "urgent").andExpect(status().isForbidden());
            assertThat(fixtures.status(ticket)).isEqualTo("ASSIGNED");
        }

        @Test
        void holdsForTheOtherFormsOfATicketToo() throws Exception {
            act("cancel", "text", "Not needed", "")
                    .andExpect(redirectedUrl("/tickets/" + ticket)); // nobody had it, nobody has it
            as.signIn("support");
            ticket = fixtures.ticketFrom("lek." + UUID.randomUUID() + "@hotel.example", Language.EN);
            work.assign(ticket, as.user("manager").id(), as.user("manager"));

            act("cancel", "text", "A long reason", "")
                    .andExpect(status().isConflict())
                    .andExpect(content()
                            .string(containsString(
                                    "is now assigned to " + as.user("manager").fullName())))
                    .andExpect(content().string(containsString("A long reason")))
                    .andExpect(content().string(containsString("Do it anyway")));
            assertThat(fixtures.status(ticket)).isEqualTo("ASSIGNED");

            act("cancel", "text", "A long reason", as.user("manager").id().toString())
                    .andExpect(redirectedUrl("/tickets/" + ticket));
            assertThat(fixtures.status(ticket)).isEqualTo("CLOSED");
        }

        @Test
        void isToldOfTheDetailThatAColleagueHasChanged() throws Exception {
            act("priority", "value", "urgent", "low")
                    .andExpect(status().isConflict())
                    .andExpect(content().string(containsString("It is now &quot;Medium&quot;.")));
            act("priority", "value", "urgent", "medium").andExpect(redirectedUrl("/tickets/" + ticket));
            act("priority", "value", "urgent", "low").andExpect(redirectedUrl("/tickets/" + ticket));
        }
    }

    @Nested
    class TheHistory {

        @Test
        void tellsEachActOnceAndFoldsWhatHappenedBetweenMessages() throws Exception {
            work.claim(ticket, as.user("support"));
            conversation.comment(ticket, "We look into it", false, as.user("support"));
            work.resolve(ticket, "Cable replaced", as.user("support"));

            String messages = page("support");
            assertThat(messages).contains("2 changes · show", "message-outcome").doesNotContain("from New to Assigned");
            String everything = mvc.perform(get("/tickets/" + ticket)
                            .param("show", "everything")
                            .with(as.page("support")))
                    .andReturn()
                    .getResponse()
                    .getContentAsString();
            assertThat(everything)
                    .contains("from New to Assigned", "entity=ticket")
                    .doesNotContain("· show");
        }

        @Test
        void showsFormattingQuotedTextRecipientsAndWhatWasDeleted() throws Exception {
            UUID shown = conversation.comment(ticket, "Bold words", false, as.user("support"));
            UUID gone = conversation.comment(ticket, "A secret slip", true, as.user("support"));
            jdbc.sql("""
                            update ticket_comment set html = '<p><strong>Bold</strong> words</p>', quoted = 'On Monday you <wrote>',
                                   sent_to = array['nok@hotel.example'], sent_cc = array['lek@hotel.example']
                             where id = :id
                            """).param("id", shown).update();
            jdbc.sql("update ticket_comment set deleted_at = now() where id = :id")
                    .param("id", gone)
                    .update();

            assertThat(page("support"))
                    .contains("<strong>Bold</strong> words", "On Monday you &lt;wrote&gt;")
                    .contains("class=\"sent-to\"", "bi-trash");
        }

        @Test
        void foldsAVeryLongMessage() throws Exception {
            conversation.comment(ticket, "Word ".repeat(1000), true, as.user("support"));

            assertThat(page("support")).contains("class=\"long-text\"", "Show all");
        }
    }

    @Nested
    class TheCustomer {

        @Test
        void standsBesideTheTicketWithTheOtherOpenOnes() throws Exception {
            UUID company = fixtures.column(ticket, "company_id", UUID.class);
            TicketId other = fixtures.ticketOf(new CompanyId(company), TicketPriority.LOW);

            mvc.perform(get("/tickets/" + ticket + "/customer").with(as.page("support")))
                    .andExpect(content().string(containsString("One other open ticket")))
                    .andExpect(content().string(containsString("/tickets/" + other)))
                    .andExpect(content().string(containsString("/customers/companies/" + company + "/facts")));
            mvc.perform(get("/customers/companies/" + company + "/facts").with(as.page("support")))
                    .andExpect(content().string(containsString("English")));
        }

        @Test
        void hasTicketsAndEmailsOnTheContactPage() throws Exception {
            UUID contact = fixtures.column(ticket, "contact_id", UUID.class);

            mvc.perform(get("/customers/contacts/" + contact).with(as.page("sales")))
                    .andExpect(content().string(containsString("/tickets/of-contact/" + contact)))
                    .andExpect(content().string(containsString("/mail/log/to?address=nok.")));
            mvc.perform(get("/tickets/of-contact/" + contact).with(as.page("sales")))
                    .andExpect(content().string(containsString("/tickets/" + ticket)));
        }
    }

    private ResultActions act(String action, String parameter, String value, String seen) throws Exception {
        return mvc.perform(post("/tickets/{id}/actions/{action}", ticket, action)
                .with(as.page("support"))
                .with(csrf())
                .param(parameter, value)
                .param("seen", seen));
    }

    private String taskId() {
        return tasks.open(ticket.toString()).getId();
    }

    private ResultActions complete(String user, String seen, String priority) throws Exception {
        return mvc.perform(post("/tasks/{id}/complete", taskId())
                .with(as.page(user))
                .with(csrf())
                .param("seen", seen)
                .param("outcome", "startWork")
                .param("field.category", "technical")
                .param("field.priority", priority));
    }

    private String page(String user) throws Exception {
        return mvc.perform(get("/tickets/" + ticket).with(as.page(user)))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsString();
    }
}
