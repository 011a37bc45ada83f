package com.bmasia.crm.mail.api;

import com.bmasia.crm.mail.MailId;
import com.bmasia.crm.mail.api.MailLogJson.AttachmentJson;
import com.bmasia.crm.mail.api.MailLogJson.AttemptJson;
import com.bmasia.crm.mail.log.MailAccess;
import com.bmasia.crm.shared.NotFound;
import com.bmasia.crm.shared.Sql;
import com.bmasia.crm.users.CurrentUser;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads e-mails for the API, with the attempts of all of a page in one question. */
@Component
class MailLogReader {

    private final JdbcClient jdbc;
    private final MailAccess access;

    MailLogReader(JdbcClient jdbc, MailAccess access) {
        this.jdbc = jdbc;
        this.access = access;
    }

    private record Tried(UUID mail, AttemptJson attempt) {}

    MailLogJson one(MailId id, CurrentUser user) {
        MailAccess.Condition readable = access.of(user);
        return jdbc.sql("select " + MailLogJson.COLUMNS + " from " + MailLogJson.FROM + " where m.id = :id and ("
                        + readable.sql() + ")")
                .param("id", id.value())
                .params(readable.parameters())
                .query((row, n) -> MailLogJson.of(row))
                .optional()
                .map(mail -> complete(List.of(mail)).get(0))
                .orElseThrow(() -> new NotFound("mail", id));
    }

    List<MailLogJson> complete(List<MailLogJson> mails) {
        Map<UUID, List<AttemptJson>> attempts = jdbc
                .sql("""
                        select mail_id, started_at, ended_at, outcome, code, answer from mail_attempt
                         where mail_id = any (:mails) order by started_at, id
                        """)
                .param("mails", mails.stream().map(MailLogJson::id).toArray(UUID[]::new))
                .query((row, n) -> new Tried(
                        Sql.uuid(row, "mail_id"),
                        new AttemptJson(
                                Sql.instant(row, "started_at"),
                                Sql.instant(row, "ended_at"),
                                row.getString("outcome").toLowerCase(Locale.ROOT),
                                row.getObject("code", Integer.class),
                                row.getString("answer"))))
                .list()
                .stream()
                .collect(Collectors.groupingBy(Tried::mail, Collectors.mapping(Tried::attempt, Collectors.toList())));
        Map<UUID, List<AttachmentJson>> files = attachments(mails);
        return mails.stream()
                .map(mail -> mail.with(
                        attempts.getOrDefault(mail.id(), List.of()), files.getOrDefault(mail.id(), List.of())))
                .toList();
    }

    private record Attached(UUID mail, AttachmentJson file) {}

    private Map<UUID, List<AttachmentJson>> attachments(List<MailLogJson> mails) {
        return jdbc
                .sql(
                        "select mail_id, file_name, size from mail_attachment where mail_id = any (:mails) order by position")
                .param("mails", mails.stream().map(MailLogJson::id).toArray(UUID[]::new))
                .query((row, n) -> new Attached(
                        Sql.uuid(row, "mail_id"), new AttachmentJson(row.getString("file_name"), row.getLong("size"))))
                .list()
                .stream()
                .collect(
                        Collectors.groupingBy(Attached::mail, Collectors.mapping(Attached::file, Collectors.toList())));
    }
}
