package com.bmasia.crm.mail.answers;

import com.bmasia.crm.mail.MailId;
import com.bmasia.crm.mail.live.MailNews;
import com.bmasia.crm.shared.SingleLine;
import com.bmasia.crm.shared.Sql;
import com.bmasia.crm.users.Notifications;
import com.bmasia.crm.users.Role;
import com.bmasia.crm.users.UserDirectory;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Mails that servers refuse for what we are, not for whom they are to. One says little; many in a short time mean that our
 * e-mail is being rejected, which the administrators are told once.
 */
@Component
public class Rejections {

    /** From so many on, without a longer pause between two of them … */
    static final int MANY = 5;

    static final Duration PAUSE = Duration.ofHours(1);

    /** … and if for each of them no more than so many went out: a newsletter always meets a few strict servers. */
    private static final int ACCEPTED_FOR_ONE = 4;

    /** The alarm stands, and is not raised again, until nothing has been refused for so long. */
    public static final Duration QUIET = Duration.ofHours(24);

    private static final int LONGEST = 500;

    private final JdbcClient jdbc;
    private final UserDirectory people;
    private final Notifications notifications;
    private final MailNews news;
    private final Clock clock;

    Rejections(JdbcClient jdbc, UserDirectory people, Notifications notifications, MailNews news, Clock clock) {
        this.jdbc = jdbc;
        this.people = people;
        this.notifications = notifications;
        this.news = news;
        this.clock = clock;
    }

    private record Run(int mails, Instant since, boolean told, String sender) {

        static Run of(ResultSet row) throws SQLException {
            return new Run(
                    row.getInt("rejections"),
                    Sql.instant(row, "rejections_since"),
                    row.getTimestamp("rejection_alarm_at") != null,
                    row.getString("sender"));
        }
    }

    /** A report said so of this mail. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void reported(MailId mail, String answer) {
        jdbc.sql("select account_id from mail_message where id = :id")
                .param("id", mail.value())
                .query(UUID.class)
                .optional()
                .ifPresent(account -> happened(account, 1, answer));
    }

    /** @param answer of the last of the mails */
    @Transactional(propagation = Propagation.MANDATORY)
    public void happened(UUID account, int mails, String answer) {
        Run run = count(account, mails, SingleLine.of(answer));
        if (!run.told() && run.mails() >= MANY && isMostOfAll(account, run)) {
            raise(account, run);
        }
    }

    private Run count(UUID account, int mails, String answer) {
        return jdbc.sql("""
                        update mail_account a
                           set rejections = case when rejected_at >= :pause then rejections else 0 end + :mails,
                               rejections_since = case when rejected_at >= :pause then rejections_since else :now end,
                               rejection_alarm_at = case when rejected_at >= :quiet then rejection_alarm_at end,
                               rejected_at = :now, rejected_answer = :answer
                         where id = :id
                        returning rejections, rejections_since, rejection_alarm_at,
                                  coalesce(from_address, username, host, '') as sender
                        """)
                .param("id", account)
                .param("mails", mails)
                .param("now", Sql.at(clock.instant()))
                .param("pause", Sql.at(clock.instant().minus(PAUSE)))
                .param("quiet", Sql.at(clock.instant().minus(QUIET)))
                .param("answer", answer.length() <= LONGEST ? answer : answer.substring(0, LONGEST))
                .query((row, n) -> Run.of(row))
                .single();
    }

    private boolean isMostOfAll(UUID account, Run run) {
        int bearable = run.mails() * ACCEPTED_FOR_ONE;
        int accepted = jdbc.sql("""
                        select count(*) from (
                            select from mail_message
                             where account_id = :id and created_at > :day and accepted_at > :since and bounced_at is null
                             limit :most) sent
                        """)
                .param("id", account)
                .param("day", Sql.at(run.since().minus(QUIET)))
                .param("since", Sql.at(run.since().minus(PAUSE)))
                .param("most", bearable + 1)
                .query(Integer.class)
                .single();
        return accepted <= bearable;
    }

    private void raise(UUID account, Run run) {
        jdbc.sql("update mail_account set rejection_alarm_at = :now where id = :id")
                .param("now", Sql.at(clock.instant()))
                .param("id", account)
                .update();
        notifications.send(
                people.activeWith(Role.ADMIN),
                "/mail/failures",
                run.sender().isEmpty() ? "mail.notification.rejected" : "mail.notification.rejected.from",
                run.mails(),
                run.sender());
        news.failuresChanged();
    }
}
