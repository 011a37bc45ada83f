package com.bmasia.crm.mail.consent;

import com.bmasia.crm.mail.MailId;
import com.bmasia.crm.mail.consent.SuppressionStore.Entry;
import com.bmasia.crm.mail.tracking.MailEvents;
import com.bmasia.crm.shared.SingleLine;
import com.bmasia.crm.shared.Sql;
import java.time.Clock;
import java.util.Locale;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Mails that came back, and when an address gets no more for it. */
@Service
public class Bounces {

    /** An address that bounces softly so often within so many mails is as good as gone. */
    private static final int SOFT_BOUNCES = 3;

    private static final int OF_LAST_MAILS = 5;

    private final JdbcClient jdbc;
    private final SuppressionStore list;
    private final MarketingConsent consent;
    private final MailEvents events;
    private final Clock clock;

    Bounces(JdbcClient jdbc, SuppressionStore list, MarketingConsent consent, MailEvents events, Clock clock) {
        this.jdbc = jdbc;
        this.list = list;
        this.consent = consent;
        this.events = events;
        this.clock = clock;
    }

    /**
     * This mail came back. The same report read twice counts once, and one that only repeats a soft bounce after a hard one
     * changes nothing.
     *
     * @param text what the report says, for people
     * @return whether that is news
     */
    @Transactional
    public boolean recordBounce(MailId mail, BounceKind kind, String text) {
        return record(mail, kind, true, text);
    }

    /**
     * This mail came back for what we are or wrote, or nobody knows why. It shows that, and its address is none the worse.
     *
     * @return whether that is news
     */
    @Transactional
    public boolean recordRejection(MailId mail, String text) {
        return record(mail, BounceKind.SOFT, false, text);
    }

    private boolean record(MailId mail, BounceKind kind, boolean ofAddress, String text) {
        Optional<String> bounced = show(mail, kind, ofAddress, shortened(text, 1000));
        bounced.ifPresent(address -> {
            events.record(
                    mail,
                    kind == BounceKind.COMPLAINT ? MailEvents.Kind.COMPLAINT : MailEvents.Kind.BOUNCE,
                    kind.name().toLowerCase(Locale.ROOT),
                    false,
                    null);
            if (ofAddress) {
                suppress(mail, address, kind, shortened(text, SuppressionService.LONGEST_NOTE));
            }
        });
        return bounced.isPresent();
    }

    /** The address of the mail; empty where that is known already, or there is no such mail. */
    private Optional<String> show(MailId mail, BounceKind kind, boolean ofAddress, String text) {
        return jdbc.sql("""
                        update mail_message
                           set bounce = :kind, bounced_at = coalesce(bounced_at, :now), bounce_not_the_address = not :ofAddress,
                               state_reason = coalesce(:text, state_reason)
                         where id = :id and (bounce is null or bounce = 'SOFT' and :kind <> 'SOFT'
                                             or bounce = 'HARD' and :kind = 'COMPLAINT')
                        returning to_address
                        """)
                .param("id", mail.value())
                .param("kind", kind.name())
                .param("ofAddress", ofAddress)
                .param("now", Sql.at(clock.instant()))
                .param("text", text)
                .query(String.class)
                .optional();
    }

    private void suppress(MailId mail, String address, BounceKind kind, String note) {
        switch (kind) {
            case HARD -> list.add(entry(mail, address, SuppressionReason.HARD_BOUNCE, note));
            case COMPLAINT -> consent.withdraw(entry(mail, address, SuppressionReason.COMPLAINT, note));
            case SOFT -> {
                if (softBounces(address) >= SOFT_BOUNCES) {
                    list.add(entry(mail, address, SuppressionReason.SOFT_BOUNCES, note));
                }
            }
        }
    }

    private static Entry entry(MailId mail, String address, SuppressionReason reason, String note) {
        return new Entry(address, null, reason, note, mail.value(), null);
    }

    /** Among the last mails that the address was really sent. */
    private int softBounces(String address) {
        return jdbc.sql("""
                        select count(*) from (
                            select bounce, bounce_not_the_address from mail_message
                             where lower(to_address) = lower(:address)
                               and (accepted_at is not null or unknown_at is not null or bounce is not null)
                             order by created_at desc, id desc limit :last) sent
                         where bounce = 'SOFT' and not bounce_not_the_address
                        """)
                .param("address", address)
                .param("last", OF_LAST_MAILS)
                .query(Integer.class)
                .single();
    }

    private static String shortened(String text, int longest) {
        String line = SingleLine.of(text);
        return line.isEmpty() ? null : line.substring(0, Math.min(longest, line.length()));
    }
}
