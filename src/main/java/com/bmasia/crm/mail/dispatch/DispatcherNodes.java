package com.bmasia.crm.mail.dispatch;

import com.bmasia.crm.mail.MailId;
import com.bmasia.crm.mail.MailProperties;
import com.bmasia.crm.mail.MailPurpose;
import com.bmasia.crm.shared.Sql;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.springframework.context.MessageSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The nodes that send mail. Each says by the database's own time that it is alive; what a dead one had in flight becomes
 * unknown.
 */
@Component
class DispatcherNodes {

    private static final int AT_ONCE = 200;
    private static final long RETRY_MILLIS = 2_000;

    private final UUID own = UUID.randomUUID();
    private final JdbcClient jdbc;
    private final Results results;
    private final MessageSource texts;
    private final MailProperties.Dispatcher settings;
    private final Clock clock;
    /** Null as long as this node sends only what tests ask it to. */
    private volatile CountDownLatch ending;

    DispatcherNodes(JdbcClient jdbc, Results results, MessageSource texts, MailProperties properties, Clock clock) {
        this.jdbc = jdbc;
        this.results = results;
        this.texts = texts;
        this.settings = properties.dispatcher();
        this.clock = clock;
    }

    /** New with each start of the application. */
    UUID own() {
        return own;
    }

    void starts() {
        ending = new CountDownLatch(1);
    }

    /** From now on nothing more is begun. */
    void ends() {
        ending.countDown();
    }

    boolean isEnding() {
        return ending != null && ending.getCount() == 0;
    }

    /** False where the node goes down meanwhile. */
    boolean waitForDatabase() {
        try {
            return ending != null && !ending.await(RETRY_MILLIS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            return false;
        }
    }

    @Transactional
    public void heartbeat() {
        jdbc.sql("""
                        insert into mail_node (id, name, seen_at) values (:id, :name, now())
                        on conflict (id) do update set seen_at = now()
                        """).param("id", own).param("name", hostName()).update();
    }

    @Transactional
    public void leave() {
        ending = null;
        jdbc.sql("delete from mail_node where id = :id").param("id", own).update();
    }

    /** Gives how many mails of dead nodes were found. Several nodes may look at once. */
    @Transactional
    public int reclaimLost() {
        List<ClaimedMail> lost = jdbc.sql("""
                        select id, account_id, claim, purpose, from_name, from_address, to_address, attempts, tried_at, claimed_at, confidential
                          from mail_message m
                         where state = 'IN_FLIGHT'
                           and (not exists (select from mail_node n
                                             where n.id = m.node and n.seen_at > now() - :lost * interval '1 second')
                                or claimed_at < :forgotten)
                         limit :limit for update skip locked
                        """)
                .param("lost", settings.nodeLostAfter().toMillis() / 1000.0)
                .param("forgotten", Sql.at(clock.instant().minusSeconds(3600)))
                .param("limit", AT_ONCE)
                .query((row, n) -> new ClaimedMail(
                        new MailId(Sql.uuid(row, "id")),
                        Sql.uuid(row, "account_id"),
                        Sql.uuid(row, "claim"),
                        MailPurpose.valueOf(row.getString("purpose")),
                        row.getString("from_name"),
                        row.getString("from_address"),
                        row.getString("to_address"),
                        row.getInt("attempts"),
                        Sql.instant(row, "tried_at"),
                        null,
                        row.getBoolean("confidential"),
                        null))
                .list();
        lost.forEach(mail -> results.unknown(mail, texts.getMessage("mail.reason.nodeDied", null, Locale.ENGLISH)));
        jdbc.sql("delete from mail_node where seen_at < now() - interval '1 day'")
                .update();
        return lost.size();
    }

    private static String hostName() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            return "";
        }
    }
}
