package com.bmasia.crm.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;

import com.bmasia.crm.customers.CompanyId;
import com.bmasia.crm.shared.Language;
import com.bmasia.crm.test.As;
import com.bmasia.crm.test.ModuleTest;
import com.bmasia.crm.tickets.TicketFixtures;
import com.bmasia.crm.tickets.ticket.TicketId;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;

@ModuleTest
class SearchEverythingTest {

    @Autowired
    TicketFixtures fixtures;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    MockMvc mvc;

    @Autowired
    As as;

    String word;
    CompanyId company;

    @BeforeEach
    void aCompany() {
        as.signIn("support");
        word = "w" + UUID.randomUUID().toString().substring(0, 8);
        company = fixtures.company("Riverside " + word);
    }

    @Test
    void findsRecordsOfEveryKind() throws Exception {
        var contact = fixtures.contact(company, word + "@riverside.example", Language.EN);
        TicketId ticket = fixtures.ticketWithoutContact(company);

        Document page = page("riverside " + word, "support");

        assertThat(links(page))
                .containsSubsequence(
                        "/tickets/" + ticket, "/customers/companies/" + company, "/customers/contacts/" + contact);
        assertThat(page.select("#content h2").eachText()).containsExactly("Tickets", "Companies", "Contacts");
    }

    @Test
    void findsClosedTickets() throws Exception {
        TicketId ticket = fixtures.ticketWithoutContact(company);
        jdbc.sql("update ticket set status = 'CLOSED', closed_at = now() where id = ?")
                .param(ticket.value())
                .update();

        assertThat(links(page(word, "support"))).contains("/tickets/" + ticket);
    }

    @Test
    void showsFiveOfAKindAndWhereTheOthersAre() throws Exception {
        List<TicketId> tickets = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            tickets.add(fixtures.ticketWithoutContact(company));
        }

        List<String> links = links(page(word + " riverside", "support"));

        assertThat(links).contains("/tickets/" + tickets.get(5), "/tickets/" + tickets.get(1));
        assertThat(links).doesNotContain("/tickets/" + tickets.get(0));
        assertThat(links).contains("/tickets?q=" + word + "%20riverside");
    }

    @Test
    void opensTheOneThatIsFound() throws Exception {
        mvc.perform(get("/search").param("q", word).with(as.page("support")))
                .andExpect(redirectedUrl("/customers/companies/" + company));
    }

    @Test
    void findsOnlyWhatThePersonMaySee() throws Exception {
        jdbc.sql("update user_account set full_name = full_name || ' ' || :word where username = 'finance'")
                .param("word", word)
                .update();
        String account = "/users/" + as.user("finance").id();
        try {
            assertThat(links(page(word, "admin"))).contains(account);
            mvc.perform(get("/search").param("q", word).with(as.page("support")))
                    .andExpect(redirectedUrl("/customers/companies/" + company));
        } finally {
            jdbc.sql("update user_account set full_name = replace(full_name, :word, '') where username = 'finance'")
                    .param("word", " " + word)
                    .update();
        }
    }

    @Test
    void saysThatNothingIsFound() throws Exception {
        assertThat(page(word + " missing", "support").text()).contains("No results");
        assertThat(page(" ", "support").text()).contains("No results");
    }

    private Document page(String typed, String person) throws Exception {
        return Jsoup.parse(mvc.perform(get("/search").param("q", typed).with(as.page(person)))
                .andReturn()
                .getResponse()
                .getContentAsString());
    }

    private static List<String> links(Document page) {
        return page.select("#content a").eachAttr("href");
    }
}
