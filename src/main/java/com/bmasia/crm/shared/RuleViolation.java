package com.bmasia.crm.shared;

import java.util.Arrays;
import java.util.List;

/**
 * A business rule refused what was asked. Carries the name of the form field (or null for the whole form) and a message
 * key with arguments; shown beside the field on a page (422) and as {@code {"field": ["message"]}} by the API (400).
 */
public class RuleViolation extends RuntimeException {

    private final String field;
    private final String messageKey;
    private final transient List<Object> arguments;

    public RuleViolation(String field, String messageKey, Object... arguments) {
        super((field == null ? "" : field + ": ") + messageKey);
        this.field = field;
        this.messageKey = messageKey;
        // Not List.of: what was not typed at all is null.
        this.arguments = Arrays.asList(arguments.clone());
    }

    public String field() {
        return field;
    }

    public String messageKey() {
        return messageKey;
    }

    public Object[] arguments() {
        return arguments == null ? new Object[0] : arguments.toArray();
    }
}
