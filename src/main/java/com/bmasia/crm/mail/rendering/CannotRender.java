package com.bmasia.crm.mail.rendering;

/**
 * One mail cannot be made: no active template of its type, or a variable without value and without default. Carries a
 * message key with arguments, for people.
 */
public class CannotRender extends Exception {

    private final String messageKey;
    private final transient Object[] arguments;

    public CannotRender(String messageKey, Object... arguments) {
        super(messageKey);
        this.messageKey = messageKey;
        this.arguments = arguments;
    }

    public String messageKey() {
        return messageKey;
    }

    public Object[] arguments() {
        return arguments == null ? new Object[0] : arguments;
    }
}
