package com.bmasia.crm.tickets;

import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.delete;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.patch;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.bmasia.crm.customers.CompanyId;
import com.bmasia.crm.test.As;
import com.bmasia.crm.test.ModuleTest;
import com.jayway.jsonpath.JsonPath;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

@ModuleTest
class TicketApiTest {

    private static final String TICKETS = "/api/v1/tickets/";

    @Autowired
    MockMvc mvc;

    @Autowired
    TicketFixtures fixtures;

    @Autowired
    As as;

    @Nested
    class Creating {

        @Test
        void routesTheTicketAndAnswersWithIt() throws Exception {
            CompanyId company = fixtures.company("โรงแรมริมน้ำ");
            send("sales", post(TICKETS), """
                            {"subject": "ไม่มีเสียงเพลง", "category": "technical", "priority": "high", "company": "%s"}
                            """.formatted(company))
                    .andExpect(status().isCreated())
                    .andExpect(jsonPath("$.ticket_number", startsWith("T-")))
                    .andExpect(jsonPath("$.subject", is("ไม่มีเสียงเพลง")))
                    .andExpect(jsonPath("$.company_name", is("โรงแรมริมน้ำ")))
                    .andExpect(jsonPath("$.status", is("new")))
                    .andExpect(jsonPath("$.assigned_team", is("tech")))
                    .andExpect(jsonPath("$.source", is("api")))
                    .andExpect(jsonPath("$.is_overdue", is(false)));
        }

        @Test
        void namesEveryFieldThatIsWrong() throws Exception {
            send("sales", post(TICKETS), "{\"priority\": \"low\"}")
                    .andExpect(status().isBadRequest())
                    .andExpect(jsonPath("$.subject", hasSize(1)))
                    .andExpect(jsonPath("$.company", hasSize(1)));
        }

        @Test
        void ignoresWhatOnlyTheSystemMaySay() throws Exception {
            CompanyId company = fixtures.company("Hotel");
            send("sales", post(TICKETS), """
                            {"subject": "Mass", "company": "%s", "status": "closed", "ticket_number": "T-1", "resolved_at": "2020-01-01T00:00:00Z"}
                            """.formatted(company))
                    .andExpect(status().isCreated())
                    .andExpect(jsonPath("$.status", is("new")))
                    .andExpect(jsonPath("$.resolved_at", nullValue()))
                    .andExpect(jsonPath("$.ticket_number", not(is("T-1"))));
        }
    }

    @Nested
    class Listing {

        @Test
        void filtersAsTheOldClientsDo() throws Exception {
            as.signIn("sales");
            CompanyId company = fixtures.company("Filter Hotel");
            TicketId urgent = fixtures.ticketOf(company, TicketPriority.URGENT);
            fixtures.ticketOf(company, TicketPriority.LOW);
            String list = TICKETS + "?company=" + company;
            read("sales", list).andExpect(jsonPath("$.count", is(2)));
            read("sales", list + "&priority=urgent")
                    .andExpect(jsonPath("$.results[*].id", containsInAnyOrder(urgent.toString())));
            read("sales", list + "&unassigned=true").andExpect(jsonPath("$.count", is(2)));
            read("sales", list + "&my_tickets=true").andExpect(jsonPath("$.count", is(0)));
            read("sales", list + "&status__in=new,assigned&open=true").andExpect(jsonPath("$.count", is(2)));
            read("sales", list + "&assigned_team=finance").andExpect(jsonPath("$.count", is(0)));
            read("sales", list + "&overdue=true").andExpect(jsonPath("$.count", is(0)));
            read("sales", list + "&search=lobby&ordering=-created_at&page_size=1")
                    .andExpect(jsonPath("$.results", hasSize(1)));
        }

        @Test
        void namesAFilterThatItDoesNotKnow() throws Exception {
            mvc.perform(get(TICKETS + "?colour=red").with(as.page("sales"))).andExpect(status().isBadRequest());
        }
    }

    @Nested
    class Changing {

        @Test
        void takesAStatusAsARequestForThatTransition() throws Exception {
            TicketId ticket = ticket();
            send("support", patch(TICKETS + ticket), "{\"status\": \"in_progress\"}")
                    .andExpect(status().isOk())
                    .andExpect(jsonPath("$.status", is("in_progress")))
                    .andExpect(
                            jsonPath("$.assigned_to", is(as.user("support").id().toString())));
            send("support", patch(TICKETS + ticket), "{\"status\": \"resolved\", \"comment\": \"New cable.\"}")
                    .andExpect(jsonPath("$.status", is("resolved")))
                    .andExpect(jsonPath("$.resolution", is("New cable.")))
                    .andExpect(jsonPath("$.comments[*].text", hasItem("New cable.")));
            send("support", patch(TICKETS + ticket), "{\"status\": \"closed\"}")
                    .andExpect(jsonPath("$.status", is("closed")));
        }

        @Test
        void refusesAnIllegalTransitionWithTheAllowedOnes() throws Exception {
            TicketId ticket = ticket();
            send("support", patch(TICKETS + ticket), "{\"status\": \"resolved\"}")
                    .andExpect(status().isConflict())
                    .andExpect(jsonPath("$.allowed", containsInAnyOrder("assigned", "closed", "in_progress")));
        }

        @Test
        void changesNothingWhereOnePartIsRefused() throws Exception {
            TicketId ticket = ticket();
            send("support", patch(TICKETS + ticket), "{\"subject\": \"Changed\", \"status\": \"resolved\"}")
                    .andExpect(status().isConflict());
            read("support", TICKETS + ticket).andExpect(jsonPath("$.subject", is("No music in the lobby")));
        }

        @Test
        void refusesAnOldVersion() throws Exception {
            TicketId ticket = ticket();
            send("support", patch(TICKETS + ticket), "{\"subject\": \"Mine\", \"version\": 0}")
                    .andExpect(status().isConflict());
        }

        @Test
        void keepsTagsShortAndFew() throws Exception {
            TicketId ticket = ticket();
            send("support", patch(TICKETS + ticket), "{\"tags\": [\"%s\"]}".formatted("x".repeat(41)))
                    .andExpect(status().isBadRequest())
                    .andExpect(jsonPath("$.tags").exists());
            send("support", patch(TICKETS + ticket), "{\"tags\": [%s\"z\"]}".formatted(manyTags(20)))
                    .andExpect(status().isBadRequest());
            send("support", patch(TICKETS + ticket), "{\"tags\": [%s null]}".formatted(manyTags(20)))
                    .andExpect(status().isOk())
                    .andExpect(jsonPath("$.tags", hasSize(20)));
        }

        private static String manyTags(int count) {
            StringBuilder tags = new StringBuilder();
            for (int i = 0; i < count; i++) {
                tags.append("\"tag").append(i).append("\", ");
            }
            return tags.toString();
        }

        @Test
        void keepsTheSubjectInOneLine() throws Exception {
            TicketId ticket = ticket();
            send("support", patch(TICKETS + ticket), "{\"subject\": \"No music\\r\\nBcc: x@y.example\"}")
                    .andExpect(jsonPath("$.subject", is("No music Bcc: x@y.example")));
        }

        @Test
        void isOnlyForOnesOwnTicketOrThosePermitted() throws Exception {
            TicketId ticket = ticket();
            send("marketing", patch(TICKETS + ticket), "{\"subject\": \"Not mine\"}")
                    .andExpect(status().isForbidden());
            send("sales", patch(TICKETS + ticket), "{\"subject\": \"I created it\"}")
                    .andExpect(status().isOk());
            mvc.perform(delete(TICKETS + ticket).with(as.page("sales"))).andExpect(status().isForbidden());
            mvc.perform(delete(TICKETS + ticket).with(as.page("support"))).andExpect(status().isNoContent());
            mvc.perform(get(TICKETS + ticket).with(as.page("support"))).andExpect(status().isNotFound());
        }
    }

    @Nested
    class Acting {

        @Test
        void putsNoWordsIntoTheMouthOfAnotherCompanysContact() throws Exception {
            TicketId ticket = ticket();
            String answer = "{\"text\": \"It works\", \"contact\": \"%s\"}";
            send("support", post(TICKETS + ticket + "/add_comment"), answer.formatted(fixtures.contactOf(ticket())))
                    .andExpect(status().isBadRequest())
                    .andExpect(jsonPath("$.contact").exists());
            send("support", post(TICKETS + ticket + "/add_comment"), answer.formatted(fixtures.contactOf(ticket)))
                    .andExpect(status().isCreated());
        }

        @Test
        void commentsAndCountsTheFirstPublicAnswerOfStaff() throws Exception {
            TicketId ticket = ticket();
            send("support", post(TICKETS + ticket + "/add_comment"), "{\"text\": \"Note\", \"is_internal\": true}")
                    .andExpect(status().isCreated())
                    .andExpect(jsonPath("$.is_internal", is(true)));
            read("support", TICKETS + ticket).andExpect(jsonPath("$.first_response_at", nullValue()));
            send("support", post(TICKETS + ticket + "/add_comment/"), "{\"text\": \"Hello\"}")
                    .andExpect(jsonPath("$.author_name", is(as.user("support").fullName())));
            read("support", TICKETS + ticket)
                    .andExpect(jsonPath("$.first_response_at", not(nullValue())))
                    .andExpect(jsonPath("$.comments", hasSize(2)));
            read("support", "/api/v1/ticket-comments/?ticket=" + ticket + "&is_internal=false")
                    .andExpect(jsonPath("$.count", is(1)));
        }

        @Test
        void tellsWhatIsPossibleAndMovesByName() throws Exception {
            TicketId ticket = ticket();
            read("support", TICKETS + ticket + "/options")
                    .andExpect(jsonPath("$.moves", containsInAnyOrder("start_work", "cancel")))
                    .andExpect(jsonPath("$.claim", is(true)));
            send("support", post(TICKETS + ticket + "/transition"), "{\"move\": \"start_work\"}")
                    .andExpect(jsonPath("$.status", is("in_progress")));
            send("support", post(TICKETS + ticket + "/transition"), "{\"move\": \"resolve\"}")
                    .andExpect(status().isBadRequest())
                    .andExpect(jsonPath("$.text", hasSize(1)));
        }

        @Test
        void assignsAndGivesBack() throws Exception {
            TicketId ticket = ticket();
            String manager = as.user("manager").id().toString();
            send("support", post(TICKETS + ticket + "/assign"), "{\"assigned_to\": \"" + manager + "\"}")
                    .andExpect(jsonPath("$.status", is("assigned")))
                    .andExpect(jsonPath("$.assigned_to", is(manager)));
            send("support", post(TICKETS + ticket + "/assign"), "{\"assigned_to\": null}")
                    .andExpect(jsonPath("$.status", is("new")));
        }

        @Test
        void tellsTheSecondClaimantWhoWasFirst() throws Exception {
            TicketId ticket = ticket();
            send("support", post(TICKETS + ticket + "/claim"), "{}").andExpect(status().isOk());
            String answer = send("manager", post(TICKETS + ticket + "/claim"), "{}")
                    .andExpect(status().isConflict())
                    .andReturn()
                    .getResponse()
                    .getContentAsString();
            String detail = JsonPath.read(answer, "$.detail");
            org.assertj.core.api.Assertions.assertThat(detail)
                    .contains(as.user("support").fullName());
        }
    }

    private TicketId ticket() {
        as.signIn("sales");
        return fixtures.ticket();
    }

    private ResultActions read(String user, String path) throws Exception {
        return mvc.perform(get(path).with(as.page(user))).andExpect(status().isOk());
    }

    private ResultActions send(String user, MockHttpServletRequestBuilder request, String json) throws Exception {
        return mvc.perform(request.with(as.page(user))
                .contentType(MediaType.APPLICATION_JSON)
                .content(json));
    }
}
