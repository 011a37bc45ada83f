package com.bmasia.crm.tickets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.bmasia.crm.customers.ContactId;
import com.bmasia.crm.mail.MailFixtures;
import com.bmasia.crm.shared.Language;
import com.bmasia.crm.test.As;
import com.bmasia.crm.test.ModuleTest;
import com.bmasia.crm.test.TestClock;
import com.bmasia.crm.tickets.survey.Answers;
import com.bmasia.crm.tickets.survey.SurveyLinks;
import com.bmasia.crm.tickets.ticket.TicketId;
import com.bmasia.crm.users.CurrentUser;
import java.net.URI;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;

/** The survey behind the stars of a mail: from the click to the ticket's page. */
@ModuleTest
class AnswerSurveyTest {

    @Autowired
    MockMvc mvc;

    @Autowired
    TicketWork work;

    @Autowired
    TicketFixtures fixtures;

    @Autowired
    SurveyLinks links;

    @Autowired
    Answers answers;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TestClock clock;

    @Autowired
    As as;

    private TicketId ticket;
    private String path;

    @BeforeEach
    void aSolvedTicket() {
        CurrentUser support = as.signIn("support");
        ticket = fixtures.ticketFrom(MailFixtures.address(), Language.EN);
        work.startWork(ticket, support);
        work.resolve(ticket, "Restarted the player.", support);
        path = pathOf(ticket, Language.EN);
        org.springframework.security.core.context.SecurityContextHolder.clearContext();
    }

    @Test
    void showsTheStarThatWasClickedAndKeepsNothing() throws Exception {
        mvc.perform(get(path).param("stars", "4"))
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("id=\"stars-4\" value=\"4\" checked=\"checked\"")))
                .andExpect(content().string(containsString("autofocus")))
                .andExpect(content().string(containsString("No music in the lobby")));
        assertThat(answers.of(ticket)).isEmpty();
    }

    @Test
    void speaksTheLanguageOfTheMail() throws Exception {
        mvc.perform(get(path).param("lang", "th"))
                .andExpect(content().string(containsString("ท่านพึงพอใจกับบริการของเราหรือไม่")));
    }

    @Test
    void keepsTheAnswerAndShowsItAtTheTicket() throws Exception {
        send("5", "Quick & <b>friendly</b>")
                .andExpect(status().isSeeOther())
                .andExpect(redirectedUrl(path + "?sent=true&lang=en"));
        mvc.perform(get(path).param("sent", "true"))
                .andExpect(content().string(containsString("Thank you for your feedback")))
                .andExpect(content().string(containsString("Quick &amp; &lt;b&gt;friendly")));
        assertThat(fixtures.events(ticket)).contains("RATED");
        mvc.perform(get("/tickets/" + ticket).with(as.page("support")))
                .andExpect(content().string(containsString("5 of 5 stars")))
                .andExpect(content().string(containsString("Khun Somchai rated our help 5 of 5 stars")))
                .andExpect(content().string(not(containsString("<b>friendly"))));
        mvc.perform(get("/tickets/statistics").with(as.page("support")))
                .andExpect(content().string(containsString("of 5 stars on average")));
        mvc.perform(get("/api/v1/tickets/stats").with(as.page("support")))
                .andExpect(jsonPath("$.satisfaction.by_stars.5").isNumber());
    }

    @Test
    void canBeChangedForThirtyDaysAndNotLater() throws Exception {
        send("2", "Slow");
        clock.advance(Duration.ofDays(29));
        send("3", "All in all all right").andExpect(status().isSeeOther());
        assertThat(answers.of(ticket).orElseThrow().stars()).isEqualTo(3);
        clock.advance(Duration.ofDays(2));
        send("1", "Too late").andExpect(status().isOk()).andExpect(content().string(containsString("has ended")));
        assertThat(answers.of(ticket).orElseThrow().stars()).isEqualTo(3);
    }

    @Test
    void saysNothingTwiceInTheTimeline() throws Exception {
        send("4", "");
        send("4", "");
        assertThat(fixtures.events(ticket)).containsOnlyOnce("RATED");
    }

    @Test
    void tellsAssigneeAndTeamLeadOfALowRatingOnly() throws Exception {
        send("3", "");
        assertThat(notices()).isZero();
        send("2", "");
        assertThat(notices()).isPositive();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0", "6", "five", "-1"})
    void refusesWhatIsNoNumberOfStarsAndKeepsTheComment(String stars) throws Exception {
        send(stars, "What I typed")
                .andExpect(status().isUnprocessableEntity())
                .andExpect(content().string(containsString("Please choose one to five stars.")))
                .andExpect(content().string(containsString("What I typed")));
        assertThat(answers.of(ticket)).isEmpty();
    }

    @Test
    void refusesALongComment() throws Exception {
        send("4", "x".repeat(2001))
                .andExpect(status().isUnprocessableEntity())
                .andExpect(content().string(containsString("At most 2,000 characters")));
    }

    @Test
    void knowsNoOtherAddress() throws Exception {
        String changed = path.substring(0, path.length() - 1) + (path.endsWith("A") ? "Q" : "A");
        for (String wrong : new String[] {changed, "/survey/" + UUID.randomUUID(), "/survey/" + ticket}) {
            mvc.perform(get(wrong)).andExpect(status().isNotFound());
            mvc.perform(post(wrong).param("stars", "5")).andExpect(status().isNotFound());
        }
        assertThat(answers.of(ticket)).isEmpty();
    }

    @Test
    void isGoneWithItsTicket() throws Exception {
        send("5", "");
        jdbc.sql("delete from ticket where id = ?").param(ticket.value()).update();
        mvc.perform(get(path)).andExpect(status().isNotFound());
    }

    @Test
    void makesNoSessionAndIsNotIndexed() throws Exception {
        assertThat(mvc.perform(get(path))
                        .andExpect(content().string(not(containsString("_csrf"))))
                        .andReturn()
                        .getResponse())
                .satisfies(answer -> {
                    assertThat(answer.getCookies()).isEmpty();
                    assertThat(answer.getHeader("X-Robots-Tag")).contains("noindex");
                });
    }

    private ResultActions send(String stars, String comment) throws Exception {
        return mvc.perform(post(path).param("stars", stars).param("comment", comment));
    }

    private int notices() {
        return jdbc.sql(
                        "select count(*) from notification where url = ? and message_key like 'tickets.notice.ratedLow%'")
                .param("/tickets/" + ticket)
                .query(Integer.class)
                .single();
    }

    private String pathOf(TicketId of, Language language) {
        ContactId contact = new ContactId(fixtures.column(of, "contact_id", UUID.class));
        return URI.create(links.variables(of, contact, language).get("survey_url"))
                .getPath();
    }
}
