package com.bmasia.crm.tickets;

import static com.bmasia.crm.tickets.LifecycleRules.count;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.bmasia.crm.CrmApplication;
import com.bmasia.crm.test.ApiPerson;
import com.bmasia.crm.test.BrowserSession;
import com.bmasia.crm.test.CrmProcess;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Two processes of the application, started at once on one empty PostgreSQL, are one application. */
@Tag("fault")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TwoNodesFaultTest {

    private static final int TICKETS = 100;
    private static final Duration LIMIT = Duration.ofMinutes(3);

    private EmbeddedPostgres server;
    private JdbcClient database;
    private CrmProcess first;
    private CrmProcess second;

    @BeforeAll
    void startBothAtOnce() throws IOException {
        server = EmbeddedPostgres.builder()
                .setLocaleConfig("encoding", "UTF8")
                .setLocaleConfig("locale", "C.UTF-8")
                .start();
        database = JdbcClient.create(server.getPostgresDatabase());
        first = node("first", true);
        second = node("second", false);
        first.awaitReady();
        second.awaitReady();
    }

    @AfterAll
    void stop() throws Exception {
        for (CrmProcess node : List.of(first, second)) {
            node.stop();
            assertThat(node.output()).doesNotContain(" ERROR ");
        }
        server.close();
    }

    @Test
    void migrateAndSeedOnce() {
        assertThat(count(database, "select count(*) from shipped_model"))
                .isEqualTo(count(database, "select count(*) from act_re_deployment"));
        assertThat(count(database, "select coalesce(max(version_), 0) from act_re_procdef"))
                .isEqualTo(1);
        assertThat(count(database, "select coalesce(max(version_), 0) from act_re_decision_def"))
                .isEqualTo(1);
    }

    @Test
    void shareSessions() throws Exception {
        BrowserSession browser = new BrowserSession();
        assertThat(browser.logIn(first.url(), "support")).isEqualTo(302);
        assertThat(browser.get(second.url() + "/tickets").statusCode()).isEqualTo(200);
        assertThat(new BrowserSession().get(second.url() + "/tickets").statusCode())
                .as("without the session")
                .isEqualTo(302);
    }

    @Test
    void shareTokensOfTheApi() throws Exception {
        String token = ApiPerson.logIn(first.url(), "sales").token();
        assertThat(ApiPerson.withToken(second.url(), token).get("/users/me/").status())
                .isEqualTo(200);
    }

    @Test
    void tellTheBrowsersOfEachOther() throws Exception {
        BrowserSession browser = new BrowserSession();
        browser.logIn(first.url(), "support");
        Queue<String> heard = browser.listen(second.url());
        await().atMost(LIMIT).until(() -> !heard.isEmpty());
        String ticket = create(ApiPerson.logIn(first.url(), "sales"));
        await().atMost(LIMIT).until(() -> heard.contains("data:ticket-" + ticket));
        assertThat(heard).contains("data:tickets");
    }

    @Test
    void fireEachTimerOnce() throws Exception {
        List<ApiPerson> people =
                List.of(ApiPerson.logIn(first.url(), "manager"), ApiPerson.logIn(second.url(), "manager"));
        for (int i = 0; i < TICKETS; i++) {
            ApiPerson person = people.get(i % 2);
            String ticket = create(person);
            move(person, ticket, "start_work");
            if (i % 2 == 0) {
                move(people.get(1 - i % 2), ticket, "wait_for_customer");
            }
        }
        makeLate();
        due("ticket-escalation", "event_escalationDue");
        due("ticket-lifecycle", "event_reminderDue");
        awaitEvents("REMINDED", TICKETS / 2);
        awaitEvents("ESCALATED", TICKETS);
        due("ticket-lifecycle", "event_answerOverdue");
        awaitEvents("NO_ANSWER", TICKETS / 2);
        due("ticket-lifecycle", "event_objectionTimeOver");
        await().atMost(LIMIT)
                .until(() ->
                        count(database, "select count(*) from ticket where subject = 'Two nodes' and status = 'CLOSED'")
                                == TICKETS / 2);
        assertEachOnce();
        assertBothWorked();
        LifecycleRules.check(database);
    }

    /** As if the tickets in work had been created long ago: everything that can be warned of is due. */
    private void makeLate() {
        database.sql("""
                        update ticket set sla_running_since = sla_running_since - interval '90 days'
                         where subject = 'Two nodes' and status = 'IN_PROGRESS'
                        """).update();
    }

    /** In one transaction for all tickets, so that both nodes run for them. */
    private void due(String process, String activity) {
        database.sql("""
                        update act_ru_job j set duedate_ = localtimestamp - interval '1 minute'
                          from act_ru_jobdef d
                         where d.id_ = j.job_def_id_ and d.proc_def_key_ = :process and d.act_id_ = :activity
                           and exists (select from act_ru_execution e join ticket t on t.id::text = e.business_key_
                                        where e.id_ = j.process_instance_id_ and t.subject = 'Two nodes')
                        """).param("process", process).param("activity", activity).update();
    }

    private void awaitEvents(String kind, int expected) {
        await().atMost(LIMIT).untilAsserted(() -> assertThat(events(kind)).isEqualTo(expected));
    }

    private long events(String kind) {
        return database.sql("""
                        select count(*) from ticket_event e join ticket t on t.id = e.ticket_id
                         where t.subject = 'Two nodes' and e.kind = :kind
                        """).param("kind", kind).query(Long.class).single();
    }

    private void assertEachOnce() {
        List<String> twice = database.sql("""
                        select ticket_id || ' ' || kind || ' ' || details from ticket_event
                         where kind in ('REMINDED', 'NO_ANSWER', 'WARNED', 'BREACHED', 'ESCALATED', 'CREATED', 'ROUTED')
                         group by ticket_id, kind, details having count(*) > 1
                        """).query(String.class).list();
        assertThat(twice).isEmpty();
        assertThat(count(database, """
                        select count(*) from (select job_id_ from act_hi_job_log where job_state_ = 2
                                               group by job_id_ having count(*) > 1) again
                        """)).as("jobs that succeeded twice").isZero();
        assertThat(count(database, "select count(*) from act_hi_job_log where job_state_ = 1"))
                .as("jobs that failed")
                .isZero();
    }

    private void assertBothWorked() {
        Map<String, Long> jobs = database
                .sql("select hostname_, count(*) from act_hi_job_log where job_state_ = 2 group by 1")
                .query((row, n) -> Map.entry(row.getString(1), row.getLong(2)))
                .list()
                .stream()
                .collect(java.util.stream.Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        System.out.println("jobs by node: " + jobs);
        assertThat(jobs).containsOnlyKeys("first", "second");
    }

    private String create(ApiPerson person) throws IOException, InterruptedException {
        String company = database.sql("select id::text from company where active order by id limit 1")
                .query(String.class)
                .single();
        ApiPerson.Answer answer = person.post("/tickets/", """
                {"subject": "Two nodes", "category": "technical", "priority": "high", "company": "%s"}""".formatted(company));
        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
        return answer.text("$.id");
    }

    private static void move(ApiPerson person, String ticket, String move) throws IOException, InterruptedException {
        ApiPerson.Answer answer = person.post(
                "/tickets/" + ticket + "/transition", "{\"move\": \"%s\", \"comment\": \"Is it on?\"}".formatted(move));
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    }

    /** Takes few jobs at a time and asks often, so that two nodes are after the same ones all the time. */
    private CrmProcess node(String name, boolean demoData) throws IOException {
        return CrmProcess.start(
                CrmApplication.class,
                Map.of(),
                List.of(
                        "--local.database=none",
                        "--local.demo-data=" + demoData,
                        "--spring.datasource.url=" + server.getJdbcUrl("postgres", "postgres"),
                        "--spring.datasource.username=postgres",
                        "--spring.datasource.password=postgres",
                        "--users.encryption-key=c2VjcmV0IG9mIHR3byBub2RlcyBpbiBhIHRlc3QgMTIz",
                        "--users.api.requests-per-minute=1000000",
                        "--camunda.bpm.job-execution.core-pool-size=2",
                        "--camunda.bpm.job-execution.max-pool-size=2",
                        "--camunda.bpm.job-execution.queue-capacity=2",
                        "--camunda.bpm.job-execution.max-jobs-per-acquisition=3",
                        "--camunda.bpm.job-execution.wait-time-in-millis=100",
                        "--camunda.bpm.job-execution.max-wait=200",
                        "--camunda.bpm.generic-properties.properties.hostname=" + name));
    }
}
