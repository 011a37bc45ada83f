package com.bmasia.crm.tickets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.bmasia.crm.customers.CompanyId;
import com.bmasia.crm.test.As;
import com.bmasia.crm.test.ModuleTest;
import com.bmasia.crm.test.TestClock;
import com.bmasia.crm.tickets.statistics.TicketDoneSummary;
import com.bmasia.crm.tickets.statistics.TicketStatistics;
import com.bmasia.crm.tickets.statistics.TicketStatistics.Counts;
import com.bmasia.crm.tickets.statistics.TicketStatistics.Period;
import com.bmasia.crm.tickets.statistics.TicketStatistics.Times;
import com.bmasia.crm.tickets.ticket.TicketPriority;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@ModuleTest
class SummariseClosedTicketsTest {

    @Autowired
    TicketStatistics statistics;

    @Autowired
    TicketDoneSummary summary;

    @Autowired
    TicketFixtures fixtures;

    @Autowired
    TestClock clock;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    As as;

    CompanyId company;

    @BeforeEach
    void someYears() {
        as.signIn("manager");
        company = fixtures.company("Summary");
        close(500, 40);
        close(20, 0);
        fixtures.ticketOf(company, TicketPriority.LOW);
    }

    /** @param ago days since the first was closed; each of the others two hours later */
    private void close(int count, int ago) {
        jdbc.sql("""
                        insert into ticket (id, version, number, subject, status, priority, category, source, company_id, team,
                                            created_at, updated_at, first_response_at, resolved_at, closed_at,
                                            sla_response_target_seconds, sla_response_used_seconds)
                        select gen_random_uuid(), 0, :name || n, 'Done', 'CLOSED', 'HIGH', 'BILLING', 'STAFF', :company, 'finance',
                               c - n * interval '13 minutes', c, c - n * interval '7 minutes', c - n * interval '1 minute', c,
                               3600, n * 17
                          from generate_series(1, :count) n,
                               lateral (select cast(:now as timestamptz) - :ago * interval '1 day' + n * interval '2 hours'
                                             - interval '2 days' as c) at
                        """)
                .param("name", UUID.randomUUID().toString().substring(0, 8) + "-")
                .param("company", company.value())
                .param("now", clock.instant().toString())
                .param("ago", ago)
                .param("count", count)
                .update();
    }

    @Test
    void saysTheSameBeforeAndAfter() {
        again();
        Counts counts = statistics.all();
        Period year = statistics.lastDays(365);
        Period week = statistics.lastDays(7);

        summary.addClosed();
        assertThat(summarised()).isPositive();
        assertSame(counts, year, week);
        summary.addClosed();
        assertSame(counts, year, week);
    }

    @Test
    void forgetsWhatIsDeleted() {
        summary.addClosed();
        long before = statistics.all().total();
        long created = statistics.lastDays(365).created();

        jdbc.sql("delete from ticket where company_id = :company and closed_at < :long")
                .param("company", company.value())
                .param("long", com.bmasia.crm.shared.Sql.at(clock.instant().minus(java.time.Duration.ofDays(10))))
                .update();
        long deleted = before - statistics.all().total();
        assertThat(deleted).isPositive();
        assertThat(statistics.lastDays(365).created()).isEqualTo(created - deleted);

        summary.addClosed();
        assertThat(statistics.all().total()).isEqualTo(before - deleted);
        assertThat(statistics.lastDays(365).created()).isEqualTo(created - deleted);
    }

    private void assertSame(Counts counts, Period year, Period week) {
        assertThat(statistics.all().byStatus()).isEqualTo(counts.byStatus());
        assertThat(statistics.all().byPriority()).isEqualTo(counts.byPriority());
        assertThat(statistics.all().byTeam()).isEqualTo(counts.byTeam());
        assertThat(statistics.all().byCategory()).isEqualTo(counts.byCategory());
        assertThat(statistics.lastDays(365).days()).isEqualTo(year.days());
        assertThat(statistics.lastDays(7).days()).isEqualTo(week.days());
        assertAlike(statistics.lastDays(365).firstResponse(), year.firstResponse());
        assertAlike(statistics.lastDays(365).resolution(), year.resolution());
        assertAlike(statistics.lastDays(7).firstResponse(), week.firstResponse());
    }

    private static void assertAlike(Times now, Times before) {
        assertThat(now.tickets()).isEqualTo(before.tickets());
        assertThat(now.kept()).isEqualTo(before.kept());
        assertThat((double) now.median().toSeconds())
                .isCloseTo(before.median().toSeconds(), within(before.median().toSeconds() * 0.021 + 1));
        assertThat((double) now.p95().toSeconds())
                .isCloseTo(before.p95().toSeconds(), within(before.p95().toSeconds() * 0.021 + 1));
    }

    private void again() {
        jdbc.sql("update ticket_done_until set until = '-infinity'").update();
    }

    private long summarised() {
        return jdbc.sql("select coalesce(sum(tickets), 0) from ticket_done_kind")
                .query(Long.class)
                .single();
    }
}
