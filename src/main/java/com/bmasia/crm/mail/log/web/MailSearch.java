package com.bmasia.crm.mail.log.web;

import com.bmasia.crm.mail.AboutRecord;
import com.bmasia.crm.mail.TemplateType;
import com.bmasia.crm.mail.log.MailFilter;
import com.bmasia.crm.mail.log.MailStatus;
import com.bmasia.crm.users.UserId;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.web.util.UriComponentsBuilder;
import org.springframework.web.util.UriUtils;

/**
 * Chip and filters of the e-mail log as they stand in its address. An address is typed, shared and kept for years: what it
 * says wrongly is left out, not refused.
 *
 * @param view the chip; its statuses count where none is ticked
 * @param kind with {@code record}: the record that mails are about
 * @param after where the page begins: the cursor of the one before
 */
public record MailSearch(
        String q,
        String view,
        List<String> status,
        String type,
        String account,
        String person,
        String recipient,
        String subject,
        String from,
        String to,
        String kind,
        String record,
        String after) {

    static final String PATH = "/mail/log";

    private static final Map<String, Set<MailStatus>> CHIPS = new LinkedHashMap<>();

    static {
        CHIPS.put("all", Set.of());
        CHIPS.put("waiting", MailStatus.WAITING);
        CHIPS.put("failed", EnumSet.of(MailStatus.FAILED));
        CHIPS.put("unknown", EnumSet.of(MailStatus.UNKNOWN));
        CHIPS.put("bounced", EnumSet.of(MailStatus.BOUNCED));
        CHIPS.put("suppressed", EnumSet.of(MailStatus.SUPPRESSED));
    }

    public MailSearch {
        view = view == null || !CHIPS.containsKey(view) ? "all" : view;
        status = status == null
                ? List.of()
                : status.stream().filter(MailSearch::isSet).toList();
    }

    static Set<String> chips() {
        return CHIPS.keySet();
    }

    static MailSearch of(AboutRecord record) {
        return new MailSearch(
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                record.kind(),
                record.id().toString(),
                null);
    }

    MailFilter filter() {
        Set<MailStatus> ticked = status.stream()
                .map(code -> read(code, MailStatus::of))
                .filter(Objects::nonNull)
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(MailStatus.class)));
        return new MailFilter(
                q,
                ticked.isEmpty() ? CHIPS.get(view) : ticked,
                read(type, code -> TemplateType.valueOf(code.toUpperCase(Locale.ROOT))),
                read(account, UUID::fromString),
                read(person, UserId::of),
                recipient,
                subject,
                read(from, MailSearch::day),
                read(to, MailSearch::day),
                about());
    }

    private AboutRecord about() {
        UUID id = read(record, UUID::fromString);
        return id == null || !isSet(kind) ? null : new AboutRecord(kind, id);
    }

    /** Whether more than the chip narrows the list: the filters then stand open. */
    public boolean isFiltered() {
        return !status.isEmpty()
                || Stream.of(type, account, person, recipient, subject, from, to, record)
                        .anyMatch(MailSearch::isSet);
    }

    public boolean isNarrowed() {
        return isFiltered() || isSet(q) || !view.equals("all");
    }

    public boolean isOfRecord() {
        return about() != null;
    }

    public boolean isFirstPage() {
        return !isSet(after);
    }

    /** The same list under another chip. */
    public String chip(String other) {
        return address(PATH, other);
    }

    /** This list at another path, without the place in it. */
    public String at(String path) {
        return address(path, view);
    }

    private String address(String path, String chip) {
        UriComponentsBuilder address = UriComponentsBuilder.fromPath(path);
        add(address, "view", chip.equals("all") ? null : chip);
        add(address, "q", q);
        status.forEach(code -> add(address, "status", code));
        add(address, "type", type);
        add(address, "account", account);
        add(address, "person", person);
        add(address, "recipient", recipient);
        add(address, "subject", subject);
        add(address, "from", from);
        add(address, "to", to);
        add(address, "kind", kind);
        add(address, "record", record);
        return address.build(true).toUriString();
    }

    private static void add(UriComponentsBuilder address, String name, String value) {
        if (isSet(value)) {
            address.queryParam(name, UriUtils.encode(value.strip(), StandardCharsets.UTF_8));
        }
    }

    private static boolean isSet(String value) {
        return value != null && !value.isBlank();
    }

    private static LocalDate day(String typed) {
        LocalDate day = LocalDate.parse(typed);
        if (day.getYear() < 1 || day.getYear() >= 9999) {
            throw new IllegalArgumentException(typed);
        }
        return day;
    }

    private static <T> T read(String text, Function<String, T> type) {
        try {
            return isSet(text) ? type.apply(text.strip()) : null;
        } catch (IllegalArgumentException | DateTimeException e) {
            return null;
        }
    }
}
