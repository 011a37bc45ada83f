package com.bmasia.crm.mail.dsn;

import com.bmasia.crm.mail.dsn.BounceRules.Verdict;
import com.bmasia.crm.mail.dsn.MimeParts.Leaf;
import com.bmasia.crm.mail.mime.LenientText;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
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

    /**
     * The report that this mail is; empty where it is none, so that it may be read as somebody's letter.
     *
     * @param raw the mail as it came
     * @throws Unreadable where a mail server wrote it and it cannot be told what it says
     */
    public static Optional<Report> find(byte[] raw) {
        Report report = parse(raw);
        if (report.isEmpty() && report.ids().comesBack()) {
            throw new Unreadable("It returns an email, but gives no reason that we recognize");
        }
        return Optional.of(report).filter(found -> !found.isEmpty());
    }

    /**
     * As {@link #find}, with the ids also of what reports nothing.
     *
     * @throws Unreadable where it is built so that reading it would be dangerous
     */
    public static Report parse(byte[] raw) {
        Origin origin = MimeParts.originOf(raw);
        if (origin == Origin.PERSON) {
            return Report.none();
        }
        MimeParts mail = MimeParts.of(raw);
        MailIds ids = ids(mail);
        boolean believed = origin == Origin.DAEMON || ids.comesBack();
        List<RecipientReport> recipients = believed ? recipients(mail) : List.of();
        // Who answers for a person may quote our mail: that brings nothing back.
        boolean letter = origin == Origin.MACHINE && recipients.isEmpty();
        return letter ? Report.none() : new Report(ids, recipients);
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
                verdict.about(),
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
        DeliveryOutcome fate = COMPLAINTS.contains(type) ? DeliveryOutcome.COMPLAINT : DeliveryOutcome.NONE;
        String recipient = DeliveryStatus.address(group.get("original-rcpt-to"));
        String from = group.getOrDefault("user-agent", "");
        return new RecipientReport(recipient, null, fate, null, null, (type + " " + from).strip(), "feedback-" + type);
    }

    private static List<RecipientReport> inWords(MimeParts mail) {
        for (Leaf leaf : mail.leaves()) {
            String text = textOf(leaf);
            if (!text.isBlank()) {
                String subject = LenientText.ofHeader(mail.header("Subject"));
                String words = Subjects.without(subject, text);
                return FreeForm.read(Subjects.front(subject), words, mail.header("X-Failed-Recipients"));
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
