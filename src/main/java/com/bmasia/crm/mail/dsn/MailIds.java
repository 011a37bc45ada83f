package com.bmasia.crm.mail.dsn;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Ids of mails that a report names: Message-IDs with their brackets, and our own marks, which survive where a provider
 * changes the Message-ID. Nobody but sender and recipient knows them, which is why a report is believed that has one.
 *
 * @param messageIds of the mail that comes back
 * @param answered what the report is an answer to; only asked where no mail comes back with it
 */
public record MailIds(Set<String> messageIds, Set<UUID> marks, Set<String> answered) {

    /** A report about one mail names a few; one that names hundreds tries them out. */
    private static final int MOST = 30;

    private static final Pattern MESSAGE_ID = Pattern.compile("<[^<>\\s]{3,198}>");
    private static final Pattern ID_LINE = Pattern.compile(
            "^[>|\\s]*(?:X-)?(?:Original-)?Message-ID:\\s*(<[^<>\\s]{3,198}>)",
            Pattern.CASE_INSENSITIVE | Pattern.MULTILINE);
    private static final Pattern MARK_LINE = Pattern.compile(
            "^[>|\\s]*X-BMAsia-Mail:\\s*([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\\b",
            Pattern.CASE_INSENSITIVE | Pattern.MULTILINE);

    static MailIds none() {
        return new MailIds(new LinkedHashSet<>(), new LinkedHashSet<>(), new LinkedHashSet<>());
    }

    public boolean isEmpty() {
        return !comesBack() && answered.isEmpty();
    }

    /** Whether it has the mail with it, or its headers. */
    public boolean comesBack() {
        return !messageIds.isEmpty() || !marks.isEmpty();
    }

    /** Of the headers of the mail that comes back, also where they stand within the text of the report. */
    void addFromHeadersIn(String text) {
        Matcher ids = ID_LINE.matcher(text);
        while (ids.find()) {
            add(ids.group(1), messageIds);
        }
        Matcher own = MARK_LINE.matcher(text);
        while (own.find() && marks.size() < MOST) {
            marks.add(UUID.fromString(own.group(1)));
        }
    }

    /** Of {@code In-Reply-To}, or {@code References}, whose last id is that of the mail answered. */
    void addAnswered(String header) {
        Matcher ids = MESSAGE_ID.matcher(header);
        String last = null;
        while (ids.find()) {
            last = ids.group();
        }
        if (last != null) {
            add(last, answered);
        }
    }

    private static void add(String id, Set<String> to) {
        if (to.size() < MOST) {
            to.add(id);
        }
    }
}
