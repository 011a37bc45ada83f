package com.bmasia.crm.mail.outbox;

import com.bmasia.crm.mail.MailId;
import com.bmasia.crm.mail.consent.SuppressionRule;
import com.bmasia.crm.mail.live.MailNews;
import com.bmasia.crm.shared.Sql;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** One message that goes to several people: what became of each mail, and taking all of them back before they go. */
@Service
@Transactional
public class MessageParts {

    private static final Set<String> NOT_GONE = Set.of("QUEUED", "SUPPRESSED", "FAILED", "CANCELLED");

    private final JdbcClient jdbc;
    private final MailNews news;
    private final Clock clock;

    MessageParts(JdbcClient jdbc, MailNews news, Clock clock) {
        this.jdbc = jdbc;
        this.news = news;
        this.clock = clock;
    }

    /**
     * @param state queued, sending, deferred, sent, bounced, failed, suppressed, unknown or cancelled
     * @param reason why it is not sent; null where it is, or waits
     */
    public record Part(UUID partOf, MailId mail, String address, String state, String reason) {}

    /** In the order in which they were queued. */
    @Transactional(readOnly = true)
    public List<Part> of(Collection<UUID> messages) {
        return messages.isEmpty()
                ? List.of()
                : jdbc.sql("""
                        select part_of, id, to_address, state_reason,
                               case when state = 'ACCEPTED' and bounced_at is not null then 'bounced'
                                    when state = 'ACCEPTED' then 'sent'
                                    when state = 'IN_FLIGHT' then 'sending'
                                    else lower(state) end as said
                          from mail_message where part_of = any (:messages)
                         order by part_of, id
                        """)
                        .param("messages", messages.toArray(UUID[]::new))
                        .query((row, n) -> new Part(
                                Sql.uuid(row, "part_of"),
                                new MailId(Sql.uuid(row, "id")),
                                row.getString("to_address"),
                                row.getString("said"),
                                row.getString("state_reason")))
                        .list();
    }

    /** All of its mails, or none: false where one is on its way or out already. A message without mails can be withdrawn. */
    public boolean withdraw(UUID message, String why) {
        // Locked first: the dispatcher takes rows with "skip locked", and one that it has taken is seen as in flight.
        List<String> states = jdbc.sql("select state from mail_message where part_of = ? order by id for update")
                .param(message)
                .query(String.class)
                .list();
        if (!NOT_GONE.containsAll(states)) {
            return false;
        }
        jdbc.sql("""
                        update mail_message set state = 'CANCELLED', state_reason = :why, finished_at = :now
                         where part_of = :message and state <> 'CANCELLED'
                        """)
                .param("why", why)
                .param("now", Sql.at(clock.instant()))
                .param("message", message)
                .update();
        news.changed();
        return true;
    }

    /** Which of these addresses get no mail about their own business, with the code of the reason. */
    @Transactional(readOnly = true)
    public Map<String, String> stopped(Collection<String> addresses) {
        record Stopped(String address, String reason) {}
        return addresses.isEmpty()
                ? Map.of()
                : jdbc
                        .sql("select m.to_address as address, " + SuppressionRule.REASON_SQL
                                + " as reason from (select "
                                + "unnest(cast(:addresses as text[])) as to_address, 'CONTRACTUAL' as purpose, "
                                + "cast(null as text) as topic) m")
                        .param("addresses", addresses.toArray(String[]::new))
                        .query((row, n) -> new Stopped(row.getString("address"), row.getString("reason")))
                        .list()
                        .stream()
                        .filter(one -> one.reason() != null)
                        .collect(Collectors.toMap(Stopped::address, Stopped::reason, (one, other) -> one));
    }
}
