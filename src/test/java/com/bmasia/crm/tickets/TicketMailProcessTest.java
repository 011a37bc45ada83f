package com.bmasia.crm.tickets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.bmasia.crm.mail.MailFixtures;
import com.bmasia.crm.mail.ScriptedSmtp;
import com.bmasia.crm.mail.dispatch.MailPump;
import com.bmasia.crm.shared.Language;
import com.bmasia.crm.test.As;
import com.bmasia.crm.test.Jobs;
import com.bmasia.crm.test.ProcessTest;
import com.bmasia.crm.test.TestClock;
import com.bmasia.crm.tickets.conversation.TicketConversation;
import com.bmasia.crm.tickets.replies.Reply;
import com.bmasia.crm.tickets.ticket.TicketId;
import com.bmasia.crm.users.CurrentUser;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** What the customer of a ticket is told, on each path through ticket-lifecycle, and what never. */
@ProcessTest
class TicketMailProcessTest {

    private static final Instant MONDAY_9 = Instant.parse("2026-11-23T02:00:00Z");

    @Autowired
    TicketWork work;

    @Autowired
    TicketConversation conversation;

    @Autowired
    TicketFixtures fixtures;

    @Autowired
    MailPump pump;

    @Autowired
    Jobs jobs;

    @Autowired
    TestClock clock;

    @Autowired
    As as;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transaction;

    private final String address = MailFixtures.address();
    private CurrentUser support;
    private TicketId ticket;

    @BeforeEach
    void createTicket() {
        clock.setTo(MONDAY_9);
        support = as.signIn("support");
        ticket = fixtures.ticketFrom(address, Language.EN);
    }

    @Test
    void tellsTheContactThatTheTicketHasArrived() {
        jobs.of(ticket).runDue();
        assertThat(subjects()).containsExactly("We have received your request: No music in the lobby " + number());
        assertThat(text(0)).contains("Since this morning.", "Khun Somchai");
        jobs.of(ticket).runDue();
        assertThat(mails()).hasSize(1);
    }

    @Test
    void writesInTheLanguageOfTheContact() {
        String thai = MailFixtures.address();
        TicketId other = fixtures.ticketFrom(thai, Language.TH);
        work.startWork(other, support);
        conversation.comment(other, "รีสตาร์ตแล้ว", false, support);
        assertThat(textOf(pump.sentTo(thai).get(0))).contains("รีสตาร์ตแล้ว", "กำลังดำเนินการ");
    }

    @Test
    void writesToAllWhoGetAReplyInOneLanguage() {
        String thai = MailFixtures.address();
        String stranger = MailFixtures.address();
        TicketId other = fixtures.ticketFrom(thai, Language.TH);
        work.startWork(other, support);
        Reply reply = Reply.toCustomer("รีสตาร์ตแล้ว");
        conversation.comment(other, reply.to(List.of(thai), List.of(stranger)), support);
        conversation.comment(other, reply.to(List.of(stranger), List.of()), support);
        assertThat(pump.sentTo(stranger))
                .hasSize(2)
                .allSatisfy(mail -> assertThat(textOf(mail))
                        .contains("เรียน", "สถานะ", "กำลังดำเนินการ")
                        .doesNotContain("Status"));
    }

    @Test
    void sendsNothingWhereNobodyCanBeReached() {
        jdbc.sql("update contact set active = false where email = ?")
                .param(address)
                .update();
        work.startWork(ticket, support);
        work.resolve(ticket, "Restarted the player.", support);
        jobs.of(ticket).runDue();
        assertThat(mails()).isEmpty();
        assertThat(fixtures.status(ticket)).isEqualTo("RESOLVED");
    }

    @Test
    void leavesNoMailOfATicketThatCouldNotBeCreated() {
        String nobody = MailFixtures.address();
        assertThatThrownBy(() -> transaction.executeWithoutResult(status -> {
                    fixtures.ticketFrom(nobody, Language.EN);
                    throw new IllegalStateException("too late");
                }))
                .isInstanceOf(IllegalStateException.class);
        assertThat(pump.sentTo(nobody)).isEmpty();
    }

    @Nested
    class WhatStaffSays {

        @BeforeEach
        void received() {
            jobs.of(ticket).runDue();
            work.startWork(ticket, support);
        }

        @Test
        void goesToTheCustomerOnceForEachPublicComment() {
            conversation.comment(ticket, "We look into it.", false, support);
            assertThat(mails()).hasSize(2);
            conversation.comment(ticket, "The player is on its way.", false, support);
            jobs.of(ticket).runDue();
            assertThat(mails()).hasSize(3);
            assertThat(text(1)).contains("We look into it.");
            assertThat(text(2)).contains("The player is on its way.");
        }

        @Test
        void isInTheNameOfTheAssignee() {
            conversation.comment(ticket, "We look into it.", false, support);
            assertThat(jdbc.sql("select on_behalf_of from mail_message where to_address = ? and caused_by is not null")
                            .param(address)
                            .query(java.util.UUID.class)
                            .single())
                    .isEqualTo(support.id().value());
        }

        @Test
        void asksTheOpenQuestionOnceAndAgainAfterThreeDays() {
            work.waitForCustomer(ticket, "Which zone is silent?", support);
            assertThat(mails()).hasSize(2);
            assertThat(text(1)).contains("Which zone is silent?", "Waiting for your reply");
            jobs.of(ticket).runUntil(MONDAY_9.plus(Duration.ofDays(3)));
            assertThat(mails()).hasSize(3);
            assertThat(text(2)).contains("We are still waiting", "Which zone is silent?");
            assertThat(fixtures.events(ticket)).contains("REMINDED");
        }

        @Test
        void isNotAskedAgainWhenTheTicketGoesOnBeforeTheReminderRuns() {
            work.waitForCustomer(ticket, "Which zone is silent?", support);
            clock.setTo(MONDAY_9.plus(Duration.ofDays(3)));
            jobs.of(ticket).fireTimerAlone("event_reminderDue");
            work.resume(ticket, support);
            jobs.of(ticket).runDue();
            assertThat(mails()).hasSize(2);
            assertThat(fixtures.events(ticket)).doesNotContain("REMINDED");
        }

        @Test
        void isSaidWhenNobodyAnswered() {
            work.waitForCustomer(ticket, "Which zone is silent?", support);
            jobs.of(ticket).runUntil(MONDAY_9.plus(Duration.ofDays(7)));
            assertThat(mails()).hasSize(4);
            assertThat(text(3)).contains("We have not heard from you");
        }
    }

    @Nested
    class Resolved {

        @Test
        void tellsTheSolutionWithTheSurveyAndOnlyOnce() {
            work.startWork(ticket, support);
            work.resolve(ticket, "Restarted the player.", support);
            jobs.of(ticket).runDue();
            assertThat(subjects())
                    .containsExactly(
                            "We have received your request: No music in the lobby " + number(),
                            "Resolved: No music in the lobby " + number());
            assertThat(text(1)).contains("Restarted the player.");
            assertThat(mails().get(1).content()).contains("/survey/").contains("stars=3D5");
        }

        @Test
        void isToldEvenIfTheTicketIsClosedAtOnce() {
            work.startWork(ticket, support);
            work.resolve(ticket, "Restarted the player.", support);
            work.close(ticket, support);
            jobs.of(ticket).runDue();
            assertThat(subjects()).contains("Resolved: No music in the lobby " + number());
            assertThat(fixtures.hasRunningProcess(ticket)).isFalse();
        }

        @Test
        void isToldAgainAfterReopening() {
            work.startWork(ticket, support);
            work.resolve(ticket, "Restarted the player.", support);
            jobs.of(ticket).runDue();
            work.reopen(ticket, support);
            work.resolve(ticket, "New cable.", support);
            jobs.of(ticket).runDue();
            assertThat(mails()).hasSize(3);
            assertThat(text(2)).contains("New cable.");
        }

        @Test
        void isNotToldWhenReopenedBeforeTheMailIsMade() {
            work.startWork(ticket, support);
            work.resolve(ticket, "Restarted the player.", support);
            work.reopen(ticket, support);
            jobs.of(ticket).runDue();
            assertThat(subjects()).noneMatch(subject -> subject.startsWith("Resolved"));
        }
    }

    @Nested
    class GivenUp {

        @Test
        void tellsNobodyThatItWasCancelled() {
            jobs.of(ticket).runDue();
            work.cancel(ticket, "Sent by mistake", support);
            jobs.of(ticket).runDue();
            assertThat(mails()).hasSize(1);
        }

        @Test
        void tellsNobodyThatItWasMerged() {
            work.merge(ticket, fixtures.ticket(), support);
            jobs.of(ticket).runDue();
            assertThat(mails()).isEmpty();
            assertThat(fixtures.hasRunningProcess(ticket)).isFalse();
        }
    }

    @Test
    void neverLetsAnInternalNoteOut() {
        String secret = "internal-secret-4711";
        work.claim(ticket, support);
        conversation.comment(ticket, secret, true, support);
        conversation.comment(ticket, "We look into it.", false, support);
        conversation.comment(ticket, secret, true, support);
        work.waitForCustomer(ticket, "Which zone is silent?", support);
        conversation.comment(ticket, secret, true, support);
        jobs.of(ticket).runUntil(MONDAY_9.plus(Duration.ofDays(3)));
        work.resolve(ticket, "Restarted the player.", support);
        conversation.comment(ticket, secret, true, support);
        jobs.of(ticket).runDue();
        assertThat(mails()).hasSize(5);
        assertThat(mails()).allSatisfy(mail -> assertThat(textOf(mail)).doesNotContain(secret));
        assertThat(jdbc.sql("select count(*) from mail_message where to_address = ? and subject like ?")
                        .params(address, "%" + secret + "%")
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void takesAnAnswerWhileAMailStillWaitsToBeMade() {
        work.startWork(ticket, support);
        conversation.recordCustomerAnswer(ticket, null, "It is the lobby.", support);
        assertThat(fixtures.status(ticket)).isEqualTo("IN_PROGRESS");
        jobs.of(ticket).runDue();
        assertThat(mails()).hasSize(1);
    }

    private List<ScriptedSmtp.Accepted> mails() {
        return pump.sentTo(address);
    }

    private List<String> subjects() {
        return mails().stream().map(mail -> mail.header("Subject")).toList();
    }

    private String text(int index) {
        return textOf(mails().get(index));
    }

    private String number() {
        return "[" + fixtures.column(ticket, "number", String.class) + "]";
    }

    private static String textOf(ScriptedSmtp.Accepted mail) {
        try {
            return textOf(new MimeMessage(null, new ByteArrayInputStream(mail.raw())));
        } catch (MessagingException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String textOf(Part part) throws MessagingException, IOException {
        if (!(part.getContent() instanceof Multipart parts)) {
            return part.getContent().toString();
        }
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < parts.getCount(); i++) {
            text.append(textOf(parts.getBodyPart(i)));
        }
        return text.toString();
    }
}
