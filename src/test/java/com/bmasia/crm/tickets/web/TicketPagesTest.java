package com.bmasia.crm.tickets.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.flash;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.bmasia.crm.test.As;
import com.bmasia.crm.test.ModuleTest;
import com.bmasia.crm.tickets.TicketCategory;
import com.bmasia.crm.tickets.TicketConversation;
import com.bmasia.crm.tickets.TicketFixtures;
import com.bmasia.crm.tickets.TicketId;
import com.bmasia.crm.tickets.TicketPriority;
import com.bmasia.crm.tickets.TicketStatistics;
import com.bmasia.crm.tickets.TicketWork;
import com.bmasia.crm.tickets.calendar.BusinessCalendars;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.MockMvc;

/** Board, statistics, saved views and holidays. */
@ModuleTest
class TicketPagesTest {

    @Autowired
    MockMvc mvc;

    @Autowired
    TicketFixtures fixtures;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TicketWork work;

    @Autowired
    TicketConversation conversation;

    @Autowired
    TicketStatistics statistics;

    @Autowired
    BusinessCalendars calendars;

    @Autowired
    As as;

    @Nested
    class Board {

        @Test
        void showsCardsWithTheMovesOfTheirColumn() throws Exception {
            as.signIn("support");
            TicketId ticket = fixtures.ticket();
            work.claim(ticket, as.user("support"));

            mvc.perform(get("/tickets/board").param("view", "mine").with(as.page("support")))
                    .andExpect(status().isOk())
                    .andExpect(content().string(containsString("/tickets/" + ticket + "/actions/start_work")))
                    .andExpect(content().string(containsString("/tickets/" + ticket + "?ask=resolve")));
        }

        @Test
        void offersNothingThatThePersonMayNotDo() throws Exception {
            as.signIn("support");
            TicketId technical = fixtures.ticket();
            TicketId billing = fixtures.ticket(TicketCategory.BILLING, TicketPriority.URGENT);
            // A column shows the twenty that are due first; other tests have tickets too.
            jdbc.sql("update ticket set due_at = '2001-01-01' where id in (?, ?)")
                    .params(technical.value(), billing.value())
                    .update();

            assertThat(board("finance"))
                    .contains("data-ticket=\"" + technical, "/tickets/" + billing + "/actions/claim")
                    .doesNotContain("/tickets/" + technical + "/actions/");
            assertThat(board("sales")).contains("/tickets/" + technical + "/actions/start_work");
            assertThat(board("support")).contains("/tickets/" + technical + "/actions/start_work");
        }

        private String board(String person) throws Exception {
            return mvc.perform(get("/tickets/board").param("view", "unassigned").with(as.page(person)))
                    .andReturn()
                    .getResponse()
                    .getContentAsString();
        }
    }

    @Nested
    class Statistics {

        @Test
        void countsWhatIsMineAndHowLongItTook() throws Exception {
            as.signIn("finance");
            TicketStatistics.Now before = statistics.now(as.user("finance").id());
            long answered = statistics.lastDays(7).firstResponse().tickets();
            TicketId ticket = fixtures.ticket(TicketCategory.BILLING, TicketPriority.MEDIUM);
            work.claim(ticket, as.user("finance"));
            conversation.comment(ticket, "We look into it", false, as.user("finance"));

            TicketStatistics.Now after = statistics.now(as.user("finance").id());
            assertThat(after.mine()).isEqualTo(before.mine() + 1);
            assertThat(after.open()).isGreaterThan(before.open());
            assertThat(statistics.lastDays(7).firstResponse().tickets()).isGreaterThan(answered);
            mvc.perform(get("/tickets/statistics").with(as.page("finance"))).andExpect(status().isOk());
            mvc.perform(get("/tickets/statistics").param("days", "nonsense").with(as.page("finance")))
                    .andExpect(content().string(containsString("Last 30 days")));
        }
    }

    @Nested
    class Holidays {

        private static final Instant MONDAY_NOON = Instant.parse("2031-03-03T03:00:00Z");

        @Test
        void areForAdministrators() throws Exception {
            mvc.perform(get("/tickets/holidays").with(as.page("manager"))).andExpect(status().isForbidden());
            mvc.perform(get("/tickets/holidays").param("year", "2027").with(as.page("admin")))
                    .andExpect(content().string(containsString("Makha Bucha Day")))
                    .andExpect(content().string(containsString("วันมาฆบูชา")));
        }

        @Test
        void stopBusinessTimeAtOnce() throws Exception {
            assertThat(calendars.business().isWorkingTime(MONDAY_NOON)).isTrue();
            mvc.perform(post("/tickets/holidays")
                            .with(as.page("admin"))
                            .with(csrf())
                            .param("day", "2031-03-03")
                            .param("nameEn", "Company outing"))
                    .andExpect(redirectedUrl("/tickets/holidays?year=2031&ask=true"));
            assertThat(calendars.business().isWorkingTime(MONDAY_NOON)).isFalse();
            assertThat(calendars.business().between(MONDAY_NOON, MONDAY_NOON.plus(Duration.ofDays(1))))
                    .isEqualTo(Duration.ofHours(1));
            mvc.perform(post("/tickets/holidays/2031-03-03/remove")
                    .with(as.page("admin"))
                    .with(csrf()));
            assertThat(calendars.business().isWorkingTime(MONDAY_NOON)).isTrue();
        }

        @Test
        void keepWhatWasTypedWhenRefused() throws Exception {
            mvc.perform(post("/tickets/holidays")
                            .with(as.page("admin"))
                            .with(csrf())
                            .param("day", "")
                            .param("year", "2031")
                            .param("nameEn", "Some day"))
                    .andExpect(status().isUnprocessableEntity())
                    .andExpect(content().string(containsString("Choose a date.")))
                    .andExpect(content().string(containsString("aria-current=\"page\">2031<")))
                    .andExpect(content().string(containsString("Some day")));
        }

        @Test
        void comeFromACalendarFile() throws Exception {
            String file =
                    "BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART;VALUE=DATE:20320106\nSUMMARY:Founding day\nEND:VEVENT\nEND:VCALENDAR";
            mvc.perform(multipart("/tickets/holidays/import")
                            .file(new MockMultipartFile("file", "a.ics", "text/calendar", file.getBytes()))
                            .with(as.page("admin"))
                            .with(csrf()))
                    .andExpect(redirectedUrl("/tickets/holidays?year=2032&ask=true"))
                    .andExpect(flash().attribute("toastArgs", new Object[] {1, 0}));
            mvc.perform(multipart("/tickets/holidays/import")
                            .file(new MockMultipartFile("file", "a.pdf", "text/calendar", "%PDF".getBytes()))
                            .with(as.page("admin"))
                            .with(csrf()))
                    .andExpect(status().isUnprocessableEntity())
                    .andExpect(content().string(containsString("This is not a calendar file")));
            mvc.perform(get("/tickets/holidays").param("year", "2032").with(as.page("admin")))
                    .andExpect(content().string(containsString("Founding day")))
                    .andExpect(content().string(not(containsString("No holidays"))));
        }
    }
}
