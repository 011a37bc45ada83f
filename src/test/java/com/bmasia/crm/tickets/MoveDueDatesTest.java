package com.bmasia.crm.tickets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.bmasia.crm.test.As;
import com.bmasia.crm.test.ModuleTest;
import com.bmasia.crm.test.TestClock;
import com.bmasia.crm.tickets.lifecycle.DueDates;
import com.bmasia.crm.tickets.ticket.TicketId;
import java.nio.charset.StandardCharsets;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Date;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;

/** A holiday that is entered later asks what shall become of due dates that were counted without it. */
@ModuleTest
class MoveDueDatesTest {

    /** A Monday at nine in Bangkok. */
    private static final Instant MONDAY = Instant.parse("2033-03-07T02:00:00Z");

    private static final String TUESDAY = "2033-03-08";

    @Autowired
    MockMvc mvc;

    @Autowired
    As as;

    @Autowired
    TicketFixtures fixtures;

    @Autowired
    DueDates dueDates;

    @Autowired
    TaskService tasks;

    @Autowired
    TestClock clock;

    private TicketId ticket;
    private Instant due;

    @BeforeEach
    void openTicket() {
        clock.setTo(MONDAY);
        as.signIn("sales");
        ticket = fixtures.ticket();
        due = due();
        as.signIn("admin");
        assertThat(dueDates.outdated()).isZero();
    }

    @AfterEach
    void removeTheHoliday() throws Exception {
        mvc.perform(post("/tickets/holidays/" + TUESDAY + "/remove")
                .with(as.page("admin"))
                .with(csrf()));
        as.signIn("admin");
        dueDates.move(as.user("admin"));
    }

    @Test
    void asksAfterAHolidayWasEnteredAndMovesNothingByItself() throws Exception {
        enter().andExpect(redirectedUrl("/tickets/holidays?year=2033&ask=true"));
        page("?year=2033&ask=true").andExpect(content().string(containsString("based on other holidays")));
        assertThat(due()).isEqualTo(due);
        page("?year=2033").andExpect(content().string(not(containsString("based on other holidays"))));
    }

    @Test
    void asksAfterAnImport() throws Exception {
        String calendar = """
                BEGIN:VCALENDAR
                BEGIN:VEVENT
                DTSTART;VALUE=DATE:20330308
                SUMMARY:Makha Bucha
                END:VEVENT
                END:VCALENDAR
                """.replace("\n", "\r\n");
        mvc.perform(multipart("/tickets/holidays/import")
                        .file(new MockMultipartFile(
                                "file", "h.ics", "text/calendar", calendar.getBytes(StandardCharsets.UTF_8)))
                        .with(as.page("admin"))
                        .with(csrf()))
                .andExpect(redirectedUrl("/tickets/holidays?year=2033&ask=true"));
        as.signIn("admin");
        assertThat(dueDates.outdated()).isPositive();
    }

    @Test
    void movesDueDatesTasksAndAlarmsAndTellsInTheTimeline() throws Exception {
        enter();
        mvc.perform(post("/tickets/holidays/due-dates")
                        .param("year", "2033")
                        .with(as.page("admin"))
                        .with(csrf()))
                .andExpect(redirectedUrl("/tickets/holidays?year=2033&ask=true"));
        // Three business days from Monday morning: to the evening of Wednesday, now of Thursday.
        assertThat(due).isEqualTo(Instant.parse("2033-03-09T11:00:00Z"));
        assertThat(due()).isEqualTo(Instant.parse("2033-03-10T11:00:00Z"));
        // Triage is due by the first response: eight hours, so still on Monday.
        assertThat(tasks.createTaskQuery()
                        .processInstanceBusinessKey(ticket.toString())
                        .singleResult()
                        .getDueDate())
                .isEqualTo(Date.from(Instant.parse("2033-03-07T11:00:00Z")));
        mvc.perform(get("/tickets/" + ticket).with(as.page("admin")))
                .andExpect(
                        content().string(containsString("is now due 10 Mar 2033, 18:00 instead of 9 Mar 2033, 18:00")));
        page("?year=2033&ask=true").andExpect(content().string(containsString("match the calendar")));
    }

    @Test
    void leavesADueDateThatSomebodySetByHand() throws Exception {
        Instant byHand = Instant.parse("2033-04-01T03:00:00Z");
        as.signIn("sales");
        fixtures.dueByHand(ticket, byHand);
        enter();
        as.signIn("admin");
        assertThat(dueDates.move(as.user("admin"))).isPositive();
        assertThat(due()).isEqualTo(byHand);
    }

    private ResultActions enter() throws Exception {
        return mvc.perform(post("/tickets/holidays")
                        .param("day", TUESDAY)
                        .param("nameEn", "Makha Bucha")
                        .with(as.page("admin"))
                        .with(csrf()))
                .andExpect(status().is3xxRedirection());
    }

    private ResultActions page(String query) throws Exception {
        return mvc.perform(get("/tickets/holidays" + query).with(as.page("admin")))
                .andExpect(status().isOk());
    }

    private Instant due() {
        return fixtures.column(ticket, "due_at", Timestamp.class).toInstant();
    }
}
