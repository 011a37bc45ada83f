package com.bmasia.crm.tickets;

import static com.bmasia.crm.tickets.LifecycleRules.count;
import static org.assertj.core.api.Assertions.assertThat;

import com.bmasia.crm.test.CrmProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/**
 * Kills the working application again and again with {@code kill -9}, at random moments from the first second of a start
 * on, and looks into the database each time: a ticket and its process are both there or both not, and what was begun can
 * be brought to its end. {@code mvn -Pfault verify}; as often as {@code -Dfault.kills} says.
 */
@Tag("fault")
class KillRestartFaultTest {

    private static final int KILLS = Integer.getInteger("fault.kills", 20);
    private static final Duration FINISH = Duration.ofMinutes(4);

    @TempDir
    Path data;

    private final Random random = new Random();
    private final long origin = Instant.now().toEpochMilli();

    @Test
    void leavesNoTicketWithoutProcessAndNoneStuck() throws Exception {
        int port = CrmProcess.freePort();
        for (int kill = 1; kill <= KILLS; kill++) {
            CrmProcess application = start(port, true);
            boolean whileStarting = random.nextInt(4) == 0;
            if (whileStarting) {
                TimeUnit.MILLISECONDS.sleep(500 + random.nextInt(8000));
            } else {
                application.awaitReady();
                awaitSteps(database(port), 5 + random.nextInt(60));
                TimeUnit.MILLISECONDS.sleep(random.nextInt(200));
            }
            assertThat(application.output()).doesNotContain("WORKLOAD FAILED", "FAILED TO START");
            application.kill();
            System.out.printf(
                    "kill %2d of %d, %s: %s%n", kill, KILLS, whileStarting ? "starting" : "working", look(port));
        }
        finish(port);
    }

    /** Steps, not seconds, so that a slow machine tests as much as a fast one. */
    private static void awaitSteps(JdbcClient database, int steps) throws InterruptedException {
        String done = "select count(*) from ticket_event";
        long target = count(database, done) + steps;
        Instant limit = Instant.now().plus(FINISH);
        while (count(database, done) < target) {
            assertThat(Instant.now()).as("the work stands still").isBefore(limit);
            TimeUnit.MILLISECONDS.sleep(20);
        }
    }

    /** Everybody only completes what there is; the timers do the rest. */
    private void finish(int port) throws Exception {
        try (CrmProcess application = start(port, false)) {
            application.awaitReady();
            JdbcClient database = database(port);
            Instant limit = Instant.now().plus(FINISH);
            String open = "select count(*) from ticket where status <> 'CLOSED'";
            while (count(database, open) > 0 && Instant.now().isBefore(limit)) {
                TimeUnit.MILLISECONDS.sleep(250);
            }
            System.out.println("finished: " + look(port));
            assertThat(count(database, "select count(*) from ticket")).isPositive();
            assertThat(count(database, open))
                    .as("tickets that cannot be closed")
                    .isZero();
            assertThat(count(database, "select count(*) from act_ru_execution where business_key_ is not null"))
                    .as("processes left behind")
                    .isZero();
            assertThat(application.output()).doesNotContain("WORKLOAD FAILED");
        }
    }

    private CrmProcess start(int databasePort, boolean create) throws Exception {
        return CrmProcess.start(
                BusyApplication.class,
                Map.of(),
                List.of(
                        "--local.data-directory=" + data,
                        "--local.database-port=" + databasePort,
                        "--fault.origin=" + origin,
                        "--fault.create=" + create));
    }

    /** The database server outlives the application, so that we see exactly what the kill has left. */
    private String look(int port) {
        if (!Files.exists(data.resolve("postgresql-17/postmaster.pid"))) {
            return "no database yet";
        }
        JdbcClient database = database(port);
        if (count(database, "select count(*) from pg_tables where tablename = 'ticket_event'") == 0) {
            return "no tables yet";
        }
        LifecycleRules.check(database);
        return "%d tickets, %d closed, %d steps"
                .formatted(
                        count(database, "select count(*) from ticket"),
                        count(database, "select count(*) from ticket where status = 'CLOSED'"),
                        count(database, "select count(*) from ticket_event"));
    }

    private JdbcClient database(int port) {
        try {
            String password = Files.readString(data.resolve("postgresql-17/crm.password"));
            return JdbcClient.create(
                    new DriverManagerDataSource("jdbc:postgresql://127.0.0.1:" + port + "/postgres", "crm", password));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
