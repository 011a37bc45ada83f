package com.bmasia.crm.mail;

import com.bmasia.crm.shared.Ids;
import com.bmasia.crm.shared.Sql;
import java.time.Instant;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Mails as rows, for tests of what happens to them afterwards. */
public class MailFixtures {

    private static final UUID SYSTEM_ACCOUNT = UUID.fromString("01900000-0000-7000-8000-00000000a001");

    private final JdbcClient jdbc;

    public MailFixtures(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** An address that no other test uses. */
    public static String address() {
        return "guest-" + UUID.randomUUID().toString().substring(0, 13) + "@hotel.example";
    }

    /** A newsletter that the mail server took at this moment. */
    public MailId newsletter(String address, Instant acceptedAt) {
        return mail(address, MailPurpose.MARKETING, MailTopic.NEWS, acceptedAt);
    }

    /** @param acceptedAt null where it never went out; not queued, or a dispatcher would take it */
    public MailId mail(String address, MailPurpose purpose, MailTopic topic, Instant acceptedAt) {
        UUID id = Ids.next();
        jdbc.sql("""
                        insert into mail_message (id, reason, message_id, purpose, topic, account_id, from_name, from_address,
                               to_name, to_address, subject, state, priority, due_at, created_at, accepted_at, finished_at)
                        values (:id, :key, :key, :purpose, :topic, :account, 'BMAsia', 'crm@bmasia.example',
                                'Nok', :address, 'Songs for your lobby', :state, :priority, :at, :at, :accepted, :accepted)
                        """)
                .param("id", id)
                .param("key", "test:" + id)
                .param("purpose", purpose.name())
                .param("topic", topic == null ? null : topic.name())
                .param("account", SYSTEM_ACCOUNT)
                .param("address", address)
                .param("state", (acceptedAt == null ? MailState.CANCELLED : MailState.ACCEPTED).name())
                .param("priority", purpose.priority())
                .param("at", Sql.at(acceptedAt == null ? Instant.parse("2026-11-01T00:00:00Z") : acceptedAt))
                .param("accepted", Sql.at(acceptedAt))
                .update();
        return new MailId(id);
    }

    public void suppress(String address, MailTopic topic, String reason) {
        jdbc.sql("""
                        insert into mail_suppression (id, address, topic, reason, created_at)
                        values (:id, lower(:address), :topic, :reason, now())
                        """)
                .param("id", Ids.next())
                .param("address", address)
                .param("topic", topic == null ? null : topic.name())
                .param("reason", reason)
                .update();
    }
}
