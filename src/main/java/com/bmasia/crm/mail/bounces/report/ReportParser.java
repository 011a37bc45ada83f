package com.bmasia.crm.mail.bounces.report;

import com.bmasia.crm.mail.bounces.report.BounceRules.Verdict;
import com.bmasia.crm.mail.bounces.report.MimeParts.Leaf;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jsoup.Jsoup;

/**
 * Reads a mail that may be a report: delivery reports (RFC 3464, 6533), complaints (RFC 5965), and what is only written for
 * people.
 */
public final class ReportParser {

    /** Complaints of people; the other kinds are about signatures, viruses and the like. */
    private static final Set<String> COMPLAINTS = Set.of("abuse", "fraud", "opt-out", "opt-out-list", "complaint");

    private ReportParser() {}

    /** @throws Unreadable where it cannot be told what this is */
    public static Report parse(byte[] raw) {
        MimeParts mail = MimeParts.of(raw);
        return new Report(ids(mail), recipients(mail));
    }

    private static MailIds ids(MimeParts mail) {
        MailIds ids = MailIds.none();
        for (Leaf leaf : mail.leaves()) {
            boolean comesBack = leaf.type().startsWith("message/") || leaf.is("text/rfc822-headers");
            ids.addFromHeadersIn(comesBack || leaf.is("text/plain") ? leaf.text() : textOf(leaf));
        }
        ids.addAnswered(mail.header("In-Reply-To"));
        ids.addAnswered(mail.header("References"));
        return ids;
    }

    private static List<RecipientReport> recipients(MimeParts mail) {
        List<RecipientReport> found = new ArrayList<>();
        for (Leaf leaf : mail.leaves()) {
            if (leaf.is("message/delivery-status", "message/global-delivery-status")) {
                DeliveryStatus.read(leaf.text()).forEach(status -> found.add(of(status)));
            } else if (leaf.is("message/feedback-report")) {
                found.addAll(complaint(leaf.text()));
            } else if (leaf.is("message/disposition-notification")) {
                return List.of();
            }
        }
        return found.isEmpty() ? inWords(mail) : found;
    }

    private static RecipientReport of(DeliveryStatus status) {
        Verdict verdict = BounceRules.judge(status.action(), status.status(), status.diagnostic());
        return new RecipientReport(
                status.recipient(),
                status.original(),
                verdict.fate(),
                verdict.status(),
                status.diagnostic(),
                verdict.rule());
    }

    private static List<RecipientReport> complaint(String text) {
        return Fields.groups(text).stream()
                .filter(group -> group.containsKey("feedback-type"))
                .limit(1)
                .map(ReportParser::complaint)
                .toList();
    }

    private static RecipientReport complaint(Map<String, String> group) {
        String type = group.get("feedback-type").toLowerCase(Locale.ROOT);
        Fate fate = COMPLAINTS.contains(type) ? Fate.COMPLAINT : Fate.NONE;
        String recipient = DeliveryStatus.address(group.get("original-rcpt-to"));
        String from = group.getOrDefault("user-agent", "");
        return new RecipientReport(recipient, null, fate, null, (type + " " + from).strip(), "feedback-" + type);
    }

    private static List<RecipientReport> inWords(MimeParts mail) {
        for (Leaf leaf : mail.leaves()) {
            String text = textOf(leaf);
            if (!text.isBlank()) {
                String subject = LenientText.ofHeader(mail.header("Subject"));
                return FreeForm.read(subject, text, mail.header("X-Failed-Recipients"));
            }
        }
        return List.of();
    }

    private static String textOf(Leaf leaf) {
        if (leaf.is("text/plain")) {
            return leaf.text();
        }
        return leaf.is("text/html") ? Jsoup.parse(leaf.text()).wholeText() : "";
    }
}
