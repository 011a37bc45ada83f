package com.bmasia.crm.users.web;

import com.bmasia.crm.shared.PhoneNumber;
import com.bmasia.crm.users.audit.AuditEntry;
import com.bmasia.crm.users.records.RecordKind;
import com.bmasia.crm.users.records.RecordKinds;
import com.bmasia.crm.web.Times;
import java.time.Instant;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.context.support.DefaultMessageSourceResolvable;
import org.springframework.stereotype.Component;

/**
 * The codes of the audit log in words: a message {@code <texts>.audit.action.<code>} (or {@code field}, {@code entity}) where
 * a module has one, else the code itself read aloud.
 */
@Component("auditWords")
class AuditWords {

    private static final Pattern INSTANT = Pattern.compile("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d(:\\d\\d(\\.\\d+)?)?Z");

    private final MessageSource texts;
    private final Times times;
    private final RecordKinds kinds;

    AuditWords(MessageSource texts, Times times, RecordKinds kinds) {
        this.texts = texts;
        this.times = times;
        this.kinds = kinds;
    }

    public String action(String code) {
        return word("action.", code);
    }

    public String entity(String code) {
        return word("entity.", code);
    }

    public String field(String code) {
        return word("field.", code);
    }

    /** A value as people read it: codes in the words of their module, moments in the business zone. */
    public String value(String entity, String field, String value) {
        if (INSTANT.matcher(value).matches()) {
            return times.dateTime(Instant.parse(value));
        }
        if (field.equals("phone")) {
            return PhoneNumber.readable(value);
        }
        return kinds.named(entity)
                .map(kind -> kind.texts() + "." + field.replace(' ', '-') + "." + value)
                .map(key -> texts.getMessage(key, null, value, LocaleContextHolder.getLocale()))
                .orElse(value);
    }

    public String icon(String entity) {
        return kinds.named(entity).map(RecordKind::icon).orElse("");
    }

    /** The same for a file, which says where there is nothing. */
    String read(AuditEntry entry, String field, String value) {
        return value == null || value.isEmpty()
                ? texts.getMessage("users.audit.nothing", null, LocaleContextHolder.getLocale())
                : value(entry.entity(), field, value);
    }

    /** What a new record holds has no value before it. */
    public boolean isNew(String action) {
        return action.endsWith(".created");
    }

    private String word(String what, String code) {
        String[] keys = Stream.concat(Stream.of("users"), kinds.all().stream().map(RecordKind::texts))
                .distinct()
                .map(module -> module + ".audit." + what + code)
                .toArray(String[]::new);
        return texts.getMessage(new DefaultMessageSourceResolvable(keys, aloud(code)), LocaleContextHolder.getLocale());
    }

    /** {@code ticket.status_changed} and {@code ticketStatusChanged} as "Ticket status changed". */
    private static String aloud(String code) {
        String words = code.replaceAll("[._-]+", " ")
                .replaceAll("([a-z])([A-Z])", "$1 $2")
                .toLowerCase(Locale.ROOT);
        return words.isEmpty() ? words : Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }
}
