package com.bmasia.crm.tickets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.bmasia.crm.mail.MailFixtures;
import com.bmasia.crm.mail.ScriptedSmtp;
import com.bmasia.crm.mail.dispatch.MailPump;
import com.bmasia.crm.mail.outbox.MessageParts.Part;
import com.bmasia.crm.shared.Conflict;
import com.bmasia.crm.shared.Language;
import com.bmasia.crm.shared.RuleViolation;
import com.bmasia.crm.test.As;
import com.bmasia.crm.test.Jobs;
import com.bmasia.crm.test.ProcessTest;
import com.bmasia.crm.test.TestClock;
import com.bmasia.crm.users.CurrentUser;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Who gets an answer with what, what counts where nobody does, and taking it back while its mails wait. */
@ProcessTest
class AnswerTicketTest {

    private static final Instant MONDAY_9 = Instant.parse("2026-11-23T02:00:00Z");
    private static final byte[] PDF = "%PDF-1.7\n1 0 obj".getBytes(StandardCharsets.US_ASCII);

    @Autowired
    TicketWork work;

    @Autowired
    TicketConversation conversation;

    @Autowired
    TicketReplies replies;

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

    private final String address = MailFixtures.address();
    private CurrentUser support;
    private TicketId ticket;

    @BeforeEach
    void createTicket() {
        clock.setTo(MONDAY_9);
        support = as.signIn("support");
        ticket = fixtures.ticketFrom(address, Language.EN);
        jobs.of(ticket).runDue();
        work.startWork(ticket, support);
    }

    @Nested
    class WithFiles {

        @Test
        void sendsThemWithTheMailAndNamesThemInItsLog() {
            UUID comment =
                    conversation.comment(ticket, answer("See the plan").with(files("แผนผัง.pdf", 1000)), support);
            assertThat(last(address).content()).contains("application/pdf", "filename*");
            assertThat(jdbc.sql("select a.file_name || ' ' || a.size from mail_attachment a join mail_message m"
                                    + " on m.id = a.mail_id where m.part_of = ?")
                            .param(comment)
                            .query(String.class)
                            .list())
                    .containsExactly("แผนผัง.pdf 1000");
        }

        @Test
        void sendsThoseOfAQuestionAndOfASolutionToo() {
            work.waitForCustomer(ticket, answer("Is it this one?").with(files("photo.pdf", 900)), support);
            assertThat(last(address).content()).contains("photo.pdf");
            work.resume(ticket, support);
            work.resolve(ticket, answer("As in the manual").with(files("manual.pdf", 900)), support);
            jobs.of(ticket).runDue();
            assertThat(last(address).content()).contains("manual.pdf", "stars=3D5");
        }

        @Test
        void refusesWhatIsTooMuchForOneMailWithTheWholeAnswer() {
            Reply large = answer("All plans").with(files("plans.pdf", 11 * 1024 * 1024));
            assertThatThrownBy(() -> conversation.comment(ticket, large, support))
                    .isInstanceOfSatisfying(
                            RuleViolation.class,
                            refusal -> assertThat(refusal.field()).isEqualTo("files"));
            conversation.comment(ticket, Reply.note("All plans").with(files("plans.pdf", 11 * 1024 * 1024)), support);
        }
    }

    @Nested
    class WithNobodyToGetIt {

        private TicketId alone;

        @BeforeEach
        void withoutContact() {
            alone = fixtures.ticketWithoutContact();
        }

        @Test
        void refusesAnAnswerAndAQuestion() {
            work.startWork(alone, support);
            assertThatThrownBy(() -> conversation.comment(alone, "We look into it.", false, support))
                    .isInstanceOfSatisfying(
                            RuleViolation.class,
                            refusal -> assertThat(refusal.field()).isEqualTo("contact"));
            assertThatThrownBy(() -> work.waitForCustomer(alone, "Which zone?", support))
                    .isInstanceOf(RuleViolation.class);
            assertThat(fixtures.column(alone, "first_response_at", java.sql.Timestamp.class))
                    .isNull();
            assertThat(fixtures.status(alone)).isEqualTo("IN_PROGRESS");
        }

        @Test
        void keepsASolutionAmongUsAndDoesNotCountItAsResponse() {
            work.startWork(alone, support);
            UUID solution = work.resolve(alone, Reply.toCustomer("New cable"), support);
            assertThat(fixtures.status(alone)).isEqualTo("RESOLVED");
            assertThat(jdbc.sql("select internal from ticket_comment where id = ?")
                            .param(solution)
                            .query(Boolean.class)
                            .single())
                    .isTrue();
            assertThat(fixtures.column(alone, "first_response_at", java.sql.Timestamp.class))
                    .isNull();
        }

        @Test
        void refusesWhereTheContactIsInactiveHasNoAddressOrGetsNoMail() {
            jdbc.sql("update contact set active = false where email = ?")
                    .param(address)
                    .update();
            refusedAs("tickets.rule.recipient.inactive");
            jdbc.sql("update contact set active = true, email = null where email = ?")
                    .param(address)
                    .update();
            refusedAs("tickets.rule.recipient.no-address");
            String bounced = MailFixtures.address();
            TicketId other = fixtures.ticketFrom(bounced, Language.EN);
            jdbc.sql(
                            "insert into mail_suppression (id, address, reason, created_at) values (gen_random_uuid(), ?, 'MANUAL', now())")
                    .param(bounced)
                    .update();
            ticket = other;
            refusedAs("tickets.rule.recipient.suppressed");
        }

        @Test
        void goesToAnAddressThatIsNamedInstead() {
            String other = MailFixtures.address();
            work.startWork(alone, support);
            conversation.comment(alone, answer("We look into it.").to(List.of(other), List.of()), support);
            assertThat(pump.sentTo(other)).hasSize(1);
            work.resolve(alone, answer("New cable").to(List.of(other), List.of()), support);
            jobs.of(alone).runDue();
            assertThat(pump.sentTo(other)).hasSize(2);
            assertThat(fixtures.column(alone, "first_response_at", java.sql.Timestamp.class))
                    .isNotNull();
        }

        private void refusedAs(String key) {
            assertThatThrownBy(() -> conversation.comment(ticket, "We look into it.", false, support))
                    .isInstanceOfSatisfying(
                            RuleViolation.class,
                            refusal -> assertThat(refusal.messageKey()).isEqualTo(key));
        }
    }

    @Nested
    class ToSeveral {

        @Test
        void sendsOneMailToEachWithTheSameHeadersAndTellsWhatBecameOfEach() {
            String copy = MailFixtures.address();
            String stopped = MailFixtures.address();
            jdbc.sql(
                            "insert into mail_suppression (id, address, reason, created_at) values (gen_random_uuid(), ?, 'MANUAL', now())")
                    .param(stopped)
                    .update();
            UUID comment = conversation.comment(
                    ticket, answer("We look into it.").to(List.of(address), List.of(copy, stopped)), support);
            for (String each : List.of(address, copy)) {
                assertThat(last(each).to()).containsExactly(each);
                assertThat(last(each).header("To")).contains(address);
                assertThat(last(each).header("Cc")).contains(copy, stopped);
            }
            assertThat(replies.sent(List.of(comment)).get(comment).stream().map(Part::state))
                    .containsExactly("sent", "sent", "suppressed");
            assertThat(pump.sentTo(stopped)).isEmpty();
        }

        @Test
        void tellsTheSolutionToEach() {
            String copy = MailFixtures.address();
            work.resolve(ticket, answer("New cable").to(List.of(address), List.of(copy)), support);
            jobs.of(ticket).runDue();
            assertThat(last(copy).header("Subject")).startsWith("Resolved");
            assertThat(last(copy).header("To")).contains(address);
        }

        @Test
        void refusesWhatIsNoAddress() {
            Reply wrong = answer("Hello").to(List.of("anna at hotel"), List.of());
            assertThatThrownBy(() -> conversation.comment(ticket, wrong, support))
                    .isInstanceOfSatisfying(
                            RuleViolation.class,
                            refusal -> assertThat(refusal.field()).isEqualTo("to"));
        }
    }

    @Test
    void carriesFormattingAndNothingHarmful() {
        conversation.comment(
                ticket,
                answer("")
                        .formatted("<p>Press <strong>Reset</strong><script>alert(1)</script></p>"
                                + "<ul><li>one</li><li onclick=\"x()\">two</li></ul><a href=\"javascript:x\">no</a>"),
                support);
        String sent = last(address).content().replaceAll("=\r?\n", "");
        assertThat(sent).contains("<strong>Reset</strong>", "<li>two</li>");
        assertThat(sent).doesNotContain("alert(1)", "onclick", "javascript:");
        assertThat(jdbc.sql("select text from ticket_comment where ticket_id = ?")
                        .param(ticket.value())
                        .query(String.class)
                        .single())
                .contains("Press Reset", "- one");
    }

    @Nested
    class TakenBack {

        @Test
        void waitsTenSecondsAndGoesThen() {
            conversation.comment(ticket, answer("We look into it.").heldFor(TicketReplies.HOLD), support);
            assertThat(pump.sentTo(address)).hasSize(1);
            clock.advance(Duration.ofSeconds(11));
            assertThat(pump.sentTo(address)).hasSize(2);
        }

        @Test
        void leavesNothingBehindButItsMention() {
            UUID comment =
                    conversation.comment(ticket, answer("We look into it.").heldFor(TicketReplies.HOLD), support);
            assertThat(fixtures.column(ticket, "first_response_at", java.sql.Timestamp.class))
                    .isNotNull();
            replies.undo(ticket, comment, support);
            clock.advance(Duration.ofMinutes(1));
            assertThat(pump.sentTo(address)).hasSize(1);
            assertThat(fixtures.column(ticket, "first_response_at", java.sql.Timestamp.class))
                    .isNull();
            assertThat(fixtures.column(ticket, "sla_response_reached_at", java.sql.Timestamp.class))
                    .isNull();
            assertThat(fixtures.events(ticket)).contains("UNDONE");
            assertThat(replies.undone(ticket, comment, support).orElseThrow().text())
                    .isEqualTo("We look into it.");
        }

        @Test
        void takesTheQuestionBackAndGoesOn() {
            UUID question = work.waitForCustomer(ticket, answer("Which zone?").heldFor(TicketReplies.HOLD), support);
            assertThat(fixtures.status(ticket)).isEqualTo("PENDING");
            replies.undo(ticket, question, support);
            assertThat(fixtures.status(ticket)).isEqualTo("IN_PROGRESS");
            clock.advance(Duration.ofMinutes(1));
            assertThat(pump.sentTo(address)).hasSize(1);
        }

        @Test
        void takesTheSolutionBackBeforeItsMailIsMade() {
            UUID solution = work.resolve(ticket, answer("New cable").heldFor(TicketReplies.HOLD), support);
            replies.undo(ticket, solution, support);
            jobs.of(ticket).runDue();
            clock.advance(Duration.ofMinutes(1));
            assertThat(fixtures.status(ticket)).isEqualTo("IN_PROGRESS");
            assertThat(fixtures.column(ticket, "resolution", String.class)).isNull();
            assertThat(pump.sentTo(address)).hasSize(1);
        }

        @Test
        void takesTheSolutionBackWhileItsMailWaits() {
            UUID solution = work.resolve(ticket, answer("New cable").heldFor(TicketReplies.HOLD), support);
            jobs.of(ticket).runDue();
            assertThat(pump.sentTo(address)).hasSize(1);
            replies.undo(ticket, solution, support);
            clock.advance(Duration.ofMinutes(1));
            assertThat(pump.sentTo(address)).hasSize(1);
            assertThat(fixtures.status(ticket)).isEqualTo("IN_PROGRESS");
        }

        @Test
        void isRefusedWhenItsTimeIsOverOrAMailHasGone() {
            UUID held = conversation.comment(ticket, answer("We look into it.").heldFor(TicketReplies.HOLD), support);
            clock.advance(Duration.ofSeconds(10));
            assertThatThrownBy(() -> replies.undo(ticket, held, support)).isInstanceOf(Conflict.class);
            UUID gone = conversation.comment(ticket, answer("On its way.").heldFor(TicketReplies.HOLD), support);
            jdbc.sql("update mail_message set due_at = created_at where part_of = ?")
                    .param(gone)
                    .update();
            pump.sendDue();
            assertThatThrownBy(() -> replies.undo(ticket, gone, support)).isInstanceOf(Conflict.class);
            assertThat(jdbc.sql("select deleted_at is null from ticket_comment where id = ?")
                            .param(gone)
                            .query(Boolean.class)
                            .single())
                    .isTrue();
        }
    }

    @Test
    void doesNotReadAStateOutOfWords() {
        work.resolve(ticket, "No answer", support);
        jobs.of(ticket).runDue();
        assertThat(last(address).content()).contains("No answer").doesNotContain("We have not heard from you");
    }

    private static Reply answer(String text) {
        return Reply.toCustomer(text);
    }

    private static List<NewFile> files(String name, int size) {
        return List.of(new NewFile(name, size, new ByteArrayResource(Arrays.copyOf(PDF, size))));
    }

    private ScriptedSmtp.Accepted last(String to) {
        List<ScriptedSmtp.Accepted> mails = pump.sentTo(to);
        return mails.get(mails.size() - 1);
    }
}
