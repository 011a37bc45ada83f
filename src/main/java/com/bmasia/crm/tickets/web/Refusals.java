package com.bmasia.crm.tickets.web;

import com.bmasia.crm.shared.Conflict;
import com.bmasia.crm.shared.NotFound;
import com.bmasia.crm.shared.RuleViolation;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Component;

/** Why something was refused, in words for the person who asked; with what is possible instead, where that is known. */
@Component
public class Refusals {

    private final MessageSource messages;

    Refusals(MessageSource messages) {
        this.messages = messages;
    }

    public String inWords(RuntimeException refusal) {
        if (refusal instanceof RuleViolation rule) {
            return text(rule.messageKey(), rule.arguments());
        }
        if (refusal instanceof Conflict conflict) {
            Object[] words = Arrays.stream(conflict.arguments()).map(this::word).toArray();
            return text(conflict.messageKey(), words) + possible(conflict);
        }
        if (refusal instanceof AccessDeniedException) {
            return text("tickets.refused.permission");
        }
        return text(refusal instanceof NotFound ? "tickets.refused.gone" : "tickets.refused.meanwhile");
    }

    /** Codes of moves and statuses as people know them; all else as it is. */
    private Object word(Object argument) {
        String asMove = messages.getMessage("tickets.move." + argument, null, null, locale());
        String asStatus = messages.getMessage("tickets.status." + argument, null, null, locale());
        return asMove != null ? asMove : asStatus != null ? asStatus : argument;
    }

    private String possible(Conflict conflict) {
        if (conflict.allowed().isEmpty()) {
            return "";
        }
        String moves = conflict.allowed().stream()
                .map(move -> messages.getMessage("tickets.move." + move, null, move, locale()))
                .collect(Collectors.joining(", "));
        return " " + text("tickets.refused.possible", moves);
    }

    private String text(String key, Object... arguments) {
        return messages.getMessage(key, arguments, locale());
    }

    private static Locale locale() {
        return LocaleContextHolder.getLocale();
    }
}
