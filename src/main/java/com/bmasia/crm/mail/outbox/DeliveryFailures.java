package com.bmasia.crm.mail.outbox;

import com.bmasia.crm.mail.MailId;
import com.bmasia.crm.mail.live.MailNews;
import com.bmasia.crm.shared.Sql;
import java.time.Clock;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The end of a mail that will not go out unless somebody does something, told to the process that waits for it. */
@Component
public class DeliveryFailures {

    private static final int MAX_REASON = 1000;

    private final JdbcClient jdbc;
    private final WaitingProcesses processes;
    private final MailNews news;
    private final Clock clock;

    DeliveryFailures(JdbcClient jdbc, WaitingProcesses processes, MailNews news, Clock clock) {
        this.jdbc = jdbc;
        this.processes = processes;
        this.news = news;
        this.clock = clock;
    }

    public void failed(MailId id, String reason) {
        jdbc.sql("""
                        update mail_message
                           set state = 'FAILED', state_reason = :reason, finished_at = :now, claim = null, node = null
                         where id = :id
                        """)
                .param("reason", reason.length() <= MAX_REASON ? reason : reason.substring(0, MAX_REASON))
                .param("now", Sql.at(clock.instant()))
                .param("id", id.value())
                .update();
        tell(id, reason);
    }

    /** For a mail whose row says already that it ended without having arrived. */
    public void tell(MailId id, String reason) {
        news.failuresChanged();
        processOf(id).ifPresent(process -> processes.mailFailed(process, id, reason));
    }

    /** Somebody has seen to these. */
    void solved(Collection<MailId> ids) {
        news.failuresChanged();
        jdbc.sql("""
                        select id, process_instance from mail_message
                         where id = any (:ids) and process_instance is not null
                        """)
                .param("ids", ids.stream().map(MailId::value).toArray(UUID[]::new))
                .query((row, n) -> Map.entry(new MailId(Sql.uuid(row, "id")), row.getString("process_instance")))
                .list()
                .forEach(waiting -> processes.mailSolved(waiting.getValue(), waiting.getKey()));
    }

    private Optional<String> processOf(MailId id) {
        return jdbc.sql("select process_instance from mail_message where id = :id and process_instance is not null")
                .param("id", id.value())
                .query(String.class)
                .optional();
    }
}
