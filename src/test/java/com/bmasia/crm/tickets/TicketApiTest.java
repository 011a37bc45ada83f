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
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.put;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.bmasia.crm.customers.CompanyId;
import com.bmasia.crm.test.As;
import com.bmasia.crm.test.ModuleTest;
import com.bmasia.crm.tickets.ticket.TicketId;
import com.bmasia.crm.tickets.ticket.TicketPriority;
import com.jayway.jsonpath.DocumentContext;
import com.jayway.jsonpath.JsonPath;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
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
        void refusesWhatOnlyTheSystemMaySay() throws Exception {
            CompanyId company = fixtures.company("Hotel");
            for (String field : List.of("status", "ticket_number", "resolved_at", "no_such_field")) {
                send("sales", post(TICKETS), """
                                {"subject": "Mass", "company": "%s", "%s": "T-1"}
                                """.formatted(company, field))
                        .andExpect(status().isBadRequest())
                        .andExpect(jsonPath("$." + field, hasSize(1)));
            }
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
        void takesTheWholeTicketBackAsOldClientsSendIt() throws Exception {
            TicketId ticket = ticket();
            send("support", post(TICKETS + ticket + "/add_comment"), "{\"text\": \"Note\", \"is_internal\": true}");
            DocumentContext whole = JsonPath.parse(read("support", TICKETS + ticket)
                    .andReturn()
                    .getResponse()
                    .getContentAsString(StandardCharsets.UTF_8));
            send(
                            "support",
                            put(TICKETS + ticket),
                            whole.set("$.subject", "Sent back").jsonString())
                    .andExpect(status().isOk())
                    .andExpect(jsonPath("$.subject", is("Sent back")));
            // The service level's due date has not become one that a person chose.
            org.assertj.core.api.Assertions.assertThat(fixtures.column(ticket, "due_by_hand", Boolean.class))
                    .isFalse();
        }

        @Test
        void refusesAFieldThatItWouldNotActOnNamingIt() throws Exception {
            TicketId ticket = ticket();
            for (String field : List.of("ticket_number", "company_name", "resolved_at", "is_overdue", "colour")) {
                send("support", patch(TICKETS + ticket), "{\"subject\": \"Changed\", \"%s\": \"x\"}".formatted(field))
                        .andExpect(status().isBadRequest())
                        .andExpect(jsonPath("$." + field, hasSize(1)));
            }
            send("support", patch(TICKETS + ticket), "{\"comment\": \"Nobody hears it\"}")
                    .andExpect(status().isBadRequest())
                    .andExpect(jsonPath("$.comment", hasSize(1)));
            send("support", patch(TICKETS + ticket), "{\"status\": null}")
                    .andExpect(status().isBadRequest())
                    .andExpect(jsonPath("$.status", hasSize(1)));
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
                    .andExpect(status().isOk())
                    .andExpect(jsonPath("$.comments[*].text", hasItem("It works")));
            send("support", post(TICKETS + ticket + "/add_comment"), """
                            {"text": "x", "contact": "%s", "is_internal": true}
                            """.formatted(fixtures.contactOf(ticket)))
                    .andExpect(status().isBadRequest())
                    .andExpect(jsonPath("$.is_internal", hasSize(1)));
        }

        @Test
        void commentsAndCountsTheFirstPublicAnswerOfStaff() throws Exception {
            TicketId ticket = ticket();
            send("support", post(TICKETS + ticket + "/add_comment"), "{\"text\": \"Note\", \"is_internal\": true}")
                    .andExpect(status().isOk())
                    .andExpect(jsonPath("$.ticket_number", startsWith("T-")))
                    .andExpect(jsonPath("$.comments[0].is_internal", is(true)));
            read("support", TICKETS + ticket).andExpect(jsonPath("$.first_response_at", nullValue()));
            send("support", post(TICKETS + ticket + "/add_comment/"), "{\"text\": \"Hello\"}")
                    .andExpect(jsonPath(
                            "$.comments[1].author_name", is(as.user("support").fullName())));
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
                    .andExpect(jsonPath("$.comment", hasSize(1)));
            send("support", post(TICKETS + ticket + "/transition"), "{\"move\": \"resolve\", \"status\": \"resolved\"}")
                    .andExpect(status().isBadRequest())
                    .andExpect(jsonPath("$.status", hasSize(1)));
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
            send("support", post(TICKETS + ticket + "/assign"), "{\"assigned_to\": null}")
                    .andExpect(status().isOk());
        }

        @Test
        void assignsToATeamAndLeavesThePersonWhereNothingIsSaidOfThem() throws Exception {
            TicketId ticket = ticket();
            String manager = as.user("manager").id().toString();
            send("support", post(TICKETS + ticket + "/assign"), "{\"assigned_to\": \"" + manager + "\"}");
            send("support", post(TICKETS + ticket + "/assign"), "{\"assigned_team\": \"finance\"}")
                    .andExpect(status().isOk())
                    .andExpect(jsonPath("$.assigned_team", is("finance")))
                    .andExpect(jsonPath("$.assigned_to", is(manager)));
            send("support", post(TICKETS + ticket + "/assign"), """
                            {"assigned_to": null, "assigned_team": "tech"}
                            """)
                    .andExpect(jsonPath("$.assigned_team", is("tech")))
                    .andExpect(jsonPath("$.assigned_to", nullValue()));
        }

        @Test
        void refusesAnAssignmentThatSaysNothingOrNamesWhatIsNotThere() throws Exception {
            TicketId ticket = ticket();
            String manager = as.user("manager").id().toString();
            String path = TICKETS + ticket + "/assign/";
            send("support", post(path), "{\"assigned_to\": \"" + manager + "\"}");
            send("support", post(path), "{}").andExpect(status().isBadRequest());
            for (String wrong : List.of("\"nobody\"", "null")) {
                send("support", post(path), "{\"assigned_to\": null, \"assigned_team\": " + wrong + "}")
                        .andExpect(status().isBadRequest())
                        .andExpect(jsonPath("$.assigned_team", hasSize(1)));
            }
            send("support", post(path), "{\"assigned_to\": \"" + UUID.randomUUID() + "\"}")
                    .andExpect(status().isBadRequest())
                    .andExpect(jsonPath("$.assigned_to", hasSize(1)));
            read("support", TICKETS + ticket).andExpect(jsonPath("$.assigned_to", is(manager)));
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
