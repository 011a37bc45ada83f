package com.bmasia.crm.tickets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.delete;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.patch;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.flash;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.bmasia.crm.shared.Language;
import com.bmasia.crm.test.As;
import com.bmasia.crm.test.ModuleTest;
import com.bmasia.crm.test.TestClock;
import com.bmasia.crm.tickets.conversation.TicketConversation;
import com.bmasia.crm.tickets.ticket.TicketId;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

@ModuleTest
class EditCommentTest {

    private static final String COMMENTS = "/api/v1/ticket-comments/";

    @Autowired
    MockMvc mvc;

    @Autowired
    As as;

    @Autowired
    TicketFixtures fixtures;

    @Autowired
    TicketConversation conversation;

    @Autowired
    TestClock clock;

    @Autowired
    JdbcClient jdbc;

    private TicketId ticket;

    private UUID said(String author, String text, boolean internal) {
        as.signIn("sales");
        ticket = fixtures.ticketFrom("somchai@hotel.example", Language.EN);
        return conversation.comment(ticket, text, internal, as.signIn(author));
    }

    @Test
    void changesOnesOwnWordsAndKeepsThoseOfBefore() throws Exception {
        UUID note = said("support", "The amplifer is broken", true);
        send("support", patch(COMMENTS + note), "{\"text\": \"The amplifier is broken\"}")
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.text", is("The amplifier is broken")))
                .andExpect(jsonPath("$.email_sent", is(false)))
                .andExpect(jsonPath("$.notice", nullValue()));
        page("sales").andExpect(content().string(containsString("The amplifer is broken")));
        page("sales").andExpect(content().string(containsString("The amplifier is broken")));
    }

    @Test
    void deletesFromTheApiAndLeavesItReadableInTheTimeline() throws Exception {
        UUID note = said("support", "Wrong ticket, sorry", true);
        mvc.perform(delete(COMMENTS + note).with(as.page("support")))
                .andExpect(status().isNoContent())
                .andExpect(header().string("X-Email-Sent", "false"));
        mvc.perform(get(COMMENTS + note).with(as.page("support"))).andExpect(status().isNotFound());
        mvc.perform(get(COMMENTS + "?ticket=" + ticket).with(as.page("support")))
                .andExpect(jsonPath("$.count", is(0)));
        mvc.perform(get("/api/v1/tickets/" + ticket).with(as.page("support")))
                .andExpect(jsonPath("$.comments", hasSize(0)));
        page("support")
                .andExpect(content()
                        .string(containsString(
                                "Deleted by " + as.user("support").fullName())))
                .andExpect(content().string(containsString("Wrong ticket, sorry")));
        mvc.perform(delete(COMMENTS + note).with(as.page("support"))).andExpect(status().isNotFound());
    }

    @Test
    void saysThatTheCustomerHasTheEarlierWordsByEmail() throws Exception {
        UUID answer = said("support", "Please restart it.", false);
        state(answer, "ACCEPTED");
        send("support", patch(COMMENTS + answer), "{\"text\": \"Please restart the player.\"}")
                .andExpect(jsonPath("$.email_sent", is(true)))
                .andExpect(jsonPath("$.notice", containsString("by email")));
        mvc.perform(delete(COMMENTS + answer).with(as.page("support")))
                .andExpect(header().string("X-Email-Sent", "true"));
    }

    @Test
    void stopsAnEmailThatHasNotLeftYet() throws Exception {
        UUID answer = said("support", "Sent too early", false);
        assertThat(stateOf(answer)).isEqualTo("QUEUED");
        mvc.perform(delete(COMMENTS + answer).with(as.page("support")))
                .andExpect(header().string("X-Email-Sent", "false"));
        assertThat(stateOf(answer)).isEqualTo("CANCELLED");
    }

    @Test
    void isForTheAuthorForAQuarterOfAnHourAndForManagersAlways() throws Exception {
        UUID note = said("support", "Mine", true);
        String change = "{\"text\": \"Changed\"}";
        send("sales", patch(COMMENTS + note), change).andExpect(status().isForbidden());
        clock.advance(Duration.ofMinutes(15));
        send("support", patch(COMMENTS + note), change).andExpect(status().isForbidden());
        mvc.perform(delete(COMMENTS + note).with(as.page("support"))).andExpect(status().isForbidden());
        send("manager", patch(COMMENTS + note), change).andExpect(status().isOk());
        mvc.perform(delete(COMMENTS + note).with(as.page("manager"))).andExpect(status().isNoContent());
    }

    @Test
    void takesNothingButTheText() throws Exception {
        UUID note = said("support", "Mine", true);
        send("support", patch(COMMENTS + note), "{\"text\": \"Mine\", \"is_internal\": true}")
                .andExpect(status().isOk());
        send("support", patch(COMMENTS + note), "{\"is_internal\": false}")
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.is_internal", hasSize(1)));
        send("support", patch(COMMENTS + note), "{\"text\": \" \"}")
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.text", hasSize(1)));
    }

    @Test
    void isOfferedOnThePageToThoseWhoMay() throws Exception {
        UUID note = said("support", "Mine", true);
        String edit = "/tickets/" + ticket + "/comments/" + note + "/edit";
        page("support").andExpect(content().string(containsString(edit)));
        page("sales").andExpect(content().string(not(containsString(edit))));
        mvc.perform(post(edit)
                        .param("text", "Mine, better")
                        .with(as.page("support"))
                        .with(csrf()))
                .andExpect(status().is3xxRedirection())
                .andExpect(flash().attribute("toast", "tickets.toast.comment.edited"));
        clock.advance(Duration.ofMinutes(15));
        mvc.perform(post(edit)
                        .param("text", "Typed too long")
                        .with(as.page("support"))
                        .with(csrf()))
                .andExpect(status().isConflict())
                .andExpect(content().string(containsString("Typed too long")));
        page("support").andExpect(content().string(not(containsString(edit))));
    }

    private void state(UUID comment, String state) {
        jdbc.sql("update mail_message set state = ? where reason = ?")
                .params(state, "ticket-comment:" + comment)
                .update();
    }

    private String stateOf(UUID comment) {
        return jdbc.sql("select state from mail_message where reason = ?")
                .param("ticket-comment:" + comment)
                .query(String.class)
                .single();
    }

    private ResultActions page(String user) throws Exception {
        return mvc.perform(get("/tickets/" + ticket).with(as.page(user))).andExpect(status().isOk());
    }

    private ResultActions send(String user, MockHttpServletRequestBuilder request, String json) throws Exception {
        return mvc.perform(request.with(as.page(user))
                .contentType(MediaType.APPLICATION_JSON)
                .content(json));
    }
}
