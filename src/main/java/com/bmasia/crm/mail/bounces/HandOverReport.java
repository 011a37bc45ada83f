package com.bmasia.crm.mail.bounces;

import com.bmasia.crm.mail.dsn.Report;
import com.bmasia.crm.mail.dsn.ReportParser;
import com.bmasia.crm.mail.dsn.Unreadable;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Delivery reports that came to a desk go the way of those in the mailboxes of accounts. */
@Component
public class HandOverReport {

    private static final Pattern DAEMON = Pattern.compile(
            "(mailer-daemon|mail-daemon|mdaemon|postmaster|mailerdaemon|microsoftexchange[0-9a-f]{16,})@.*");

    private final InboundMails inbound;

    HandOverReport(InboundMails inbound) {
        this.inbound = inbound;
    }

    /**
     * In the caller's transaction. A person's words are never a report, whatever they say.
     *
     * @param header the first value of a header by its name; empty where there is none
     * @return the returned mail as which it is kept; empty where it is no report
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public Optional<UUID> take(byte[] raw, String from, UnaryOperator<String> header) {
        if (!isFromServer(from, header) || !reports(raw)) {
            return Optional.empty();
        }
        String id = header.apply("Message-ID");
        FoundMail mail =
                new FoundMail(0, id.isEmpty() ? null : id, null, from, header.apply("Subject"), raw.length, raw, false);
        return Optional.of(inbound.keepOfDesk(mail));
    }

    private static boolean isFromServer(String from, UnaryOperator<String> header) {
        String type = header.apply("Content-Type").toLowerCase(Locale.ROOT);
        if (type.startsWith("multipart/report")) {
            return !type.contains("disposition-notification");
        }
        return !header.apply("X-Failed-Recipients").isEmpty()
                || from != null && DAEMON.matcher(from.toLowerCase(Locale.ROOT)).matches();
    }

    private static boolean reports(byte[] raw) {
        try {
            Report report = ReportParser.parse(raw);
            return !report.isEmpty() || report.ids().comesBack();
        } catch (Unreadable e) {
            return false;
        }
    }
}
