package com.bmasia.crm.tickets.list.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.flash;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.bmasia.crm.test.As;
import com.bmasia.crm.test.ModuleTest;
import com.bmasia.crm.test.TestClock;
import com.bmasia.crm.tickets.TicketFixtures;
import com.bmasia.crm.tickets.TicketWork;
import com.bmasia.crm.tickets.ticket.TicketId;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;

/** The buttons of a ticket's page, one ticket or many. */
@ModuleTest
class ActOnTicketTest {

    @Autowired
    MockMvc mvc;

    @Autowired
    TicketWork work;

    @Autowired
    TicketFixtures fixtures;

    @Autowired
    TestClock clock;

    @Autowired
    As as;

    TicketId ticket;

    @BeforeEach
    void aTicket() {
        as.signIn("support");
        ticket = fixtures.ticket();
    }

    @Test
    void movesItAndComesBack() throws Exception {
        act("support", "claim").andExpect(redirectedUrl("/tickets/" + ticket));
        assertThat(fixtures.status(ticket)).isEqualTo("ASSIGNED");
        act("support", "start_work", "back", "/tickets/board?view=mine")
                .andExpect(redirectedUrl("/tickets/board?view=mine"));
        assertThat(fixtures.status(ticket)).isEqualTo("IN_PROGRESS");
        act("support", "resolve", "text", "Plugged it in")
                .andExpect(flash().attribute("toast", "tickets.toast.resolve"));
        assertThat(fixtures.status(ticket)).isEqualTo("RESOLVED");
    }

    @Test
    void offersExactlyWhatIsPossible() throws Exception {
        String unclaimed = page("support");
        assertThat(unclaimed).contains("/claim\"", "value=\"startWork\"", "/actions/cancel");
        assertThat(unclaimed).doesNotContain("as=resolve", "/actions/reopen", "/release\"");
        as.signIn("support");
        work.claim(ticket, as.user("support"));
        assertThat(page("support")).contains("/release\"").doesNotContain("/claim\"");

        assertThat(page("marketing")).doesNotContain("/actions/", "/claim\"", "/complete\"", "as=resolve");
    }

    @Test
    void saysWhatIsPossibleInsteadOfAnIllegalMove() throws Exception {
        act("support", "reopen")
                .andExpect(status().isConflict())
                .andExpect(content().string(containsString("&quot;Reopen&quot; is not possible now")))
                .andExpect(content().string(containsString("Possible now: ")));
        assertThat(fixtures.status(ticket)).isEqualTo("NEW");
    }

    @Test
    void keepsWhatWasTypedWhereWordsAreMissingOrTooMany() throws Exception {
        work.claim(ticket, as.user("support"));
        act("support", "resolve", "text", "   ").andExpect(status().isUnprocessableEntity());
        act("support", "merge", "value", "T-19990101-0001")
                .andExpect(status().isUnprocessableEntity())
                .andExpect(content().string(containsString("There is no ticket with the number")))
                .andExpect(content().string(containsString("T-19990101-0001")));
        assertThat(fixtures.status(ticket)).isEqualTo("ASSIGNED");
    }

    @Test
    void tellsTheReasonAtTheFormThatAsked() throws Exception {
        work.claim(ticket, as.user("support"));
        act("support", "merge", "value", "T-19990101-0001")
                .andExpect(content().string(containsString("aria-describedby=\"merge-error\"")))
                .andExpect(content().string(containsString("id=\"merge-error\"")))
                .andExpect(content().string(not(containsString("id=\"refusal\""))));
    }

    @Test
    void keepsTheWordsWhereTheFormIsGone() throws Exception {
        work.claim(ticket, as.user("support"));
        work.resolve(ticket, "A colleague was faster", as.user("support"));
        act("support", "resolve", "text", "A long story of my own")
                .andExpect(status().isConflict())
                .andExpect(content().string(not(containsString("id=\"resolve-error\""))))
                .andExpect(content().string(containsString("id=\"refusal\"")))
                .andExpect(content().string(containsString("A long story of my own")));
    }

    @Test
    void saysWhyItWasCancelledAndPromisesNothingMore() throws Exception {
        act("support", "cancel", "text", "Opened <twice>").andExpect(redirectedUrl("/tickets/" + ticket));
        assertThat(page("support"))
                .contains("cancelled the ticket: Opened &lt;twice&gt;", "not applicable")
                .doesNotContain(">met<", ">paused<");
    }

    @Test
    void refusesStrangersAndUnknownActions() throws Exception {
        act("marketing", "cancel", "text", "no").andExpect(status().isForbidden());
        act("marketing", "priority", "value", "urgent").andExpect(status().isForbidden());
        act("support", "explode").andExpect(status().isNotFound());
        mvc.perform(post("/tickets/" + ticket + "/delete")
                        .with(as.page("marketing"))
                        .with(csrf()))
                .andExpect(status().isForbidden());
        mvc.perform(post("/tickets/" + ticket + "/actions/claim").with(as.page("support")))
                .andExpect(status().isForbidden());
    }

    @Test
    void neverSendsThePersonToAnotherSite() throws Exception {
        act("support", "claim", "back", "//evil.example").andExpect(redirectedUrl("/tickets"));
    }

    @Test
    void doesWithManyWhatItCanAndNamesTheRest() throws Exception {
        TicketId other = fixtures.ticket();
        work.claim(ticket, as.user("support"));
        var result = mvc.perform(post("/tickets/bulk")
                        .with(as.page("support"))
                        .with(csrf())
                        .param("ids", ticket.toString(), other.toString())
                        .param("action", "move")
                        .param("move", "resolve")
                        .param("text", "Done")
                        .param("back", "/tickets?view=open"))
                .andExpect(redirectedUrl("/tickets?view=open"))
                .andReturn();

        BulkActions.Result bulk = (BulkActions.Result) result.getFlashMap().get("bulk");
        assertThat(bulk.done()).isEqualTo(1);
        assertThat(bulk.refuses(other)).isTrue();
        assertThat(bulk.refuses(ticket)).isFalse();
        assertThat(bulk.asked().text()).isEqualTo("Done");
        assertThat(bulk.refused()).singleElement().satisfies(refusal -> {
            assertThat(refusal.number()).startsWith("T-");
            assertThat(refusal.reason()).contains("is not possible now").contains("Possible now");
        });
    }

    @Test
    void namesWhoElseHasItOpenForAWhile() throws Exception {
        clock.setTo(clock.instant());
        look("manager").andExpect(content().string(not(containsString("is also viewing"))));
        look("support")
                .andExpect(content().string(containsString(as.user("manager").fullName() + " is also viewing")));
        clock.advance(Duration.ofSeconds(46));
        look("support").andExpect(content().string(not(containsString("is also viewing"))));
    }

    private ResultActions look(String user) throws Exception {
        return mvc.perform(post("/tickets/" + ticket + "/viewers")
                        .with(as.page(user))
                        .with(csrf()))
                .andExpect(status().isOk());
    }

    private String page(String user) throws Exception {
        return mvc.perform(get("/tickets/" + ticket).with(as.page(user)))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsString();
    }

    private ResultActions act(String user, String action, String... parameter) throws Exception {
        var request = post("/tickets/{id}/actions/{action}", ticket, action)
                .with(as.page(user))
                .with(csrf())
                .accept("text/html");
        if (parameter.length > 0) {
            request.param(parameter[0], parameter[1]);
        }
        return mvc.perform(request);
    }
}
