package com.bmasia.crm.mail.log;

import com.bmasia.crm.mail.AboutRecord;
import com.bmasia.crm.mail.MailFixtures;
import com.bmasia.crm.mail.MailId;
import com.bmasia.crm.shared.Ids;
import com.bmasia.crm.shared.Sql;
import com.bmasia.crm.users.UserId;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A mail as a row, with whatever a test is about; else a business mail that a mail server took. */
public class LoggedMail {

    static final String ACCOUNT = "01900000-0000-7000-8000-00000000a001";

    private final UUID id = Ids.next();
    private final Map<String, Object> columns = new LinkedHashMap<>();
    private byte[] content;

    private LoggedMail(String address) {
        Instant now = Instant.now();
        columns.put("reason", "test:" + id);
        columns.put("message_id", "<" + id + "@crm.example>");
        columns.put("purpose", "CONTRACTUAL");
        columns.put("account_id", UUID.fromString(ACCOUNT));
        columns.put("from_name", "BMAsia");
        columns.put("from_address", "crm@bmasia.example");
        columns.put("to_name", "Nok");
        columns.put("to_address", address);
        columns.put("subject", "Your music");
        columns.put("state", "ACCEPTED");
        columns.put("priority", 2);
        columns.put("due_at", Sql.at(now));
        columns.put("created_at", Sql.at(now));
    }

    public static LoggedMail to(String address) {
        return new LoggedMail(address);
    }

    public static LoggedMail toSomebody() {
        return to(MailFixtures.address());
    }

    public LoggedMail with(String column, Object value) {
        columns.put(column, value);
        return this;
    }

    LoggedMail subject(String subject) {
        return with("subject", subject);
    }

    LoggedMail about(AboutRecord record) {
        return with("record_kind", record.kind()).with("record_id", record.id());
    }

    LoggedMail causedBy(UserId person) {
        return with("caused_by", person.value());
    }

    LoggedMail at(Instant moment) {
        return with("created_at", Sql.at(moment));
    }

    public LoggedMail content(String mime) {
        content = mime.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8);
        return this;
    }

    /** With a page of this HTML and nothing else. */
    public LoggedMail html(String html) {
        return content("""
                Message-ID: <%s@crm.example>
                Subject: A page
                MIME-Version: 1.0
                Content-Type: text/html; charset=UTF-8
                Content-Transfer-Encoding: 8bit

                %s
                """.formatted(id, html));
    }

    public MailId id() {
        return new MailId(id);
    }

    public MailId insert(JdbcClient jdbc) {
        columns.put("id", id);
        String names = String.join(", ", columns.keySet());
        String values = columns.keySet().stream().map(name -> ":" + name).collect(Collectors.joining(", "));
        jdbc.sql("insert into mail_message (" + names + ") values (" + values + ")")
                .params(columns)
                .update();
        if (content != null) {
            jdbc.sql("insert into mail_content (mail_id, mime) values (?, ?)")
                    .param(id)
                    .param(content)
                    .update();
        }
        return id();
    }
}
