package com.bmasia.crm.shared;

import java.util.List;

/**
 * Somebody else was first, or the record is not in a state that allows what was asked. Answered with 409. {@code allowed}
 * names what is possible now, where that is known.
 */
public class Conflict extends RuntimeException {

    private final String messageKey;
    private final transient Object[] arguments;
    private final transient List<String> allowed;

    public Conflict(List<String> allowed, String messageKey, Object... arguments) {
        super(messageKey);
        this.messageKey = messageKey;
        this.arguments = arguments;
        this.allowed = List.copyOf(allowed);
    }

    public Conflict(String messageKey, Object... arguments) {
        this(List.of(), messageKey, arguments);
    }

    public String messageKey() {
        return messageKey;
    }

    public Object[] arguments() {
        return arguments == null ? new Object[0] : arguments;
    }

    public List<String> allowed() {
        return allowed == null ? List.of() : allowed;
    }
}
