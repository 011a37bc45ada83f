package com.bmasia.crm.mail.consent;

import com.bmasia.crm.mail.MailTopic;
import com.bmasia.crm.shared.EmailAddress;
import com.bmasia.crm.shared.Ids;
import com.bmasia.crm.shared.Sql;
import com.bmasia.crm.users.UserId;
import java.sql.Types;
import java.time.Clock;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The rows of the suppression list. An address stands in it once for each reason and topic. */
@Repository
class SuppressionStore {

    private static final String RECIPIENTS_WORD = Arrays.stream(SuppressionReason.values())
            .filter(SuppressionReason::isWordOfTheRecipient)
            .map(reason -> "'" + reason + "'")
            .collect(java.util.stream.Collectors.joining(", "));

    private final JdbcClient jdbc;
    private final Clock clock;

    SuppressionStore(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * @param address any spelling
     * @param mail that it came from, or null
     * @param by null where nobody of ours did it
     */
    record Entry(String address, MailTopic topic, SuppressionReason reason, String note, UUID mail, UserId by) {}

    /** The new row; empty where it was there already. */
    Optional<SuppressionId> add(Entry entry) {
        return jdbc.sql("""
                        insert into mail_suppression (id, address, topic, reason, note, mail_id, created_by, created_at)
                        values (:id, lower(:address), :topic, :reason, :note, :mail, :by, :now)
                        on conflict (address, reason, coalesce(topic, '')) do nothing
                        returning id
                        """)
                .param("id", Ids.next())
                .param("address", EmailAddress.normalized(entry.address()))
                .param("topic", entry.topic() == null ? null : entry.topic().name())
                .param("reason", entry.reason().name())
                .param("note", entry.note())
                .param("mail", entry.mail(), Types.OTHER)
                .param("by", entry.by() == null ? null : entry.by().value(), Types.OTHER)
                .param("now", Sql.at(clock.instant()))
                .query(UUID.class)
                .optional()
                .map(SuppressionId::new);
    }

    boolean remove(SuppressionId id) {
        return jdbc.sql("delete from mail_suppression where id = :id")
                        .param("id", id.value())
                        .update()
                == 1;
    }

    /** The person takes back a no to everything; what was said about single topics stays. */
    void removeNoToEverything(String address) {
        jdbc.sql("delete from mail_suppression where address = lower(:address) and topic is null and reason in ("
                        + RECIPIENTS_WORD + ")")
                .param("address", EmailAddress.normalized(address))
                .update();
    }

    void removeNoTo(MailTopic topic, String address) {
        jdbc.sql("delete from mail_suppression where address = lower(:address) and topic = :topic")
                .param("address", EmailAddress.normalized(address))
                .param("topic", topic.name())
                .update();
    }

    Optional<Suppression> find(SuppressionId id) {
        return jdbc.sql("select " + Suppression.COLUMNS + " from " + Suppression.TABLES + " where s.id = :id")
                .param("id", id.value())
                .query((row, n) -> Suppression.read(row))
                .optional();
    }

    List<Suppression> of(String address) {
        return jdbc.sql("select " + Suppression.COLUMNS + " from " + Suppression.TABLES
                        + " where s.address = lower(:address) order by s.created_at, s.id")
                .param("address", EmailAddress.normalized(address))
                .query((row, n) -> Suppression.read(row))
                .list();
    }

    /** The topics that the person has not said no to. */
    Set<MailTopic> consentOf(String address) {
        Set<MailTopic> topics = EnumSet.allOf(MailTopic.class);
        of(address).stream()
                .filter(entry -> entry.reason().isWordOfTheRecipient())
                .forEach(no -> {
                    if (no.topic() == null) {
                        topics.clear();
                    } else {
                        topics.remove(no.topic());
                    }
                });
        return topics;
    }
}
