package com.bmasia.crm.mail.outbox;

import com.bmasia.crm.mail.MailAttachment;
import com.bmasia.crm.mail.MailId;
import com.bmasia.crm.mail.keys.MailKeys;
import com.bmasia.crm.mail.tracking.SecretLinks;
import com.bmasia.crm.shared.Sql;
import com.bmasia.crm.users.UserId;
import java.sql.Types;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Writes rows of the outbox for people and processes; what the dispatcher does to them is in its own package. */
@Component
class OutboxRows {

    private final JdbcClient jdbc;
    private final MailKeys keys;
    private final SecretLinks secrets;
    private final Clock clock;

    OutboxRows(JdbcClient jdbc, MailKeys keys, SecretLinks secrets, Clock clock) {
        this.jdbc = jdbc;
        this.keys = keys;
        this.secrets = secrets;
        this.clock = clock;
    }

    Optional<MailId> ofReason(String reason) {
        return jdbc.sql("select id from mail_message where reason = :reason")
                .param("reason", reason)
                .query(UUID.class)
                .optional()
                .map(MailId::new);
    }

    /** False where a mail of this reason exists, also one whose transaction has just committed. */
    boolean insert(OutboxEntry entry) {
        return jdbc.sql("""
                        insert into mail_message (id, reason, message_id, purpose, topic, template_id, template_number,
                            account_id, caused_by, on_behalf_of, from_name, from_address, to_name, to_address, subject,
                            record_kind, record_id, process_instance, confidential, state, priority, due_at, created_at, part_of)
                        values (:id, :reason, :messageId, :purpose, :topic, :template, :templateNumber,
                            :account, :causedBy, :onBehalfOf, :fromName, :fromAddress, :toName, :toAddress, :subject,
                            :recordKind, :recordId, :process, :confidential, 'QUEUED', :priority, :due, :now, :partOf)
                        on conflict (reason) do nothing
                        """)
                        .param("id", entry.id().value())
                        .param("reason", entry.reason())
                        .param("messageId", entry.messageId())
                        .param("purpose", entry.purpose().name())
                        .param(
                                "topic",
                                entry.topic() == null ? null : entry.topic().name())
                        .param(
                                "template",
                                entry.template() == null
                                        ? null
                                        : entry.template().value(),
                                Types.OTHER)
                        .param("templateNumber", entry.templateNumber() == 0 ? null : entry.templateNumber())
                        .param("account", entry.sender().account())
                        .param("causedBy", value(entry.causedBy()), Types.OTHER)
                        .param("onBehalfOf", value(entry.onBehalfOf()), Types.OTHER)
                        .param("fromName", entry.sender().fromName())
                        .param("fromAddress", entry.sender().fromAddress())
                        .param("toName", entry.to().name())
                        .param("toAddress", entry.to().address().value())
                        .param("subject", subject(entry))
                        .param(
                                "recordKind",
                                entry.about() == null ? null : entry.about().kind())
                        .param(
                                "recordId",
                                entry.about() == null ? null : entry.about().id(),
                                Types.OTHER)
                        .param("process", entry.processInstance())
                        .param("confidential", entry.confidential())
                        .param("priority", entry.purpose().priority())
                        .param("due", Sql.at(entry.dueAt(clock.instant())))
                        .param("now", Sql.at(clock.instant()))
                        .param(
                                "partOf",
                                entry.together() == null
                                        ? null
                                        : entry.together().partOf(),
                                Types.OTHER)
                        .update()
                == 1;
    }

    void insertContent(OutboxEntry entry, byte[] mime) {
        MailKeys.Sealed sealed = entry.confidential() ? keys.seal(mime) : new MailKeys.Sealed(null, mime);
        jdbc.sql("insert into mail_content (mail_id, mime, secret_key) values (:id, :mime, :key)")
                .param("id", entry.id().value())
                .param("mime", sealed.bytes())
                .param("key", sealed.keyId())
                .update();
    }

    /** For the log; the files themselves are in the content. */
    void insertAttachments(MailId id, List<MailAttachment> files) {
        for (int position = 0; position < files.size(); position++) {
            MailAttachment file = files.get(position);
            jdbc.sql("""
                            insert into mail_attachment (mail_id, position, file_name, media_type, size)
                            values (:id, :position, :name, :type, :size) on conflict do nothing
                            """)
                    .param("id", id.value())
                    .param("position", position)
                    .param("name", file.fileName())
                    .param("type", file.mediaType())
                    .param("size", file.content().length)
                    .update();
        }
    }

    void insertUnrendered(MailId id, String request) {
        jdbc.sql("insert into mail_unrendered (mail_id, request) values (:id, cast(:request as jsonb))")
                .param("id", id.value())
                .param("request", request)
                .update();
    }

    Optional<String> unrendered(MailId id) {
        return jdbc.sql("select request::text from mail_unrendered where mail_id = :id for update")
                .param("id", id.value())
                .query(String.class)
                .optional();
    }

    /** What was missing is there: the row gets its content. */
    void rendered(OutboxEntry entry, byte[] mime) {
        jdbc.sql("delete from mail_unrendered where mail_id = :id")
                .param("id", entry.id().value())
                .update();
        jdbc.sql("""
                        update mail_message
                           set template_id = :template, template_number = :number, subject = :subject,
                               account_id = :account, from_name = :fromName, from_address = :fromAddress
                         where id = :id
                        """)
                .param("template", entry.template().value())
                .param("number", entry.templateNumber())
                .param("subject", subject(entry))
                .param("account", entry.sender().account())
                .param("fromName", entry.sender().fromName())
                .param("fromAddress", entry.sender().fromAddress())
                .param("id", entry.id().value())
                .update();
        insertContent(entry, mime);
    }

    /** Which of these could not be made. */
    Set<MailId> unrenderedOf(Collection<MailId> ids) {
        return jdbc
                .sql("select mail_id from mail_unrendered where mail_id = any (:ids)")
                .param("ids", values(ids))
                .query(UUID.class)
                .list()
                .stream()
                .map(MailId::new)
                .collect(Collectors.toSet());
    }

    /** Mails at their end wait again, where there is something to send; gives those that do. */
    List<MailId> requeue(Collection<MailId> ids) {
        return jdbc.sql("""
                        update mail_message
                           set state = 'QUEUED', state_reason = null, due_at = :now, tried_at = null, attempts = 0,
                               finished_at = null, claim = null, node = null, bounce = null, bounced_at = null
                         where id = any (:ids) and state in ('FAILED', 'CANCELLED', 'UNKNOWN', 'SUPPRESSED', 'DEFERRED')
                           and exists (select from mail_content c where c.mail_id = mail_message.id)
                        returning id
                        """)
                .param("now", Sql.at(clock.instant()))
                .param("ids", values(ids))
                .query((row, n) -> new MailId(Sql.uuid(row, "id")))
                .list();
    }

    /** What waits, and what failed and shall not be tried again; gives those that were cancelled now. */
    List<MailId> cancel(Collection<MailId> ids, String why) {
        return jdbc.sql("""
                        update mail_message set state = 'CANCELLED', state_reason = :why, finished_at = :now
                         where id = any (:ids) and state in ('QUEUED', 'DEFERRED', 'FAILED', 'UNKNOWN')
                        returning id
                        """)
                .param("why", why)
                .param("now", Sql.at(clock.instant()))
                .param("ids", values(ids))
                .query((row, n) -> new MailId(Sql.uuid(row, "id")))
                .list();
    }

    private static UUID[] values(Collection<MailId> ids) {
        return ids.stream().map(MailId::value).toArray(UUID[]::new);
    }

    private static UUID value(UserId user) {
        return user == null ? null : user.value();
    }

    /** As staff see it; the mail itself has the whole one. */
    private String subject(OutboxEntry entry) {
        String subject = secrets.cut(entry.subject());
        return subject.length() <= 500 ? subject : subject.substring(0, 500);
    }
}
