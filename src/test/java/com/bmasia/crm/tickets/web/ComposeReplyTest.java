package com.bmasia.crm.tickets.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.flash;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.bmasia.crm.customers.ContactId;
import com.bmasia.crm.mail.MailFixtures;
import com.bmasia.crm.shared.Language;
import com.bmasia.crm.test.As;
import com.bmasia.crm.test.ModuleTest;
import com.bmasia.crm.test.TestClock;
import com.bmasia.crm.tickets.TicketFixtures;
import com.bmasia.crm.tickets.TicketWork;
import com.bmasia.crm.tickets.conversation.TicketConversation;
import com.bmasia.crm.tickets.read.TicketQueries;
import com.bmasia.crm.tickets.replies.CannedReplies;
import com.bmasia.crm.tickets.ticket.TicketId;
import com.bmasia.crm.tickets.timeline.TimelineEntry;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;

/** The composer of a ticket without scripts: what it shows before sending, refuses, asks again, and takes back. */
@ModuleTest
class ComposeReplyTest {

    @Autowired
    MockMvc mvc;

    @Autowired
    TicketFixtures fixtures;

    @Autowired
    TicketConversation conversation;

    @Autowired
    TicketWork work;

    @Autowired
    TicketQueries queries;

    @Autowired
    CannedReplies canned;

    @Autowired
    TestClock clock;

    @Autowired
    As as;

    private final String address = MailFixtures.address();
    private TicketId ticket;

    @BeforeEach
    void aTicket() {
        clock.setTo(clock.instant());
        as.signIn("support");
        ticket = fixtures.ticketFrom(address, Language.EN);
        work.startWork(ticket, as.user("support"));
    }

    @Test
    void showsWhoGetsItAndEveryWayToSend() throws Exception {
        assertThat(page("support"))
                .contains("value=\"" + address + "\" selected", "Send and wait", "Send and resolve")
                .doesNotContain("No one would receive this");
        mvc.perform(get("/tickets/" + ticket + "?as=resolve").with(as.page("support")))
                .andExpect(content().string(containsString("value=\"resolve\" class=\"btn btn-primary\"")));
        assertThat(page("marketing")).contains("Save note").doesNotContain("Send and wait");
    }

    @Test
    void saysToWhomItGoesAndMovesTheTicketWithIt() throws Exception {
        String copy = MailFixtures.address();
        send("text", "Which zone?", "then", "wait", "addressed", "true", "to", address, "ccOther", copy)
                .andExpect(redirectedUrl("/tickets/" + ticket))
                .andExpect(flash().attribute("toast", "tickets.toast.reply.wait"));
        assertThat(fixtures.status(ticket)).isEqualTo("PENDING");
        assertThat(last().said().to()).containsExactly(address);
        assertThat(last().said().cc()).containsExactly(copy);
        assertThat(page("support")).contains(address, copy, "queued");
        mvc.perform(get("/tickets/" + ticket + "/replies/" + last().id() + "/sent")
                        .with(as.page("support")))
                .andExpect(content().string(containsString("queued")))
                .andExpect(content().string(not(containsString("<html"))));
    }

    @Test
    void refusesWhatNobodyGetsAndKeepsWhatWasTyped() throws Exception {
        send("text", "We look into it.", "addressed", "true")
                .andExpect(status().isUnprocessableEntity())
                .andExpect(content().string(containsString("No one would receive this")))
                .andExpect(content().string(containsString("We look into it.")));
        send("text", "New cable.", "addressed", "true", "then", "resolve")
                .andExpect(flash().attribute("toast", "tickets.toast.reply.resolve.nobody"));
        assertThat(last().isInternal()).isTrue();
        assertThat(page("support")).contains("The customer was not told about this solution");
    }

    @Test
    void takesAContactOfTheCompanyWithoutLosingTheText() throws Exception {
        ticket = fixtures.ticketWithoutContact();
        String other = MailFixtures.address();
        ContactId contact = fixtures.contactOf(ticket, other);
        assertThat(page("support")).contains("No one would receive this", "Use as contact");
        mvc.perform(multipart("/tickets/{id}/contact", ticket)
                        .param("contact", contact.toString())
                        .param("text", "We look into it.")
                        .param("addressed", "true")
                        .with(as.page("support"))
                        .with(csrf()))
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("value=\"" + other + "\" selected")))
                .andExpect(content().string(containsString("We look into it.")))
                .andExpect(content().string(not(containsString("No one would receive this"))));
    }

    @Test
    void showsWhatCrossedAnAnswerBeforeItIsSent() throws Exception {
        UUID seen = conversation.comment(ticket, "We look into it.", false, as.user("support"));
        conversation.comment(ticket, "A note is no answer", true, as.user("manager"));
        send("text", "Still looking.", "seen", seen.toString()).andExpect(redirectedUrl("/tickets/" + ticket));
        seen = last().id();
        conversation.recordCustomerAnswer(ticket, null, "It works again!", as.user("sales"));
        send("text", "Have you tried?", "seen", seen.toString())
                .andExpect(status().isConflict())
                .andExpect(content().string(containsString("Someone replied while you were writing")))
                .andExpect(content().string(containsString("It works again!")))
                .andExpect(content().string(containsString("Send anyway")))
                .andExpect(content().string(containsString("Have you tried?")));
        send("text", "Have you tried?", "seen", seen.toString(), "anyway", "true")
                .andExpect(redirectedUrl("/tickets/" + ticket));
    }

    @Test
    void saysWhoHasTheTicketNowBeforeItEndsTheWork() throws Exception {
        String mine = as.user("support").id().toString();
        work.assign(ticket, as.user("manager").id(), as.user("manager"));
        for (String then : new String[] {"wait", "resolve"}) {
            send("text", "A new cable is in.", "then", then, "assigned", mine)
                    .andExpect(status().isConflict())
                    .andExpect(content().string(containsString("is now assigned to")))
                    .andExpect(content().string(containsString("Send anyway")))
                    .andExpect(content().string(containsString("A new cable is in.")));
        }
        assertThat(fixtures.status(ticket)).isEqualTo("IN_PROGRESS");
        send("text", "We look into it.", "assigned", mine).andExpect(redirectedUrl("/tickets/" + ticket));
        send("text", "A new cable is in.", "then", "resolve", "assigned", mine, "anyway", "true")
                .andExpect(redirectedUrl("/tickets/" + ticket));
        assertThat(fixtures.status(ticket)).isEqualTo("RESOLVED");
    }

    @Test
    void warnsOfAColleaguesNameInAnAnswer() throws Exception {
        send("text", "@manager will call you").andExpect(status().isUnprocessableEntity());
        send("text", "Write to desk@manager.example or @nobody-here").andExpect(redirectedUrl("/tickets/" + ticket));
        send("text", "@manager will call you", "anyway", "true").andExpect(redirectedUrl("/tickets/" + ticket));
        send("text", "@manager see this", "as", "internal").andExpect(redirectedUrl("/tickets/" + ticket));
    }

    @Test
    void namesTheFilesOfAReplyInTheMailLog() throws Exception {
        mvc.perform(multipart("/tickets/{id}/reply", ticket)
                        .file(new MockMultipartFile("files", "plan.pdf", "application/pdf", "%PDF-1.7 plan".getBytes()))
                        .param("text", "See the plan")
                        .with(as.page("support"))
                        .with(csrf()))
                .andExpect(redirectedUrl("/tickets/" + ticket));
        mvc.perform(get("/api/v1/email-logs")
                        .param("record_id", ticket.toString())
                        .param("template_type", "ticket_updated")
                        .with(as.page("admin")))
                .andExpect(jsonPath("$.results[0].attachments[0].file_name").value("plan.pdf"))
                .andExpect(jsonPath("$.results[0].attachments[0].file_size").value(13));
    }

    @Test
    void takesAReplyBackAndPutsItIntoTheComposer() throws Exception {
        send("text", "New cable", "html", "<p>New <strong>cable</strong></p>", "then", "resolve")
                .andExpect(flash().attribute("toast", "tickets.toast.reply.resolve"));
        UUID comment = last().id();
        String undo = "/tickets/" + ticket + "/replies/" + comment + "/undo";
        assertThat(page("support")).contains(undo);
        assertThat(page("manager")).doesNotContain(undo);
        mvc.perform(post(undo).with(as.page("manager")).with(csrf())).andExpect(status().isForbidden());
        String back = mvc.perform(post(undo).with(as.page("support")).with(csrf()))
                .andExpect(redirectedUrl("/tickets/" + ticket + "?restore=" + comment + "#reply"))
                .andReturn()
                .getResponse()
                .getRedirectedUrl();
        assertThat(fixtures.status(ticket)).isEqualTo("IN_PROGRESS");
        mvc.perform(get(back.replace("#reply", "")).with(as.page("support")))
                .andExpect(content().string(containsString("&lt;strong&gt;cable&lt;/strong&gt;")))
                .andExpect(content().string(containsString("value=\"resolve\" class=\"btn btn-primary\"")));
        mvc.perform(post(undo).with(as.page("support")).with(csrf())).andExpect(status().isConflict());
    }

    @Test
    void saysThatItIsTooLateToUndo() throws Exception {
        send("text", "We look into it.");
        String undo = "/tickets/" + ticket + "/replies/" + last().id() + "/undo";
        clock.advance(Duration.ofSeconds(11));
        mvc.perform(post(undo).with(as.page("support")).with(csrf()))
                .andExpect(status().isConflict())
                .andExpect(content().string(containsString("too late to undo this")));
    }

    @Nested
    class CannedAnswers {

        @Test
        void areFilledInWithWhatTheTicketKnows() throws Exception {
            String name = "Greeting " + UUID.randomUUID();
            canned.create(name, "Dear {{contact_name}}, about {{ticket_number}}", "", false, as.user("support"));
            mvc.perform(get("/tickets/{id}/canned", ticket).param("q", name).with(as.page("support")))
                    .andExpect(jsonPath("$[0].insert").value(containsString("Dear Khun Somchai, about T-")));
            mvc.perform(get("/tickets/{id}/canned", ticket).param("q", name).with(as.page("manager")))
                    .andExpect(jsonPath("$").isEmpty());
        }

        @Test
        void refuseVariablesThatNothingFillsIn() throws Exception {
            for (String wrong : List.of("{{contact_nam}}", "{{ticket_text}}", "{{#each}}")) {
                save("name", "Wrong", "textEn", wrong).andExpect(status().isUnprocessableEntity());
            }
        }

        @Test
        void areKeptForAllByThoseWhoMayEditAnyTicket() throws Exception {
            String name = "Shared " + UUID.randomUUID();
            UUID shared = canned.create(name, "Hello", "", true, as.signIn("manager"));
            assertThatThrownBy(() -> canned.remove(shared, as.signIn("marketing")))
                    .isInstanceOf(AccessDeniedException.class);
            as.signIn("support");
            assertThat(canned.search(name, 5, as.user("support"))).hasSize(1);
            save("name", name.toUpperCase(), "textEn", "Again", "shared", "true")
                    .andExpect(status().isUnprocessableEntity())
                    .andExpect(content().string(containsString("canned reply with this name already exists")));
        }

        private ResultActions save(String... parameters) throws Exception {
            var request = post("/tickets/replies").with(as.page("support")).with(csrf());
            for (int i = 0; i < parameters.length; i += 2) {
                request.param(parameters[i], parameters[i + 1]);
            }
            return mvc.perform(request);
        }
    }

    private TimelineEntry last() {
        as.signIn("support");
        List<TimelineEntry> said = queries.timeline(ticket).stream()
                .filter(TimelineEntry::isComment)
                .toList();
        return said.get(said.size() - 1);
    }

    private String page(String user) throws Exception {
        return mvc.perform(get("/tickets/" + ticket).with(as.page(user)))
                .andReturn()
                .getResponse()
                .getContentAsString();
    }

    private ResultActions send(String... parameters) throws Exception {
        var request = multipart("/tickets/{id}/reply", ticket)
                .with(as.page("support"))
                .with(csrf());
        for (int i = 0; i < parameters.length; i += 2) {
            request.param(parameters[i], parameters[i + 1]);
        }
        return mvc.perform(request);
    }
}
