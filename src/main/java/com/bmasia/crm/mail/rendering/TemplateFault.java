package com.bmasia.crm.mail.rendering;

import com.bmasia.crm.shared.Checks;

/** A text is not a template that we understand; says where, for people. */
public final class TemplateFault extends Exception {

    private static final int EXCERPT = 30;

    private final String messageKey;
    private final transient Object[] arguments;

    private TemplateFault(String messageKey, Object... arguments) {
        super(messageKey);
        this.messageKey = messageKey;
        this.arguments = arguments;
    }

    /** The message gets the beginning of what is wrong, its line and its character in that line, both from 1. */
    static TemplateFault at(String source, int position, String messageKey, Object... more) {
        String before = source.substring(0, position);
        int line = 1 + (int) before.chars().filter(c -> c == '\n').count();
        int column = position - before.lastIndexOf('\n');
        Object[] arguments = new Object[3 + more.length];
        arguments[0] = excerpt(source, position);
        arguments[1] = line;
        arguments[2] = column;
        System.arraycopy(more, 0, arguments, 3, more.length);
        return new TemplateFault(messageKey, arguments);
    }

    private static String excerpt(String source, int position) {
        String rest = source.substring(position);
        int close = rest.indexOf("}}");
        int end = close < 0 ? rest.length() : close + 2;
        String found = rest.substring(0, Math.min(end, EXCERPT)).replaceAll("\\s+", " ");
        return end > EXCERPT ? found + "…" : found;
    }

    void addTo(Checks checks, String field) {
        checks.add(field, messageKey, arguments());
    }

    public String messageKey() {
        return messageKey;
    }

    public Object[] arguments() {
        return arguments == null ? new Object[0] : arguments;
    }
}
