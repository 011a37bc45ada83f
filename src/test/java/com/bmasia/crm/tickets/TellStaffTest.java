package com.bmasia.crm.tickets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.put;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.bmasia.crm.mail.ScriptedSmtp;
import com.bmasia.crm.mail.dispatch.MailPump;
import com.bmasia.crm.mail.notices.NoticeChoices;
import com.bmasia.crm.test.As;
import com.bmasia.crm.test.Jobs;
import com.bmasia.crm.test.ModuleTest;
import com.bmasia.crm.test.TestClock;
import com.bmasia.crm.tickets.conversation.TicketConversation;
import com.bmasia.crm.tickets.notices.TicketNotice;
import com.bmasia.crm.tickets.ticket.TicketId;
import com.bmasia.crm.users.CurrentUser;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;

/** What our own people are told of a ticket by mail: what they want, not what they did, and not every minute. */
@ModuleTest
class TellStaffTest {

    private static final Instant MONDAY_9 = Instant.parse("2026-11-23T02:00:00Z");

    @Autowired
    MockMvc mvc;

    @Autowired
    TicketWork work;

    @Autowired
    TicketConversation conversation;

    @Autowired
    TicketFixtures fixtures;

    @Autowired
    NoticeChoices choices;

    @Autowired
    MailPump pump;

    @Autowired
    Jobs jobs;

    @Autowired
    TestClock clock;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    As as;

    private CurrentUser support;
    private CurrentUser manager;
    private TicketId ticket;

    @BeforeEach
    void createTicket() {
        clock.setTo(MONDAY_9);
        manager = as.user("manager");
        support = as.signIn("support");
        ticket = fixtures.ticket();
    }

    @AfterEach
    void usual() {
        jdbc.sql("delete from mail_notice_choice").update();
    }

    @Test
    void tellsWhoeverIsPutInChargeWithTheWayToTheTicket() {
        work.assign(ticket, manager.id(), support);
        assertThat(mailsTo("manager"))
                .singleElement()
                .satisfies(mail -> assertThat(mail.content()).contains("/tickets/" + ticket, "/mail/notices"));
    }

    @Test
    void tellsNobodyWhatTheyDidThemselves() {
        work.claim(ticket, support);
        conversation.comment(ticket, "Note to myself, @support", true, support);
        assertThat(mailsTo("support")).isEmpty();
        assertThat(bells("support")).isZero();
    }

    @Test
    void tellsWhoIsMentionedByBellAndMailWithoutWhatWasWritten() {
        conversation.comment(ticket, "secret-4711 @Manager and @nobody-here", true, support);
        assertThat(bells("manager")).isEqualTo(1);
        assertThat(mailsTo("manager"))
                .singleElement()
                .satisfies(mail -> assertThat(mail.content()).doesNotContain("secret-4711"));
    }

    @Test
    void tellsNobodyWhoseAccountIsInactive() {
        jdbc.sql("update user_account set active = false where username = 'finance'")
                .update();
        try {
            conversation.comment(ticket, "@finance please", true, support);
            assertThat(bells("finance")).isZero();
        } finally {
            jdbc.sql("update user_account set active = true where username = 'finance'")
                    .update();
        }
    }

    @Test
    void sendsOneMailOfAKindInTenMinutesButEveryBell() {
        conversation.comment(ticket, "@manager one", true, support);
        clock.advance(Duration.ofMinutes(9));
        conversation.comment(ticket, "@manager two", true, support);
        assertThat(mailsTo("manager")).hasSize(1);
        assertThat(bells("manager")).isEqualTo(2);
        work.assign(ticket, manager.id(), support);
        assertThat(mailsTo("manager")).hasSize(2);
        clock.advance(Duration.ofMinutes(2));
        conversation.comment(ticket, "@manager three", true, support);
        assertThat(mailsTo("manager")).hasSize(3);
    }

    @Test
    void warnsBeforeAPromisedTimeIsOver() {
        work.assign(ticket, manager.id(), support);
        jobs.of(ticket).runUntil(MONDAY_9.plus(Duration.ofDays(1)));
        assertThat(mailsTo("manager"))
                .extracting(mail -> mail.header("Subject"))
                .anyMatch(subject -> subject.contains("needs a first response soon"));
    }

    @Test
    void tellsOfAnAnswerOnlyWhoWantsIt() {
        work.assign(ticket, manager.id(), support);
        assertThat(mailsTo("manager")).hasSize(1);
        conversation.recordCustomerAnswer(ticket, fixtures.contactOf(ticket), "The lobby.", support);
        assertThat(mailsTo("manager")).hasSize(1);
        choices.choose(manager.id(), Map.of(TicketNotice.CUSTOMER_ANSWERED, true, TicketNotice.ASSIGNED, false));
        conversation.recordCustomerAnswer(ticket, fixtures.contactOf(ticket), "And the bar.", support);
        assertThat(mailsTo("manager")).hasSize(2);
        TicketId other = fixtures.ticket();
        work.assign(other, manager.id(), support);
        assertThat(mailsAbout(other, "manager")).isEmpty();
    }

    @Test
    void isChosenOnAPageOfOnesOwn() throws Exception {
        mvc.perform(get("/mail/notices").with(as.page("support")))
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("value=\"assigned\" checked")));
        mvc.perform(post("/mail/notices")
                        .param("mail", "customer_answered", "no such notice")
                        .with(as.page("support"))
                        .with(csrf()))
                .andExpect(status().isFound());
        assertThat(choices.of(support.id()))
                .containsEntry(TicketNotice.CUSTOMER_ANSWERED, true)
                .containsEntry(TicketNotice.ASSIGNED, false);
    }

    @Test
    void isChosenThroughTheApi() throws Exception {
        mvc.perform(put("/api/v1/users/me/notices/")
                        .contentType(MediaType.APPLICATION_JSON)
                        .content("{\"mentioned\": false}")
                        .with(as.page("support"))
                        .with(csrf()))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.mentioned").value(false))
                .andExpect(jsonPath("$.assigned").value(true));
        mvc.perform(get("/api/v1/users/me/notices").with(as.page("support")))
                .andExpect(jsonPath("$.mentioned").value(false));
        for (String wrong : List.of("{\"assignd\": true}", "{\"assigned\": null}")) {
            mvc.perform(put("/api/v1/users/me/notices")
                            .contentType(MediaType.APPLICATION_JSON)
                            .content(wrong)
                            .with(as.page("support"))
                            .with(csrf()))
                    .andExpect(status().isBadRequest());
        }
    }

    private List<ScriptedSmtp.Accepted> mailsTo(String username) {
        return mailsAbout(ticket, username);
    }

    private List<ScriptedSmtp.Accepted> mailsAbout(TicketId about, String username) {
        String address = jdbc.sql("select email from user_account where username = ?")
                .param(username)
                .query(String.class)
                .single();
        return pump.sentTo(address).stream()
                .filter(mail -> mail.content().contains("/tickets/" + about))
                .toList();
    }

    private int bells(String username) {
        return jdbc.sql("""
                        select count(*) from notification n join user_account u on u.id = n.user_id
                         where u.username = ? and n.url = ? and n.message_key = 'tickets.notice.mentioned'
                        """)
                .params(username, "/tickets/" + ticket)
                .query(Integer.class)
                .single();
    }
}
