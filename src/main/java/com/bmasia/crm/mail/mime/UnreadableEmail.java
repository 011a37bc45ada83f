package com.bmasia.crm.mail.mime;

/** An email that cannot be taken apart, or must not be. The message is a sentence for the person who looks at it. */
public class UnreadableEmail extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public UnreadableEmail(String why) {
        super(why);
    }
}
