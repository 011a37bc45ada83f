package com.bmasia.crm.tickets.inbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.bmasia.crm.mail.accounts.SmtpSecurity;
import com.bmasia.crm.mail.bounces.ImapForTests;
import com.bmasia.crm.mail.desks.DeskService;
import com.bmasia.crm.mail.inbound.DeskPump;
import com.bmasia.crm.mail.mailboxes.MailboxDetails;
import com.bmasia.crm.test.As;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A desk with a real IMAP server, and short questions to the database. */
class InboundFixtures implements AutoCloseable {

    static final String DESK = "help@bmasia.example";

    final ImapForTests imap = new ImapForTests();
    final DeskPump pump;
    final JdbcClient jdbc;
    private final DeskService desks;
    private final As as;

    InboundFixtures(ApplicationContext context) {
        pump = new DeskPump(context);
        jdbc = context.getBean(JdbcClient.class);
        desks = context.getBean(DeskService.class);
        as = context.getBean(As.class);
        forget();
        desk(DESK, "support", imap);
    }

    UUID desk(String address, String team, ImapForTests server) {
        return desks.create(
                new DeskService.Edit(
                        0,
                        true,
                        address,
                        team,
                        true,
                        true,
                        new MailboxDetails("127.0.0.1", server.port(), SmtpSecurity.NONE, "INBOX", ImapForTests.USER),
                        ImapForTests.PASSWORD),
                as.signIn("admin"));
    }

    void receive(String raw) {
        imap.receive(raw.replace("\n", "\r\n"));
    }

    void run() {
        pump.run();
        assertThat(jdbc.sql("select trouble from mail_mailbox where trouble is not null")
                        .query(String.class)
                        .list())
                .isEmpty();
    }

    /** Where the application reads by itself too: whoever is first. */
    void runUntilHandled() {
        await().atMost(Duration.ofSeconds(60)).until(() -> {
            pump.run();
            return !emails().isEmpty()
                    && emails().stream().noneMatch(row -> row.state().equals("STORED"));
        });
    }

    static String email(String from, String subject, String text, String... headers) {
        return """
                From: %s
                To: %s
                Subject: %s
                Message-ID: <%s@customer.example>
                Date: Sat, 28 Nov 2026 10:00:00 +0700
                %sContent-Type: text/plain; charset=utf-8

                %s
                """.formatted(
                        from,
                        DESK,
                        subject,
                        UUID.randomUUID(),
                        headers.length == 0 ? "" : String.join("\n", headers) + "\n",
                        text);
    }

    record Row(String state, String reason, String sender, String subject, UUID ticket) {}

    /** In the order in which they came. */
    List<Row> emails() {
        return jdbc.sql("""
                        select state, reason, sender, subject, record_id as ticket from mail_desk_email order by stored_at, id
                        """).query(Row.class).list();
    }

    Row last() {
        List<Row> all = emails();
        return all.get(all.size() - 1);
    }

    record Comment(String author, UUID contact, String text, String quoted) {}

    List<Comment> comments(UUID ticket) {
        return jdbc.sql("""
                        select author, contact_id as contact, text, quoted from ticket_comment where ticket_id = ?
                         order by created_at, id
                        """).param(ticket).query(Comment.class).list();
    }

    List<String> files(UUID ticket) {
        return jdbc.sql("select file_name from ticket_attachment where ticket_id = ? order by created_at, id")
                .param(ticket)
                .query(String.class)
                .list();
    }

    Map<String, Object> ticket(UUID id) {
        return jdbc.sql("select * from ticket where id = ?").param(id).query().singleRow();
    }

    List<String> mails(UUID ticket) {
        return jdbc.sql(
                        "select subject from mail_message where record_id = ? and purpose <> 'INTERNAL' order by created_at, id")
                .param(ticket)
                .query(String.class)
                .list();
    }

    void forget() {
        jdbc.sql("delete from mail_desk_email").update();
        jdbc.sql("delete from mail_mailbox").update();
    }

    @Override
    public void close() {
        imap.close();
        forget();
    }
}
