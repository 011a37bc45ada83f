package com.bmasia.crm.shared;

import com.bmasia.crm.shared.RuleViolation.BrokenRule;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * Cleans the fields of one record and collects what is wrong with them, so that a person sees all of it at once: {@link
 * #throwIfAny} refuses with everything that was found.
 */
public final class Checks {

    /** Message keys of the rules that every form has; the second names the most and what there is. */
    public static final String REQUIRED = "web.rule.required";

    public static final String TOO_LONG = "web.rule.too-long";

    private static final Pattern CONTROL_EXCEPT_BREAK = Pattern.compile("[\\p{Cntrl}&&[^\n\t]]+");

    private final List<BrokenRule> broken = new ArrayList<>();

    /** One line of text; blank becomes null. */
    public String line(String field, String typed, int max) {
        return limited(field, SingleLine.of(typed), max);
    }

    /** Text with line breaks; blank becomes null. */
    public String text(String field, String typed, int max) {
        String breaks = typed == null ? "" : typed.replace("\r\n", "\n").replace('\r', '\n');
        return limited(
                field, CONTROL_EXCEPT_BREAK.matcher(breaks).replaceAll("").strip(), max);
    }

    /** One line of text that must not be blank. */
    public String required(String field, String typed, int max) {
        return required(field, line(field, typed, max));
    }

    /** A value that must be there, such as what {@link #text} or {@link #read} made of what was typed. */
    public <T> T required(String field, T value) {
        require(value != null || isBroken(field), field, REQUIRED);
        return value;
    }

    /**
     * What was typed as the type that it stands for, null for nothing. The type refuses with a violation of its own, or with
     * one of the exceptions that the JDK has for text of another form.
     */
    public <T> T read(String field, String typed, Function<String, T> type) {
        if (typed == null || typed.isBlank()) {
            return null;
        }
        try {
            return type.apply(typed.strip());
        } catch (RuleViolation refusal) {
            refusal.broken().forEach(rule -> broken.add(new BrokenRule(field, rule.messageKey(), rule.arguments())));
        } catch (IllegalArgumentException | DateTimeException unreadable) {
            add(field, "web.rule.unreadable");
        }
        return null;
    }

    public void require(boolean holds, String field, String messageKey, Object... arguments) {
        if (!holds) {
            add(field, messageKey, arguments);
        }
    }

    public void add(String field, String messageKey, Object... arguments) {
        broken.add(BrokenRule.of(field, messageKey, arguments));
    }

    /** Refuses with everything that was found, the first first. */
    public void throwIfAny() {
        if (!broken.isEmpty()) {
            throw new RuleViolation(broken);
        }
    }

    private boolean isBroken(String field) {
        return broken.stream().anyMatch(rule -> field.equals(rule.field()));
    }

    private String limited(String field, String text, int max) {
        require(text.length() <= max, field, TOO_LONG, max, text.length());
        return text.isEmpty() ? null : text;
    }
}
