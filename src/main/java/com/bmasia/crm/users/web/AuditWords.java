package com.bmasia.crm.users.web;

import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/**
 * The codes of the audit log in words: a message {@code users.audit.action.<code>} (or {@code field}, {@code entity}) where the
 * module that writes them has one, else the code itself read aloud.
 */
@Component("auditWords")
class AuditWords {

    private final MessageSource texts;

    AuditWords(MessageSource texts) {
        this.texts = texts;
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
