package com.bmasia.crm.tasks.web;

import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/**
 * What stands on the button of an outcome: the text {@code tasks.outcome.<name>} where there is one, else
 * the name's own words, so that a model made in the studio needs no message file.
 */
@Component("outcomeLabels")
public class OutcomeLabels {

    private final MessageSource messages;

    OutcomeLabels(MessageSource messages) {
        this.messages = messages;
    }

    /** {@code startWork} becomes "Start work". */
    public String of(String outcome) {
        return messages.getMessage("tasks.outcome." + outcome, null, words(outcome), LocaleContextHolder.getLocale());
    }

    private static String words(String name) {
        String words =
                name.replaceAll("([a-z0-9])([A-Z])", "$1 $2").replace('_', ' ').replace('-', ' ');
        return words.substring(0, 1).toUpperCase(Locale.ROOT)
                + words.substring(1).toLowerCase(Locale.ROOT);
    }
}
