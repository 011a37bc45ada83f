package com.bmasia.crm.tickets.list.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;
import static org.hamcrest.Matchers.stringContainsInOrder;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.bmasia.crm.customers.CompanyId;
import com.bmasia.crm.shared.PageOf;
import com.bmasia.crm.test.As;
import com.bmasia.crm.test.ModuleTest;
import com.bmasia.crm.tickets.TicketFixtures;
import com.bmasia.crm.tickets.TicketService;
import com.bmasia.crm.tickets.TicketWork;
import com.bmasia.crm.tickets.list.TicketList;
import com.bmasia.crm.tickets.list.TicketRow;
import com.bmasia.crm.tickets.ticket.NewTicket;
import com.bmasia.crm.tickets.ticket.TicketCategory;
import com.bmasia.crm.tickets.ticket.TicketId;
import com.bmasia.crm.tickets.ticket.TicketPriority;
import com.bmasia.crm.tickets.ticket.TicketSource;
import com.bmasia.crm.web.list.ListQuery;
import com.bmasia.crm.web.list.ListSpec;
import com.bmasia.crm.web.list.Lists;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

@ModuleTest
class ListTicketsTest {

    @Autowired
    MockMvc mvc;

    @Autowired
    TicketService tickets;

    @Autowired
    TicketWork work;

    @Autowired
    TicketList list;

    @Autowired
    ListSpec<TicketRow> spec;

    @Autowired
    Lists lists;

    @Autowired
    TicketFixtures fixtures;

    @Autowired
    As as;

    /** All tests share one database: each keeps to a company of its own. */
    CompanyId company;

    @BeforeEach
    void aCompanyOfItsOwn() {
        as.signIn("support");
        company = fixtures.company("Company " + UUID.randomUUID());
    }

    @Test
    void findsThaiInTheMiddleOfAWord() throws Exception {
        create("ลำโพงชั้นสองไม่มีเสียง", TicketPriority.HIGH);
        create("Invoice question", TicketPriority.LOW);

        show(get("/tickets").param("q", "สองไม่มี").param("company", company.toString()))
                .andExpect(content().string(containsString("ลำโพงชั้นสองไม่มีเสียง")))
                .andExpect(content().string(not(containsString("Invoice question"))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Z", "zy", "大堂", "0%", "มี"})
    void findsOneOrTwoLetters(String typed) throws Exception {
        create("Zylophone 大堂 100% ไม่มีเสียง", TicketPriority.HIGH);
        create("Invoice question", TicketPriority.LOW);

        show(inCompany().param("q", typed))
                .andExpect(content().string(containsString("Zylophone")))
                .andExpect(content().string(not(containsString("Invoice question"))));
        mvc.perform(get("/api/v1/tickets/")
                        .param("company", company.toString())
                        .param("search", typed)
                        .with(as.page("support")))
                .andExpect(jsonPath("$.results[*].subject", contains(startsWith("Zylophone"))));
    }

    @Test
    void narrowsByEachFilterAndLeavesOutWhatItCannotRead() throws Exception {
        create("First request", TicketPriority.URGENT);
        create("Second request", TicketPriority.LOW);

        show(inCompany().param("priority", "low", "nonsense"))
                .andExpect(content().string(not(containsString("First request"))));
        show(inCompany().param("view", "urgent")).andExpect(content().string(not(containsString("Second request"))));
        show(inCompany().param("from", "2099-01-01")).andExpect(content().string(containsString("No matches")));
        show(inCompany().param("from", "yesterday").param("assignee", "me").param("sort", "?"))
                .andExpect(content().string(containsString("First request")))
                .andExpect(content().string(containsString("Second request")));
    }

    @Test
    void showsMineAndThoseOfNobodyByChip() throws Exception {
        TicketId mine = create("Mine alone", TicketPriority.LOW);
        create("Of nobody", TicketPriority.LOW);
        work.claim(mine, as.user("support"));

        show(inCompany().param("view", "mine"))
                .andExpect(content().string(containsString("Mine alone")))
                .andExpect(content().string(not(containsString("Of nobody"))));
        show(inCompany().param("view", "unassigned"))
                .andExpect(content().string(not(containsString("Mine alone"))))
                .andExpect(content().string(containsString("Of nobody")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"newest", "oldest", "updated", "due", "priority"})
    void pagesThroughAllWithoutGapOrRepetition(String sort) {
        List<TicketId> made = new ArrayList<>();
        for (TicketPriority priority : TicketPriority.values()) {
            made.add(create("A " + priority, priority));
            made.add(create("B " + priority, priority));
        }
        List<TicketId> seen = new ArrayList<>();
        String after = null;
        do {
            ListQuery query = ListQuery.of("company", company.toString())
                    .with("sort", sort)
                    .with("after", after);
            PageOf<TicketRow> page = lists.page(spec, query, list.scope(as.user("support")), 3);
            page.items().forEach(ticket -> seen.add(ticket.id()));
            after = page.next();
        } while (after != null);

        assertThat(seen).containsExactlyInAnyOrderElementsOf(made);
    }

    /** The order "most urgent first" is called like the field, so the head says the other direction with a sign. */
    @Test
    void theHeadOfPriorityTurnsTheOrderAround() throws Exception {
        create("Urgent one", TicketPriority.URGENT);
        create("Low one", TicketPriority.LOW);

        show(inCompany().param("sort", "priority"))
                .andExpect(content().string(stringContainsInOrder("Urgent one", "Low one")))
                .andExpect(content().string(containsString("sort=%2Bpriority")));
        show(inCompany().param("sort", "+priority"))
                .andExpect(content().string(stringContainsInOrder("Low one", "Urgent one")))
                .andExpect(content().string(containsString("sort=-priority")))
                .andExpect(content().string(containsString("data-spoken-sort=\"+priority\"")));
    }

    @Test
    void answersHtmxWithTheResultsAlone() throws Exception {
        create("Only rows", TicketPriority.LOW);

        show(inCompany().header("HX-Request", "true"))
                .andExpect(content().string(not(containsString("<html"))))
                .andExpect(content().string(containsString("Only rows")))
                .andExpect(header().string("HX-Push-Url", "/tickets?company=" + company));
        show(get("/tickets")
                        .header("HX-Request", "true")
                        .header("List-Part", "changed")
                        .param("company", company.toString())
                        .param("since", "2026-01-01T00:00:00Z"))
                .andExpect(content().string(containsString("One entry in this list has changed")));
    }

    @Test
    void exportsWithoutFormulas() throws Exception {
        create("=HYPERLINK(\"http://evil.example\")", TicketPriority.LOW);
        create("+66 number, \"quoted\"", TicketPriority.LOW);

        String csv = show(get("/tickets/export.csv").param("company", company.toString()))
                .andExpect(header().string("Content-Disposition", "attachment; filename=\"tickets.csv\""))
                .andReturn()
                .getResponse()
                .getContentAsString();

        assertThat(csv).contains("\"'=HYPERLINK(\"\"http://evil.example\"\")\"", "\"'+66 number, \"\"quoted\"\"\"");
        assertThat(csv.lines()).hasSize(3);
    }

    @Test
    void showsAScriptInTheSubjectAsText() throws Exception {
        create("<script>alert('list')</script>", TicketPriority.LOW);

        show(inCompany())
                .andExpect(content().string(containsString("&lt;script&gt;alert(&#39;list&#39;)")))
                .andExpect(content().string(not(containsString("<script>alert"))));
    }

    @Test
    void showsTheTicketsOfACompanyInItsPanel() throws Exception {
        create("In the panel", TicketPriority.LOW);

        show(get("/tickets/of-company/" + company)).andExpect(content().string(containsString("In the panel")));
    }

    private MockHttpServletRequestBuilder inCompany() {
        return get("/tickets").param("company", company.toString());
    }

    private ResultActions show(MockHttpServletRequestBuilder request) throws Exception {
        return mvc.perform(request.with(as.page("support"))).andExpect(status().isOk());
    }

    private TicketId create(String subject, TicketPriority priority) {
        return tickets.create(
                NewTicket.of(subject, "", TicketCategory.GENERAL, priority, TicketSource.STAFF, company, null),
                as.user("support"));
    }
}
