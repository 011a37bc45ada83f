package com.bmasia.crm.mail.outbox;

import com.bmasia.crm.mail.MailId;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** For those who caused an email and want to know what became of it, or to have it back. */
@Component
@Transactional
public class MailsOfReasons {

    private static final Set<String> STILL_HERE = Set.of("QUEUED", "DEFERRED", "FAILED");
    private static final Set<String> NEVER_OUT = Set.of("FAILED", "SUPPRESSED", "CANCELLED");

    private final JdbcClient jdbc;
    private final MailOutbox outbox;

    MailsOfReasons(JdbcClient jdbc, MailOutbox outbox) {
        this.jdbc = jdbc;
        this.outbox = outbox;
    }

    private record Mail(UUID id, String state) {}

    /** Whether there is such an email, and it is out or on its way. */
    public boolean isGoing(String reason) {
        return find(reason).filter(mail -> !NEVER_OUT.contains(mail.state())).isPresent();
    }

    /** Stops the email of this reason where it has not left yet; gives whether it is, or may be, out all the same. */
    public boolean takeBack(String reason, String why) {
        return find(reason)
                .map(mail -> STILL_HERE.contains(mail.state())
                        ? !outbox.cancel(new MailId(mail.id()), why)
                        : !NEVER_OUT.contains(mail.state()))
                .orElse(false);
    }

    /** Whether it was stopped before it left. */
    public boolean isCancelled(String reason) {
        return find(reason).filter(mail -> mail.state().equals("CANCELLED")).isPresent();
    }

    private Optional<Mail> find(String reason) {
        return jdbc.sql("select id, state from mail_message where reason = ? for update")
                .param(reason)
                .query(Mail.class)
                .optional();
    }
}
