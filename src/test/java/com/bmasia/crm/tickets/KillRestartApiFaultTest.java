package com.bmasia.crm.tickets;

import static com.bmasia.crm.tickets.LifecycleRules.count;
import static org.assertj.core.api.Assertions.assertThat;

import com.bmasia.crm.CrmApplication;
import com.bmasia.crm.test.ApiPerson;
import com.bmasia.crm.test.CrmProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/**
 * Clients of the JSON API work on tickets while the server is killed with {@code kill -9} again and again. What they were
 * told has happened, nothing is between ticket and process, and in the end every ticket can be closed. {@code mvn -Pfault
 * verify}; as often as {@code -Dfault.kills} says.
 */
@Tag("fault")
class KillRestartApiFaultTest {

    private static final int KILLS = Integer.getInteger("fault.kills", 20);
    private static final List<String> PEOPLE = List.of("manager", "manager", "support", "support", "sales", "admin");
    private static final Duration LIMIT = Duration.ofMinutes(4);

    @TempDir
    Path data;

    private final Random random = new Random();
    private CrmProcess running;
    private long created;
    private long answers;

    @AfterEach
    void leaveNothingRunning() throws Exception {
        if (running != null) {
            running.kill();
        }
    }

    @Test
    void keepsWhatItHasAnsweredAndLeavesNoTicketStuck() throws Exception {
        Instant begin = Instant.now();
        int port = CrmProcess.freePort();
        for (int kill = 1; kill <= KILLS; kill++) {
            CrmProcess application = start(port);
            JdbcClient database = database(port);
            AnsweredTickets tickets = workUntilKilled(application, database);
            assertThat(application.output()).doesNotContain(" ERROR ");
            LifecycleRules.check(database);
            assertKept(tickets, database);
            System.out.printf("kill %2d of %d after %s: %s%n", kill, KILLS, tickets.answers(), look(database));
        }
        finish(port);
        System.out.printf(
                "%d answers, %d tickets created, %d kills, %s%n",
                answers, created, KILLS, Duration.between(begin, Instant.now()));
    }

    private AnsweredTickets workUntilKilled(CrmProcess application, JdbcClient database) throws Exception {
        AnsweredTickets tickets = tickets(database);
        List<ApiAgent> agents = new ArrayList<>();
        for (String name : PEOPLE) {
            agents.add(new ApiAgent(ApiPerson.logIn(application.url(), name), tickets));
        }
        ExecutorService threads = Executors.newFixedThreadPool(agents.size());
        List<Future<Void>> work = agents.stream().map(threads::submit).toList();
        threads.shutdown();
        bringTimersForward(database);
        awaitAnswers(tickets, work, 20 + random.nextInt(150));
        TimeUnit.MILLISECONDS.sleep(random.nextInt(200));
        application.kill();
        for (Future<Void> agent : work) {
            agent.get(60, TimeUnit.SECONDS);
        }
        answers += tickets.answerCount();
        created += tickets.created().size();
        return tickets;
    }

    /** Answers, not seconds, so that a slow machine tests as much as a fast one. */
    private static void awaitAnswers(AnsweredTickets tickets, List<Future<Void>> work, int target) throws Exception {
        Instant limit = Instant.now().plus(LIMIT);
        while (tickets.answerCount() < target) {
            for (Future<Void> agent : work) {
                if (agent.isDone()) {
                    agent.get();
                }
            }
            assertThat(Instant.now()).as("the work stands still").isBefore(limit);
            TimeUnit.MILLISECONDS.sleep(5);
        }
    }

    /** Some of the waiting timers of days are due now, so that jobs are killed as well as requests. */
    private static void bringTimersForward(JdbcClient database) {
        database.sql("""
                        update act_ru_job set duedate_ = localtimestamp - interval '1 minute'
                         where type_ = 'timer' and process_def_key_ like 'ticket-%' and random() < 0.4
                        """).update();
    }

    private static void assertKept(AnsweredTickets tickets, JdbcClient database) {
        assertThat(ids(database, "select id::text from ticket"))
                .as("a client was told of its creation")
                .containsAll(tickets.created());
        assertThat(ids(database, "select id::text from ticket where status = 'CLOSED'"))
                .as("a client was told that it is closed")
                .containsAll(tickets.closed());
    }

    private void finish(int port) throws Exception {
        try (CrmProcess application = start(port)) {
            JdbcClient database = database(port);
            ApiPerson manager = ApiPerson.logIn(application.url(), "manager");
            Instant limit = Instant.now().plus(LIMIT);
            String open = "select id::text from ticket where status <> 'CLOSED'";
            for (List<String> left = ids(database, open); !left.isEmpty(); left = ids(database, open)) {
                assertThat(Instant.now()).as("cannot be closed: " + left).isBefore(limit);
                for (String ticket : left) {
                    towardsTheEnd(manager, ticket);
                }
            }
            assertThat(count(database, "select count(*) from act_ru_execution where business_key_ is not null"))
                    .as("processes left behind")
                    .isZero();
            LifecycleRules.check(database);
            assertThat(application.output()).doesNotContain(" ERROR ");
            System.out.println("finished: " + look(database));
        }
    }

    /** Never by cancelling, so that each ticket passes the steps that are left. */
    private static void towardsTheEnd(ApiPerson manager, String ticket) throws IOException, InterruptedException {
        List<String> moves = manager.get("/tickets/" + ticket + "/options").read("$.moves");
        String next = Stream.of("close", "resolve", "start_work")
                .filter(moves::contains)
                .findFirst()
                .orElse(null);
        if (next != null) {
            ApiPerson.Answer answer = manager.post(
                    "/tickets/" + ticket + "/transition", "{\"move\": \"%s\", \"comment\": \"Done\"}".formatted(next));
            assertThat(answer.status()).as(answer.body()).isIn(200, 409);
        }
    }

    private CrmProcess start(int databasePort) throws IOException {
        running = CrmProcess.start(
                CrmApplication.class,
                Map.of(),
                List.of(
                        "--local.data-directory=" + data,
                        "--local.database-port=" + databasePort,
                        "--users.api.requests-per-minute=1000000",
                        "--users.api.anonymous-requests-per-minute=1000000"));
        running.awaitReady();
        return running;
    }

    private static AnsweredTickets tickets(JdbcClient database) {
        Map<String, Object> customer = database.sql("""
                        select company_id::text as company, id::text as contact from contact order by id limit 1
                        """).query().singleRow();
        return new AnsweredTickets(
                (String) customer.get("company"),
                (String) customer.get("contact"),
                ids(database, "select id::text from ticket where status <> 'CLOSED'"));
    }

    private static String look(JdbcClient database) {
        return "%d tickets, %d closed, %d steps"
                .formatted(
                        count(database, "select count(*) from ticket"),
                        count(database, "select count(*) from ticket where status = 'CLOSED'"),
                        count(database, "select count(*) from ticket_event"));
    }

    private static List<String> ids(JdbcClient database, String sql) {
        return database.sql(sql).query(String.class).list();
    }

    private JdbcClient database(int port) throws IOException {
        String password = Files.readString(data.resolve("postgresql-17/crm.password"));
        return JdbcClient.create(
                new DriverManagerDataSource("jdbc:postgresql://127.0.0.1:" + port + "/postgres", "crm", password));
    }
}
