package com.bmasia.crm.mail.notices;

import com.bmasia.crm.mail.AboutRecord;
import com.bmasia.crm.mail.PlainMail;
import com.bmasia.crm.mail.Recipient;
import com.bmasia.crm.mail.outbox.MailOutbox;
import com.bmasia.crm.shared.EmailAddress;
import com.bmasia.crm.shared.Language;
import com.bmasia.crm.shared.Sql;
import com.bmasia.crm.users.UserId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.MessageSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Mails to our own people about what happens to a record, in the transaction in which it happens. They say what and where,
 * never what was written there: mailboxes are read on telephones in the tram.
 */
@Service
public class StaffMails {

    /** At most one mail of a kind about one record to one person in so much time; the bell has all of them. */
    static final Duration PAUSE = Duration.ofMinutes(10);

    private final MailOutbox outbox;
    private final NoticeChoices choices;
    private final JdbcClient jdbc;
    private final MessageSource texts;
    private final Clock clock;
    private final String base;

    StaffMails(
            MailOutbox outbox,
            NoticeChoices choices,
            JdbcClient jdbc,
            MessageSource texts,
            Clock clock,
            @Value("${web.base-url}") String base) {
        this.outbox = outbox;
        this.choices = choices;
        this.jdbc = jdbc;
        this.texts = texts;
        this.clock = clock;
        this.base = base.replaceAll("/+$", "");
    }

    /**
     * @param by who did it, and so is not told; null for a process
     * @param path of the record's page, from the application's root
     * @param words what has happened, in one line
     */
    public record News(Notice notice, UserId by, AboutRecord about, String path, Words words) {}

    /** A text of the caller's module with its arguments. */
    public record Words(String messageKey, Object... arguments) {}

    @Transactional(propagation = Propagation.MANDATORY)
    public void tell(Collection<UserId> whom, News news) {
        new LinkedHashSet<>(whom)
                .stream()
                        .filter(person -> !person.equals(news.by()))
                        .filter(person -> choices.of(person).get(news.notice()))
                        .forEach(person -> tell(person, news));
    }

    private void tell(UserId person, News news) {
        Instant now = clock.instant();
        long slot = now.getEpochSecond() / PAUSE.toSeconds();
        String reason = "notice:%s:%s:%s:%s:"
                .formatted(
                        news.notice().code(), news.about().kind(), news.about().id(), person);
        if (wasTold(reason + (slot - 1), now) || wasTold(reason + slot, now)) {
            return;
        }
        String subject =
                texts.getMessage(news.words().messageKey(), news.words().arguments(), Locale.ENGLISH);
        String text = texts.getMessage(
                "mail.notice.text", new Object[] {subject, base + news.path(), base + "/mail/notices"}, Locale.ENGLISH);
        recipient(person)
                .ifPresent(to -> outbox.queue(new PlainMail(reason + slot, to, subject, text, news.about(), false)));
    }

    /** Two at the same moment have the same reason, which is unique. */
    private boolean wasTold(String reason, Instant now) {
        return jdbc.sql("select exists (select from mail_message where reason = :reason and created_at > :since)")
                .param("reason", reason)
                .param("since", Sql.at(now.minus(PAUSE)))
                .query(Boolean.class)
                .single();
    }

    private Optional<Recipient> recipient(UserId person) {
        record Account(UUID id, String fullName, String email) {}
        return jdbc.sql("select id, full_name, email from user_account where id = :id and active")
                .param("id", person.value())
                .query(Account.class)
                .optional()
                .filter(account -> EmailAddress.isValid(account.email()))
                .map(account -> new Recipient(new EmailAddress(account.email()), account.fullName(), Language.EN));
    }
}
