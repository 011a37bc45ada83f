package com.bmasia.crm.mail.consent;

import com.bmasia.crm.mail.MailTopic;
import com.bmasia.crm.shared.EmailAddress;
import com.bmasia.crm.shared.RuleViolation;
import com.bmasia.crm.shared.SingleLine;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Reads addresses from a file: one in each line, or a table as we export it, with the columns address, reason, topic and
 * note in any order. All lines or none: a list that is half read is worse than one that is not.
 */
final class SuppressionFile {

    private static final int MOST_LINES = 100_000;
    private static final int SHOWN_FAULTS = 5;
    private static final List<String> ADDRESS =
            List.of("address", "email", "e-mail", "e-mail address", "email address");

    private final SuppressionReason otherwise;
    private final List<Line> lines = new ArrayList<>();
    private final List<String> faults = new ArrayList<>();
    private List<String> columns = List.of("address");

    private SuppressionFile(SuppressionReason otherwise) {
        this.otherwise = otherwise;
    }

    record Line(String address, MailTopic topic, SuppressionReason reason, String note) {}

    /**
     * @param otherwise the reason of lines that name none
     * @throws RuleViolation at the field {@code file}, naming the first lines that cannot be read
     */
    static List<Line> read(String text, SuppressionReason otherwise) {
        SuppressionFile file = new SuppressionFile(otherwise);
        String content = text.startsWith("\uFEFF") ? text.substring(1) : text;
        try (CsvReader<CsvRecord> csv =
                CsvReader.builder().fieldSeparator(separator(content)).ofCsvRecord(content)) {
            csv.forEach(file::add);
        } catch (CsvParseException | java.io.IOException e) {
            throw new RuleViolation("file", "mail.suppression.rule.file.form");
        }
        return file.lines();
    }

    private List<Line> lines() {
        if (!faults.isEmpty()) {
            String first = faults.stream().limit(SHOWN_FAULTS).collect(Collectors.joining(", "));
            throw new RuleViolation("file", "mail.suppression.rule.file.lines", faults.size(), first);
        }
        if (lines.isEmpty()) {
            throw new RuleViolation("file", "mail.suppression.rule.file.empty");
        }
        return lines;
    }

    private void add(CsvRecord record) {
        List<String> cells =
                record.getFields().stream().map(SuppressionFile::text).toList();
        if (lines.isEmpty() && faults.isEmpty() && cells.stream().anyMatch(SuppressionFile::isHeading)) {
            columns = cells.stream().map(SuppressionFile::column).toList();
            return;
        }
        if (lines.size() + faults.size() >= MOST_LINES) {
            throw new RuleViolation("file", "mail.suppression.rule.file.long", MOST_LINES);
        }
        read(cells)
                .ifPresentOrElse(
                        lines::add, () -> faults.add(record.getStartingLineNumber() + " (" + shown(cells) + ")"));
    }

    private Optional<Line> read(List<String> cells) {
        String address = cell(cells, "address");
        String note = cell(cells, "note");
        Optional<SuppressionReason> reason = cell(cells, "reason").isEmpty()
                ? Optional.of(otherwise)
                : SuppressionReason.of(code(cell(cells, "reason")));
        Optional<MailTopic> topic = Arrays.stream(MailTopic.values())
                .filter(one -> one.code().equals(code(cell(cells, "topic"))))
                .findFirst();
        boolean topicFits = cell(cells, "topic").isEmpty()
                || topic.isPresent()
                        && reason.filter(r -> r == SuppressionReason.UNSUBSCRIBED)
                                .isPresent();
        return EmailAddress.isValid(address)
                        && reason.isPresent()
                        && topicFits
                        && note.length() <= SuppressionService.LONGEST_NOTE
                ? Optional.of(new Line(address, topic.orElse(null), reason.get(), note.isEmpty() ? null : note))
                : Optional.empty();
    }

    private String cell(List<String> cells, String column) {
        int at = columns.indexOf(column);
        return at < 0 || at >= cells.size() ? "" : cells.get(at);
    }

    private static boolean isHeading(String cell) {
        return ADDRESS.contains(cell.toLowerCase(Locale.ROOT));
    }

    private static String column(String cell) {
        return isHeading(cell) ? "address" : cell.toLowerCase(Locale.ROOT);
    }

    /** {@code Hard bounce} as well as {@code hard_bounce}. */
    private static String code(String word) {
        return word.toLowerCase(Locale.ROOT).replaceAll("[ -]+", "_");
    }

    /** Our own export puts an apostrophe before what spreadsheets would take for a formula. */
    private static String text(String cell) {
        return SingleLine.of(cell).replaceFirst("^'(?=[=+@-])", "");
    }

    private static String shown(List<String> cells) {
        String line = String.join(", ", cells);
        return line.length() > 60 ? line.substring(0, 60) + "…" : line;
    }

    private static char separator(String text) {
        String first = text.lines().findFirst().orElse("");
        return first.contains(";") && !first.contains(",") ? ';' : ',';
    }
}
