package com.bmasia.crm.tickets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.bmasia.crm.shared.Conflict;
import com.bmasia.crm.test.As;
import com.bmasia.crm.test.Jobs;
import com.bmasia.crm.test.ProcessTest;
import com.bmasia.crm.test.TestClock;
import com.bmasia.crm.tickets.conversation.TicketConversation;
import com.bmasia.crm.tickets.ticket.TicketCategory;
import com.bmasia.crm.tickets.ticket.TicketId;
import com.bmasia.crm.tickets.ticket.TicketPriority;
import com.bmasia.crm.users.CurrentUser;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.engine.variable.Variables;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** One test per path through ticket-lifecycle, ticket-routing and ticket-escalation. */
@ProcessTest
class TicketLifecycleProcessTest {

    /** Monday, 23 November 2026, 09:00 in Bangkok. */
    private static final Instant MONDAY_9 = Instant.parse("2026-11-23T02:00:00Z");

    @Autowired
    TicketService service;

    @Autowired
    TicketWork work;

    @Autowired
    TicketConversation conversation;

    @Autowired
    TicketFixtures fixtures;

    @Autowired
    TaskService tasks;

    @Autowired
    com.bmasia.crm.engine.ActingUser acting;

    @Autowired
    Jobs jobs;

    @Autowired
    TestClock clock;

    @Autowired
    As as;

    CurrentUser support;
    CurrentUser manager;
    TicketId ticket;

    @BeforeEach
    void createTicket() {
        clock.setTo(MONDAY_9);
        manager = as.user("manager");
        support = as.signIn("support");
        ticket = fixtures.ticket();
    }

    @Test
    void runsFromNewToClosed() {
        assertStatus("NEW");
        work.claim(ticket, support);
        assertStatus("ASSIGNED");
        work.startWork(ticket, support);
        assertStatus("IN_PROGRESS");
        work.resolve(ticket, "Restarted the player.", support);
        assertStatus("RESOLVED");
        work.close(ticket, support);
        assertStatus("CLOSED");
        jobs.of(ticket).runDue();
        assertThat(fixtures.hasRunningProcess(ticket)).isFalse();
    }

    @Nested
    class Routing {

        @Test
        void followsTheTablesAndKeepsTheRowsThatMatched() {
            assertThat(column("team")).isEqualTo("tech");
            assertThat(column("team_rule")).isEqualTo("Technical matters");
            assertThat(column("service_rule")).isEqualTo("Medium");
            assertThat(task().getName()).isEqualTo("Triage ticket");
            assertThat(task().getDueDate().toInstant()).isEqualTo(Instant.parse("2026-11-23T11:00:00Z"));
        }

        @Test
        void runsAgainWhenAskedAndMovesTheTaskAndTheClock() {
            TicketId billing = fixtures.ticket(TicketCategory.BILLING, TicketPriority.LOW);
            service.edit(
                    billing, fixtures.changes(billing, TicketCategory.TECHNICAL, TicketPriority.URGENT, true), support);
            assertThat(fixtures.column(billing, "team", String.class)).isEqualTo("tech");
            assertThat(tasks.createTaskQuery()
                            .processInstanceBusinessKey(billing.toString())
                            .taskCandidateGroup("tech")
                            .count())
                    .isEqualTo(1);
            assertThat(tasks.createTaskQuery()
                            .processInstanceBusinessKey(billing.toString())
                            .taskCandidateGroup("finance")
                            .count())
                    .isZero();
            assertThat(jobs.of(billing).timer("event_escalationDue").due())
                    .isEqualTo(MONDAY_9.plus(Duration.ofMinutes(48)));
        }

        @Test
        void keepsTheTeamButFollowsThePriorityOtherwise() {
            TicketId billing = fixtures.ticket(TicketCategory.BILLING, TicketPriority.LOW);
            service.changeTeam(billing, "support", support);
            service.changePriority(billing, TicketPriority.URGENT, support);
            assertThat(fixtures.column(billing, "team", String.class)).isEqualTo("support");
            assertThat(fixtures.column(billing, "service_rule", String.class)).isEqualTo("Urgent");
        }
    }

    @Nested
    class Triage {

        @Test
        void isNewAgainWhenReleased() {
            work.claim(ticket, support);
            work.release(ticket, support);
            assertStatus("NEW");
            assertThat(task().getAssignee()).isNull();
        }

        @Test
        void isAssignedFromTheStartWhenCreatedForSomebody() {
            TicketId given = service.create(fixtures.newTicketFor(support), manager);
            assertThat(fixtures.status(given)).isEqualTo("ASSIGNED");
        }

        @Test
        void endsInResolvedWhenSolvedAtOnce() {
            work.claim(ticket, support);
            work.resolve(ticket, "Known problem, solved.", support);
            assertStatus("RESOLVED");
        }

        @Test
        void beginsWorkWithTheFirstPublicAnswerOfTheAssignee() {
            work.claim(ticket, support);
            conversation.comment(ticket, "We look into it.", false, support);
            assertStatus("IN_PROGRESS");
        }

        @Test
        void doesNotBeginWorkWithAnInternalNote() {
            work.claim(ticket, support);
            conversation.comment(ticket, "Same as last week?", true, support);
            assertStatus("ASSIGNED");
            assertThat(fixtures.column(ticket, "first_response_at", java.sql.Timestamp.class))
                    .isNull();
        }

        @Test
        void takesCategoryAndPriorityFromItsForm() {
            work.claim(ticket, support);
            complete(Map.of("category", "billing", "priority", "high", "outcome", "startWork"));
            assertStatus("IN_PROGRESS");
            assertThat(column("category")).isEqualTo("BILLING");
            assertThat(column("team")).isEqualTo("finance");
            assertThat(column("service_rule")).isEqualTo("High");
            assertThat(task().getName()).isEqualTo("Work on ticket");
        }
    }

    @Nested
    class WaitingForTheCustomer {

        @BeforeEach
        void ask() {
            work.startWork(ticket, support);
            work.waitForCustomer(ticket, "Which zone is silent?", support);
            assertStatus("PENDING");
        }

        @Test
        void goesBackToWorkWhenTheCustomerAnswers() {
            conversation.recordCustomerAnswer(ticket, fixtures.contactOf(ticket), "The lobby.", support);
            assertStatus("IN_PROGRESS");
            assertThat(task().getAssignee()).isEqualTo(support.id().toString());
        }

        @Test
        void goesBackToWorkWhenStaffResumes() {
            work.resume(ticket, support);
            assertStatus("IN_PROGRESS");
        }

        @Test
        void remindsAfterThreeDaysAndGoesOnWaiting() {
            jobs.of(ticket).runUntil(MONDAY_9.plus(Duration.ofDays(3)));
            assertStatus("PENDING");
            assertThat(fixtures.events(ticket)).contains("REMINDED");
        }

        @Test
        void isResolvedAfterSevenDaysWithoutAnswer() {
            jobs.of(ticket).runUntil(MONDAY_9.plus(Duration.ofDays(7)));
            assertStatus("RESOLVED");
            assertThat(fixtures.events(ticket)).contains("NO_ANSWER");
            assertThat(column("resolution")).isNull();
            assertThat(fixtures.column(ticket, "resolved_without_answer", Boolean.class))
                    .isTrue();
        }

        @Test
        void canBeResolvedMeanwhile() {
            work.resolve(ticket, "It plays again.", support);
            assertStatus("RESOLVED");
        }

        @Test
        void isForTheNewAssigneeAfterwards() {
            work.assign(ticket, manager.id(), support);
            assertStatus("PENDING");
            work.resume(ticket, manager);
            assertThat(task().getAssignee()).isEqualTo(manager.id().toString());
        }

        @Test
        void movesTheDueDateByTheTimeThatTheClockStood() {
            assertThat(fixtures.column(ticket, "due_at", java.sql.Timestamp.class))
                    .isNull();
            clock.advance(Duration.ofDays(1));
            work.resume(ticket, support);
            Instant due =
                    fixtures.column(ticket, "due_at", java.sql.Timestamp.class).toInstant();
            assertThat(due).isEqualTo(Instant.parse("2026-11-26T11:00:00Z"));
            assertThat(task().getDueDate().toInstant()).isEqualTo(due);
        }

        @Test
        void stopsTheClock() {
            assertThat(jobs.of(ticket).timers())
                    .extracting(Jobs.Timer::activityId)
                    .doesNotContain("event_escalationDue");
            clock.advance(Duration.ofDays(1));
            work.resume(ticket, support);
            assertThat(jobs.of(ticket).timers())
                    .extracting(Jobs.Timer::activityId)
                    .contains("event_escalationDue");
        }
    }

    @Nested
    class AfterResolved {

        @BeforeEach
        void resolve() {
            work.startWork(ticket, support);
            work.resolve(ticket, "Restarted the player.", support);
        }

        @Test
        void isClosedAfterSevenDays() {
            jobs.of(ticket).runUntil(MONDAY_9.plus(Duration.ofDays(7)));
            assertStatus("CLOSED");
            assertThat(fixtures.hasRunningProcess(ticket)).isFalse();
        }

        @Test
        void goesBackToItsAssigneeWhenReopened() {
            work.reopen(ticket, support);
            assertStatus("IN_PROGRESS");
            assertThat(task().getAssignee()).isEqualTo(support.id().toString());
            assertThat(fixtures.column(ticket, "resolved_at", java.sql.Timestamp.class))
                    .isNull();
        }

        @Test
        void isReopenedByTheCustomersAnswer() {
            conversation.recordCustomerAnswer(ticket, fixtures.contactOf(ticket), "Silent again.", support);
            assertStatus("IN_PROGRESS");
        }

        @Test
        void canBeResolvedASecondTime() {
            work.reopen(ticket, support);
            work.waitForCustomer(ticket, "And now?", support);
            work.resume(ticket, support);
            work.resolve(ticket, "New cable.", support);
            jobs.of(ticket).runUntil(MONDAY_9.plus(Duration.ofDays(8)));
            assertStatus("CLOSED");
        }

        @Test
        void cannotBeCancelled() {
            assertThatThrownBy(() -> work.cancel(ticket, "Too late", support))
                    .isInstanceOfSatisfying(
                            Conflict.class,
                            refused -> assertThat(refused.allowed()).containsExactly("close", "reopen"));
        }
    }

    @Nested
    class Cancelling {

        @Test
        void closesAnOpenTicketWithItsReason() {
            work.cancel(ticket, "Sent by mistake", support);
            assertStatus("CLOSED");
            assertThat(column("close_reason")).isEqualTo("Sent by mistake");
            jobs.of(ticket).runDue();
            assertThat(fixtures.hasRunningProcess(ticket)).isFalse();
        }

        @Test
        void closesAMergedTicketAndTellsBoth() {
            TicketId other = fixtures.ticket();
            work.merge(ticket, other, support);
            assertStatus("CLOSED");
            assertThat(fixtures.events(other)).contains("MERGED_FROM");
            assertThat(fixtures.column(ticket, "merged_into", java.util.UUID.class))
                    .isEqualTo(other.value());
        }

        @Test
        void worksWhileWaitingForTheCustomer() {
            work.startWork(ticket, support);
            work.waitForCustomer(ticket, "Which zone?", support);
            work.cancel(ticket, "Duplicate", support);
            assertStatus("CLOSED");
        }
    }

    @Nested
    class Escalation {

        @Test
        void warnsTheLeadThenReportsTheBreachThenTellsTheManager() {
            jobs.of(ticket).runUntil(MONDAY_9.plus(Duration.ofDays(60)));
            assertThat(fixtures.events(ticket))
                    .filteredOn(kind -> !kind.equals("CREATED") && !kind.equals("ROUTED"))
                    .containsExactly("WARNED", "BREACHED", "ESCALATED", "WARNED", "BREACHED", "ESCALATED");
            assertStatus("NEW");
        }

        @Test
        void isNotRaisedForAFirstResponseThatWasGiven() {
            work.claim(ticket, support);
            conversation.comment(ticket, "We look into it.", false, support);
            assertThat(jobs.of(ticket).timer("event_escalationDue").due())
                    .isEqualTo(Instant.parse("2026-11-25T06:12:00Z"));
        }

        @Test
        void goesOnWhereItStoodAfterReopening() {
            work.startWork(ticket, support);
            Instant due = fixtures.column(ticket, "sla_resolution_due_at", java.sql.Timestamp.class)
                    .toInstant();
            work.resolve(ticket, "Done", support);
            clock.advance(Duration.ofDays(1));
            work.reopen(ticket, support);
            assertThat(fixtures.column(ticket, "sla_resolution_due_at", java.sql.Timestamp.class)
                            .toInstant())
                    .isEqualTo(due.plus(Duration.ofDays(1)));
            assertThat(jobs.of(ticket).timer("event_escalationDue").due()).isAfter(clock.instant());
        }
    }

    @Nested
    class IllegalMoves {

        @Test
        void areRefusedWithWhatIsPossibleNow() {
            assertThatThrownBy(() -> work.resolve(ticket, "Not mine yet", support))
                    .isInstanceOfSatisfying(
                            Conflict.class,
                            refused -> assertThat(refused.allowed()).containsExactly("cancel", "start_work"));
            assertStatus("NEW");
        }

        @Test
        void areRefusedOnAClosedTicket() {
            work.cancel(ticket, "Mistake", support);
            assertThatThrownBy(() -> work.reopen(ticket, support)).isInstanceOf(Conflict.class);
            assertThatThrownBy(() -> conversation.comment(ticket, "Hello?", false, support))
                    .isInstanceOf(Conflict.class);
        }

        @Test
        void keepATicketInProgressFromBeingReleased() {
            work.startWork(ticket, support);
            assertThatThrownBy(() -> work.release(ticket, support)).isInstanceOf(Conflict.class);
            assertThatThrownBy(() -> acting.run(support.id().toString(), () -> tasks.setAssignee(task().getId(), null)))
                    .isInstanceOf(Conflict.class);
            assertStatus("IN_PROGRESS");
        }
    }

    @Test
    void completingWorkByItsFormTellsTheCustomer() {
        work.startWork(ticket, support);
        complete(Map.of("text", "Restarted the player.", "outcome", "resolve"));
        assertStatus("RESOLVED");
        assertThat(column("resolution")).isEqualTo("Restarted the player.");
        assertThat(fixtures.column(ticket, "first_response_at", java.sql.Timestamp.class))
                .isNotNull();
    }

    @Test
    void leavesNothingBehindWhenDeleted() {
        service.delete(ticket, support);
        assertThat(fixtures.hasRunningProcess(ticket)).isFalse();
        assertThat(fixtures.exists(ticket)).isFalse();
    }

    private void complete(Map<String, String> answers) {
        var variables = Variables.createVariables();
        answers.forEach(
                (name, value) -> variables.putValueTyped(name, Variables.stringValue(value, name.equals("text"))));
        acting.run(support.id().toString(), () -> tasks.complete(task().getId(), variables));
    }

    private Task task() {
        return tasks.createTaskQuery()
                .processInstanceBusinessKey(ticket.toString())
                .singleResult();
    }

    private String column(String name) {
        return fixtures.column(ticket, name, String.class);
    }

    private void assertStatus(String expected) {
        assertThat(fixtures.status(ticket)).isEqualTo(expected);
    }
}
