package com.bmasia.crm.mail.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.bmasia.crm.CrmApplication;
import com.bmasia.crm.mail.ScriptedSmtp;
import com.bmasia.crm.mail.SmtpRule.Step;
import com.bmasia.crm.test.CrmProcess;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Two nodes send thousands of mails, half of them marketing, while one or the other is killed with {@code kill -9} at random
 * moments: every mail comes to an end, none is lost, and what nobody can know is said to be so.
 */
@Tag("fault")
class MailFaultTest {

    private static final int MAILS = Integer.getInteger("fault.mails", 2000);
    private static final int KILLS = Integer.getInteger("fault.kills", 20);
    private static final int CONNECTIONS = 3;
    private static final Duration LIMIT = Duration.ofMinutes(20);

    private final Random random = new Random(4711);
    private EmbeddedPostgres server;
    private JdbcClient database;
    private ScriptedSmtp smtp;
    private final List<CrmProcess> nodes = new ArrayList<>();

    @BeforeEach
    void start() throws IOException {
        server = EmbeddedPostgres.builder()
                .setLocaleConfig("encoding", "UTF8")
                .setLocaleConfig("locale", "C.UTF-8")
                .start();
        database = JdbcClient.create(server.getPostgresDatabase());
        smtp = ScriptedSmtp.start();
        // So that there is still something to send at the last kill.
        smtp.on(Step.END_OF_DATA).slowly(Duration.ofSeconds(3)).goOn();
        nodes.add(node());
        nodes.get(0).awaitReady();
        nodes.add(node());
    }

    @AfterEach
    void stop() throws Exception {
        for (CrmProcess node : nodes) {
            node.close();
        }
        smtp.close();
        server.close();
    }

    @Test
    void bringsEveryMailToItsEndThoughNodesDie() throws Exception {
        queue();
        int killed = killAtRandomMoments();
        smtp.forgetRules();
        await().atMost(LIMIT).pollInterval(Duration.ofSeconds(1)).until(() -> waiting() == 0);
        Map<String, List<String>> received = received();
        System.out.printf(
                "%d mails, %d kills: %s; %d deliveries to %d of %d addresses%n",
                MAILS, killed, states(), smtp.accepted().size(), received.size(), MAILS);
        assertThat(killed).isEqualTo(KILLS);
        assertNothingLost(received);
        assertNothingTwice(received);
        // The server is slow, so a connection has no more than one or two mails in flight.
        assertThat(unknown()).isLessThanOrEqualTo(KILLS * CONNECTIONS * 2);
    }

    private void assertNothingLost(Map<String, List<String>> received) {
        assertThat(addresses("state = 'ACCEPTED'"))
                .allSatisfy(address -> assertThat(received).containsKey(address));
        assertThat(addresses("purpose = 'CONTRACTUAL' and state <> 'ACCEPTED'")).isEmpty();
        assertThat(addresses("state not in ('ACCEPTED', 'UNKNOWN')")).isEmpty();
    }

    private void assertNothingTwice(Map<String, List<String>> received) {
        assertThat(received.values()).allSatisfy(ids -> assertThat(ids).containsOnly(ids.get(0)));
        assertThat(addresses("purpose = 'MARKETING'"))
                .allSatisfy(address ->
                        assertThat(received.getOrDefault(address, List.of())).hasSizeLessThanOrEqualTo(1));
    }

    private int killAtRandomMoments() throws Exception {
        int killed = 0;
        while (killed < KILLS && waiting() > 0) {
            int victim = random.nextInt(2);
            nodes.get(victim).awaitReady();
            pause(random.nextInt(1500));
            nodes.get(victim).kill();
            killed++;
            nodes.set(victim, node());
        }
        return killed;
    }

    private static void pause(int millis) throws InterruptedException {
        new CountDownLatch(1).await(millis, TimeUnit.MILLISECONDS);
    }

    /** As the outbox writes them. What goes first comes little by little, so that kills hit both kinds. */
    private void queue() {
        database.sql("""
                        with mail as (
                            insert into mail_message (id, reason, message_id, purpose, topic, account_id, from_name,
                                   from_address, to_name, to_address, subject, state, priority, due_at, created_at)
                            select gen_random_uuid(), 'fault:' || n, '<fault-' || n || '@crm.example>',
                                   case n % 2 when 0 then 'MARKETING' else 'CONTRACTUAL' end,
                                   case n % 2 when 0 then 'NEWS' end, a.id, 'BMAsia', 'crm@bmasia.example',
                                   'Guest', 'guest-' || n || '@hotel.example', 'Mail ' || n, 'QUEUED',
                                   case n % 2 when 0 then 3 else 2 end,
                                   now() + case n % 2 when 0 then 0 else n / 4.0 end * interval '1 second', now()
                              from generate_series(1, :mails) n, mail_account a where a.kind = 'SYSTEM'
                            returning id, message_id, to_address, subject)
                        insert into mail_content (mail_id, mime)
                        select id, convert_to('Message-ID: ' || message_id || E'\\r\\nFrom: crm@bmasia.example\\r\\nTo: '
                               || to_address || E'\\r\\nSubject: ' || subject || E'\\r\\n\\r\\nSawasdee\\r\\n', 'UTF8')
                          from mail
                        """).param("mails", MAILS).update();
    }

    private long waiting() {
        return database.sql(
                        "select count(*) from mail_message where reason like 'fault:%' and state in ('QUEUED', 'DEFERRED', 'IN_FLIGHT')")
                .query(Long.class)
                .single();
    }

    private int unknown() {
        return database.sql("select count(*) from mail_message where reason like 'fault:%' and unknown_at is not null")
                .query(Integer.class)
                .single();
    }

    private List<String> addresses(String condition) {
        return database.sql("select to_address from mail_message where reason like 'fault:%' and " + condition)
                .query(String.class)
                .list();
    }

    private List<String> states() {
        return database.sql("""
                        select purpose || ' ' || state || case when unknown_at is null then '' else ' (was unknown)' end
                               || ': ' || count(*)
                          from mail_message where reason like 'fault:%'
                         group by purpose, state, unknown_at is null order by 1
                        """).query(String.class).list();
    }

    /** Message-IDs by address. */
    private Map<String, List<String>> received() {
        Map<String, List<String>> received = new HashMap<>();
        smtp.accepted()
                .forEach(mail -> received.computeIfAbsent(mail.to().get(0), none -> new ArrayList<>())
                        .add(mail.header("Message-ID")));
        return received;
    }

    private CrmProcess node() throws IOException {
        return CrmProcess.start(
                CrmApplication.class,
                Map.of(),
                List.of(
                        "--local.database=none",
                        "--local.demo-data=false",
                        "--local.mail-catcher=false",
                        "--spring.datasource.url=" + server.getJdbcUrl("postgres", "postgres"),
                        "--spring.datasource.username=postgres",
                        "--spring.datasource.password=postgres",
                        "--spring.mail.host=127.0.0.1",
                        "--spring.mail.port=" + smtp.port(),
                        "--users.encryption-key=c2VjcmV0IG9mIHR3byBub2RlcyBpbiBhIHRlc3QgMTIz",
                        "--mail.dispatcher.connections-per-account=" + CONNECTIONS,
                        "--mail.dispatcher.node-lost-after=3s"));
    }
}
