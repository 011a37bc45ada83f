package com.bmasia.crm.customers;

import com.bmasia.crm.shared.RuleViolation;
import com.bmasia.crm.shared.SingleLine;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/**
 * Cleans the fields of one record and collects what is wrong with them, so that a person sees all of it at once: {@link
 * #refuseIfAnyFailed} throws the first violation with the others suppressed in it.
 */
final class FieldChecks {

    private static final Pattern CONTROL_EXCEPT_BREAK = Pattern.compile("[\\p{Cntrl}&&[^\n\t]]+");

    private final List<RuleViolation> found = new ArrayList<>();

    /** One line of text; blank becomes null. */
    String line(String field, String value, int max) {
        return limited(field, SingleLine.of(value), max);
    }

    /** Text with line breaks; blank becomes null. */
    String text(String field, String value, int max) {
        String breaks = value == null ? "" : value.replace("\r\n", "\n").replace('\r', '\n');
        return limited(field, CONTROL_EXCEPT_BREAK.matcher(breaks).replaceAll(""), max);
    }

    String required(String field, String value, int max) {
        String line = line(field, value, max);
        if (line == null) {
            add(field, "customers.rule.required");
        }
        return line;
    }

    <T> T required(String field, T value) {
        if (value == null) {
            add(field, "customers.rule.required");
        }
        return value;
    }

    /** A value with a form of its own; {@code reading} throws a violation where the value has another. */
    String parsed(String field, String value, UnaryOperator<String> reading) {
        if (value == null) {
            return null;
        }
        try {
            return reading.apply(value);
        } catch (RuleViolation violation) {
            add(field, violation.messageKey(), violation.arguments());
            return value;
        }
    }

    void add(String field, String messageKey, Object... arguments) {
        found.add(new RuleViolation(field, messageKey, arguments));
    }

    void refuseIfAnyFailed() {
        if (!found.isEmpty()) {
            RuleViolation first = found.get(0);
            found.stream().skip(1).forEach(first::addSuppressed);
            throw first;
        }
    }

    private String limited(String field, String value, int max) {
        String stripped = value.strip();
        if (stripped.length() > max) {
            add(field, "customers.rule.too-long", max, stripped.length());
        }
        return stripped.isEmpty() ? null : stripped;
    }
}
