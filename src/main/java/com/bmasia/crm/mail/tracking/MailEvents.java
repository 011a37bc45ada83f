package com.bmasia.crm.mail.tracking;

import com.bmasia.crm.mail.MailId;
import com.bmasia.crm.mail.live.MailNews;
import com.bmasia.crm.mail.tracking.BotDetection.Verdict;
import com.bmasia.crm.shared.Ids;
import com.bmasia.crm.shared.Sql;
import java.sql.Types;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * What comes back for a mail. Everything is kept raw; what rules take for a person's doing also shows on the mail. One event
 * of a mail at a time: a scanner's clicks come together, and each must see the others.
 */
@Service
public class MailEvents {

    private final JdbcClient jdbc;
    private final MailNews news;
    private final Clock clock;

    MailEvents(JdbcClient jdbc, MailNews news, Clock clock) {
        this.jdbc = jdbc;
        this.news = news;
        this.clock = clock;
    }

    /** Other things than opens and clicks that come back; no rule is needed to tell whose they are. */
    public enum Kind {
        UNSUBSCRIBE,
        BOUNCE,
        /** The recipient's side says that it goes on trying. */
        DELAY,
        COMPLAINT,
        REPLY
    }

    /** @param out see {@link BotDetection#judge} */
    private record SentMail(MailId id, Instant out) {}

    @Transactional
    public void recordOpen(MailId id, Visit visit) {
        lock(id).ifPresent(mail -> {
            Instant now = clock.instant();
            Verdict verdict = BotDetection.judge(false, visit, mail.out(), now);
            insert(id, "OPEN", now, verdict, null, visit);
            if (verdict.human()) {
                showOnMail(id);
            }
        });
    }

    /** Whether there is such a mail (still). */
    @Transactional
    public boolean recordClick(MailId id, UUID link, Visit visit) {
        Optional<SentMail> found = lock(id);
        found.ifPresent(mail -> {
            Instant now = clock.instant();
            boolean burst = takeBackBurst(id, link, now, visit.network());
            Verdict verdict = BotDetection.judge(true, visit, mail.out(), now);
            insert(id, "CLICK", now, burst && verdict.human() ? BotDetection.BURST_OF_CLICKS : verdict, link, visit);
            if (verdict.human() || burst) {
                showOnMail(id);
            }
        });
        return found.isPresent();
    }

    /** @param rule how it was told, such as {@code one-click} */
    @Transactional(propagation = Propagation.MANDATORY)
    public void record(MailId id, Kind kind, String rule, boolean human, Visit visit) {
        insert(id, kind.name(), clock.instant(), new Verdict(human, rule), null, visit);
    }

    private Optional<SentMail> lock(MailId id) {
        return jdbc.sql("""
                        select coalesce(accepted_at, claimed_at) as out_at from mail_message
                         where id = :id for no key update
                        """)
                .param("id", id.value())
                .query((row, n) -> new SentMail(id, Sql.instant(row, "out_at")))
                .optional();
    }

    /** Whether other links of the mail were clicked just before from there; then those were no person's clicks either. */
    private boolean takeBackBurst(MailId id, UUID link, Instant now, String network) {
        return jdbc.sql("""
                        with burst as (
                            select id from mail_event
                             where mail_id = :mail and kind = 'CLICK' and at > :since and network = :network
                               and link_id <> :link),
                        taken as (
                            update mail_event set human = false, rule = :rule
                             where human and id in (select id from burst))
                        select exists (select from burst)
                        """)
                .param("mail", id.value())
                .param("link", link)
                .param("since", Sql.at(now.minus(BotDetection.BURST)))
                .param("network", network)
                .param("rule", BotDetection.BURST_OF_CLICKS.rule())
                .query(Boolean.class)
                .single();
    }

    private void insert(MailId mail, String kind, Instant at, Verdict verdict, UUID link, Visit visit) {
        news.changed();
        jdbc.sql("""
                        insert into mail_event (id, mail_id, kind, at, human, rule, link_id, user_agent, network)
                        values (:id, :mail, :kind, :at, :human, :rule, :link, :agent, :network)
                        """)
                .param("id", Ids.next())
                .param("mail", mail.value())
                .param("kind", kind)
                .param("at", Sql.at(at))
                .param("human", verdict.human())
                .param("rule", verdict.rule())
                .param("link", link, Types.OTHER)
                .param("agent", visit == null || visit.userAgent().isEmpty() ? null : visit.userAgent())
                .param("network", visit == null ? null : visit.network())
                .update();
    }

    /** Who clicks has opened, also where images are off. */
    private void showOnMail(MailId mail) {
        jdbc.sql("""
                        update mail_message m set opened_at = seen.opened, clicked_at = seen.clicked
                          from (select min(at) as opened, min(at) filter (where kind = 'CLICK') as clicked
                                  from mail_event
                                 where mail_id = :mail and human and kind in ('OPEN', 'CLICK', 'REPLY')) seen
                         where m.id = :mail
                           and (m.opened_at is distinct from seen.opened or m.clicked_at is distinct from seen.clicked)
                        """).param("mail", mail.value()).update();
    }
}
