package com.bmasia.crm.startup;

/** The application cannot start for a reason that a person can remove. Reported in words, without a stack trace. */
public class StartRefused extends RuntimeException {

    private final String whatToDo;

    public StartRefused(String reason, String whatToDo) {
        this(reason, whatToDo, null);
    }

    public StartRefused(String reason, String whatToDo, Throwable cause) {
        super(reason, cause);
        this.whatToDo = whatToDo;
    }

    public String whatToDo() {
        return whatToDo;
    }
}
