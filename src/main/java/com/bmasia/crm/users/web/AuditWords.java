package com.bmasia.crm.users.web;

import com.bmasia.crm.shared.PhoneNumber;
import com.bmasia.crm.users.AuditVocabulary;
import com.bmasia.crm.users.audit.AuditEntry;
import com.bmasia.crm.web.Times;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/**
 * The codes of the audit log in words: a message {@code users.audit.action.<code>} (or {@code field}, {@code entity}) where the
 * module that writes them has one, else the code itself read aloud.
 */
@Component("auditWords")
class AuditWords {

    private static final Pattern INSTANT = Pattern.compile("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d(:\\d\\d(\\.\\d+)?)?Z");

    private final MessageSource texts;
    private final Times times;
    private final Map<String, String> vocabularies;

    AuditWords(MessageSource texts, Times times, List<AuditVocabulary> vocabularies) {
        this.texts = texts;
        this.times = times;
        this.vocabularies =
                vocabularies.stream().collect(Collectors.toMap(AuditVocabulary::entity, AuditVocabulary::texts));
    }

    public String action(String code) {
        return word("users.audit.action.", code);
    }

    public String entity(String code) {
        return word("users.audit.entity.", code);
    }

    public String field(String code) {
        return word("users.audit.field.", code);
    }

    /** A value as people read it: codes in the words of their module, moments in the business zone. */
    public String value(String entity, String field, String value) {
        if (INSTANT.matcher(value).matches()) {
            return times.dateTime(Instant.parse(value));
        }
        if (field.equals("phone")) {
            return PhoneNumber.readable(value);
        }
        String key = vocabularies.get(entity) + "." + field.replace(' ', '-') + "." + value;
        return texts.getMessage(key, null, value, LocaleContextHolder.getLocale());
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

    private String word(String prefix, String code) {
        return texts.getMessage(prefix + code, null, aloud(code), LocaleContextHolder.getLocale());
    }

    /** {@code ticket.status_changed} and {@code ticketStatusChanged} as "Ticket status changed". */
    private static String aloud(String code) {
        String words = code.replaceAll("[._-]+", " ")
                .replaceAll("([a-z])([A-Z])", "$1 $2")
                .toLowerCase(Locale.ROOT);
        return words.isEmpty() ? words : Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }
}
