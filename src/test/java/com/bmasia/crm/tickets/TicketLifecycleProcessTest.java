package com.bmasia.crm.tickets;

import static org.assertj.core.api.Assertions.assertThat;

import com.bmasia.crm.test.As;
import com.bmasia.crm.test.Jobs;
import com.bmasia.crm.test.ProcessTest;
import com.bmasia.crm.test.TestClock;
import com.bmasia.crm.users.CurrentUser;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@ProcessTest
class TicketLifecycleProcessTest {

    /** Monday, 23 November 2026, 09:00 in Bangkok. */
    private static final Instant MONDAY_9 = Instant.parse("2026-11-23T02:00:00Z");

    @Autowired
    TicketService service;

    @Autowired
    TicketWork work;

    @Autowired
    TicketFixtures fixtures;

    @Autowired
    Jobs jobs;

    @Autowired
    TestClock clock;

    @Autowired
    As as;

    CurrentUser support;

    @BeforeEach
    void signIn() {
        clock.setTo(MONDAY_9);
        support = as.signIn("support");
    }

    @Test
    void runsFromNewToClosed() {
        TicketId ticket = fixtures.ticket();
        assertThat(fixtures.status(ticket)).isEqualTo("NEW");
        work.claim(ticket, support);
        assertThat(fixtures.status(ticket)).isEqualTo("ASSIGNED");
        work.startWork(ticket, support);
        assertThat(fixtures.status(ticket)).isEqualTo("IN_PROGRESS");
        work.resolve(ticket, "Restarted the player.", support);
        assertThat(fixtures.status(ticket)).isEqualTo("RESOLVED");
        work.close(ticket, support);
        assertThat(fixtures.status(ticket)).isEqualTo("CLOSED");
        assertThat(fixtures.hasRunningProcess(ticket)).isFalse();
    }
}
